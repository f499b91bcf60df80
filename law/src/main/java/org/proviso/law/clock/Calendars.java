package org.proviso.law.clock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calendars at hand, by id.
public final class Calendars {

  private final Map<CalendarId, HolidayCalendar> byId;

  private Calendars(Collection<HolidayCalendar> calendars) {
    Map<CalendarId, HolidayCalendar> found = new HashMap<>();
    for (HolidayCalendar calendar : calendars) {
      if (found.put(calendar.id(), calendar) != null) {
        throw new IllegalArgumentException("two calendars with the id " + calendar.id());
      }
    }
    byId = Map.copyOf(found);
  }

  /// Returns these calendars, to be found by id.
  ///
  /// @throws IllegalArgumentException if two calendars have one id
  public static Calendars of(Collection<HolidayCalendar> calendars) {
    return new Calendars(calendars);
  }

  /// Returns these calendars, to be found by id.
  ///
  /// @throws IllegalArgumentException if two calendars have one id
  public static Calendars of(HolidayCalendar... calendars) {
    return new Calendars(List.of(calendars));
  }

  /// Returns the calendar with exactly this name and version.
  public Optional<HolidayCalendar> find(CalendarId id) {
    return Optional.ofNullable(byId.get(id));
  }
}
