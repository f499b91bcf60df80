package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Superiority;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.Proof;
import org.proviso.law.time.Day;
import org.proviso.law.time.Timeline;

/// What holds of one condition for one subject through all of time, and why.
///
/// Immutable and thread-safe.
public final class History {

  private final Register register;
  private final Subject subject;
  private final Asking asking;
  private final Computation computation;
  private final Settlements worlds;
  private final Superiority superiority;
  private final Timeline<Verdict> verdicts;
  private final Timeline<Headline> headlines;
  private final Timeline<Integer> inTerms;
  private final Timeline<Integer> notYet;
  private final Timeline<Integer> barred;
  private final Timeline<Integer> forborne;
  private final Timeline<Award.Status> award;
  private final Meeting meeting;

  private final Bearings bearings;

  History(
      Law law,
      Register register,
      Subject subject,
      int number,
      Asking asking,
      Computation computation) {
    this.register = register;
    this.subject = subject;
    this.asking = asking;
    this.computation = computation;
    worlds = computation.worlds();
    superiority = new Superiority(law);
    Headlines lanes = new Headlines(computation);
    verdicts = lanes.verdicts(number);
    headlines = verdicts.map(Verdict::headline);
    inTerms = lanes.inTerms(number);
    notYet = lanes.notYet(number);
    barred = lanes.barred(number);
    forborne = lanes.forborne(number);
    award = register.awardStatus(subject);
    meeting = new Meeting(law, computation, number);
    bearings = new Bearings(computation, number);
  }

  /// Returns the subject.
  public Subject subject() {
    return subject;
  }

  /// Returns from where the question was asked.
  public Asking asking() {
    return asking;
  }

  /// Returns the identifier of the condition.
  public String condition() {
    return computation.condition().id();
  }

  /// Returns the days on which it may change whether the condition is met, or which reading is
  /// adopted.
  public Set<LocalDate> metChanges() {
    Set<LocalDate> days = new TreeSet<>();
    for (int number : meeting.changes()) {
      Optional.ofNullable(Day.date(number)).ifPresent(days::add);
    }
    return days;
  }

  /// Returns the headline on every day.
  public Timeline<Headline> headlines() {
    return headlines;
  }

  /// Returns the verdict on every day: it changes also where only what would settle it does.
  public Timeline<Verdict> verdicts() {
    return verdicts;
  }

  /// Returns what holds on `day`, and why.
  public Answer on(LocalDate day) {
    Verdict verdict = verdicts.at(day);
    List<Answer.Step> steps = steps(day);
    List<Clause> decidedBy = bearings.decidedBy(verdict.headline(), Day.of(day), true);
    return new Answer(
        computation.condition().id(),
        subject,
        day,
        asking,
        verdict.headline(),
        verdict.possible(),
        headlines.pieceAt(day).span(),
        lanes(day, verdict),
        decidedBy,
        steps,
        bearings.defeats(Day.of(day), superiority),
        verdict.settledBy(),
        confidence(verdict.headline(), decidedBy, steps));
  }

  /// Returns which policies make it that the condition is met, or not, on `day`, by reading; empty
  /// if the pack does not say when it is met.
  public Map<String, MetGround> metGrounds(LocalDate day) {
    Circumstances facts = register.circumstances(subject, asking.known()).at(day);
    Map<String, MetGround> grounds = new TreeMap<>();
    computation
        .condition()
        .met()
        .forEach((reading, guard) -> grounds.put(reading, MetGround.of(guard, facts)));
    return grounds;
  }

  /// Returns the clauses that began, ended, gained or lost reach on `day` and can change a
  /// headline, from the earliest act to the latest.
  public List<Clause> changedOn(LocalDate day) {
    return bearings.changedOn(Day.of(day)).stream()
        .map(Bearing::clause)
        .filter(clause -> clause.role() != Verb.Role.RECORD)
        .filter(clause -> clause.role() != Verb.Role.ADOPTION)
        .toList();
  }

  private List<Answer.Step> steps(LocalDate on) {
    int day = Day.of(on);
    List<Answer.Step> steps = new ArrayList<>();
    for (Bearing bearing : bearings.latestFirst()) {
      if (isSeen(bearing.act(), on)) {
        int operating = bearing.operating().atDay(day);
        steps.add(
            new Answer.Step(
                bearing.act(),
                bearing.clause(),
                bearing.state(day),
                bearings.actingOn(bearing, day).stream().map(Bearing::clause).toList(),
                worlds.questionsOf(operating)));
      }
    }
    return steps;
  }

