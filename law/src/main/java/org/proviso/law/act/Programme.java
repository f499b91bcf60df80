package org.proviso.law.act;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A programme under which money is awarded, or another source of conditions.
///
/// @param id identifier
/// @param title what it is called in text
/// @param years its programme years, or the one value [org.proviso.law.fact.Subject#ANY_YEAR]
/// @param listings its numbers in the list of federal assistance, such as 16.738; none if not known
/// @param yearInAwardNumber regular expression whose first group is the programme year in the
///   number of an award; null if award numbers do not tell it
public record Programme(
    String id,
    String title,
    List<String> years,
    List<String> listings,
    @Nullable String yearInAwardNumber) {

  /// Copies the lists.
  public Programme {
    years = List.copyOf(years);
    listings = List.copyOf(listings);
  }

  /// Makes a programme of which it is not known how awards tell it.
  public Programme(String id, String title, List<String> years) {
    this(id, title, years, List.of(), null);
  }
}
