package org.proviso.register;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a body, so that ways of writing one name are equal and other names are not.
///
/// @param rank `CITY`, `COUNTY` or `STATE` if the name or its bearer says so, else empty
/// @param base the name without that, in capitals
record BodyName(String rank, String base) {

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("['’.]");
  private static final Pattern RANK_FIRST = Pattern.compile("(CITY|COUNTY|STATE) OF (.+)");
  private static final Pattern RANK_LAST = Pattern.compile("(.+) (CITY|COUNTY|STATE) OF");
  private static final Pattern COUNTY_LAST = Pattern.compile("(.+) COUNTY");

  /// Returns a name in capitals, every run of other characters one space.
  static String normal(String name) {
    String capitals = APOSTROPHE.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("");
    return NOT_A_LETTER.matcher(capitals).replaceAll(" ").strip();
  }

  /// Returns the name of a body.
  ///
  /// @param otherwise rank of a name that states none; empty if it is not known
  static BodyName of(String name, String otherwise) {
    String normal = normal(name);
    Matcher first = RANK_FIRST.matcher(normal);
    if (first.matches()) {
      return new BodyName(first.group(1), first.group(2));
    }
    Matcher last = RANK_LAST.matcher(normal);
    if (last.matches()) {
      return new BodyName(last.group(2), last.group(1));
    }
    Matcher county = COUNTY_LAST.matcher(normal);
    if (county.matches()) {
      return new BodyName("COUNTY", county.group(1));
    }
    return new BodyName(otherwise, normal);
  }
}
