package org.proviso.web.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.ClockPhase;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepsLane;
import org.proviso.store.MatterFile;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Links;
import org.proviso.web.site.Words;

/// How long each side of a matter took to act on what was done, by one rule for both and by nothing
/// but the pack's procedure.
///
/// A step of a recipient, or of whoever gives the money, waits for the first later step of a side
/// that ends a clock which the step started, or that is of the other side and needs the step. A
/// clock is the recipient's time if one of its steps ends it, and else the grantor's. A step that
/// ends the matter is an answer of whoever takes it. A step that was taken again, was undone, or
/// whose clock the other side ended waits no longer.
///
/// Thread-safe.
final class MatterWaits {

  private final Lanes lanes;
  private final Procedure procedure;
  private final Set<String> endings = new HashSet<>();

  MatterWaits(Lanes lanes) {
    this.lanes = lanes;
    this.procedure = lanes.procedure();
    for (Step step : procedure.steps()) {
      // All other steps need that a step which ends the matter was not taken, but those after it.
      long refused =
          procedure.steps().stream()
              .filter(other -> !other.id().equals(step.id()))
              .filter(other -> isRefusedBy(other, step.id()))
              .count();
      if (procedure.steps().size() > 2 && 2 * refused > procedure.steps().size()) {
        endings.add(step.id());
      }
    }
  }

  private static boolean isRefusedBy(Step step, String id) {
    return step.requirements().stream()
        .anyMatch(
            it -> it.need() instanceof Need.NotTaken(Set<String> steps) && steps.contains(id));
  }

  private static boolean needs(Step step, String id) {
    return step.requirements().stream()
        .map(Step.Requirement::need)
        .anyMatch(
            need ->
                switch (need) {
                  case Need.Taken(Set<String> steps) -> steps.contains(id);
                  case Need.Over(String _, Set<String> orTaken) -> orTaken.contains(id);
                  case Need.Named(String naming) -> naming.equals(id);
                  case Need.NotTaken _,
                      Need.Running _,
                      Need.Authorised _,
                      Need.Accepted _,
                      Need.InTerms _,
                      Need.NoOrder _,
                      Need.Shown _,
                      Need.OfTier _ ->
                      false;
                });
  }

  /// Returns the waits of a matter at the end of a day.
  List<Wait> of(MatterFile file, LocalDate on) {
    Matter matter = MatterViews.asOf(file, on);
    StepsLane lane = lanes.lane(file.id());
    List<Wait> waits = new ArrayList<>();
    for (int i = 0; i < matter.done().size(); i++) {
      Step step = procedure.step(matter.done().get(i).step()).orElse(null);
      if (step != null && step.side() != Side.COURT) {
        for (Side side : List.of(Side.GRANTOR, Side.RECIPIENT)) {
          Wait wait = wait(file, matter, lane, i, step, side, on);
          if (wait != null) {
            waits.add(wait);
          }
        }
      }
    }
    return waits;
  }

  private Side whose(String clock) {
    return procedure.steps().stream()
            .anyMatch(step -> step.side() == Side.RECIPIENT && step.ends().contains(clock))
        ? Side.RECIPIENT
        : Side.GRANTOR;
  }

  private @Nullable Wait wait(
      MatterFile file, Matter matter, StepsLane lane, int at, Step step, Side side, LocalDate on) {
    Set<String> clocks = new TreeSet<>();
    for (String clock : step.starts()) {
      if (whose(clock) == side) {
        clocks.add(clock);
      }
    }
    Set<String> answers = new LinkedHashSet<>();
    for (Step other : procedure.steps()) {
      boolean ends = other.ends().stream().anyMatch(clocks::contains);
      boolean follows = step.side() != side && needs(other, step.id());
      if (other.side() == side && (ends || follows) && !other.id().equals(step.id())) {
        answers.add(other.id());
      }
    }
    if (answers.isEmpty()) {
      return null;
    }
    Matter.Done asked = matter.done().get(at);
    Wait.Outcome outcome = new Wait.Outcome.Open();
    int end = at + 1;
    for (; end < matter.done().size() && outcome instanceof Wait.Outcome.Open; end++) {
      outcome = outcome(matter.done().get(end), step, side, clocks, answers);
    }
    boolean isOpen = outcome instanceof Wait.Outcome.Open;
    LocalDate due =
        isOpen
            ? due(lane, matter, matter.done().size(), on, asked, clocks)
            : due(lane, matter, end - 1, matter.done().get(end - 1).day(), asked, clocks);
    LocalDate from = step.side() == Side.RECIPIENT ? asked.day() : asked.reached();
    boolean isCounted = from != null || outcome instanceof Wait.Outcome.Ended;
    return new Wait(
        side,
        Words.say("statistics.after", step.title()),
        file.party(),
        "/recipients/" + Links.path(file.party()) + "?on=" + on,
        from == null ? asked.day() : from,
        due,
        isCounted ? outcome : new Wait.Outcome.NotCounted(Wait.Why.NOT_REACHED));
  }

  private Wait.Outcome outcome(
      Matter.Done done, Step asked, Side side, Set<String> clocks, Set<String> answers) {
    Step step = procedure.step(done.step()).orElse(null);
    if (step == null) {
      return new Wait.Outcome.Open();
    }
    boolean endsAll = endings.contains(step.id());
    if (step.side() == side && (answers.contains(step.id()) || endsAll)) {
      return new Wait.Outcome.Done(done.day());
    }
    boolean endsClocks = !clocks.isEmpty() && step.ends().containsAll(clocks);
    return endsAll
            || endsClocks
            || step.id().equals(asked.id())
            || step.undoes().contains(asked.id())
        ? new Wait.Outcome.Ended(done.day())
        : new Wait.Outcome.Open();
  }

  /// Returns the last day in time as it stood before a step; null if none is known.
  ///
  /// @param before how many steps were taken before it
  private static @Nullable LocalDate due(
      StepsLane lane,
      Matter matter,
      int before,
      LocalDate on,
      Matter.Done asked,
      Set<String> clocks) {
    Matter then =
        new Matter(
            matter.tier(), matter.done().subList(0, before), matter.orders(), matter.findings());
    LocalDate due = null;
    for (Map.Entry<String, ClockPhase> phase : lane.phases(then, on).entrySet()) {
      if (clocks.contains(phase.getKey())) {
        due =
            switch (phase.getValue()) {
              case ClockPhase.Running(Matter.Done by, LocalDate day) -> isOf(by, asked) ? day : due;
              case ClockPhase.Over(Matter.Done by, LocalDate day) -> isOf(by, asked) ? day : due;
              case ClockPhase.NotStarted(), ClockPhase.Open _, ClockPhase.Ended _ -> due;
            };
      }
    }
    return due;
  }

  private static boolean isOf(Matter.Done by, Matter.Done asked) {
    return by.event().equals(asked.event());
  }
}
