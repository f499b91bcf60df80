package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BadInputTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  private static void refuses(String part, Executable construction) {
    String message =
        Optional.ofNullable(assertThrows(IllegalArgumentException.class, construction).getMessage())
            .orElse("");
    assertTrue(message.contains(part), message);
  }

  private static void refuses(Outcome.Refusal reason, Outcome outcome) {
    assertTrue(
        outcome instanceof Outcome.Refused refused && refused.reason() == reason,
        outcome.toString());
  }

  @Nested
  class Construction {

    @Test
    void refusesAPeriodOfNoDaysOrOfMoreThanAHundredYears() {
      refuses("days 0", () -> FederalRules.calendarDays(0));
      refuses("days -1", () -> FederalRules.calendarDays(-1));
      refuses("days 36526", () -> FederalRules.calendarDays(36_526));
    }

    @Test
    void refusesMonthsOutOfBounds() {
      refuses("months 0", () -> months("r", "s", 0));
      refuses("months 1201", () -> months("r", "s", 1201));
    }

    @Test
    void refusesHoursOutOfBounds() {
      refuses("length PT0S", () -> hours("r", "s", Duration.ZERO));
      refuses("length PT-1H", () -> hours("r", "s", Duration.ofHours(-1)));
      refuses("length", () -> hours("r", "s", Duration.ofDays(36_526)));
    }

    @Test
    void refusesAWeekOfDaysOff() {
      refuses("seven weekdays", () -> new DaysOff(EnumSet.allOf(DayOfWeek.class), List.of()));
    }

    @Test
    void refusesATollThatEndsBeforeItBegins() {
      refuses("is not after", () -> new Toll("t", "order", DAY, DAY));
      refuses("is not after", () -> new Toll("t", "order", DAY, DAY.minusDays(1)));
      refuses("year of toll", () -> new Toll("t", "order", LocalDate.MIN, DAY));
      refuses("year of toll", () -> new Toll("t", "order", DAY, LocalDate.MAX));
    }

    @Test
    void refusesBlankNames() {
      refuses("toll id", () -> new Toll(" ", "order", DAY, null));
      refuses("toll authority", () -> new Toll("t", "", DAY, null));
      refuses("calendar name", () -> new CalendarId(" ", "1"));
      refuses("calendar version", () -> new CalendarId("us", ""));
      refuses("holiday name", () -> new OneOffDay(DAY, "", "source"));
      refuses("holiday source", () -> new OneOffDay(DAY, "name", " "));
      refuses("holiday name", () -> holiday("", "source"));
      refuses("holiday source", () -> holiday("name", ""));
    }

    @Test
    void refusesRulesWithoutIdOrSource() {
      for (String blank : List.of("", " ")) {
        refuses("rule id", () -> days(blank, "s"));
        refuses("rule source", () -> days("r", blank));
        refuses("rule id", () -> months(blank, "s", 1));
        refuses("rule source", () -> months("r", blank, 1));
        refuses("rule id", () -> hours(blank, "s", Duration.ofDays(1)));
        refuses("rule source", () -> hours("r", blank, Duration.ofDays(1)));
      }
    }

    @Test
    void takesTheLongestLengths() {
      assertEquals(36_525, FederalRules.calendarDays(36_525).days());
      assertEquals(1200, months("r", "s", 1200).months());
      assertEquals(Duration.ofDays(36_525), hours("r", "s", Duration.ofDays(36_525)).length());
    }

    @Test
    void refusesAFifthWeekday() {
      refuses("nth 5", () -> new DayPattern.NthWeekday(Month.MAY, 5, DayOfWeek.MONDAY));
    }

    @Test
    void refusesYearsOutOfOrder() {
      refuses("last year", () -> Years.between(2021, 2020));
      refuses("first year", () -> Years.from(0));
      refuses("step", () -> Years.every(0, 1969));
    }

    @Test
    void refusesACalendarThatEndsBeforeItBeginsOrIsTooLong() {
      refuses("last day", () -> calendar(DAY, DAY.minusDays(1), List.of()));
      refuses("last day", () -> calendar(DAY, DAY.plusYears(401), List.of()));
      refuses("year of first day", () -> calendar(LocalDate.of(0, 1, 1), DAY, List.of()));
      refuses("year of last day", () -> calendar(DAY, LocalDate.of(10_000, 1, 1), List.of()));
    }

    @Test
    void refusesAOneOffDayOutsideTheCalendar() {
      OneOffDay late = new OneOffDay(DAY.plusDays(1), "Late", "order");

      refuses("outside the known days", () -> calendar(DAY, DAY, List.of(late)));
    }

    @Test
    void refusesOtherDaysUnderTheSameId() {
      CalendarDefinition definition = new FederalHolidays(true, false, false).definition();

      refuses("another id", () -> definition.plusDays(definition.id(), List.of()));
    }

    @Test
    void refusesTwoCalendarsWithOneId() {
      refuses(
          "two calendars", () -> Calendars.of(ClockFixtures.observed(), ClockFixtures.observed()));
    }

    @Test
    void refusesToAnswerForADayTheCalendarDoesNotKnow() {
      refuses("does not cover", () -> ClockFixtures.observed().find(LocalDate.of(2100, 1, 1)));
    }

    private static CalendarDefinition calendar(
        LocalDate first, LocalDate last, List<OneOffDay> days) {
      return new CalendarDefinition(new CalendarId("c", "1"), first, last, List.of(), days);
    }

    private static HolidayRule holiday(String name, String source) {
      return new HolidayRule(
          name,
          source,
          new DayPattern.FixedDate(MonthDay.of(5, 1)),
          Years.from(2000),
          Observance.NONE);
    }

    private static DayRule days(String id, String source) {
      return new DayRule(
          id,
          source,
          1,
          DayRule.Trigger.EXCLUDED,
          DayRule.Counting.CALENDAR,
          CountingRule.Direction.FORWARD,
          CountingRule.Roll.NONE,
          DaysOff.NONE);
    }

    private static MonthRule months(String id, String source, int months) {
      return new MonthRule(
          id,
          source,
          months,
          MonthRule.EndOfMonth.REFUSE,
          CountingRule.Direction.FORWARD,
          CountingRule.Roll.NONE,
          DaysOff.NONE);
    }

    private static HourRule hours(String id, String source, Duration length) {
      return new HourRule(
          id,
          source,
          length,
          ZoneId.of("UTC"),
          HourRule.Counting.EVERY_HOUR,
          CountingRule.Roll.NONE,
          DaysOff.NONE);
    }
  }

  @Nested
  class Reckoning {

    private final Reckoner reckoner = ClockFixtures.aReckonerWithFederalCalendars();
    private final HourRule form = FederalRules.detainerForm(ZoneId.of("America/New_York"));

    private Outcome due(CountingRule rule, TriggerEvent trigger) {
      return reckoner.due(rule, trigger, List.of());
    }

    @Test
    void refusesTheEndsOfTime() {
      DayRule rule = FederalRules.calendarDays(30);

      refuses(Outcome.Refusal.OUT_OF_RANGE, due(rule, new TriggerEvent.OnDay(LocalDate.MAX)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(rule, new TriggerEvent.OnDay(LocalDate.MIN)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new TriggerEvent.AtInstant(Instant.MAX)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new TriggerEvent.AtInstant(Instant.MIN)));
      refuses(
          Outcome.Refusal.OUT_OF_RANGE, due(form, new TriggerEvent.AtLocalTime(LocalDateTime.MAX)));
    }

    @Test
    void aRefusalNamesTheValueInTheWay() {
      Outcome outcome =
          due(form, new TriggerEvent.AtLocalTime(LocalDateTime.of(2018, 3, 11, 2, 30)));

      assertEquals(
          new Outcome.Refused(
              Outcome.Refusal.NO_SUCH_LOCAL_TIME, "2018-03-11T02:30 in America/New_York"),
          outcome);
    }

    @Test
    void theTollWithoutEndIsNamedAmongOthers() {
      Toll ends = new Toll("ends", "order", DAY, DAY.plusDays(9));
      Toll open = new Toll("open", "order", DAY.plusDays(3), null);

      Outcome outcome =
          reckoner.due(
              FederalRules.calendarDays(30), new TriggerEvent.OnDay(DAY), List.of(ends, open));

      assertEquals(new Outcome.Tolled(open, DAY.plusDays(1)), outcome);
    }

    @Test
    void refusesAnEndOutsideTheYears() {
      Instant late = Instant.parse("9999-12-30T12:00:00Z");
      LocalDate last = LocalDate.of(9999, 12, 31);
      DayRule weekdays = FederalRules.businessDays(30);

      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new TriggerEvent.AtInstant(late)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(weekdays, new TriggerEvent.OnDay(last)));
    }

    @Test
    void aTollUpToTheEndOfTimeIsRefusedAndNotCountedOut() {
      Toll toll = new Toll("t", "order", DAY, LocalDate.of(9999, 12, 31));
      TriggerEvent trigger = new TriggerEvent.OnDay(DAY);

      refuses(
          Outcome.Refusal.OUT_OF_RANGE,
          reckoner.due(FederalRules.calendarDays(30), trigger, List.of(toll)));
      refuses(
          Outcome.Refusal.OUT_OF_RANGE,
          reckoner.due(form, new TriggerEvent.AtLocalTime(DAY.atTime(9, 0)), List.of(toll)));
    }

    @Test
    void anUnknownCalendarIsNamed() {
      Outcome outcome =
          due(FederalRules.frcpDays(14, ClockFixtures.MISSING), new TriggerEvent.OnDay(DAY));

      assertEquals(new Outcome.UnknownCalendar(ClockFixtures.MISSING), outcome);
    }

    @Test
    void aCalendarFullOfHolidaysEndsBeyondItself() {
      CalendarId id = new CalendarId("full", "1");
      List<OneOffDay> every =
          DAY.datesUntil(DAY.plusDays(100))
              .map(day -> new OneOffDay(day, "Closed", "test"))
              .toList();
      HolidayCalendar full =
          HolidayCalendar.of(new CalendarDefinition(id, DAY, DAY.plusDays(99), List.of(), every));

      Outcome outcome =
          new Reckoner(Calendars.of(full))
              .due(FederalRules.businessDays(1, id), new TriggerEvent.OnDay(DAY), List.of());

      assertEquals(
          new Outcome.BeyondCalendar(id, DAY, DAY.plusDays(99), DAY.plusDays(100)), outcome);
    }

    @Test
    void aLeapDayHolidayIsKeptInLeapYearsOnly() {
      HolidayRule leapDay =
          new HolidayRule(
              "Leap Day",
              "test",
              new DayPattern.FixedDate(MonthDay.of(2, 29)),
              Years.from(2000),
              Observance.NONE);
      HolidayCalendar calendar =
          HolidayCalendar.of(
              new CalendarDefinition(
                  new CalendarId("leap", "1"),
                  LocalDate.of(2019, 1, 1),
                  LocalDate.of(2024, 12, 31),
                  List.of(leapDay),
                  List.of()));

      assertEquals(0, calendar.in(2019).size());
      assertEquals(1, calendar.in(2020).size());
      assertEquals(1, calendar.in(2024).size());
    }

    @Test
    void theLongestCountsComeBack() {
      TriggerEvent trigger = new TriggerEvent.OnDay(LocalDate.of(1, 1, 1));

      assertTrue(due(FederalRules.businessDays(36_525), trigger) instanceof Outcome.DueOn);
      assertEquals(
          36_526,
          reckoner.count(FederalRules.calendarDays(36_525), trigger, List.of()).steps().size());
    }
  }
}
