package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Laws that hold for every period, tried on generated ones.
class PropertiesTest {

  private static final int TRIES = 50_000;
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final int DAYS = 36_000;

  private final long seed = Long.getLong("proviso.seed", 20_171_115L);
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Reckoner reckoner = ClockFixtures.aReckonerWithFederalCalendars();
  private final HolidayCalendar calendar = ClockFixtures.observed();

  private LocalDate anyDay() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private int anyLength() {
    return random.nextInt(1, 200);
  }

  private LocalDate due(CountingRule rule, LocalDate from, Toll... tolls) {
    Outcome outcome = reckoner.due(rule, new TriggerEvent.OnDay(from), List.of(tolls));
    if (outcome instanceof Outcome.DueOn(LocalDate day)) {
      return day;
    }
    throw new AssertionError("seed " + seed + ": " + rule + " from " + from + ": " + outcome);
  }

  private DayRule anyDayRule() {
    int days = anyLength();
    return switch (random.nextInt(4)) {
      case 0 -> FederalRules.calendarDays(days);
      case 1 -> FederalRules.businessDays(days, ClockFixtures.OBSERVED);
      case 2 -> FederalRules.frcpDays(days, ClockFixtures.OBSERVED);
      default -> FederalRules.frcpDaysBefore(days, ClockFixtures.OBSERVED);
    };
  }

  private boolean isOff(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || calendar.find(day).isPresent();
  }

  @Test
  void aLaterTriggerIsNeverDueEarlier() {
    for (int i = 0; i < TRIES; i++) {
      DayRule rule = anyDayRule();
      LocalDate from = anyDay();
      LocalDate later = from.plusDays(random.nextInt(30));

      assertFalse(due(rule, later).isBefore(due(rule, from)), "seed " + seed + rule + from);
    }
  }

  @Test
  void aLaterTriggerIsNeverDueEarlierInMonths() {
    for (int i = 0; i < TRIES; i++) {
      MonthRule rule =
          new MonthRule(
              "months",
              "test",
              random.nextInt(1, 30),
              random.nextBoolean() ? MonthRule.EndOfMonth.UP : MonthRule.EndOfMonth.DOWN,
              random.nextBoolean()
                  ? CountingRule.Direction.FORWARD
                  : CountingRule.Direction.BACKWARD,
              random.nextBoolean() ? CountingRule.Roll.ONWARD : CountingRule.Roll.NONE,
              DaysOff.weekendsAnd(ClockFixtures.OBSERVED));
      LocalDate from = anyDay();
      LocalDate later = from.plusDays(random.nextInt(5));

      assertFalse(due(rule, later).isBefore(due(rule, from)), "seed " + seed + rule + from);
    }
  }

  @Test
  void aRolledPeriodNeverEndsOnADayOff() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      DayRule after = FederalRules.frcpDays(anyLength(), ClockFixtures.OBSERVED);
      DayRule before = FederalRules.frcpDaysBefore(anyLength(), ClockFixtures.OBSERVED);

