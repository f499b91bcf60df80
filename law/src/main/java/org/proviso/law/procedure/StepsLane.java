package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Truth;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Award;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Outcome;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;

/// The lane *steps* for one condition of one award.
///
/// A step is judged at the end of a day, with all that was done on it. It needs all of its
/// requirements: one that is surely missing refuses it, whatever else is in doubt, and a doubt
/// leaves it unsettled only where nothing is missing.
///
/// Not thread-safe: it keeps the answers that it was given. Made anew for each question.
public final class StepsLane {

  private final Procedure procedure;
  private final Reckoner reckoner;
  private final History history;
  private final Map<LocalDate, Answer> answers = new HashMap<>();

  /// Makes the lane.
  ///
  /// @param reckoner with every calendar that the clocks of the procedure name
  /// @param history of the condition for the recipient's award
  public StepsLane(Procedure procedure, Reckoner reckoner, History history) {
    this.procedure = procedure;
    this.reckoner = reckoner;
    this.history = history;
  }

  /// Returns whether a step may be taken on a day.
  public StepAnswer answer(Matter matter, Step step, LocalDate day) {
    Standing standing = standing(matter, step, day);
    return new StepAnswer(step, day, standing, spanAround(matter, step, day, standing));
  }

  /// Returns whether each step may be taken on a day, in the procedure's order.
  public List<StepAnswer> answers(Matter matter, LocalDate day) {
    return procedure.steps().stream().map(step -> answer(matter, step, day)).toList();
  }

  /// Returns whether each step may be taken on a day, in the procedure's order, without since when
  /// and until when.
  public List<Standing> standings(Matter matter, LocalDate day) {
    Situation situation = Situation.of(procedure, reckoner, matter, day);
    return procedure.steps().stream().map(step -> standing(matter, step, situation)).toList();
  }

  /// Returns whether a step may be taken on a day, without since when and until when.
  public Standing standing(Matter matter, Step step, LocalDate day) {
    return standing(matter, step, Situation.of(procedure, reckoner, matter, day));
  }

  private Standing standing(Matter matter, Step step, Situation situation) {
    List<Standing.Checked> checked = new ArrayList<>();
    boolean missing = false;
    boolean doubtful = false;
    for (Step.Requirement requirement : step.requirements()) {
      Standing.Checked each = check(requirement, step, matter, situation);
      checked.add(each);
      missing |= each.met() == Truth.FALSE;
      doubtful |= each.met() == Truth.UNKNOWN;
    }
    if (missing) {
      return new Standing.Refused(checked);
    }
    return doubtful ? new Standing.Unsettled(checked) : new Standing.Open(checked);
  }

  /// Returns when a step could be taken at the earliest.
  ///
  /// @param from the first day that is looked at; nothing is done before
  public Earliest earliest(Matter matter, Step step, LocalDate from) {
    return new EarliestSearch(procedure, this, matter, step, from).run();
  }

  /// Returns what the finding that stands on a day comes to.
  public Outcome finding(Matter matter, LocalDate day) {
    Breach breach = breach();
    return breach == null
        ? new Outcome.NotLaidDown()
        : breach.outcome(matter.finding(day), answerOn(day).lanes().met().adopted());
  }

  private @Nullable Breach breach() {
    return procedure.breach(history.condition()).orElse(null);
  }

  /// Returns a matter with a finding that shows a breach and was read, where there is none, or
  /// nobody read it. What two concluded stays.
  Matter withFinding(Matter matter, LocalDate day) {
    Breach breach = breach();
    List<Finding> findings = new ArrayList<>(matter.findings());
    Finding last = findings.isEmpty() ? null : findings.getLast();
    if (breach == null || (last != null && (last.second() != null || last.day().isAfter(day)))) {
      return matter;
    }
    if (last == null) {
      findings.add(breach.supposed(1, day));
    } else {
      findings.removeLast();
      findings.add(
          new Finding(
              last.number(),
              last.day(),
              last.judged(),
              new Finding.Second(day, Set.of()),
              last.event()));
    }
    return new Matter(matter.tier(), matter.done(), matter.orders(), findings);
  }

  /// Returns what each clock that was started shows on a day, by identifier.
  public Map<String, ClockPhase> phases(Matter matter, LocalDate day) {
    return Situation.of(procedure, reckoner, matter, day).phases();
  }

  /// Returns the steps that stand on a day, by identifier, in the order in which they were taken.
  public Map<String, Matter.Done> standing(Matter matter, LocalDate day) {
    return Situation.of(procedure, reckoner, matter, day).standing();
  }

