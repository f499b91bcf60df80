package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// How a holiday's day is found in a year.
public sealed interface DayPattern {

  /// Returns the day in `year`, or empty if the year has none (29 February in a common year).
  Optional<LocalDate> in(int year);

  /// The same day of the same month each year.
  record FixedDate(MonthDay monthDay) implements DayPattern {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(monthDay).filter(d -> d.isValidYear(year)).map(d -> d.atYear(year));
    }
  }

  /// The `nth` such weekday of a month, for example the third Monday in January.
  ///
  /// @param nth 1 to 4; a fifth is not in every month
  record NthWeekday(Month month, int nth, DayOfWeek weekday) implements DayPattern {

    /// @throws IllegalArgumentException if `nth` is not 1 to 4
    public NthWeekday {
      Promises.between("nth", nth, 1, 4);
    }

    @Override
    public Optional<LocalDate> in(int year) {
      LocalDate first = Year.of(year).atMonth(month).atDay(1);
      return Optional.of(first.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
    }
  }

  /// The last such weekday of a month, for example the last Monday in May.
  record LastWeekday(Month month, DayOfWeek weekday) implements DayPattern {
    @Override
    public Optional<LocalDate> in(int year) {
      LocalDate first = Year.of(year).atMonth(month).atDay(1);
      return Optional.of(first.with(TemporalAdjusters.lastInMonth(weekday)));
    }
  }
}
