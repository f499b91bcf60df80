package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.List;

/// The calendars that tests count with.
final class ClockFixtures {

  static final CalendarId STATUTE = new FederalHolidays(false, false, false).id();
  static final CalendarId OBSERVED = new FederalHolidays(true, false, false).id();
  static final CalendarId INAUGURATION = new FederalHolidays(true, true, false).id();
  static final CalendarId CLOSINGS = new FederalHolidays(true, false, true).id();
  static final CalendarId MASSACHUSETTS = new CalendarId("ma-2008", "1");
  static final CalendarId MISSING = new CalendarId("missing", "1");

  private ClockFixtures() {}

  static Reckoner aReckonerWithFederalCalendars() {
    return new Reckoner(
        Calendars.of(
            HolidayCalendar.of(new FederalHolidays(false, false, false).definition()),
            observed(),
            HolidayCalendar.of(new FederalHolidays(true, true, false).definition()),
            HolidayCalendar.of(new FederalHolidays(true, false, true).definition()),
            HolidayCalendar.of(patriotsDay())));
  }

  static HolidayCalendar observed() {
    return HolidayCalendar.of(new FederalHolidays(true, false, false).definition());
  }

  private static CalendarDefinition patriotsDay() {
    LocalDate day = LocalDate.of(2008, 4, 21);
    return new FederalHolidays(false, false, false)
        .definition()
        .plusDays(MASSACHUSETTS, List.of(new OneOffDay(day, "Patriots' Day", "State law")));
  }
}