  private Standing.Checked check(
      Step.Requirement requirement, Step step, Matter matter, Situation at) {
    return switch (requirement.need()) {
      case Need.Taken(Set<String> steps) -> {
        Matter.Done done = at.firstStanding(steps);
        yield done == null
            ? checked(requirement, Truth.FALSE, new Ground.NoneStands(steps))
            : checked(requirement, Truth.TRUE, new Ground.Stands(done));
      }
      case Need.NotTaken(Set<String> steps) -> {
        Matter.Done done = at.firstStanding(steps);
        yield done == null
            ? checked(requirement, Truth.TRUE, new Ground.NoneStands(steps))
            : checked(requirement, Truth.FALSE, new Ground.Stands(done));
      }
      case Need.Over(String clock, Set<String> orTaken) -> over(requirement, clock, orTaken, at);
      case Need.Running(String clock) -> {
        ClockPhase phase = at.phase(clock);
        Truth met =
            switch (phase) {
              case ClockPhase.NotStarted(), ClockPhase.Over _, ClockPhase.Ended _ -> Truth.FALSE;
              // Time that is not known to have begun is not known to have ended.
              case ClockPhase.Open _, ClockPhase.Running _ -> Truth.TRUE;
            };
        yield checked(requirement, met, new Ground.Clock(clock, phase));
      }
      case Need.Authorised(String authority) -> authorised(requirement, authority, at.day());
      case Need.Named(String naming) -> {
        Matter.Done done = at.standing(naming);
        if (done == null) {
          yield checked(requirement, Truth.FALSE, new Ground.NoneStands(Set.of(naming)));
        }
        String action = step.action();
        boolean named = action != null && done.actions().contains(action);
        yield checked(requirement, named ? Truth.TRUE : Truth.FALSE, new Ground.Names(done));
      }
      case Need.Accepted() -> {
        Answer answer = answerOn(at.day());
        Truth met =
            switch (answer.lanes().award()) {
              case ACCEPTED -> Truth.TRUE;
              case NONE, OFFERED -> Truth.FALSE;
              case UNKNOWN -> Truth.UNKNOWN;
            };
        yield checked(requirement, met, new Ground.Lanes(answer));
      }
      case Need.InTerms() -> {
        Answer answer = answerOn(at.day());
        Truth met =
            switch (answer.lanes().term()) {
              case IN_TERMS -> Truth.TRUE;
              case NOT_YET, NOT_IN_TERMS -> Truth.FALSE;
              case UNCERTAIN -> Truth.UNKNOWN;
            };
        yield checked(requirement, met, new Ground.Lanes(answer));
      }
      case Need.NoOrder() -> noOrder(requirement, step, matter, at.day());
      case Need.Shown() -> {
        Outcome outcome = finding(matter, at.day());
        yield checked(requirement, outcome.met(), new Ground.Found(breach(), outcome));
      }
      case Need.OfTier(Tier tier) -> {
        Tier held = matter.tier();
        Truth met = held == null ? Truth.UNKNOWN : held == tier ? Truth.TRUE : Truth.FALSE;
        yield checked(requirement, met, new Ground.Held(held));
      }
    };
  }

  private static Standing.Checked checked(Step.Requirement requirement, Truth met, Ground ground) {
    return new Standing.Checked(requirement, met, ground);
  }

  private static Standing.Checked over(
      Step.Requirement requirement, String clock, Set<String> orTaken, Situation at) {
    Matter.Done instead = at.firstStanding(orTaken);
    if (instead != null) {
      return checked(requirement, Truth.TRUE, new Ground.Stands(instead));
    }
    ClockPhase phase = at.phase(clock);
    Truth met =
        switch (phase) {
          case ClockPhase.Over _ -> Truth.TRUE;
          // What ended it may be the very answer that it waited for; a step that is content with
          // that says so by `orTaken`.
          case ClockPhase.NotStarted(), ClockPhase.Running _, ClockPhase.Ended _ -> Truth.FALSE;
          // Time that is not known to have begun has not run out against anybody.
          case ClockPhase.Open _ -> Truth.FALSE;
        };
    return checked(requirement, met, new Ground.Clock(clock, phase));
  }

  private Standing.Checked authorised(Step.Requirement requirement, String id, LocalDate day) {
    Authority authority =
        procedure.authority(id).orElseThrow(() -> new IllegalStateException("no authority " + id));
    Span possible =
        switch (authority.fixedBy()) {
          case STEP -> new Span(day, day.plusDays(1));
          case AWARD -> daysOfAward();
        };
    List<Authority.Edition> editions =
        authority.editions().stream().filter(each -> meet(each.span(), possible)).toList();
    boolean isBounded = possible.until() != null;
    // Of an award whose day is not known at all, no wording is known to count.
    Truth met = editions.isEmpty() ? Truth.FALSE : isBounded ? Truth.TRUE : Truth.UNKNOWN;
    return checked(requirement, met, new Ground.Wording(id, possible, editions));
  }

