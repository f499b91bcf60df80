package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Subject;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.ClockPhase;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepsLane;
import org.proviso.law.procedure.Tier;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;

/// Walks every state that the procedure of the first pack can come to, and watches each way to an
/// action that touches money with a monitor that knows nothing of the procedure's needs.
///
/// The monitor's rules are those of docs/procedure.md, "What no path may skip": 34 U.S.C. 10222, 28
/// CFR 18.5 and 18.8, 2 CFR 200.338 and 200.341 (shared facts, 7.1 to 7.4).
class ProcedureGraphTest {

  private static final Pack PACK =
      PackFixtures.loaded(Packs.load(Path.of("..", "packs", "us-byrne-jag")));
  private static final Clocks CLOCKS = PackFixtures.clocks(PACK);
  private static final Procedure PROCEDURE = PackFixtures.procedures(PACK, CLOCKS).procedure();
  private static final Breach BREACH = PROCEDURE.breach("jag/1373").orElseThrow();
  private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);
  private static final LocalDate FIRST = LocalDate.of(2018, 1, 24);

  /// Steps that neither open nor close a way to another step but among themselves: left out of the
  /// walks. With all of them, a walk to one action had not ended after seven minutes and 6 GB.
  private static final Set<String> ASIDE =
      Set.of(
          "comply",
          "petition-to-enforce",
          "order-to-comply",
          "ask-court",
          "give-information",
          "note-unanswered",
          "specific-condition-notice",
          "specific-condition",
          "subpoena");

  /// What has happened on the way here, as somebody would note it who reads the statutes only.
  private record Watched(
      boolean notified,
      LocalDate noticeDay,
      boolean heard,
      boolean decided,
      boolean determined,
      boolean demanded,
      LocalDate demandDay) {

    static final Watched NOTHING = new Watched(false, NEVER, false, false, false, false, NEVER);

    Watched after(String step, Set<String> actions, String action, LocalDate day) {
      return switch (step) {
        case "notice", "sub-notice" ->
            new Watched(actions.contains(action), day, false, false, false, false, NEVER);
        case "withdraw-notice" -> NOTHING;
        case "waive-review", "withdraw-request", "recommended-decision", "give-information" ->
            new Watched(notified, noticeDay, true, decided, determined, demanded, demandDay);
        case "final-decision", "sub-decision" ->
            new Watched(
                notified,
                noticeDay,
                heard,
                actions.contains(action),
                determined,
                demanded,
                demandDay);
        case "reverse-decision" ->
            new Watched(notified, noticeDay, heard, false, false, false, NEVER);
        case "determine-debt" ->
            new Watched(notified, noticeDay, heard, decided, true, demanded, demandDay);
        case "demand-payment" ->
            new Watched(notified, noticeDay, heard, decided, determined, true, day);
        default -> this;
      };
    }

    /// Returns what is wrong with taking a step that does the watched action; empty if nothing.
    String fault(
        Step step,
        String action,
        LocalDate day,
        boolean isOrdered,
        boolean isShown,
        int objectionDays) {
      if (step.id().equals("finding") && !isShown) {
        return "no finding shows it; ";
      }
      if (!action.equals(step.action())) {
        return "";
      }
      boolean hadTheChance = heard || day.isAfter(noticeDay.plusDays(objectionDays));
      String fault = notified ? "" : "no notice names it; ";
      fault += hadTheChance ? "" : "no chance to object or be heard; ";
      fault += decided ? "" : "no decision names it; ";
      fault += isOrdered ? "an order operates; " : "";
      if (Set.of("interest", "penalty", "offset", "demand-payment").contains(step.id())) {
        fault += determined ? "" : "nothing was determined to be owed; ";
      }
      if (step.id().equals("interest")) {
        fault += demanded && day.isAfter(demandDay.plusDays(30)) ? "" : "within the thirty days; ";
      }
      return fault;
    }

    /// Returns one letter for all that a fault can depend on.
    char key(LocalDate day, int objectionDays) {
      int key = 0;
      for (boolean each :
          List.of(
              notified,
              heard,
              decided,
              determined,
              demanded,
              day.isAfter(noticeDay.plusDays(objectionDays)),
              day.isAfter(demandDay.plusDays(30)))) {
        key = 2 * key + (each ? 1 : 0);
      }
      return (char) key;
    }
  }

  private record State(Matter matter, LocalDate day, Watched watched) {}

  /// What a walk found.
  ///
  /// @param faults ways to a step that must not be, as the steps of the way and what is wrong
  private record Walk(int states, int steps, Map<String, String> faults, Set<String> taken) {}

  private static Walk walk(
      Procedure procedure, String party, Tier tier, String action, Set<String> without, int most) {
    Subject known = PACK.register().subject("jag", "2016", party).orElseThrow();
    Award award = known.award();
    // Of the sub-grant it is not known whether it was accepted; here it is supposed.
    Subject subject =
        new Subject(
            known.id(),
            known.recipient(),
            known.programme(),
            known.year(),
            new Award(
                award.id(),
                award.offered(),
                new Award.Acceptance.By(LocalDate.of(2017, 11, 15)),
                award.cents(),
                award.under(),
                award.source()));
    LawEngine engine = LawEngine.of(PACK.law(), PACK.register().withSubject(subject));
    StepsLane lane =
        new StepsLane(
            procedure,
            CLOCKS.reckoner(),
            engine.history("jag/1373", subject, Asking.CONTEMPORANEOUS));
    int objectionDays = tier == Tier.DIRECT ? 30 : 10;
    Deque<State> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    Map<String, String> faults = new LinkedHashMap<>();
    Set<String> taken = new TreeSet<>();
    int steps = 0;
    open.add(new State(new Matter(tier, List.of(), List.of()), FIRST, Watched.NOTHING));
    while (!open.isEmpty()) {
      State state = open.poll();
      List<State> next = new ArrayList<>();
      boolean isOrdered = !state.matter().orders().isEmpty();
      boolean isShown = isShown(state.matter());
      List<Standing> standings = lane.standings(state.matter(), state.day());
      for (int i = 0; i < standings.size(); i++) {
        Step step = procedure.steps().get(i);
        if (standings.get(i) instanceof Standing.Open && !without.contains(step.id())) {
          steps++;
          taken.add(step.id());
          String fault =
              state.watched().fault(step, action, state.day(), isOrdered, isShown, objectionDays);
          if (!fault.isEmpty()) {
            faults.putIfAbsent(step.id() + ": " + fault, way(state.matter()));
          }
          for (Set<String> named : namings(step, action)) {
            next.add(after(state, step, named, action));
          }
        }
      }
      next.addAll(laterAndOrders(lane, state));
      for (State each : next) {
        if (seen.size() < most && seen.add(key(lane, each, action, objectionDays))) {
          open.add(each);
        }
      }
    }
    return new Walk(seen.size(), steps, faults, taken);
  }

  /// A notice or decision names the watched action, or another one, or both. Money is owed only
  /// where something else was done too, so that an action of its own leads nowhere there.
  private static List<Set<String>> namings(Step step, String action) {
    String other = action.equals("disallow") ? "withhold" : "disallow";
    if (!step.namesActions()) {
      return List.of(Set.of());
    }
    return action.equals("recover")
        ? List.of(Set.of(action, other), Set.of(other))
        : List.of(Set.of(action), Set.of(other));
  }

  private static State after(State state, Step step, Set<String> named, String action) {
    Map<String, LocalDate> due = new LinkedHashMap<>();
    for (String clock : step.starts()) {
      if (PROCEDURE.clock(clock).orElseThrow().rule() == null) {
        due.put(clock, state.day().plusDays(10));
      }
    }
    Matter.Done done = new Matter.Done(step.id(), state.day(), state.day(), named, due, "");
    return new State(
        state.matter().with(done),
        state.day(),
        state.watched().after(step.id(), named, action, state.day()));
  }

  private static List<State> laterAndOrders(StepsLane lane, State state) {
    List<State> next = new ArrayList<>();
    LocalDate soonest = NEVER;
    for (ClockPhase phase : lane.phases(state.matter(), state.day()).values()) {
      if (phase instanceof ClockPhase.Running(var _, LocalDate due) && due.isBefore(soonest)) {
        soonest = due;
      }
    }
    if (soonest.isBefore(NEVER)) {
      next.add(new State(state.matter(), soonest.plusDays(1), state.watched()));
    }
    List<Matter.Order> orders =
        state.matter().orders().isEmpty()
            ? List.of(new Matter.Order("stay", Set.of(), Span.ALWAYS, false, "stay"))
            : List.of();
    next.add(
        new State(
            new Matter(
                state.matter().tier(), state.matter().done(), orders, state.matter().findings()),
            state.day(),
            state.watched()));
    // Nothing asks for the finding once the step stands that rests on it.
    if (!lane.standing(state.matter(), state.day()).containsKey("finding")) {
      next.add(
          new State(
              new Matter(
                  state.matter().tier(),
                  state.matter().done(),
                  state.matter().orders(),
                  List.of(otherwise(state))),
              state.day(),
              state.watched()));
    }
    return next;
  }

  /// A finding that shows a breach, if none does, and one that shows none if one does.
  private static Finding otherwise(State state) {
    Shown shown = isShown(state.matter()) ? Shown.NOT_SHOWN : Shown.SHOWN;
    List<Finding.Judged> judged =
        BREACH.points().stream().map(point -> new Finding.Judged(point, shown)).toList();
    return new Finding(
        1, state.day(), judged, new Finding.Second(state.day(), Set.of()), /* event= */ "");
  }

  /// The monitor's own view, without readings: all of these findings say the same under each.
  private static boolean isShown(Matter matter) {
    return !matter.findings().isEmpty()
        && matter.findings().getLast().judged().stream()
            .allMatch(each -> each.shown() == Shown.SHOWN);
  }

  /// Returns what tells a state from others: one letter for each step that stands, with whether it
  /// names the watched action and another, one for each clock, and what the monitor noted.
  private static String key(StepsLane lane, State state, String action, int objectionDays) {
    StringBuilder key = new StringBuilder();
    Map<String, Matter.Done> standing = lane.standing(state.matter(), state.day());
    for (int i = 0; i < PROCEDURE.steps().size(); i++) {
      Matter.Done done = standing.get(PROCEDURE.steps().get(i).id());
      if (done != null) {
        int named = done.actions().contains(action) ? 1 : 0;
        key.append((char) (4 * i + 2 * named + (done.actions().size() > named ? 1 : 0)));
      }
    }
    key.append('|');
    lane.phases(state.matter(), state.day())
        .forEach(
            (clock, phase) ->
                key.append(clock.charAt(0))
                    .append(clock.charAt(1))
                    .append(phase.getClass().getSimpleName().charAt(0))
                    .append(phase.getClass().getSimpleName().charAt(1)));
    return key.append(state.matter().orders().size())
        .append(isShown(state.matter()) ? 's' : 'n')
        .append(state.watched().key(state.day(), objectionDays))
        .toString();
  }

  private static String way(Matter matter) {
    return String.join(" > ", matter.done().stream().map(Matter.Done::step).toList());
  }

  @Test
  void noWayToTheMoneyOfASubRecipientSkipsNoticeChanceDecisionOrOrder() {
    assertNoFault("bernalillo-county-nm", Tier.SUB, ASIDE, List.of("withhold"));
  }

  @Test
  @Tag("full")
  void noWayOfAnyKindSkipsThem() {
    List<String> all =
        List.of("withhold", "disallow", "suspend", "terminate", "bar-awards", "recover");
    assertNoFault("louisville-ky", Tier.DIRECT, ASIDE, all);
    assertNoFault("bernalillo-county-nm", Tier.SUB, ASIDE, all);
  }

  private static void assertNoFault(
      String party, Tier tier, Set<String> without, List<String> actions) {
    int states = 0;
    for (String action : actions) {
      Walk walk = walk(PROCEDURE, party, tier, action, without, Integer.MAX_VALUE);
      states += walk.states();
      System.out.printf(
          "ProcedureGraphTest: %s, %s: %,d states, %,d steps taken%n",
          tier, action, walk.states(), walk.steps());
      assertEquals(Map.of(), walk.faults());
      boolean isReached =
          PROCEDURE.steps().stream()
              .anyMatch(step -> action.equals(step.action()) && walk.taken().contains(step.id()));
      // A sub-recipient has no way at all to some: nothing in the pack lets the funder act there.
      boolean isPossible =
          tier == Tier.DIRECT || Set.of("withhold", "disallow", "terminate").contains(action);
      assertEquals(isPossible, isReached, action);
    }
    System.out.printf("ProcedureGraphTest: %s: %,d states in all%n", tier, states);
  }

  @Test
  void theMonitorFindsAWayThatALackingNeedOpens() {
    assertTrue(faultsWithout("withhold", Need.Named.class).contains("no notice names it"));
    assertTrue(faultsWithout("withhold", Need.NoOrder.class).contains("an order operates"));
    assertTrue(
        faultsWithout("final-decision", Need.Over.class)
            .contains("no chance to object or be heard"));
    assertTrue(faultsWithout("finding", Need.Shown.class).contains("no finding shows it"));
  }

  /// Returns the faults of walks to withholding where a step lacks needs of a kind.
  private static String faultsWithout(String id, Class<? extends Need> kind) {
    List<Step> steps = new ArrayList<>();
    for (Step step : PROCEDURE.steps()) {
      List<Step.Requirement> needs =
          step.requirements().stream()
              .filter(each -> !step.id().equals(id) || !kind.isInstance(each.need()))
              .toList();
      steps.add(
          new Step(
              step.id(),
              step.title(),
              step.side(),
              step.office(),
              step.stage(),
              step.action(),
              needs,
              step.starts(),
              step.ends(),
              step.undoes(),
              step.namesActions(),
              step.endsMatter(),
              step.posts(),
              step.grounds(),
              step.from()));
    }
    Procedure lacking =
        new Procedure(
            PROCEDURE.actions(),
            PROCEDURE.authorities(),
            PROCEDURE.clocks(),
            steps,
            List.of(BREACH));
    Walk walk = walk(lacking, "louisville-ky", Tier.DIRECT, "withhold", ASIDE, 5_000);
    return walk.faults().keySet().toString();
  }
}
