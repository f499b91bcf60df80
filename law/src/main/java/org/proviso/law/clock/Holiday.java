package org.proviso.law.clock;

import java.time.LocalDate;

/// One holiday on one day.
///
/// @param day the day that is a holiday
/// @param name as its source names it
/// @param source the legal source of the holiday
/// @param dated the day the holiday itself falls on; other than `day` for a substitute
public record Holiday(LocalDate day, String name, String source, LocalDate dated) {

  /// Returns whether `day` only stands in for a holiday that falls on a weekend.
  public boolean isSubstitute() {
    return !day.equals(dated);
  }
}
