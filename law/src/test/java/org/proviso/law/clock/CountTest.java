package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest {

  private final Reckoner reckoner = ClockFixtures.aReckonerWithFederalCalendars();

  private List<String> lines(CountingRule rule, TriggerEvent trigger, Toll... tolls) {
    return reckoner.count(rule, trigger, List.of(tolls)).steps().stream()
        .map(CountTest::line)
        .toList();
  }

  private static String line(Step step) {
    return switch (step) {
      case Step.DayStep day ->
          day.day() + (day.counts() ? " + " : " - ") + day.number() + " " + day.reason().inWords();
      case Step.HourStep hour ->
          hour.from().toLocalDateTime()
              + (hour.counts() ? " + " : " - ")
              + hour.running()
              + " "
              + hour.reason().inWords();
    };
  }

  private static TriggerEvent on(String day) {
    return new TriggerEvent.OnDay(LocalDate.parse(day));
  }

  @Test
  void businessDaysShowWhyADayDoesNotCount() {
    List<String> lines =
        lines(FederalRules.businessDays(3, ClockFixtures.OBSERVED), on("2018-01-11"));

    assertEquals(
        List.of(
            "2018-01-11 - 0 day of the event, not counted",
            "2018-01-12 + 1 counted",
            "2018-01-13 - 1 Saturday",
            "2018-01-14 - 1 Sunday",
            "2018-01-15 - 1 Birthday of Martin Luther King, Jr. (5 U.S.C. 6103(a))",
            "2018-01-16 + 2 counted",
            "2018-01-17 + 3 counted"),
        lines);
  }

  @Test
  void aRolledPeriodShowsTheFullCountAndWhatItPasses() {
    Toll toll =
        new Toll("stay", "order of a court", LocalDate.of(2018, 2, 5), LocalDate.of(2018, 2, 6));

    List<String> lines =
        lines(FederalRules.frcpDays(2, ClockFixtures.OBSERVED), on("2018-02-01"), toll);

    assertEquals(
        List.of(
            "2018-02-01 - 0 day of the event, not counted",
            "2018-02-02 + 1 counted",
            "2018-02-03 + 2 cannot be the last day: Saturday",
            "2018-02-04 - 2 cannot be the last day: Sunday",
            "2018-02-05 - 2 cannot be the last day: tolled by stay: order of a court",
            "2018-02-06 - 2 next day on which the period can end"),
        lines);
  }

  @Test
  void anObservedDayNamesTheDayItStandsInFor() {
    List<String> lines =
        lines(FederalRules.businessDays(1, ClockFixtures.OBSERVED), on("2021-12-30"));

    assertEquals(
        "2021-12-31 - 0 New Year's Day (5 U.S.C. 6103(a)), observed for 2022-01-01", lines.get(1));
  }

  @Test
  void aPeriodBeforeAnEventIsListedBackward() {
    List<String> lines =
        lines(FederalRules.frcpDaysBefore(1, ClockFixtures.OBSERVED), on("2018-03-05"));

    assertEquals(
        List.of(
            "2018-03-05 - 0 day of the event, not counted",
            "2018-03-04 + 1 cannot be the last day: Sunday",
            "2018-03-03 - 1 cannot be the last day: Saturday",
            "2018-03-02 - 1 next day on which the period can end"),
        lines);
  }

  @Test
  void hoursAreListedInStretchesOfOneDay() {
    ZoneId zone = ZoneId.of("America/New_York");
    TriggerEvent trigger = new TriggerEvent.AtLocalTime(LocalDateTime.of(2018, 1, 12, 17, 0));

    List<String> lines =
        lines(FederalRules.detainerRegulation(zone, ClockFixtures.OBSERVED), trigger);

    assertEquals(
        List.of(
            "2018-01-12T17:00 + PT7H counted",
            "2018-01-13T00:00 - PT7H Saturday",
            "2018-01-14T00:00 - PT7H Sunday",
            "2018-01-15T00:00 - PT7H Birthday of Martin Luther King, Jr. (5 U.S.C. 6103(a))",
            "2018-01-16T00:00 + PT31H counted",
            "2018-01-17T00:00 + PT48H counted"),
        lines);
  }

  @Test
  void aRolledEndOfHoursIsListedUpToTheSameTime() {
    ZoneId zone = ZoneId.of("America/New_York");
    TriggerEvent trigger = new TriggerEvent.AtLocalTime(LocalDateTime.of(2018, 3, 9, 17, 0));

    List<String> lines =
        lines(
            FederalRules.frcpHours(java.time.Duration.parse("PT48H"), zone, ClockFixtures.OBSERVED),
            trigger);

    assertEquals(
        List.of(
            "2018-03-09T17:00 + PT7H counted",
            "2018-03-10T00:00 + PT31H counted",
            "2018-03-11T00:00 + PT48H counted",
            "2018-03-11T18:00 - PT48H cannot be the last day: Sunday",
            "2018-03-12T00:00 - PT48H next day on which the period can end"),
        lines);
  }

  @Test
  void aCountThatStandsStillEndsWithTheFirstDayStopped() {
    Toll toll = new Toll("stay", "order of a court", LocalDate.of(2018, 1, 26), null);

    List<String> lines = lines(FederalRules.calendarDays(30), on("2018-01-24"), toll);

    assertEquals(
        List.of(
            "2018-01-24 - 0 day of the event, not counted",
            "2018-01-25 + 1 counted",
            "2018-01-26 - 1 tolled by stay: order of a court"),
        lines);
  }

  @Test
  void aCountBeyondTheCalendarEndsBeforeTheFirstDayNotKnown() {
    List<String> lines =
        lines(FederalRules.businessDays(5, ClockFixtures.CLOSINGS), on("2025-12-30"));

    assertEquals(
        List.of("2025-12-30 - 0 day of the event, not counted", "2025-12-31 + 1 counted"), lines);
  }
}
