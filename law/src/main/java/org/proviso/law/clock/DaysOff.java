package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The days that a rule treats as off: certain weekdays, and the holidays of certain calendars.
///
/// A day is off if any of them says so. Several calendars serve a rule that adds State holidays to
/// the federal ones.
///
/// @param weekdays weekdays that are always off; never all seven
/// @param holidays the calendars; may be empty
public record DaysOff(Set<DayOfWeek> weekdays, List<CalendarId> holidays) {

  /// No day is off.
  public static final DaysOff NONE = new DaysOff(Set.of(), List.of());

  /// @throws IllegalArgumentException if all seven weekdays are off
  public DaysOff {
    if (EnumSet.allOf(DayOfWeek.class).equals(weekdays)) {
      throw new IllegalArgumentException("all seven weekdays are off");
    }
    weekdays = Set.copyOf(weekdays);
    holidays = List.copyOf(holidays);
  }

  /// Returns these days with another version of a calendar; the same if `from` is not named.
  public DaysOff with(CalendarId from, CalendarId to) {
    return holidays.contains(from)
        ? new DaysOff(
            weekdays, holidays.stream().map(id -> id.equals(from) ? to : id).distinct().toList())
        : this;
  }

  /// Returns Saturdays, Sundays and the holidays of `calendars`.
  public static DaysOff weekendsAnd(CalendarId... calendars) {
    return new DaysOff(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of(calendars));
  }
}
