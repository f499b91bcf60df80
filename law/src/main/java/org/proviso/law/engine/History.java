package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.proof.Proof;
import org.proviso.law.time.Day;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;

/// What holds of one condition for one subject through all of time, and why.
///
/// Immutable and thread-safe.
public final class History {

  /// A clause that bears on the subject, and how it stands on each day, as settlements.
  private record Bearing(
      Act act,
      Clause clause,
      int start,
      Timeline<Integer> reach,
      Timeline<Integer> own,
      Timeline<Integer> operating,
      Timeline<Integer> applying) {}

  private final Subject subject;
  private final Asking asking;
  private final Computation computation;
  private final Settlements worlds;
  private final Timeline<Verdict> verdicts;
  private final Timeline<Headline> headlines;
  private final Timeline<Integer> inTerms;
  private final Timeline<Integer> notYet;
  private final Timeline<Integer> barred;
  private final Timeline<Integer> forborne;
  private final Timeline<Award.Status> award;
  private final Meeting meeting;

  /// By clause, from the latest act to the earliest.
  private final Map<String, Bearing> bearings = new LinkedHashMap<>();

  History(
      Law law,
      Register register,
      Subject subject,
      int number,
      Asking asking,
      Computation computation) {
    this.subject = subject;
    this.asking = asking;
    this.computation = computation;
    worlds = computation.worlds();
    Headlines lanes = new Headlines(computation);
    verdicts = lanes.verdicts(number);
    headlines = verdicts.map(Verdict::headline);
    inTerms = lanes.inTerms(number);
    notYet = lanes.notYet(number);
    barred = lanes.barred(number);
    forborne = lanes.forborne(number);
    award = register.awardStatus(subject);
    meeting = new Meeting(law, register, subject, asking, computation, number);
    Set<String> bearing = bearing();
    for (Chain.Link link : computation.chain().links()) {
      Clause clause = link.clause();
      if (bearing.contains(clause.id())) {
        bearings.put(
            clause.id(),
            new Bearing(
                link.act(),
                clause,
                computation.reach().start(clause),
                computation.reached(clause).of(number),
                computation.own(clause).of(number),
                computation.operating(clause).of(number),
                computation.applying(clause).of(number)));
      }
    }
  }

  /// The clauses that reach the subject on some day, or are extended, those that they refer to, and
  /// those that act on any of these.
  private Set<String> bearing() {
    Set<String> bearing = new HashSet<>();
    for (Chain.Link link : computation.chain().links()) {
      Clause clause = link.clause();
      boolean reaches =
          !computation.reached(clause).isEmpty()
              || !computation.chain().acting(clause, Verb.Role.PROLONGATION).isEmpty();
      if (reaches && speaks(clause)) {
        bearing.add(clause.id());
      }
      // A clause refers to an earlier one, which this loop meets later.
      Reference reference = clause.reference();
      if (reference != null && bearing.contains(clause.id())) {
        bearing.add(reference.clause());
      }
    }
    for (Chain.Link link : computation.chain().links().reversed()) {
      if (link.clause().target() instanceof Target.OfClauses(var targets)
          && targets.stream().anyMatch(bearing::contains)) {
        bearing.add(link.clause().id());
      }
    }
    return bearing;
  }

