package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The days off of a rule, with the calendars it names at hand.
///
/// A day that one of the calendars does not cover is unknown even if its weekday is off: the answer
/// then never depends on the order of the checks.
final class OffDays {

  private final DaysOff daysOff;
  private final HolidayCalendar[] calendars;
  private final int weekdays;

  OffDays(DaysOff daysOff, List<HolidayCalendar> calendars) {
    this.daysOff = daysOff;
    this.calendars = calendars.toArray(HolidayCalendar[]::new);
    int bits = 0;
    for (DayOfWeek weekday : daysOff.weekdays()) {
      bits |= 1 << weekday.getValue();
    }
    this.weekdays = bits;
  }

  enum Status {
    OFF,
    NOT_OFF,
    UNKNOWN
  }

  Status status(long epochDay) {
    boolean off = (weekdays >> weekday(epochDay) & 1) == 1;
    for (HolidayCalendar calendar : calendars) {
      if (!calendar.covers(epochDay)) {
        return Status.UNKNOWN;
      }
      off |= calendar.isHoliday(epochDay);
    }
    return off ? Status.OFF : Status.NOT_OFF;
  }

  private static int weekday(long epochDay) {
    // Day 0 of the epoch, 1 January 1970, was a Thursday; Monday is 1, as in DayOfWeek.
    return 1 + (int) Math.floorMod(epochDay + 3, 7L);
  }

  /// Returns the outcome for a day of status [Status#UNKNOWN].
  ///
  /// @throws IllegalStateException if every calendar covers the day
  Outcome beyond(long epochDay) {
    for (HolidayCalendar calendar : calendars) {
      if (!calendar.covers(epochDay)) {
        CalendarDefinition known = calendar.definition();
        return new Outcome.BeyondCalendar(
            known.id(), known.firstDay(), known.lastDay(), LocalDate.ofEpochDay(epochDay));
      }
    }
    throw new IllegalStateException("every calendar covers day " + epochDay);
  }

  /// Returns why `day` is off, or empty if it is not.
  ///
  /// @throws IllegalArgumentException if a calendar does not cover `day`
  Optional<Reason> reasonOff(LocalDate day) {
    if (daysOff.weekdays().contains(day.getDayOfWeek())) {
      return Optional.of(new Reason.WeekdayOff(day.getDayOfWeek()));
    }
    for (HolidayCalendar calendar : calendars) {
      Optional<Holiday> holiday = calendar.find(day);
      if (holiday.isPresent()) {
        return Optional.of(new Reason.HolidayOff(calendar.id(), holiday.get()));
      }
    }
    return Optional.empty();
  }
}