  private boolean isSeen(Act act, LocalDate on) {
    LocalDate by =
        switch (asking.viewpoint()) {
          case Asking.Viewpoint.Contemporaneous() -> on;
          case Asking.Viewpoint.From(LocalDate viewpoint) -> viewpoint;
        };
    return act.entry().countsAt(asking.known()) && !act.issued().earliest().isAfter(by);
  }

  private Answer.Lanes lanes(LocalDate on, Verdict verdict) {
    int day = Day.of(on);
    Award.Status status = verdict.headline() == Headline.NOT_YET ? Award.Status.NONE : award.at(on);
    return new Answer.Lanes(
        term(inTerms.atDay(day), notYet.atDay(day)),
        status,
        bar(barred.atDay(day), forborne.atDay(day)),
        meeting.on(on),
        money(status, verdict));
  }

  /// Returns whether the condition is among the terms.
  static Answer.Term term(int in, int ahead) {
    if (in == Settlements.ALL) {
      return Answer.Term.IN_TERMS;
    }
    if (ahead == Settlements.ALL) {
      return Answer.Term.NOT_YET;
    }
    return in == Settlements.NONE && ahead == Settlements.NONE
        ? Answer.Term.NOT_IN_TERMS
        : Answer.Term.UNCERTAIN;
  }

  /// Returns whether enforcement is barred.
  static Answer.Bar bar(int bar, int forbearance) {
    if (bar == Settlements.ALL) {
      return Answer.Bar.BARRED;
    }
    if (bar != Settlements.NONE
        || (forbearance != Settlements.NONE && forbearance != Settlements.ALL)) {
      return Answer.Bar.UNCERTAIN;
    }
    return forbearance == Settlements.ALL ? Answer.Bar.FORBORNE : Answer.Bar.NOT_BARRED;
  }

  private Answer.Money money(Award.Status status, Verdict verdict) {
    Long cents = subject.award().cents();
    return money(
        status, verdict.headline(), verdict.possible(), cents == null ? 0 : cents, cents != null);
  }

  /// Returns what money a condition bears on, of an award of `cents`, if the amount `isKnown`.
  static Answer.Money money(
      Award.Status status, Headline headline, Set<Headline> possible, long cents, boolean isKnown) {
    boolean mayBear =
        possible.contains(Headline.NOT_BARRED)
            && (status == Award.Status.ACCEPTED || status == Award.Status.UNKNOWN);
    if (!mayBear) {
      return new Answer.Money(0, 0, 0);
    }
    if (!isKnown) {
      return new Answer.Money(0, 0, 1);
    }
    boolean surely = headline == Headline.NOT_BARRED && status == Award.Status.ACCEPTED;
    return new Answer.Money(surely ? cents : 0, cents, 0);
  }

  /// The weakest mark along the chain of each clause that decides; of several that decide alone,
  /// the best counts. Where nothing bars, everything that keeps an order from operating counts.
  private static Mark confidence(
      Headline headline, List<Clause> decidedBy, List<Answer.Step> steps) {
    return switch (headline) {
      case BARRED, FORBORNE ->
          decidedBy.stream()
              .map(clause -> chainMark(clause, steps))
              .min(Mark::compareTo)
              .orElse(Mark.V1);
      case NOT_YET, NOT_IN_TERMS, NOT_BARRED, UNCERTAIN -> {
        Mark mark = Mark.V1;
        for (Answer.Step step : steps) {
          boolean rests =
              decidedBy.contains(step.clause())
                  || (headline == Headline.NOT_BARRED
                      && step.state() == Answer.State.BLOCKED
                      && step.clause().verb() == Verb.ENJOINS);
          mark = rests ? mark.weaker(chainMark(step.clause(), steps)) : mark;
        }
        yield mark;
      }
    };
  }

  private static Mark chainMark(Clause clause, List<Answer.Step> steps) {
    Mark mark = clause.mark();
    for (Answer.Step step : steps) {
      if (step.clause().equals(clause)) {
        mark = mark.weaker(step.act().provenance().mark());
        for (Clause acting : step.actedOnBy()) {
          mark = mark.weaker(chainMark(acting, steps));
        }
      }
    }
    return mark;
  }

  /// Returns a proof for every day; empty if more questions are open than a proof can speak of.
  public Optional<Proof> proof() {
    return new ProofWriter(
            computation.condition().id(), subject, asking, worlds, bearings, verdicts)
        .write();
  }
}
