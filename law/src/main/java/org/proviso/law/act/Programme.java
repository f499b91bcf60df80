package org.proviso.law.act;

import java.util.List;

/// A programme under which money is awarded, or another source of conditions.
///
/// @param id identifier
/// @param title what it is called in text
/// @param years its programme years, or the one value [org.proviso.law.fact.Subject#ANY_YEAR]
public record Programme(String id, String title, List<String> years) {

  /// Copies the years.
  public Programme {
    years = List.copyOf(years);
  }
}