      assertFalse(isOff(due(after, from)), "seed " + seed + after + from);
      assertFalse(isOff(due(before, from)), "seed " + seed + before + from);
    }
  }

  @Test
  void rollingPassesOverDaysOffOnly() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      int days = anyLength();
      LocalDate rolled = due(FederalRules.frcpDays(days, ClockFixtures.OBSERVED), from);

      for (LocalDate day = from.plusDays(days); day.isBefore(rolled); day = day.plusDays(1)) {
        assertTrue(isOff(day), "seed " + seed + " " + from + " " + days);
      }
    }
  }

  @Test
  void aTollInsideThePeriodAddsExactlyItsLength() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      int days = anyLength();
      DayRule rule = FederalRules.calendarDays(days);
      LocalDate start = from.plusDays(random.nextInt(1, days + 1));
      int length = random.nextInt(1, 400);
      Toll toll = new Toll("t", "order", start, start.plusDays(length));

      assertEquals(
          due(rule, from).plusDays(length),
          due(rule, from, toll),
          "seed " + seed + rule + from + toll);
    }
  }

  @Test
  void aTollOutsideThePeriodAddsNothing() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      DayRule rule = FederalRules.calendarDays(anyLength());
      LocalDate due = due(rule, from);
      Toll before = new Toll("b", "order", from.minusDays(anyLength()), from.plusDays(1));
      Toll after = new Toll("a", "order", due.plusDays(1), due.plusDays(1 + anyLength()));

      assertEquals(due, due(rule, from, before, after), "seed " + seed + rule + from);
    }
  }

  @Test
  void theOrderOfTollsDoesNotMatter() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      DayRule rule = FederalRules.businessDays(anyLength(), ClockFixtures.OBSERVED);
      Toll one = anyToll(from);
      Toll two = anyToll(from);

      assertEquals(due(rule, from, one, two), due(rule, from, two, one), "seed " + seed + rule);
    }
  }

  private Toll anyToll(LocalDate near) {
    LocalDate from = near.plusDays(random.nextInt(60));
    return new Toll("t" + random.nextInt(), "order", from, from.plusDays(random.nextInt(1, 60)));
  }

  @Test
  void forwardAndBackwardPlainDaysUndoEachOther() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate from = anyDay();
      int days = anyLength();
      DayRule back =
          new DayRule(
              "back",
              "test",
              days,
              DayRule.Trigger.EXCLUDED,
              DayRule.Counting.CALENDAR,
              CountingRule.Direction.BACKWARD,
              CountingRule.Roll.NONE,
              DaysOff.NONE);

      assertEquals(from, due(back, due(FederalRules.calendarDays(days), from)), "seed " + seed);
    }
  }

  @Test
  void theDayItselfOrTheNextNotOffIsWhatOneIncludedBusinessDayGives() {
    DayRule nextOrSame =
        new DayRule(
            "next-or-same",
            "test",
            1,
            DayRule.Trigger.INCLUDED,
            DayRule.Counting.BUSINESS,
            CountingRule.Direction.FORWARD,
            CountingRule.Roll.NONE,
            DaysOff.weekendsAnd(ClockFixtures.OBSERVED));
    DayRule next = FederalRules.businessDays(1, ClockFixtures.OBSERVED);
    for (int i = 0; i < TRIES; i++) {
      LocalDate day = anyDay();

      assertEquals(isOff(day) ? due(next, day) : day, due(nextOrSame, day), "seed " + seed + day);
      assertEquals(due(nextOrSame, day), due(nextOrSame, due(nextOrSame, day)), "seed " + seed);
    }
  }

  /// Zones with odd nights: midnight skipped (Havana, Sao Paulo), half an hour (Lord Howe), a whole
  /// day skipped (Apia, 30 December 2011).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Havana",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "UTC"
      })
  void fortyEightHoursAreFortyEightHoursInEveryZone(String name) {
    ZoneId zone = ZoneId.of(name);
    HourRule form = FederalRules.detainerForm(zone);
    HourRule regulation = FederalRules.detainerRegulation(zone, ClockFixtures.OBSERVED);
    for (int i = 0; i < 5_000; i++) {
      long second = random.nextLong(946_684_800L, 2_000_000_000L);
      Instant start = Instant.ofEpochSecond(second);
      TriggerEvent trigger = new TriggerEvent.AtInstant(start);
      String why = "seed " + seed + " " + start;

      assertEquals(start.plus(Duration.ofDays(2)), instant(form, trigger), why);
      Count count = reckoner.count(regulation, trigger, List.of());
      Duration counted =
          count.steps().stream()
              .map(Step.HourStep.class::cast)
              .filter(Step.HourStep::counts)
              .map(step -> Duration.between(step.from(), step.until()))
              .reduce(Duration.ZERO, Duration::plus);
      assertEquals(Duration.ofDays(2), counted, why);
      assertTrue(
          count.steps().stream()
              .map(Step.HourStep.class::cast)
              .noneMatch(step -> step.counts() && isOff(step.from().toLocalDate())),
          why);
    }
  }

  private Instant instant(HourRule rule, TriggerEvent trigger) {
    return switch (reckoner.due(rule, trigger, List.of())) {
      case Outcome.DueAt due -> due.at().toInstant();
      case Outcome other -> throw new AssertionError(other.toString());
    };
  }
}
