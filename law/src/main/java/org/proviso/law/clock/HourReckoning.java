package org.proviso.law.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One period of hours, reckoned.
///
/// The end is the first instant at which the full length has counted. The due instant and the steps
/// are found on separate ways, as in [DayReckoning].
final class HourReckoning {

  private final HourRule rule;
  private final Instant start;
  private final ZoneId zone;
  private final OffDays off;
  private final TollSpans tolls;

  HourReckoning(HourRule rule, Instant start, OffDays off, TollSpans tolls) {
    this.rule = rule;
    this.start = start;
    this.zone = rule.zone();
    this.off = off;
    this.tolls = tolls;
  }

  Outcome due() {
    Outcome counted =
        everyHour() && tolls.isEmpty() ? dueAt(start.plus(rule.length())) : endWithStops();
    return rule.roll() == CountingRule.Roll.ONWARD && counted instanceof Outcome.DueAt(var at)
        ? rolled(at)
        : counted;
  }

  private boolean everyHour() {
    return switch (rule.counting()) {
      case EVERY_HOUR -> true;
      case HOURS_OF_DAYS_NOT_OFF -> false;
    };
  }

  private Outcome endWithStops() {
    Duration left = rule.length();
    for (long day = dayOf(start); DayPlan.inRange(day); day++) {
      long free = tolls.freeFrom(day);
      if (free == TollSpans.NEVER) {
        return tolls.standstill(day);
      }
      day = free;
      OffDays.Status status = everyHour() ? OffDays.Status.NOT_OFF : off.status(day);
      if (status == OffDays.Status.UNKNOWN) {
        return off.beyond(day);
      }
      if (status == OffDays.Status.NOT_OFF) {
        Instant opens = later(start, startOf(day));
        Duration open = Duration.between(opens, startOf(day + 1));
        if (left.compareTo(open) <= 0) {
          return dueAt(opens.plus(left));
        }
        left = left.minus(open);
      }
    }
    return DayPlan.outOfRange();
  }

  private Outcome rolled(ZonedDateTime at) {
    long day = at.toLocalDate().toEpochDay();
    // The rest of the way is the search for one day that is neither off nor tolled.
    DayPlan plan = new DayPlan(day, true, 1, true, 1, false);
    Outcome found = new DayReckoning(plan, off, tolls).due();
    return switch (found) {
      case Outcome.DueOn(LocalDate on) when on.toEpochDay() == day -> new Outcome.DueAt(at);
      case Outcome.DueOn(LocalDate on) ->
          dueAt(on.atTime(at.toLocalTime()).atZone(zone).toInstant());
      case Outcome.DueAt _,
          Outcome.Tolled _,
          Outcome.BeyondCalendar _,
          Outcome.UnknownCalendar _,
          Outcome.Refused _ ->
          found;
    };
  }

  private Outcome dueAt(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    return DayPlan.inRange(at.toLocalDate().toEpochDay())
        ? new Outcome.DueAt(at)
        : DayPlan.outOfRange();
  }

  /// Returns the steps up to `outcome`, which must be what [#due()] answers.
  List<Step> steps(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueAt(ZonedDateTime at) -> stepsUntil(at.toInstant());
      case Outcome.Tolled(_, LocalDate since) -> stepsUntil(startOf(since.toEpochDay() + 1));
      case Outcome.BeyondCalendar beyond -> stepsUntil(startOf(beyond.day().toEpochDay()));
      case Outcome.DueOn _, Outcome.UnknownCalendar _, Outcome.Refused _ -> List.of();
    };
  }

  private List<Step> stepsUntil(Instant end) {
    List<Step> steps = new ArrayList<>();
    Duration running = Duration.ZERO;
    Instant at = start;
    while (at.isBefore(end)) {
      LocalDate day = at.atZone(zone).toLocalDate();
      Reason reason = reasonOn(day, running);
      boolean counts = reason instanceof Reason.Counted;
      Instant stop = earlier(end, startOf(day.toEpochDay() + 1));
      if (counts) {
        stop = earlier(stop, at.plus(rule.length().minus(running)));
        running = running.plus(Duration.between(at, stop));
      }
      steps.add(new Step.HourStep(at.atZone(zone), stop.atZone(zone), counts, running, reason));
      at = stop;
    }
    return steps;
  }

  private Reason reasonOn(LocalDate day, Duration running) {
    Optional<Reason> tolled = tolls.reasonTolled(day);
    if (running.equals(rule.length())) {
      Optional<Reason> cause = tolled.or(() -> off.reasonOff(day));
      return cause.<Reason>map(Reason.RolledPast::new).orElseGet(Reason.RolledTo::new);
    }
    Optional<Reason> stopped = tolled.isPresent() || everyHour() ? tolled : off.reasonOff(day);
    return stopped.orElseGet(Reason.Counted::new);
  }

  private long dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate().toEpochDay();
  }

  private Instant startOf(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
