package org.proviso.law.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/// One line of a count.
public sealed interface Step {

  /// Returns whether the day or stretch counts.
  boolean counts();

  /// Returns why.
  Reason reason();

  /// One day.
  ///
  /// @param number how many days have counted up to and with this day
  record DayStep(LocalDate day, boolean counts, int number, Reason reason) implements Step {}

  /// One stretch of hours that lies within one local day, half-open.
  ///
  /// @param running how much time has counted up to `until`
  record HourStep(
      ZonedDateTime from, ZonedDateTime until, boolean counts, Duration running, Reason reason)
      implements Step {}
}
