package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Default;
import org.proviso.law.act.Law;
import org.proviso.law.act.Scope;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.Proof;
import org.proviso.law.time.Span;

/// Every way of spoiling a proof in one place: each mutant claims something that is not so.
final class ProofMutations {

  private final Law law;
  private final Proof proof;
  private final Map<String, Proof> mutants = new LinkedHashMap<>();

  private ProofMutations(Law law, Proof proof) {
    this.law = law;
    this.proof = proof;
  }

  /// Returns the mutants of a proof, each by a name that says what was spoiled.
  static Map<String, Proof> of(Law law, Proof proof) {
    ProofMutations mutations = new ProofMutations(law, proof);
    for (int i = 0; i < proof.steps().size(); i++) {
      mutations.spoilStep(i);
    }
    for (int i = 0; i < proof.pieces().size(); i++) {
      mutations.spoilPiece(i);
    }
    return mutations.mutants;
  }

  private void spoilStep(int at) {
    Proof.Step step = proof.steps().get(at);
    List<Proof.Step> without = new ArrayList<>(proof.steps());
    without.remove(at);
    add("missing link " + step.clause(), with(without, proof.pieces()));
    for (Act act : law.acts()) {
      if (!act.id().equals(step.act())) {
        addStep(
            "wrong act for " + step.clause(),
            at,
            s ->
                new Proof.Step(
                    s.clause(), act.id(), s.scope(), s.defaults(), s.actedOnBy(), s.operates()));
        break;
      }
    }
    for (Clause clause : law.clauses()) {
      if (!clause.id().equals(step.clause())) {
        addStep(
            "wrong clause for " + step.clause(),
            at,
            s ->
                new Proof.Step(
                    clause.id(), s.act(), s.scope(), s.defaults(), s.actedOnBy(), s.operates()));
        break;
      }
    }
    addStep(
        "wrong scope of " + step.clause(),
        at,
        s ->
            new Proof.Step(
                s.clause(),
                s.act(),
                new Scope.Except(s.scope()),
                s.defaults(),
                s.actedOnBy(),
                s.operates()));
    for (Default applied : step.defaults()) {
      Set<Default> fewer = new HashSet<>(step.defaults());
      fewer.remove(applied);
      addStep(
          "dropped default " + applied + " of " + step.clause(),
          at,
          s -> new Proof.Step(s.clause(), s.act(), s.scope(), fewer, s.actedOnBy(), s.operates()));
    }
    for (String acting : step.actedOnBy()) {
      List<String> fewer = new ArrayList<>(step.actedOnBy());
      fewer.remove(acting);
      addStep(
          "missing link from " + acting + " to " + step.clause(),
          at,
          s -> new Proof.Step(s.clause(), s.act(), s.scope(), s.defaults(), fewer, s.operates()));
    }
    for (int i = 0; i < step.operates().size(); i++) {
      spoilPhase(at, i);
    }
    if (step.operates().isEmpty()) {
      BitSet one = new BitSet();
      one.set(0);
      addPhases(
          "invented phase of " + step.clause(), at, List.of(new Proof.Phase(Span.ALWAYS, one)));
    }
  }

  private void spoilPhase(int at, int index) {
    Proof.Step step = proof.steps().get(at);
    Proof.Phase phase = step.operates().get(index);
    String name = step.clause() + " " + phase.span();
    addPhases("dropped phase " + name, at, replaced(step.operates(), index, List.of()));
    BitSet other = (BitSet) phase.settlements().clone();
    other.flip(0);
    addPhases(
        "wrong settlements " + name,
        at,
        replaced(step.operates(), index, List.of(new Proof.Phase(phase.span(), other))));
    for (Span shifted : shifts(phase.span())) {
      addPhases(
          "shifted day " + name + " to " + shifted,
          at,
          replaced(step.operates(), index, List.of(new Proof.Phase(shifted, phase.settlements()))));
    }
  }

  private static List<Span> shifts(Span span) {
    List<Span> shifts = new ArrayList<>();
    LocalDate from = span.from();
    LocalDate until = span.until();
    for (int by : new int[] {-1, 1}) {
      if (from != null && (until == null || from.plusDays(by).isBefore(until))) {
        shifts.add(new Span(from.plusDays(by), until));
      }
      if (until != null && (from == null || from.isBefore(until.plusDays(by)))) {
        shifts.add(new Span(from, until.plusDays(by)));
      }
    }
    return shifts;
  }

