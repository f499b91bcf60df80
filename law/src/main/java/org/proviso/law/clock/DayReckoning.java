package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One period of days, reckoned.
///
/// The due day comes from arithmetic on spans. The steps are found on their own, by walking from
/// day to day; that both agree is tested, and no step is worked out unless asked for.
final class DayReckoning {

  private final DayPlan plan;
  private final OffDays off;
  private final TollSpans tolls;

  DayReckoning(DayPlan plan, OffDays off, TollSpans tolls) {
    this.plan = plan;
    this.off = off;
    this.tolls = tolls;
  }

  Outcome due() {
    if (plan.business()) {
      return findNotOff(plan.first(), plan.days());
    }
    Outcome counted = plan.step() > 0 ? endForward() : dueOn(plan.first() - plan.days() + 1);
    return plan.roll() && counted instanceof Outcome.DueOn(LocalDate day)
        ? findNotOff(day.toEpochDay(), 1)
        : counted;
  }

  private Outcome endForward() {
    long day = plan.first();
    long left = plan.days();
    for (int span = 0; span < tolls.size(); span++) {
      if (tolls.until(span) <= day) {
        continue;
      }
      long free = Math.max(0, tolls.from(span) - day);
      if (left <= free) {
        break;
      }
      if (tolls.until(span) == TollSpans.NEVER) {
        return tolls.standstill(day + free);
      }
      left -= free;
      day = tolls.until(span);
    }
    return dueOn(day + left - 1);
  }

  /// Returns the `n`th day from `start` on, `start` included, that is neither off nor tolled.
  private Outcome findNotOff(long start, int n) {
    int left = n;
    for (long day = start; DayPlan.inRange(day); day += plan.step()) {
      long free = tolls.freeFrom(day);
      if (free == TollSpans.NEVER) {
        return tolls.standstill(day);
      }
      // Tolls are refused on a backward count, so skipping ahead is the direction of counting.
      day = free;
      switch (off.status(day)) {
        case UNKNOWN -> {
          return off.beyond(day);
        }
        case NOT_OFF -> {
          left--;
          if (left == 0) {
            return dueOn(day);
          }
        }
        case OFF -> {}
      }
    }
    return DayPlan.outOfRange();
  }

  private static Outcome dueOn(long epochDay) {
    return DayPlan.inRange(epochDay)
        ? new Outcome.DueOn(LocalDate.ofEpochDay(epochDay))
        : DayPlan.outOfRange();
  }

  /// Returns the steps up to `outcome`, which must be what [#due()] answers.
  List<Step> steps(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn(LocalDate day) -> stepsThrough(day.toEpochDay());
      case Outcome.Tolled(_, LocalDate since) -> stepsThrough(since.toEpochDay());
      case Outcome.BeyondCalendar beyond -> stepsThrough(beyond.day().toEpochDay() - plan.step());
      case Outcome.DueAt _, Outcome.UnknownCalendar _, Outcome.Refused _ -> List.of();
    };
  }

  private List<Step> stepsThrough(long last) {
    List<Step> steps = new ArrayList<>();
    int number = 0;
    for (long day = plan.trigger(); (last - day) * plan.step() >= 0; day += plan.step()) {
      Step.DayStep step = stepOn(day, number);
      number = step.number();
      steps.add(step);
    }
    return steps;
  }

  private Step.DayStep stepOn(long epochDay, int before) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    if (epochDay == plan.trigger() && !plan.triggerCounts()) {
      return new Step.DayStep(day, false, before, new Reason.TriggerExcluded());
    }
    Optional<Reason> tolled = tolls.reasonTolled(day);
    if (before == plan.days()) {
      return new Step.DayStep(day, false, before, afterTheCount(day, tolled));
    }
    if (tolled.isPresent()) {
      return new Step.DayStep(day, false, before, tolled.get());
    }
    if (plan.business()) {
      Optional<Reason> cause = off.reasonOff(day);
      return cause.isPresent()
          ? new Step.DayStep(day, false, before, cause.get())
          : new Step.DayStep(day, true, before + 1, new Reason.Counted());
    }
    boolean last = before + 1 == plan.days();
    return new Step.DayStep(day, true, before + 1, last ? onLastDay(day) : new Reason.Counted());
  }

  private Reason onLastDay(LocalDate day) {
    Optional<Reason> cause = plan.roll() ? off.reasonOff(day) : Optional.empty();
    return cause.<Reason>map(Reason.RolledPast::new).orElseGet(Reason.Counted::new);
  }

  private Reason afterTheCount(LocalDate day, Optional<Reason> tolled) {
    Optional<Reason> cause = tolled.or(() -> off.reasonOff(day));
    return cause.<Reason>map(Reason.RolledPast::new).orElseGet(Reason.RolledTo::new);
  }
}
