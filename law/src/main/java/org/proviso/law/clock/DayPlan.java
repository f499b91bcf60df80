package org.proviso.law.clock;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// A day or month rule laid on its trigger: so many days from there, this way.
///
/// @param trigger epoch day of the trigger
/// @param triggerCounts whether the count begins with the trigger's day
/// @param days how many days must count
/// @param business whether days off do not count
/// @param step 1 forward, -1 backward
/// @param roll whether a last day that is off moves
record DayPlan(
    long trigger, boolean triggerCounts, int days, boolean business, int step, boolean roll) {

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /// Returns whether a day lies in the years 1 to 9999.
  static boolean inRange(long epochDay) {
    return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
  }

  /// Returns the outcome of a period whose end is not in range.
  static Outcome outOfRange() {
    return new Outcome.Refused(
        Outcome.Refusal.OUT_OF_RANGE, "the period would end outside the years 1 to 9999");
  }

  static DayPlan of(DayRule rule, LocalDate trigger) {
    return new DayPlan(
        trigger.toEpochDay(),
        rule.trigger() == DayRule.Trigger.INCLUDED,
        rule.days(),
        rule.counting() == DayRule.Counting.BUSINESS,
        step(rule.direction()),
        rule.roll() == CountingRule.Roll.ONWARD);
  }

  /// Returns the plan, or empty if the rule refuses to choose a day.
  static Optional<DayPlan> of(MonthRule rule, LocalDate trigger) {
    int step = step(rule.direction());
    YearMonth month = YearMonth.from(trigger).plusMonths((long) step * rule.months());
    return dayIn(month, trigger.getDayOfMonth(), rule.endOfMonth())
        .map(
            end ->
                new DayPlan(
                    trigger.toEpochDay(),
                    false,
                    Math.toIntExact(step * (end.toEpochDay() - trigger.toEpochDay())),
                    false,
                    step,
                    rule.roll() == CountingRule.Roll.ONWARD));
  }

  private static Optional<LocalDate> dayIn(
      YearMonth month, int dayOfMonth, MonthRule.EndOfMonth choice) {
    if (month.isValidDay(dayOfMonth)) {
      return Optional.of(month.atDay(dayOfMonth));
    }
    return switch (choice) {
      case UP -> Optional.of(month.plusMonths(1).atDay(1));
      case DOWN -> Optional.of(month.atEndOfMonth());
      case REFUSE -> Optional.empty();
    };
  }

  private static int step(CountingRule.Direction direction) {
    return switch (direction) {
      case FORWARD -> 1;
      case BACKWARD -> -1;
    };
  }

  /// Returns the first day that may count.
  long first() {
    return triggerCounts ? trigger : trigger + step;
  }
}
