package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.proof.Proof;
import org.proviso.law.time.Day;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;

/// Writes down what a history rests on, so that it can be checked without the engine.
final class ProofWriter {

  private final String condition;
  private final Subject subject;
  private final Asking asking;
  private final Settlements worlds;
  private final Bearings bearings;
  private final Timeline<Verdict> verdicts;

  ProofWriter(
      String condition,
      Subject subject,
      Asking asking,
      Settlements worlds,
      Bearings bearings,
      Timeline<Verdict> verdicts) {
    this.condition = condition;
    this.subject = subject;
    this.asking = asking;
    this.worlds = worlds;
    this.bearings = bearings;
    this.verdicts = verdicts;
  }

  /// Returns a proof for every day; empty if more questions are open than a proof can speak of.
  Optional<Proof> write() {
    Set<OpenQuestion> asked = new LinkedHashSet<>();
    for (Bearing bearing : bearings.latestFirst()) {
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
            condition,
            subject,
            asking,
            questions,
            bearings.latestFirst().stream().map(bearing -> proofStep(bearing, questions)).toList(),
            verdicts.map(Verdict::headline).pieces().stream().map(this::proofPiece).toList()));
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
        bearings.latestFirst().stream()
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
      bearings.decidedBy(piece.value(), day, false).forEach(clause -> decidedBy.add(clause.id()));
    }
    LocalDate from = span.from();
    return new Proof.Piece(
        span,
        piece.value(),
        possible,
        List.copyOf(decidedBy),
        from == null
            ? List.of()
            : bearings.changedOn(Day.of(from)).stream()
                .map(bearing -> bearing.clause().id())
                .toList());
  }

  /// The first day of a span, and each day in it on which some step changes.
  private Set<Integer> daysOfChange(Span span) {
    int from = Day.ofFrom(span.from());
    int until = Day.ofUntil(span.until());
    Set<Integer> days = new TreeSet<>();
    days.add(from);
    for (Bearing bearing : bearings.latestFirst()) {
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
