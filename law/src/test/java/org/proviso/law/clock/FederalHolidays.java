package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/// The calendar of 5 U.S.C. 6103, with its open questions as switches.
///
/// It begins on 1 January 1986, the year the Birthday of Martin Luther King, Jr. was first kept:
/// from then on the list of 6103(a) changed only by Juneteenth (Pub. L. 117-17, signed 17 June
/// 2021). It ends on 31 December 2099 on the footing that the statute stays as it is.
///
/// @param observed whether the Friday before a Saturday holiday and the Monday after a Sunday
///   holiday are holidays as well. The statute gives the Friday "for the purpose of statutes
///   relating to pay and leave of employees" (6103(b)); whether it moves a deadline is for the rule
///   to say
/// @param inauguration whether Inauguration Day is a holiday. 6103(c) makes it one only for
///   employees in and around the District of Columbia. On a Sunday the next day is kept; on a
///   Saturday there is no substitute (51 Comp. Gen. 586)
/// @param closings whether the days are holidays on which the President closed the executive
///   departments. The orders speak of pay and leave. The list is complete only for 2018 to 2025, so
///   a calendar with this switch covers only those years
public record FederalHolidays(boolean observed, boolean inauguration, boolean closings) {

  private static final String STATUTE = "5 U.S.C. 6103(a)";

  /// Returns the calendar data, with an id that tells the switches: `us-federal`, followed by
  /// `-observed`, `-inauguration` and `-closings` for those that are on.
  public CalendarDefinition definition() {
    LocalDate first = closings ? LocalDate.of(2018, 1, 1) : LocalDate.of(1986, 1, 1);
    LocalDate last = closings ? LocalDate.of(2025, 12, 31) : LocalDate.of(2099, 12, 31);
    return new CalendarDefinition(
        id(), first, last, holidays(), closings ? knownClosings() : List.of());
  }

  /// Returns the id of [#definition()].
  public CalendarId id() {
    String name =
        "us-federal"
            + (observed ? "-observed" : "")
            + (inauguration ? "-inauguration" : "")
            + (closings ? "-closings" : "");
    return new CalendarId(name, "2026-1");
  }

  private List<HolidayRule> holidays() {
    List<HolidayRule> rules = new ArrayList<>();
    rules.add(fixed("New Year's Day", Month.JANUARY, 1, Years.from(1986)));
    rules.add(nth("Birthday of Martin Luther King, Jr.", Month.JANUARY, 3, DayOfWeek.MONDAY));
    rules.add(nth("Washington's Birthday", Month.FEBRUARY, 3, DayOfWeek.MONDAY));
    rules.add(rule("Memorial Day", new DayPattern.LastWeekday(Month.MAY, DayOfWeek.MONDAY)));
    rules.add(fixed("Juneteenth National Independence Day", Month.JUNE, 19, Years.from(2021)));
    rules.add(fixed("Independence Day", Month.JULY, 4, Years.from(1986)));
    rules.add(nth("Labor Day", Month.SEPTEMBER, 1, DayOfWeek.MONDAY));
    rules.add(nth("Columbus Day", Month.OCTOBER, 2, DayOfWeek.MONDAY));
    rules.add(fixed("Veterans Day", Month.NOVEMBER, 11, Years.from(1986)));
    rules.add(nth("Thanksgiving Day", Month.NOVEMBER, 4, DayOfWeek.THURSDAY));
    rules.add(fixed("Christmas Day", Month.DECEMBER, 25, Years.from(1986)));
    if (inauguration) {
      rules.add(inaugurationDay());
    }
    return rules;
  }

  private HolidayRule fixed(String name, Month month, int day, Years years) {
    DayPattern pattern = new DayPattern.FixedDate(MonthDay.of(month, day));
    return new HolidayRule(name, STATUTE, pattern, years, observance());
  }

  private HolidayRule nth(String name, Month month, int nth, DayOfWeek weekday) {
    return rule(name, new DayPattern.NthWeekday(month, nth, weekday));
  }

  private HolidayRule rule(String name, DayPattern pattern) {
    return new HolidayRule(name, STATUTE, pattern, Years.from(1986), observance());
  }

  private Observance observance() {
    return observed ? Observance.NEAREST_WEEKDAY : Observance.NONE;
  }

  private static HolidayRule inaugurationDay() {
    return new HolidayRule(
        "Inauguration Day",
        "5 U.S.C. 6103(c)",
        new DayPattern.FixedDate(MonthDay.of(Month.JANUARY, 20)),
        // Each fourth year after 1965.
        Years.every(4, 1969),
        Observance.MONDAY_FOR_SUNDAY);
  }

  private static List<OneOffDay> knownClosings() {
    return List.of(
        closing(2018, Month.DECEMBER, 5),
        closing(2018, Month.DECEMBER, 24),
        closing(2019, Month.DECEMBER, 24),
        closing(2020, Month.DECEMBER, 24),
        closing(2024, Month.DECEMBER, 24),
        closing(2025, Month.JANUARY, 9),
        closing(2025, Month.DECEMBER, 24),
        closing(2025, Month.DECEMBER, 26));
  }

  private static OneOffDay closing(int year, Month month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    return new OneOffDay(
        date,
        "Executive departments closed",
        "Executive order closing executive departments and agencies on " + date);
  }
}
