package org.proviso.law.clock;

/// A holiday that comes back by a pattern.
///
/// @param name as the source names it
/// @param source the legal source, for example `5 U.S.C. 6103(a)`
/// @param pattern how its day is found in a year
/// @param years the years in which it is kept, by the year of the day itself and not of a
///   substitute: New Year's Day of 2022 may be observed in 2021
/// @param observance whether a weekend day has a substitute
public record HolidayRule(
    String name, String source, DayPattern pattern, Years years, Observance observance) {

  /// @throws IllegalArgumentException if `name` or `source` is blank
  public HolidayRule {
    Promises.notBlank("holiday name", name);
    Promises.notBlank("holiday source", source);
  }
}
