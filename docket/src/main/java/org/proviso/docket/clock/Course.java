package org.proviso.docket.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Toll;

/// The way of one clock from one service to the day due.
///
/// The day due comes from the reckoner's arithmetic; the days between are laid out only when the
/// legs are asked for.
final class Course {

  private final ReboundRules rules;
  private final Stops stops;
  private final Attempt attempt;
  private final LocalDate served;
  private final List<Planned> planned = new ArrayList<>();
  private Outcome outcome;

  /// A leg that is not laid out yet.
  ///
  /// @param said the extension that it comes from; null for the period and what service adds
  /// @param rule null where a day was named
  private record Planned(
      @Nullable CountingRule rule,
      LocalDate from,
      List<Toll> tolls,
      Outcome outcome,
      Happening.@Nullable Extended said,
      boolean moves) {}

  Course(
      ObligationClock clock, ReboundRules rules, Stops stops, Attempt attempt, LocalDate served) {
    this.rules = rules;
    this.stops = stops;
    this.attempt = attempt;
    this.served = served;
    outcome = count(clock.rule(), served, null);
    CountingRule adds = attempt.dispatch().way().adds();
    if (adds != null && outcome instanceof Outcome.DueOn(LocalDate day)) {
      outcome = count(adds, day, null);
    }
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.Extended said
          && outcome instanceof Outcome.DueOn(LocalDate day)) {
        outcome = extend(said, day);
      }
    }
  }

  private Outcome count(CountingRule rule, LocalDate from, Happening.@Nullable Extended said) {
    Outcome leads = rules.due(rule, from, stops.all());
    planned.add(new Planned(rule, from, stops.all(), leads, said, /* moves= */ true));
    return leads;
  }

  private Outcome extend(Happening.Extended said, LocalDate due) {
    return switch (said.extension()) {
      case Extension.By(CountingRule rule) -> count(rule, due, said);
      case Extension.ToDay(LocalDate day) -> {
        List<Toll> later = stops.after(said.event());
        Outcome leads = push(said, day, later);
        boolean moves = !(leads instanceof Outcome.DueOn(LocalDate to)) || to.isAfter(due);
        planned.add(new Planned(null, due, later, leads, said, moves));
        yield moves ? leads : new Outcome.DueOn(due);
      }
    };
  }

  /// Returns the day that an authority named, pushed out by the tolls it did not know.
  private Outcome push(Happening.Extended said, LocalDate day, List<Toll> later) {
    long days = ChronoUnit.DAYS.between(said.decided(), day);
    if (days > CountingRule.MOST_DAYS) {
      String detail = "an extension to " + day + ", over 100 years on";
      return new Outcome.Refused(Outcome.Refusal.OUT_OF_RANGE, detail);
    }
    Outcome pushed =
        days < 1
            ? new Outcome.DueOn(day)
            : rules.due(daysTo(said, Math.toIntExact(days)), said.decided(), later);
    return pushed instanceof Outcome.DueOn(LocalDate to) ? free(to) : pushed;
  }

  private static CountingRule daysTo(Happening.Extended said, int days) {
    return new DayRule(
        "day-named",
        said.authority(),
        days,
        DayRule.Trigger.EXCLUDED,
        DayRule.Counting.CALENDAR,
        CountingRule.Direction.FORWARD,
        CountingRule.Roll.NONE,
        DaysOff.NONE);
  }

  /// Returns the first day from `day` on that is not tolled: no period ends on a tolled day.
  private Outcome free(LocalDate day) {
    LocalDate free = day;
    Optional<Toll> toll = stops.covering(free);
    while (toll.isPresent()) {
      LocalDate until = toll.get().until();
      if (until == null) {
        return new Outcome.Tolled(toll.get(), free);
      }
      free = until;
      toll = stops.covering(free);
    }
    return new Outcome.DueOn(free);
  }

  Attempt attempt() {
    return attempt;
  }

  LocalDate served() {
    return served;
  }

  /// Returns where all legs together lead.
  Outcome outcome() {
    return outcome;
  }

  /// Returns the day due; null if there is none or it can not be told.
  @Nullable LocalDate due() {
    return outcome instanceof Outcome.DueOn(LocalDate day) ? day : null;
  }

  /// Lays out every leg.
  List<Leg> legs() {
    List<Leg> legs = new ArrayList<>();
    ServiceWay way = attempt.dispatch().way();
    if (way.made() instanceof ServiceWay.Made.AfterDispatch(CountingRule rule)) {
      legs.add(new Leg.UntilServed(way, rules.count(rule, attempt.sent(), List.of())));
    }
    for (int i = 0; i < planned.size(); i++) {
      legs.add(leg(planned.get(i), i == 0));
    }
    return legs;
  }

  private Leg leg(Planned plan, boolean first) {
    Happening.Extended said = plan.said();
    CountingRule rule = plan.rule();
    if (said == null) {
      Count count = rules.count(Objects.requireNonNull(rule), plan.from(), plan.tolls());
      return first
          ? new Leg.Period(count)
          : new Leg.AddedByService(attempt.dispatch().way(), count);
    }
    boolean afterDue = said.decided().isAfter(plan.from());
    return switch (said.extension()) {
      case Extension.By(CountingRule more) ->
          new Leg.ExtendedBy(said, rules.count(more, plan.from(), plan.tolls()), afterDue);
      case Extension.ToDay(LocalDate day) ->
          new Leg.ExtendedTo(said, day, plan.tolls(), plan.outcome(), afterDue);
    };
  }

  /// Returns the happenings that made the day due, in no order.
  List<Happening> because() {
    List<Happening> made = new ArrayList<>(attempt.because());
    made.addAll(stops.between(served, due()));
    List<CountingRule> counted = new ArrayList<>();
    if (attempt.dispatch().way().made() instanceof ServiceWay.Made.AfterDispatch(var rule)) {
      counted.add(rule);
    }
    for (Planned plan : planned) {
      if (plan.rule() != null) {
        counted.add(plan.rule());
      }
      if (plan.said() != null && plan.moves()) {
        made.add(plan.said());
        if (plan.rule() == null) {
          made.addAll(stops.between(plan.said().decided(), due()));
        }
      }
    }
    made.addAll(rules.changing(counted));
    return made;
  }
}
