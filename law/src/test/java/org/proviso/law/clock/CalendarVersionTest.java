package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that is counted with another version of a calendar.
class CalendarVersionTest {

  private static final CalendarId ONE = new CalendarId("c", "1");
  private static final CalendarId TWO = new CalendarId("c", "2");
  private static final CalendarId OTHER = new CalendarId("d", "1");
  private static final DaysOff OFF = DaysOff.weekendsAnd(ONE, OTHER);

  static Stream<CountingRule> rules() {
    return Stream.of(
        new DayRule(
            "days",
            "source",
            3,
            DayRule.Trigger.INCLUDED,
            DayRule.Counting.BUSINESS,
            CountingRule.Direction.BACKWARD,
            CountingRule.Roll.ONWARD,
            OFF),
        new MonthRule(
            "months",
            "source",
            2,
            MonthRule.EndOfMonth.DOWN,
            CountingRule.Direction.BACKWARD,
            CountingRule.Roll.ONWARD,
            OFF),
        new HourRule(
            "hours",
            "source",
            Duration.ofHours(5),
            ZoneOffset.UTC,
            HourRule.Counting.HOURS_OF_DAYS_NOT_OFF,
            CountingRule.Roll.ONWARD,
            OFF));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void changesTheVersionAndNothingElse(CountingRule rule) {
    CountingRule moved = rule.with(ONE, TWO);

    assertEquals(List.of(TWO, OTHER), moved.off().holidays());
    assertEquals(OFF.weekdays(), moved.off().weekdays());
    assertEquals(rule, moved.with(TWO, ONE));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void staysTheSameIfTheVersionIsNotNamed(CountingRule rule) {
    assertSame(rule, rule.with(TWO, ONE));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void namesAVersionOnce(CountingRule rule) {
    assertEquals(List.of(OTHER), rule.with(ONE, OTHER).off().holidays());
    assertEquals(DaysOff.NONE, new DaysOff(Set.of(), List.of()).with(ONE, TWO));
  }
}
