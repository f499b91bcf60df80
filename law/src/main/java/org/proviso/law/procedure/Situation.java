package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.TriggerEvent;

/// Which steps stand at the end of a day, and which clocks were started and ended by then.
final class Situation {

  /// A clock that was started.
  ///
  /// @param due last day in time; null if not known
  /// @param outcome what came of the count; null if nothing was counted
  private record Started(
      Matter.Done by,
      @Nullable LocalDate due,
      @Nullable Outcome outcome,
      Matter.@Nullable Done endedBy) {}

  private final Procedure procedure;
  private final Reckoner reckoner;
  private final LocalDate day;
  private final Map<String, Matter.Done> standing = new LinkedHashMap<>();
  private final Map<String, Started> clocks = new HashMap<>();
  private final TreeSet<LocalDate> runOuts = new TreeSet<>();

  private Situation(Procedure procedure, Reckoner reckoner, LocalDate day) {
    this.procedure = procedure;
    this.reckoner = reckoner;
    this.day = day;
  }

  static Situation of(Procedure procedure, Reckoner reckoner, Matter matter, LocalDate day) {
    Situation situation = new Situation(procedure, reckoner, day);
    for (Matter.Done done : matter.done()) {
      if (!done.day().isAfter(day)) {
        situation.take(done);
      }
    }
    return situation;
  }

  private void take(Matter.Done done) {
    Step step =
        procedure
            .step(done.step())
            .orElseThrow(() -> new IllegalArgumentException("no step " + done.step()));
    step.undoes().forEach(standing::remove);
    step.ends().forEach(clock -> end(clock, done));
    standing.put(step.id(), done);
    step.starts().forEach(clock -> start(clock, done));
    done.due()
        .forEach(
            (clock, due) -> {
              if (!step.starts().contains(clock)) {
                move(clock, due);
              }
            });
  }

  private void start(String clock, Matter.Done by) {
    LocalDate set = by.due().get(clock);
    CountingRule rule = procedure.clock(clock).map(StepClock::rule).orElse(null);
    LocalDate reached = by.reached();
    // What has not reached anybody by the end of this day starts nothing yet.
    if (reached == null || reached.isAfter(day)) {
      put(clock, new Started(by, null, null, null));
      return;
    }
    Outcome outcome =
        set == null && rule != null
            ? reckoner.due(rule, new TriggerEvent.OnDay(reached), List.of())
            : null;
    LocalDate due = set;
    if (outcome instanceof Outcome.DueOn(LocalDate last)) {
      due = last;
    }
    put(clock, new Started(by, due, outcome, null));
  }

  private void end(String clock, Matter.Done by) {
    Started started = clocks.get(clock);
    // One that ran out before is over, whatever comes late.
    if (started != null && started.endedBy() == null && !isOver(started, by.day())) {
      clocks.put(clock, new Started(started.by(), started.due(), started.outcome(), by));
    }
  }

  private void move(String clock, LocalDate due) {
    Started started = clocks.get(clock);
    if (started != null && started.endedBy() == null) {
      put(clock, new Started(started.by(), due, started.outcome(), null));
    }
  }

  private void put(String clock, Started started) {
    clocks.put(clock, started);
    LocalDate due = started.due();
    if (due != null) {
      runOuts.add(due.plusDays(1));
    }
  }

  private static boolean isOver(Started started, LocalDate on) {
    LocalDate due = started.due();
    return due != null && on.isAfter(due);
  }

  LocalDate day() {
    return day;
  }

  /// Returns the steps that stand, in the order in which they were taken.
  Map<String, Matter.Done> standing() {
    return Collections.unmodifiableMap(standing);
  }

  /// Returns the step if it stands.
  Matter.@Nullable Done standing(String step) {
    return standing.get(step);
  }

  /// Returns the first that stands of some steps, in the order in which they were taken.
  Matter.@Nullable Done firstStanding(Set<String> steps) {
    for (Map.Entry<String, Matter.Done> each : standing.entrySet()) {
      if (steps.contains(each.getKey())) {
        return each.getValue();
      }
    }
    return null;
  }

  /// Returns what each clock that was started shows.
  Map<String, ClockPhase> phases() {
    Map<String, ClockPhase> phases = new TreeMap<>();
    clocks.keySet().forEach(clock -> phases.put(clock, phase(clock)));
    return phases;
  }

  ClockPhase phase(String clock) {
    Started started = clocks.get(clock);
    if (started == null) {
      return new ClockPhase.NotStarted();
    }
    Matter.Done endedBy = started.endedBy();
    if (endedBy != null) {
      return new ClockPhase.Ended(started.by(), endedBy);
    }
    LocalDate due = started.due();
    if (due == null) {
      return new ClockPhase.Open(started.by(), started.outcome());
    }
    return day.isAfter(due)
        ? new ClockPhase.Over(started.by(), due)
        : new ClockPhase.Running(started.by(), due);
  }

  /// Returns the first day after the due day of each clock that was started.
  Collection<LocalDate> runOuts() {
    return runOuts;
  }
}
