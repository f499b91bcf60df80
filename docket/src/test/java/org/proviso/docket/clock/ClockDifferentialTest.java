package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.docket.clock.ClockState.Timeliness;
import org.proviso.law.clock.Outcome;

/// Clocks against [NaiveClock] on generated happenings.
class ClockDifferentialTest {

  private static final int CASES = 40_000;
  private static final int CASES_IN_FULL = 1_000_000;

  private final long seed = Long.getLong("proviso.seed", 20_180_124L);

  @Test
  void agreesWithAWalkFromDayToDay() {
    compare(seed, CASES);
  }

  @Test
  @Tag("full")
  void agreesWithAWalkFromDayToDayInFull() {
    compare(seed + 1, CASES_IN_FULL);
  }

  private static void compare(long seed, int cases) {
    ClockGenerator generator = new ClockGenerator(seed);
    ClockReckoner reckoner = generator.reckoner();
    Map<String, Integer> states = new TreeMap<>();
    for (int i = 0; i < cases; i++) {
      ObligationClock clock = generator.next();
      LocalDate day = day(generator, reckoner.due(clock));
      String expected = new NaiveClock(generator.calendars(), clock).state(day);
      String actual = words(reckoner.state(clock, day));
      if (!expected.equals(actual)) {
        assertEquals(expected, actual, "seed " + seed + ", case " + i + ", " + day + ": " + clock);
      }
      states.merge(expected.split("[ :]", 2)[0], 1, Integer::sum);
    }

    // A generator that hardly reaches a state would prove little about it.
    assertEquals(8, states.size(), states.toString());
    assertTrue(states.values().stream().allMatch(n -> n > cases / 100), states.toString());
  }

  /// Returns any day, or one about the day due, where most goes wrong.
  private static LocalDate day(ClockGenerator generator, Optional<Outcome> due) {
    return generator.oneIn(4) && due.orElse(null) instanceof Outcome.DueOn(LocalDate day)
        ? day.plusDays(generator.number(-1, 1))
        : generator.day();
  }

  private static String words(ClockState state) {
    return switch (state) {
      case ClockState.NotStarted it ->
          "not started: " + it.why() + (it.starts() == null ? "" : " " + it.starts());
      case ClockState.Running it -> "running " + (it.due() == null ? "-" : it.due());
      case ClockState.DueToday _ -> "due today";
      case ClockState.Overdue it -> "overdue " + it.due() + " " + it.days();
      case ClockState.Stopped it ->
          "stopped since " + it.since() + " due " + (it.due() == null ? "-" : it.due());
      case ClockState.Answered it ->
          "answered " + it.first() + " " + it.latest() + " " + words(it.timeliness());
      case ClockState.Withdrawn it -> "withdrawn since " + it.since();
      case ClockState.Unknown _ -> "unknown";
    };
  }

  private static String words(Timeliness timeliness) {
    return switch (timeliness) {
      case Timeliness.InTime it -> "in time for " + it.due();
      case Timeliness.Late it -> "late by " + it.days() + " for " + it.due();
      case Timeliness.NoDayDue _ -> "no day due";
      case Timeliness.Untold _ -> "untold";
    };
  }
}
