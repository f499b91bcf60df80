package org.proviso.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Law;
import org.proviso.law.act.Programme;

/// Which assistance listings are which programme, and how the programme year of an award is told.
/// Immutable and thread-safe.
public final class Programmes {

  /// A programme.
  ///
  /// @param id identifier of the programme
  /// @param listings its assistance listing numbers, such as 16.738
  /// @param yearInAwardNumber finds the programme year in an award's number, as its first group;
  ///   null, or where it finds none, for the fiscal year of the base action
  public record Listed(String id, List<String> listings, @Nullable Pattern yearInAwardNumber) {

    /// @throws IllegalArgumentException if the expression has no group
    public Listed {
      listings = List.copyOf(listings);
      if (yearInAwardNumber != null && yearInAwardNumber.matcher("").groupCount() < 1) {
        throw new IllegalArgumentException("no group in " + yearInAwardNumber);
      }
    }

    /// Returns the programme year that an award's number tells; null if it tells none.
    @Nullable String yearIn(String awardNumber) {
      if (yearInAwardNumber == null) {
        return null;
      }
      Matcher matcher = yearInAwardNumber.matcher(awardNumber);
      return matcher.find() ? matcher.group(1) : null;
    }
  }

  /// In the summary, numbers stand with their titles: `16.738: TITLE; 16.710: TITLE`.
  private static final Pattern NUMBER =
      Pattern.compile("(?:^|;\\s*)(\\d{2}\\.[0-9A-Z]{3})(?=\\s*(?:[:;]|$))");

  private final Map<String, Listed> byListing = new HashMap<>();

  private Programmes(Collection<Listed> programmes) {
    for (Listed programme : programmes) {
      for (String listing : programme.listings()) {
        if (byListing.put(listing, programme) != null) {
          throw new IllegalArgumentException("two programmes have the listing " + listing);
        }
      }
    }
  }

  /// Returns these programmes.
  ///
  /// @throws IllegalArgumentException if two programmes have one listing
  public static Programmes of(Collection<Listed> programmes) {
    return new Programmes(programmes);
  }

  /// Returns the programmes of a law.
  ///
  /// @throws IllegalArgumentException if two programmes have one listing
  public static Programmes of(Law law) {
    List<Listed> listed = new ArrayList<>();
    for (Programme programme : law.parts().programmes()) {
      String year = programme.yearInAwardNumber();
      listed.add(
          new Listed(
              programme.id(), programme.listings(), year == null ? null : Pattern.compile(year)));
    }
    return of(listed);
  }

  /// Returns the listing numbers in a field, in order.
  static List<String> numbersIn(String field) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(field);
    while (matcher.find()) {
      numbers.add(matcher.group(1));
    }
    return numbers;
  }

  /// Returns the programme of the first of these listings that is one's; null if none is.
  @Nullable Listed of(List<String> numbers) {
    for (String number : numbers) {
      Listed programme = byListing.get(number);
      if (programme != null) {
        return programme;
      }
    }
    return null;
  }
}