  private void spoilPiece(int at) {
    Proof.Piece piece = proof.pieces().get(at);
    for (Headline other : Headline.values()) {
      if (other != piece.value()) {
        addPiece(
            "wrong value " + other + " in " + piece.span(),
            at,
            p -> new Proof.Piece(p.span(), other, p.possible(), p.decidedBy(), p.began()));
      }
    }
    Set<Headline> others = EnumSet.allOf(Headline.class);
    others.removeAll(piece.possible());
    addPiece(
        "wrong possible answers in " + piece.span(),
        at,
        p -> new Proof.Piece(p.span(), p.value(), others, p.decidedBy(), p.began()));
    for (String deciding : piece.decidedBy()) {
      addPiece(
          "missing decider " + deciding,
          at,
          p ->
              new Proof.Piece(
                  p.span(), p.value(), p.possible(), without(p.decidedBy(), deciding), p.began()));
    }
    for (String began : piece.began()) {
      addPiece(
          "missing beginning " + began,
          at,
          p ->
              new Proof.Piece(
                  p.span(), p.value(), p.possible(), p.decidedBy(), without(p.began(), began)));
    }
    for (Clause clause : law.clauses()) {
      if (!piece.began().contains(clause.id())) {
        List<String> more = new ArrayList<>(piece.began());
        more.add(clause.id());
        addPiece(
            "invented beginning " + clause.id(),
            at,
            p -> new Proof.Piece(p.span(), p.value(), p.possible(), p.decidedBy(), more));
        break;
      }
    }
    LocalDate until = piece.span().until();
    if (until != null) {
      for (int by : new int[] {-1, 1}) {
        shiftBorder(at, until.plusDays(by));
      }
    }
  }

  /// Moves the border between a piece and the next one, so that both still meet.
  private void shiftBorder(int at, LocalDate border) {
    Span here = proof.pieces().get(at).span();
    Span next = proof.pieces().get(at + 1).span();
    LocalDate from = here.from();
    LocalDate until = next.until();
    if ((from == null || from.isBefore(border)) && (until == null || border.isBefore(until))) {
      List<Proof.Piece> pieces = new ArrayList<>(proof.pieces());
      pieces.set(at, moved(pieces.get(at), new Span(from, border)));
      pieces.set(at + 1, moved(pieces.get(at + 1), new Span(border, until)));
      add("shifted border to " + border, with(proof.steps(), pieces));
    }
  }

  private static Proof.Piece moved(Proof.Piece piece, Span span) {
    return new Proof.Piece(span, piece.value(), piece.possible(), piece.decidedBy(), piece.began());
  }

  private static List<String> without(List<String> list, String item) {
    List<String> fewer = new ArrayList<>(list);
    fewer.remove(item);
    return fewer;
  }

  private static List<Proof.Phase> replaced(
      List<Proof.Phase> phases, int at, List<Proof.Phase> by) {
    List<Proof.Phase> changed = new ArrayList<>(phases.subList(0, at));
    by.stream().filter(phase -> !phase.settlements().isEmpty()).forEach(changed::add);
    changed.addAll(phases.subList(at + 1, phases.size()));
    return changed;
  }

  private void addPhases(String name, int at, List<Proof.Phase> phases) {
    addStep(
        name,
        at,
        s -> new Proof.Step(s.clause(), s.act(), s.scope(), s.defaults(), s.actedOnBy(), phases));
  }

  private void addStep(String name, int at, UnaryOperator<Proof.Step> change) {
    List<Proof.Step> steps = new ArrayList<>(proof.steps());
    steps.set(at, change.apply(steps.get(at)));
    add(name, with(steps, proof.pieces()));
  }

  private void addPiece(String name, int at, UnaryOperator<Proof.Piece> change) {
    List<Proof.Piece> pieces = new ArrayList<>(proof.pieces());
    pieces.set(at, change.apply(pieces.get(at)));
    add(name, with(proof.steps(), pieces));
  }

  private Proof with(List<Proof.Step> steps, List<Proof.Piece> pieces) {
    return new Proof(
        proof.condition(), proof.subject(), proof.asking(), proof.questions(), steps, pieces);
  }

  private void add(String name, Proof mutant) {
    mutants.put(mutants.size() + ": " + name, mutant);
  }
}
