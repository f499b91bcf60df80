package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.clock.ObligationFixtures.calendarDays;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Step;

/// Laws that hold of every clock, on generated ones.
class ClockPropertiesTest {

  private static final int CASES = 20_000;
  private static final long LAST = 1_000;

  private final long seed = Long.getLong("proviso.seed", 20_180_124L);
  private final ClockGenerator generator = new ClockGenerator(seed);
  private final ClockReckoner reckoner = generator.reckoner();
  private int reached;

  private Optional<LocalDate> due(ObligationClock clock) {
    return reckoner.due(clock).orElse(null) instanceof Outcome.DueOn(LocalDate day)
        ? Optional.of(day)
        : Optional.empty();
  }

  private String why(ObligationClock clock) {
    reached++;
    return "seed " + seed + ": " + clock;
  }

  private void assertReached(int least) {
    assertTrue(reached >= least, () -> "only " + reached + " cases said something");
  }

  @Test
  void aTollAddsExactlyItsLengthToCalendarDaysWithoutRolling() {
    for (int i = 0; i < CASES; i++) {
      int days = generator.number(1, 60);
      LocalDate served = generator.day();
      // Within the period: the day after service is the first that counts.
      LocalDate from = served.plusDays(generator.number(1, days));
      int length = generator.number(1, 90);
      ObligationClock clock =
          ObligationFixtures.clock(
              calendarDays(days),
              new Happening.Dispatched(1, served, ObligationFixtures.E_MAIL),
              new Happening.Tolled(2, "court", from, from.plusDays(length)));

      assertEquals(Optional.of(served.plusDays(days + length)), due(clock), why(clock));
    }
  }

  @Test
  void anExtensionNeverMakesADayDueEarlier() {
    for (int i = 0; i < CASES; i++) {
      ObligationClock clock = generator.next();
      ObligationClock more = clock.with(generator.extended(LAST, generator.day()));
      Optional<LocalDate> before = due(clock);
      Optional<LocalDate> after = due(more);
      if (before.isPresent() && after.isPresent()) {
        assertTrue(!after.get().isBefore(before.get()), why(more));
      }
    }
    assertReached(CASES / 4);
  }

  @Test
  void aClockThatIsLateStaysLateWhateverIsTolledFromThenOn() {
    for (int i = 0; i < CASES; i++) {
      ObligationClock clock = generator.next();
      LocalDate day = generator.day();
      ClockState before = reckoner.state(clock, day);
      if (before instanceof ClockState.Overdue late) {
        LocalDate from = late.since().plusDays(generator.number(0, 20));
        ObligationClock more = clock.with(generator.toll(LAST, from));

        assertEquals(before, reckoner.state(more, day), why(more));
      }
    }
    assertReached(CASES / 50);
  }

  private static boolean isSilent(ObligationClock clock) {
    return clock.ways().isEmpty();
  }

  @Test
  void aLaterServiceIsNeverDueEarlier() {
    // Not so of months under a toll: they are laid out in days first, and February has fewer.
    generator.withoutMonths();
    for (int i = 0; i < CASES; i++) {
      CountingRule rule = generator.rule(30);
      ServiceWay way = generator.way(0);
      LocalDate day = generator.day();
      ObligationClock early =
          new ObligationClock("o", rule, List.of(), List.of(new Happening.Dispatched(1, day, way)))
              .with(generator.toll(2, generator.day()))
              .with(generator.extended(3, generator.day()));
      ObligationClock late =
          early.with(
              new Happening.ServiceCorrected(
                  LAST, 1, day.plusDays(generator.number(1, 9)), "wrong day"));
      Optional<LocalDate> before = due(early);
      Optional<LocalDate> after = due(late);
      if (before.isPresent() && after.isPresent()) {
        assertTrue(!after.get().isBefore(before.get()), why(late));
      }
    }
    assertReached(CASES / 4);
  }

  @Test
  void aCorrectionOfServiceCountsAsIfTheRightDayHadBeenEntered() {
    for (int i = 0; i < CASES; i++) {
      CountingRule rule = generator.rule(30);
      ServiceWay way = generator.way(generator.oneIn(2) ? 0 : 3);
      LocalDate right = generator.day();
      Happening.Tolled toll = generator.toll(2, generator.day());
      ObligationClock clean =
          new ObligationClock(
              "o", rule, List.of(way), List.of(new Happening.Dispatched(1, right, way), toll));
      ObligationClock corrected =
          new ObligationClock(
              "o",
              rule,
              List.of(way),
              List.of(
                  new Happening.Dispatched(1, generator.day(), way),
                  toll,
                  new Happening.ServiceCorrected(3, 1, right, "wrong day")));

      assertEquals(reckoner.due(clean), reckoner.due(corrected), why(corrected));
    }
  }

  @Test
  void theWorkingLeadsToTheDayDueAndEveryReasonIsOfTheClock() {
    for (int i = 0; i < CASES; i++) {
      ObligationClock clock = generator.next();
      LocalDate day = generator.day();
      ClockReading reading = reckoner.read(clock, day);
      String why = "seed " + seed + ": " + clock;

      assertEquals(reckoner.state(clock, day), reading.state(), why);
      assertEquals(due(clock), Optional.ofNullable(reading.due()), why);
      assertTrue(clock.happenings().containsAll(reading.because()), why);
      for (Leg leg : reading.legs()) {
        assertLeadsThere(leg, why);
      }
      LocalDate due = reading.due();
      if (due != null) {
        reached++;
        // The day due is the last day that any leg leads to.
        assertEquals(
            due,
            reading.legs().stream()
                .filter(it -> !(it instanceof Leg.UntilServed))
                .map(it -> assertInstanceOf(Outcome.DueOn.class, it.outcome()).day())
                .max(LocalDate::compareTo)
                .orElseThrow(),
            why);
      }
    }
    assertReached(CASES / 4);
  }

  private static void assertLeadsThere(Leg leg, String why) {
    List<Step> steps =
        switch (leg) {
          case Leg.UntilServed it -> it.count().steps();
          case Leg.Period it -> it.count().steps();
          case Leg.AddedByService it -> it.count().steps();
          case Leg.ExtendedBy it -> it.count().steps();
          case Leg.ExtendedTo _ -> List.of();
        };
    if (!steps.isEmpty() && leg.outcome() instanceof Outcome.DueOn(LocalDate day)) {
      assertEquals(day, assertInstanceOf(Step.DayStep.class, steps.getLast()).day(), why);
    }
  }

  @Test
  void happeningsThatAreNoReasonChangeNoDayDue() {
    for (int i = 0; i < CASES; i++) {
      ObligationClock clock = generator.next();
      ClockReading reading = reckoner.read(clock, generator.day());
      if (reading.service() == null || isSilent(clock)) {
        continue;
      }
      List<Happening> kept =
          clock.happenings().stream()
              .filter(it -> reading.because().contains(it) || isOfService(it))
              .toList();
      ObligationClock less = new ObligationClock(clock.id(), clock.rule(), clock.ways(), kept);

      assertEquals(Optional.ofNullable(reading.due()), due(less), why(clock) + " without " + less);
    }
    assertReached(CASES / 4);
  }

  private static boolean isOfService(Happening happening) {
    return happening instanceof Happening.Dispatched
        || happening instanceof Happening.Delivered
        || happening instanceof Happening.Opened
        || happening instanceof Happening.Failed
        || happening instanceof Happening.ServiceCorrected
        || happening instanceof Happening.TakenBack
        || happening instanceof Happening.Rebound;
  }
}