  private static boolean meet(Span one, Span other) {
    return beginsBeforeEndOf(one, other) && beginsBeforeEndOf(other, one);
  }

  private static boolean beginsBeforeEndOf(Span one, Span other) {
    LocalDate from = one.from();
    LocalDate until = other.until();
    return from == null || until == null || from.isBefore(until);
  }

  /// Returns the days on which the award may have been made. Its offer counts before its
  /// acceptance: the funder made it then.
  private Span daysOfAward() {
    Award award = history.subject().award();
    LocalDate offered = award.offered();
    if (offered != null) {
      return new Span(offered, offered.plusDays(1));
    }
    return switch (award.acceptance()) {
      case Award.Acceptance.On(LocalDate day) -> new Span(null, day.plusDays(1));
      case Award.Acceptance.By(LocalDate day) -> new Span(null, day.plusDays(1));
      case Award.Acceptance.Never(), Award.Acceptance.NotKnown() -> Span.ALWAYS;
    };
  }

  private Standing.Checked noOrder(
      Step.Requirement requirement, Step step, Matter matter, LocalDate day) {
    String action = step.action();
    Matter.Order doubtful = null;
    for (Matter.Order order : matter.orders()) {
      if (action != null && order.forbids(action, day)) {
        if (!order.doubtful()) {
          return checked(requirement, Truth.FALSE, new Ground.Ordered(order));
        }
        doubtful = order;
      }
    }
    Answer answer = answerOn(day);
    Truth met =
        switch (answer.lanes().bar()) {
          case BARRED -> Truth.FALSE;
          // A notice of forbearance is no order; whether the agency is held to it is not settled.
          case FORBORNE, UNCERTAIN -> Truth.UNKNOWN;
          case NOT_BARRED -> Truth.TRUE;
        };
    return met == Truth.TRUE && doubtful != null
        ? checked(requirement, Truth.UNKNOWN, new Ground.Ordered(doubtful))
        : checked(requirement, met, new Ground.Lanes(answer));
  }

  private Answer answerOn(LocalDate day) {
    return answers.computeIfAbsent(day, history::on);
  }

  /// Days on which a standing can change: whatever was done or reached somebody, clocks that run
  /// out, wordings, orders, findings, and the lanes of the condition.
  NavigableSet<LocalDate> changes(Matter matter, Step step) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Matter.Done done : matter.done()) {
      days.add(done.day());
      Optional.ofNullable(done.reached()).ifPresent(days::add);
    }
    Situation last = Situation.of(procedure, reckoner, matter, LocalDate.MAX);
    days.addAll(last.runOuts());
    for (Matter.Order order : matter.orders()) {
      addEnds(order.span(), days);
    }
    for (Step.Requirement requirement : step.requirements()) {
      if (requirement.need() instanceof Need.Authorised(String id)) {
        procedure
            .authority(id)
            .ifPresent(each -> each.editions().forEach(edition -> addEnds(edition.span(), days)));
      }
    }
    for (Finding finding : matter.findings()) {
      days.add(finding.day());
      Optional.ofNullable(finding.second()).map(Finding.Second::day).ifPresent(days::add);
    }
    if (step.requirements().stream().anyMatch(each -> each.need() instanceof Need.Shown)) {
      days.addAll(history.metChanges());
    }
    history.verdicts().pieces().stream()
        .map(Timeline.Piece::span)
        .forEach(span -> addEnds(span, days));
    return days;
  }

  private static void addEnds(Span span, Set<LocalDate> days) {
    Optional.ofNullable(span.from()).ifPresent(days::add);
    Optional.ofNullable(span.until()).ifPresent(days::add);
  }

  private Span spanAround(Matter matter, Step step, LocalDate day, Standing standing) {
    NavigableSet<LocalDate> changes = changes(matter, step);
    LocalDate until = changes.higher(day);
    while (until != null && isAlike(standing(matter, step, until), standing)) {
      until = changes.higher(until);
    }
    LocalDate from = changes.floor(day);
    while (from != null && isAlike(standing(matter, step, from.minusDays(1)), standing)) {
      from = changes.lower(from);
    }
    return new Span(from, until);
  }

  private static boolean isAlike(Standing one, Standing other) {
    return switch (one) {
      case Standing.Open _ -> other instanceof Standing.Open;
      case Standing.Refused _ -> other instanceof Standing.Refused;
      case Standing.Unsettled _ -> other instanceof Standing.Unsettled;
    };
  }
}
