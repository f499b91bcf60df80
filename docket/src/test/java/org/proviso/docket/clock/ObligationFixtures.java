package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.CalendarDefinition;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Calendars;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.HolidayCalendar;
import org.proviso.law.clock.OneOffDay;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.ServiceWay;

/// Rules, ways of service and calendars that tests of clocks use.
final class ObligationFixtures {

  static final CalendarId FEDERAL = new CalendarId("federal", "1");

  /// With the closings of 5 and 24 December 2018 beside the holidays.
  static final CalendarId FEDERAL_2 = new CalendarId("federal", "2");

  static final CalendarId MISSING = new CalendarId("federal", "9");

  static final ServiceWay MAIL =
      way("mail", new ServiceWay.Made.OnDispatch(), courtDays(3, FEDERAL));
  static final ServiceWay E_MAIL = way("e-mail", new ServiceWay.Made.OnDispatch(), null);
  static final ServiceWay CERTIFIED = way("certified", new ServiceWay.Made.OnDelivery(), null);
  static final ServiceWay PORTAL = way("portal", new ServiceWay.Made.WhenOpened(), null);
  static final ServiceWay POST =
      way("post", new ServiceWay.Made.AfterDispatch(courtDays(5, FEDERAL)), null);

  private ObligationFixtures() {}

  static ServiceWay way(String id, ServiceWay.Made made, @Nullable CountingRule adds) {
    Provenance none = new Provenance("made up", List.of(), Mark.M, List.of());
    return new ServiceWay(id, "by " + id, made, adds, "a receipt", none);
  }

  static DayRule courtDays(int days, CalendarId calendar) {
    return rule(
        days,
        DayRule.Trigger.EXCLUDED,
        DayRule.Counting.CALENDAR,
        CountingRule.Roll.ONWARD,
        DaysOff.weekendsAnd(calendar));
  }

  static DayRule calendarDays(int days) {
    return rule(
        days,
        DayRule.Trigger.EXCLUDED,
        DayRule.Counting.CALENDAR,
        CountingRule.Roll.NONE,
        DaysOff.NONE);
  }

  static DayRule rule(
      int days,
      DayRule.Trigger trigger,
      DayRule.Counting counting,
      CountingRule.Roll roll,
      DaysOff off) {
    return new DayRule(
        "rule-" + days,
        "made up",
        days,
        trigger,
        counting,
        CountingRule.Direction.FORWARD,
        roll,
        off);
  }

  /// A clock of a letter that names the ways of its dispatches.
  static ObligationClock clock(CountingRule rule, Happening... happenings) {
    List<ServiceWay> ways =
        Stream.of(happenings)
            .filter(Happening.Dispatched.class::isInstance)
            .map(it -> ((Happening.Dispatched) it).way())
            .toList();
    return new ObligationClock(
        "o1", rule, ways.isEmpty() ? List.of(MAIL) : ways, List.of(happenings));
  }

  static ClockReckoner aReckonerFor2018() {
    return new ClockReckoner(new Reckoner(calendars()));
  }

  /// The holidays of 2018 with their observed days, copied from a wall calendar; no other year.
  private static Calendars calendars() {
    List<OneOffDay> holidays =
        Stream.of(
                "2018-01-01",
                "2018-01-15",
                "2018-02-19",
                "2018-05-28",
                "2018-07-04",
                "2018-09-03",
                "2018-10-08",
                "2018-11-12",
                "2018-11-22",
                "2018-12-25")
            .map(ObligationFixtures::holiday)
            .toList();
    CalendarDefinition first =
        new CalendarDefinition(FEDERAL, day("2018-01-01"), day("2018-12-31"), List.of(), holidays);
    return Calendars.of(
        HolidayCalendar.of(first),
        HolidayCalendar.of(
            first.plusDays(FEDERAL_2, List.of(holiday("2018-12-05"), holiday("2018-12-24")))));
  }

  private static OneOffDay holiday(String day) {
    return new OneOffDay(day(day), "holiday", "made up");
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
