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
      refuses("months 0", () -> months(0));
      refuses("months 1201", () -> months(1201));
    }

    @Test
    void refusesHoursOutOfBounds() {
      refuses("length PT0S", () -> hours(Duration.ZERO));
      refuses("length PT-1H", () -> hours(Duration.ofHours(-1)));
      refuses("length", () -> hours(Duration.ofDays(36_526)));
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
    }

    @Test
    void refusesBlankNames() {
      refuses("toll id", () -> new Toll(" ", "order", DAY, null));
      refuses("calendar version", () -> new CalendarId("us", ""));
      refuses("holiday name", () -> new OneOffDay(DAY, "", "source"));
    }

    @Test
    void refusesAFifthWeekday() {
      refuses("nth 5", () -> new DayPattern.NthWeekday(Month.MAY, 5, DayOfWeek.MONDAY));
    }

    @Test
    void refusesYearsOutOfOrder() {
      refuses("last year", () -> Years.between(2021, 2020));
      refuses("step", () -> Years.every(0, 1969));
    }

    @Test
    void refusesACalendarThatEndsBeforeItBeginsOrIsTooLong() {
      refuses("last day", () -> calendar(DAY, DAY.minusDays(1), List.of()));
      refuses("last day", () -> calendar(DAY, DAY.plusYears(401), List.of()));
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

    private static MonthRule months(int months) {
      return new MonthRule(
          "r",
          "s",
          months,
          MonthRule.EndOfMonth.REFUSE,
          CountingRule.Direction.FORWARD,
          CountingRule.Roll.NONE,
          DaysOff.NONE);
    }

    private static HourRule hours(Duration length) {
      return FederalRules.frcpHours(length, ZoneId.of("UTC"));
    }
  }

  @Nested
  class Reckoning {

    private final Reckoner reckoner = ClockFixtures.aReckonerWithFederalCalendars();
    private final HourRule form = FederalRules.detainerForm(ZoneId.of("America/New_York"));

    private Outcome due(CountingRule rule, Moment trigger) {
      return reckoner.due(rule, trigger, List.of());
    }

    @Test
    void refusesTheEndsOfTime() {
      DayRule rule = FederalRules.calendarDays(30);

      refuses(Outcome.Refusal.OUT_OF_RANGE, due(rule, new Moment.OnDay(LocalDate.MAX)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(rule, new Moment.OnDay(LocalDate.MIN)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new Moment.AtInstant(Instant.MAX)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new Moment.AtInstant(Instant.MIN)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new Moment.AtLocalTime(LocalDateTime.MAX)));
    }

    @Test
    void refusesAnEndOutsideTheYears() {
      Instant late = Instant.parse("9999-12-30T12:00:00Z");
      LocalDate last = LocalDate.of(9999, 12, 31);
      DayRule weekdays = FederalRules.businessDays(30);

      refuses(Outcome.Refusal.OUT_OF_RANGE, due(form, new Moment.AtInstant(late)));
      refuses(Outcome.Refusal.OUT_OF_RANGE, due(weekdays, new Moment.OnDay(last)));
    }

    @Test
    void aTollUpToTheEndOfTimeIsRefusedAndNotCountedOut() {
      Toll toll = new Toll("t", "order", DAY, LocalDate.of(9999, 12, 31));
      Moment trigger = new Moment.OnDay(DAY);

      refuses(
          Outcome.Refusal.OUT_OF_RANGE,
          reckoner.due(FederalRules.calendarDays(30), trigger, List.of(toll)));
      refuses(
          Outcome.Refusal.OUT_OF_RANGE,
          reckoner.due(form, new Moment.AtLocalTime(DAY.atTime(9, 0)), List.of(toll)));
    }

    @Test
    void anUnknownCalendarIsNamed() {
      Outcome outcome =
          due(FederalRules.frcpDays(14, ClockFixtures.MISSING), new Moment.OnDay(DAY));

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
              .due(FederalRules.businessDays(1, id), new Moment.OnDay(DAY), List.of());

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
      Moment trigger = new Moment.OnDay(LocalDate.of(1, 1, 1));

      assertTrue(due(FederalRules.businessDays(36_525), trigger) instanceof Outcome.DueOn);
      assertEquals(
          36_526,
          reckoner.count(FederalRules.calendarDays(36_525), trigger, List.of()).steps().size());
    }
  }
}
