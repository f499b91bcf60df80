package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// "The same time on the next day" on the nights when clocks change.
///
/// They are Sundays, so the rule here has only Saturdays off.
class RolledHoursTest {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  private final HourRule rule =
      new HourRule(
          "one-hour",
          "test",
          Duration.ofHours(1),
          EASTERN,
          HourRule.Counting.EVERY_HOUR,
          CountingRule.Roll.ONWARD,
          new DaysOff(Set.of(DayOfWeek.SATURDAY), List.of()));

  private Outcome due(String utc) {
    return new Reckoner(Calendars.of())
        .due(rule, new TriggerEvent.AtInstant(Instant.parse(utc)), List.of());
  }

  private static Outcome at(String time) {
    return new Outcome.DueAt(ZonedDateTime.parse(time + "[America/New_York]"));
  }

  @Test
  void aTimeThatTheNextDayLacksIsAsMuchLaterAsTheClocksJump() {
    // Saturday 10 March 2018 01:30 and one hour is 02:30, which Sunday lacks.
    assertEquals(at("2018-03-11T03:30-04:00"), due("2018-03-10T06:30:00Z"));
  }

  @Test
  void aTimeThatTheNextDayHasTwiceIsTheFirst() {
    // Saturday 3 November 2018 00:30 and one hour is 01:30.
    assertEquals(at("2018-11-04T01:30-04:00"), due("2018-11-03T04:30:00Z"));
  }

  @Test
  void anEndThatNeedNotMoveStaysAtTheSecondOfTwoEqualTimes() {
    // Sunday 4 November 2018 01:30 daylight time and one hour is 01:30 standard time.
    assertEquals(at("2018-11-04T01:30-05:00"), due("2018-11-04T05:30:00Z"));
  }
}
