package org.proviso.pack;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.CountingRule;

/// One entry of the section `counting-rules`.
///
/// @param id identifier as written
/// @param title title as written
/// @param length the length stated; zero for a family, whose rules state it in their identifier
/// @param provenance where it comes from
/// @param rule makes the rule of an identifier and a length
record ClockRule(
    String id,
    String title,
    int length,
    Provenance provenance,
    BiFunction<String, Integer, CountingRule> rule) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\bN\\b");
  private static final int SHOWN_LENGTH = 30;

  boolean isFamily() {
    return length == 0;
  }

  static boolean hasPlaceholder(String id) {
    return PLACEHOLDER.matcher(id).find();
  }

  Clocks.Listed listed() {
    return isFamily()
        ? new Clocks.Listed(id, title, rule.apply(idWith("" + SHOWN_LENGTH), 30), provenance)
        : new Clocks.Listed(id, title, rule.apply(id, length), provenance);
  }

  String idWith(String number) {
    return PLACEHOLDER.matcher(id).replaceAll(number);
  }

  /// Returns the rule of this family with this identifier; empty if it is none of the family.
  Optional<Clocks.Listed> ofFamily(String asked) {
    if (!isFamily()) {
      return Optional.empty();
    }
    String[] around = PLACEHOLDER.split(id, 2);
    Matcher matcher =
        Pattern.compile(Pattern.quote(around[0]) + "([1-9]\\d{0,4})" + Pattern.quote(around[1]))
            .matcher(asked);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > CountingRule.MOST_DAYS) {
      return Optional.empty();
    }
    String number = matcher.group(1);
    return Optional.of(
        new Clocks.Listed(
            asked,
            PLACEHOLDER.matcher(title).replaceAll(number),
            rule.apply(asked, Integer.parseInt(number)),
            provenance));
  }
}
