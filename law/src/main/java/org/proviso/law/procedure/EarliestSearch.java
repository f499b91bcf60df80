package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes the steps of one side that a step needs, each as soon as it may be taken.
///
/// What is needed is what the requirements of the step name, and theirs: of several steps that
/// would do, the first of that side in the procedure's order. Used once.
final class EarliestSearch {

  private final Procedure procedure;
  private final StepsLane lane;
  private final Step target;
  private final Set<String> needed = new LinkedHashSet<>();
  private final Set<String> actions = new TreeSet<>();
  private final List<Earliest.Before> way = new ArrayList<>();
  private Matter matter;
  private LocalDate day;
  private boolean needsFinding;
  private boolean supposesFinding;

  EarliestSearch(Procedure procedure, StepsLane lane, Matter matter, Step target, LocalDate from) {
    this.procedure = procedure;
    this.lane = lane;
    this.matter = matter;
    this.target = target;
    this.day = from;
  }

  Earliest run() {
    need(target);
    if (needsFinding) {
      Matter supposed = lane.withFinding(matter, day);
      supposesFinding = !supposed.equals(matter);
      matter = supposed;
    }
    while (true) {
      if (lane.standing(matter, target, day) instanceof Standing.Open) {
        return new Earliest.On(day, way, supposesFinding);
      }
      if (!takeWhatMayBeTaken()) {
        LocalDate next = nextChange();
        if (next == null) {
          return stuck();
        }
        day = next;
      }
    }
  }

  private void need(Step step) {
    String action = step.action();
    if (action != null) {
      actions.add(action);
    }
    for (Step.Requirement requirement : step.requirements()) {
      switch (requirement.need()) {
        case Need.Taken(Set<String> steps) -> needOneOf(steps);
        case Need.Named(String naming) -> needOneOf(Set.of(naming));
        case Need.Over(String clock, Set<String> orTaken) -> {
          if (!standsOneOf(orTaken) && !lane.phases(matter, day).containsKey(clock)) {
            needOneOf(starting(clock));
          }
        }
        case Need.NotTaken(Set<String> _) -> {}
        case Need.Running(String _) -> {}
        case Need.Authorised(String _) -> {}
        case Need.Accepted(), Need.InTerms(), Need.NoOrder() -> {}
        case Need.Shown() -> needsFinding = true;
        case Need.OfTier(Tier _) -> {}
      }
    }
  }

  private Set<String> starting(String clock) {
    Set<String> starting = new HashSet<>();
    for (Step step : procedure.steps()) {
      if (step.starts().contains(clock)) {
        starting.add(step.id());
      }
    }
    return starting;
  }

  private boolean standsOneOf(Set<String> steps) {
    return lane.standing(matter, day).keySet().stream().anyMatch(steps::contains);
  }

  private void needOneOf(Set<String> steps) {
    if (standsOneOf(steps)) {
      return;
    }
    for (Step step : procedure.steps()) {
      if (steps.contains(step.id()) && step.side() == target.side()) {
        if (needed.add(step.id())) {
          need(step);
        }
        return;
      }
    }
  }

  private boolean takeWhatMayBeTaken() {
    boolean isTaken = false;
    for (Step step : open()) {
      if (lane.standing(matter, step, day) instanceof Standing.Open) {
        Set<String> named = step.namesActions() ? actions : Set.of();
        matter = matter.with(new Matter.Done(step.id(), day, day, named, Map.of(), ""));
        way.add(new Earliest.Before(step, day));
        isTaken = true;
      }
    }
    return isTaken;
  }

  /// Returns what is needed and does not stand yet, in the procedure's order.
  private List<Step> open() {
    Set<String> standing = lane.standing(matter, day).keySet();
    return procedure.steps().stream()
        .filter(step -> needed.contains(step.id()) && !standing.contains(step.id()))
        .toList();
  }

  private @Nullable LocalDate nextChange() {
    NavigableSet<LocalDate> days = new TreeSet<>(lane.changes(matter, target));
    for (Step step : open()) {
      days.addAll(lane.changes(matter, step));
    }
    return days.higher(day);
  }

  /// Says where the way ends: at the first step that lacks more than other steps of the way.
  private Earliest stuck() {
    List<Step> open = new ArrayList<>(open());
    Set<String> waiting = new HashSet<>();
    Set<String> clocks = new HashSet<>();
    for (Step step : open) {
      waiting.add(step.id());
      clocks.addAll(step.starts());
    }
    open.add(target);
    for (Step step : open) {
      switch (lane.standing(matter, step, day)) {
        case Standing.Open _ -> {}
        case Standing.Unsettled unsettled -> {
          return new Earliest.NotKnown(step, unsettled.doubtful());
        }
        case Standing.Refused refused -> {
          List<Standing.Checked> missing =
              refused.missing().stream().filter(each -> !waits(each, waiting, clocks)).toList();
          List<Standing.Checked> unset =
              missing.stream()
                  .filter(each -> each.ground() instanceof Ground.Clock(var _, ClockPhase.Open _))
                  .toList();
          if (!unset.isEmpty() && unset.size() == missing.size()) {
            return new Earliest.NotKnown(step, unset);
          }
          if (!missing.isEmpty()) {
            return new Earliest.NoWay(step, missing);
          }
        }
      }
    }
    throw new IllegalStateException(
        "every step waits for another one on the way to " + target.id());
  }

  private static boolean waits(Standing.Checked checked, Set<String> waiting, Set<String> clocks) {
    return switch (checked.requirement().need()) {
      case Need.Taken(Set<String> steps) -> steps.stream().anyMatch(waiting::contains);
      case Need.Named(String naming) -> waiting.contains(naming);
      case Need.Over(String clock, Set<String> _) -> clocks.contains(clock);
      case Need.NotTaken(Set<String> _) -> false;
      case Need.Running(String _) -> false;
      case Need.Authorised(String _) -> false;
      case Need.Accepted(), Need.InTerms(), Need.NoOrder(), Need.Shown() -> false;
      case Need.OfTier(Tier _) -> false;
    };
  }
}
