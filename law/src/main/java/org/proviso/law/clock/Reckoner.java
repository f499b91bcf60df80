package org.proviso.law.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reckons periods: from a rule, a trigger and tolls to the due day or instant.
///
/// A tolled day or hour does not count, and no period ends on a tolled day: tolls that lie in the
/// period, the last day included, push its end out. A period that is rolled onward passes over
/// tolled days as over days off. A period of months is first laid out in days, then tolled.
///
/// The same arguments always give the same answer.
public final class Reckoner {

  // A day inside the years 1 to 9999 on both ends, so that no offset leads out of them.
  private static final Instant FIRST = LocalDateTime.of(1, 1, 2, 0, 0).toInstant(ZoneOffset.UTC);
  private static final Instant LAST =
      LocalDateTime.of(9999, 12, 31, 0, 0).toInstant(ZoneOffset.UTC);

  private final Calendars calendars;

  /// Reckons with the calendars at hand.
  ///
  /// @param calendars every calendar that rules may name
  public Reckoner(Calendars calendars) {
    this.calendars = calendars;
  }

  /// Returns when the period ends, without its working.
  public Outcome due(CountingRule rule, TriggerEvent trigger, List<Toll> tolls) {
    return switch (prepare(rule, trigger, tolls)) {
      case Stopped(Outcome outcome) -> outcome;
      case Days(DayReckoning days) -> days.due();
      case Hours(HourReckoning hours) -> hours.due();
    };
  }

  /// Returns when the period ends, with every step from the trigger on.
  public Count count(CountingRule rule, TriggerEvent trigger, List<Toll> tolls) {
    return switch (prepare(rule, trigger, tolls)) {
      case Stopped(Outcome outcome) -> new Count(rule, trigger, tolls, outcome, List.of());
      case Days(DayReckoning days) -> {
        Outcome outcome = days.due();
        yield new Count(rule, trigger, tolls, outcome, days.steps(outcome));
      }
      case Hours(HourReckoning hours) -> {
        Outcome outcome = hours.due();
        yield new Count(rule, trigger, tolls, outcome, hours.steps(outcome));
      }
    };
  }

  /// What is to be reckoned, or the outcome that makes it moot.
  private sealed interface Prepared {}

  private record Stopped(Outcome outcome) implements Prepared {}

  private record Days(DayReckoning days) implements Prepared {}

  private record Hours(HourReckoning hours) implements Prepared {}

  private Prepared prepare(CountingRule rule, TriggerEvent trigger, List<Toll> tolls) {
    List<HolidayCalendar> found = new ArrayList<>();
    for (CalendarId id : rule.off().holidays()) {
      Optional<HolidayCalendar> calendar = calendars.find(id);
      if (calendar.isEmpty()) {
        return new Stopped(new Outcome.UnknownCalendar(id));
      }
      found.add(calendar.get());
    }
    OffDays off = new OffDays(rule.off(), found);
    return switch (rule) {
      case DayRule days -> prepareDays(days, days.direction(), trigger, off, tolls);
      case MonthRule months -> prepareDays(months, months.direction(), trigger, off, tolls);
      case HourRule hours -> prepareHours(hours, trigger, off, new TollSpans(tolls));
    };
  }

  private static Prepared prepareDays(
      CountingRule rule,
      CountingRule.Direction direction,
      TriggerEvent trigger,
      OffDays off,
      List<Toll> tolls) {
    return switch (trigger) {
      case TriggerEvent.OnDay(LocalDate day) -> prepareDays(rule, direction, day, off, tolls);
      case TriggerEvent.AtLocalTime(LocalDateTime time) ->
          prepareDays(rule, direction, time.toLocalDate(), off, tolls);
      case TriggerEvent.AtInstant(Instant instant) ->
          refused(Outcome.Refusal.NEEDS_LOCAL_DAY, "trigger " + instant);
    };
  }

  private static Prepared prepareDays(
      CountingRule rule,
      CountingRule.Direction direction,
      LocalDate trigger,
      OffDays off,
      List<Toll> tolls) {
    if (!DayPlan.inRange(trigger.toEpochDay())) {
      return refused(Outcome.Refusal.OUT_OF_RANGE, "trigger " + trigger);
    }
    if (direction == CountingRule.Direction.BACKWARD && !tolls.isEmpty()) {
      return refused(Outcome.Refusal.TOLL_ON_BACKWARD_COUNT, "toll " + tolls.getFirst().id());
    }
    Optional<DayPlan> plan =
        switch (rule) {
          case DayRule days -> Optional.of(DayPlan.of(days, trigger));
          case MonthRule months -> DayPlan.of(months, trigger);
          case HourRule _ -> Optional.empty();
        };
    if (plan.isEmpty()) {
      return refused(Outcome.Refusal.NO_SUCH_DAY_IN_MONTH, "no day " + trigger.getDayOfMonth());
    }
    return new Days(new DayReckoning(plan.get(), off, new TollSpans(tolls)));
  }

  private static Prepared prepareHours(
      HourRule rule, TriggerEvent trigger, OffDays off, TollSpans tolls) {
    return switch (trigger) {
      case TriggerEvent.OnDay(LocalDate day) ->
          refused(Outcome.Refusal.NEEDS_TIME_OF_DAY, "trigger " + day);
      case TriggerEvent.AtLocalTime(LocalDateTime time) -> {
        List<ZoneOffset> offsets = rule.zone().getRules().getValidOffsets(time);
        yield switch (offsets.size()) {
          case 0 -> refused(Outcome.Refusal.NO_SUCH_LOCAL_TIME, inZone(time, rule.zone()));
          case 1 -> prepareHours(rule, time.toInstant(offsets.getFirst()), off, tolls);
          default -> refused(Outcome.Refusal.AMBIGUOUS_LOCAL_TIME, inZone(time, rule.zone()));
        };
      }
      case TriggerEvent.AtInstant(Instant instant) -> prepareHours(rule, instant, off, tolls);
    };
  }

  private static Prepared prepareHours(HourRule rule, Instant start, OffDays off, TollSpans tolls) {
    return start.isBefore(FIRST) || start.isAfter(LAST)
        ? refused(Outcome.Refusal.OUT_OF_RANGE, "trigger " + start)
        : new Hours(new HourReckoning(rule, start, off, tolls));
  }

  private static String inZone(LocalDateTime time, ZoneId zone) {
    return time + " in " + zone;
  }

  private static Prepared refused(Outcome.Refusal reason, String detail) {
    return new Stopped(new Outcome.Refused(reason, detail));
  }
}