  private boolean speaks(Clause clause) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          conditions.contains(computation.condition().id());
      case Target.OfReading(String provision, String reading) -> true;
      case Target.OfClauses(var clauses) -> false;
      case Target.OfNothing() -> false;
    };
  }

  /// Returns the subject.
  public Subject subject() {
    return subject;
  }

  /// Returns from where the question was asked.
  public Asking asking() {
    return asking;
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
    List<Clause> decidedBy = decidedBy(verdict.headline(), Day.of(day), true);
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
        verdict.settledBy(),
        confidence(verdict.headline(), decidedBy, steps));
  }

  /// Returns the clauses that began, ended, gained or lost reach on `day` and can change a
  /// headline, from the earliest act to the latest.
  public List<Clause> changedOn(LocalDate day) {
    return changedOn(Day.of(day)).stream()
        .map(Bearing::clause)
        .filter(clause -> clause.role() != Verb.Role.RECORD)
        .filter(clause -> clause.role() != Verb.Role.ADOPTION)
        .toList();
  }

  private List<Bearing> changedOn(int day) {
    return new ArrayList<>(bearings.values())
        .reversed().stream()
            .filter(bearing -> !bearing.own().atDay(day).equals(bearing.own().atDay(day - 1)))
            .toList();
  }

  private List<Answer.Step> steps(LocalDate on) {
    int day = Day.of(on);
    List<Answer.Step> steps = new ArrayList<>();
    for (Bearing bearing : bearings.values()) {
      if (isSeen(bearing.act(), on)) {
        int operating = bearing.operating().atDay(day);
        steps.add(
            new Answer.Step(
                bearing.act(),
                bearing.clause(),
                state(bearing, day),
                actingOn(bearing, day).stream().map(Bearing::clause).toList(),
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

  private static Answer.State state(Bearing bearing, int day) {
    int operating = bearing.operating().atDay(day);
    if (operating != Settlements.NONE) {
      return operating == Settlements.ALL ? Answer.State.OPERATES : Answer.State.DOUBTFUL;
    }
    if (bearing.own().atDay(day) != Settlements.NONE) {
      return Answer.State.BLOCKED;
    }
    if (bearing.reach().atDay(day) == Settlements.NONE) {
      return Answer.State.DOES_NOT_REACH;
    }
    return day < bearing.start() || !hasEnded(bearing, day)
        ? Answer.State.NOT_BEGUN
        : Answer.State.ENDED;
  }

  private static boolean hasEnded(Bearing bearing, int day) {
    return bearing.own().pieces().stream()
        .anyMatch(
            piece -> piece.value() != Settlements.NONE && Day.ofFrom(piece.span().from()) < day);
  }

  private List<Bearing> actingOn(Bearing target, int day) {
    List<Bearing> acting = new ArrayList<>();
    for (Chain.Link link : computation.chain().acting(target.clause(), Verb.Role.BLOCK)) {
      Bearing block = bearings.get(link.clause().id());
      if (block != null
          && block.operating().atDay(day) != Settlements.NONE
          && !(link.clause().retro() instanceof Retro.Tunc && day < target.start())) {
        acting.add(block);
      }
    }
    return acting;
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

  private static Answer.Term term(int in, int ahead) {
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

  private static Answer.Bar bar(int bar, int forbearance) {
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
    boolean mayBear =
        verdict.possible().contains(Headline.NOT_BARRED)
            && (status == Award.Status.ACCEPTED || status == Award.Status.UNKNOWN);
    if (!mayBear) {
      return new Answer.Money(0, 0, 0);
    }
    Long cents = subject.award().cents();
    if (cents == null) {
      return new Answer.Money(0, 0, 1);
    }
    boolean surely = verdict.headline() == Headline.NOT_BARRED && status == Award.Status.ACCEPTED;
    return new Answer.Money(surely ? cents : 0, cents, 0);
  }

  /// The clauses that a headline rests on, on a day: those that surely carry it first, and alone if
  /// `onlySure` and there are any; from the earliest act to the latest.
  private List<Clause> decidedBy(Headline headline, int day, boolean onlySure) {
    List<Clause> sure = new ArrayList<>();
    List<Clause> doubtful = new ArrayList<>();
    for (Bearing bearing : new ArrayList<>(bearings.values()).reversed()) {
      int carries = carries(bearing, headline, day);
      if (carries == Settlements.ALL) {
        sure.add(bearing.clause());
      } else if (carries != Settlements.NONE) {
        doubtful.add(bearing.clause());
      }
    }
    if (onlySure && !sure.isEmpty() && headline != Headline.UNCERTAIN) {
      return sure;
    }
    if (onlySure && headline == Headline.UNCERTAIN && !doubtful.isEmpty()) {
      return doubtful;
    }
    sure.addAll(doubtful);
    return sure;
  }

  private int carries(Bearing bearing, Headline headline, int day) {
    Clause clause = bearing.clause();
    if (!(clause.target() instanceof Target.OfConditions(var conditions, var years, var part))
        || part != null
        || !conditions.contains(computation.condition().id())) {
      return Settlements.NONE;
    }
    int applying = bearing.applying().atDay(day);
    return switch (headline) {
      case BARRED -> clause.verb() == Verb.ENJOINS ? applying : Settlements.NONE;
      case FORBORNE -> clause.verb() == Verb.FORBEARS ? applying : Settlements.NONE;
      case NOT_BARRED -> clause.verb() == Verb.IMPOSES ? applying : Settlements.NONE;
      case NOT_YET -> clause.verb() == Verb.IMPOSES ? bearing.reach().atDay(day) : Settlements.NONE;
      case NOT_IN_TERMS -> Settlements.NONE;
      case UNCERTAIN -> clause.role() == Verb.Role.RECORD ? Settlements.NONE : applying;
    };
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
    Set<OpenQuestion> asked = new LinkedHashSet<>();
    for (Bearing bearing : bearings.values()) {
      bearing.operating().pieces().forEach(p -> asked.addAll(worlds.questionsOf(p.value())));
      bearing.reach().pieces().forEach(p -> asked.addAll(worlds.questionsOf(p.value())));
    }
    verdicts.pieces().forEach(piece -> asked.addAll(piece.value().settledBy()));
    if (asked.size() > Proof.MOST_QUESTIONS) {
      return Optional.empty();
    }
    List<OpenQuestion> questions = List.copyOf(asked);
    return Optional.of(
        new Proof(
            computation.condition().id(),
            subject,
            asking,
            questions,
            bearings.values().stream().map(bearing -> proofStep(bearing, questions)).toList(),
            headlines.pieces().stream().map(this::proofPiece).toList()));
  }

  private Proof.Step proofStep(Bearing bearing, List<OpenQuestion> questions) {
    List<Proof.Phase> phases = new ArrayList<>();
    for (Timeline.Piece<Integer> piece : bearing.operating().pieces()) {
      if (piece.value() != Settlements.NONE) {
        phases.add(new Proof.Phase(piece.span(), worlds.numbers(piece.value(), questions)));
      }
    }
    return new Proof.Step(
        bearing.clause().id(),
        bearing.act().id(),
        bearing.clause().scope(),
        bearing.clause().defaults(),
        bearings.values().stream()
            .filter(
                other ->
                    other.clause().target() instanceof Target.OfClauses(var targets)
                        && targets.contains(bearing.clause().id()))
            .map(other -> other.clause().id())
            .toList(),
        phases);
  }

  private Proof.Piece proofPiece(Timeline.Piece<Headline> piece) {
    Span span = piece.span();
    Set<Headline> possible = new HashSet<>();
    Set<String> decidedBy = new TreeSet<>();
    for (int day : daysOfChange(span)) {
      possible.addAll(verdicts.atDay(day).possible());
      decidedBy(piece.value(), day, false).forEach(clause -> decidedBy.add(clause.id()));
    }
    LocalDate from = span.from();
    return new Proof.Piece(
        span,
        piece.value(),
        possible,
        List.copyOf(decidedBy),
        from == null
            ? List.of()
            : changedOn(Day.of(from)).stream().map(bearing -> bearing.clause().id()).toList());
  }

  /// The first day of a span, and each day in it on which some step changes.
  private Set<Integer> daysOfChange(Span span) {
    int from = Day.ofFrom(span.from());
    int until = Day.ofUntil(span.until());
    Set<Integer> days = new TreeSet<>();
    days.add(from);
    for (Bearing bearing : bearings.values()) {
      for (Timeline<Integer> timeline : List.of(bearing.reach(), bearing.applying())) {
        for (int day : timeline.changes()) {
          if (day > from && day < until) {
            days.add(day);
          }
        }
      }
    }
    for (int day : verdicts.changes()) {
      if (day > from && day < until) {
        days.add(day);
      }
    }
    return days;
  }
}
