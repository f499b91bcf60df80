package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Fault;
import org.proviso.law.act.Law;
import org.proviso.law.act.Opposition;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// Works out what binds whom on any day, and why, from a law and a register.
///
/// Immutable and thread-safe: any number of threads may ask.
public final class LawEngine {

  private final Law law;
  private final Register register;
  private final Subjects subjects;
  private final Map<String, Chain> chains = new ConcurrentHashMap<>();

  private LawEngine(Law law, Register register) {
    this.law = law;
    this.register = register;
    this.subjects = new Subjects(register);
  }

  /// Returns an engine for a law and the register that it was checked against.
  public static LawEngine of(Law law, Register register) {
    return new LawEngine(law, register);
  }

  /// Returns the law.
  public Law law() {
    return law;
  }

  /// Returns the register.
  public Register register() {
    return register;
  }

  /// Returns what holds of a condition for one subject, on every day, with proofs.
  ///
  /// @throws IllegalArgumentException if the law has no such condition or the register no such
  ///   subject
  public History history(String condition, Subject subject, Asking asking) {
    int number = subjects.numberOf(subject);
    Computation computation = compute(require(condition), RoaringBitmap.bitmapOf(number), asking);
    return new History(law, register, subject, number, asking, computation);
  }

  /// Returns the headline of a condition for every subject of its programme, on every day.
  ///
  /// @throws IllegalArgumentException if the law has no such condition
  public Map<Subject, Timeline<Verdict>> verdicts(String condition, Asking asking) {
    Condition asked = require(condition);
    RoaringBitmap universe = subjects.ofProgramme(asked.programme());
    Computation computation = compute(asked, universe, asking);
    Headlines headlines = new Headlines(computation);
    Map<Subject, Timeline<Verdict>> verdicts = new LinkedHashMap<>();
    universe.forEach(
        (int number) -> verdicts.put(subjects.subject(number), headlines.verdicts(number)));
    return verdicts;
  }

  /// Returns a fault for each two strict clauses that say opposite things of the same subject on
  /// the same day: a law with such a clash can not be computed with.
  public List<Fault> strictClashes() {
    List<Fault> faults = new ArrayList<>();
    for (Condition condition : law.conditions()) {
      List<Clause> strict =
          chain(condition).links().stream().map(Chain.Link::clause).filter(Clause::strict).toList();
      if (strict.size() > 1) {
        clashes(condition, strict, faults);
      }
    }
    return List.copyOf(faults);
  }

  private void clashes(Condition condition, List<Clause> strict, List<Fault> faults) {
    RoaringBitmap universe = subjects.ofProgramme(condition.programme());
    Computation computation = compute(condition, universe, Asking.CONTEMPORANEOUS);
    for (int i = 0; i < strict.size(); i++) {
      for (int j = i + 1; j < strict.size(); j++) {
        Clause one = strict.get(i);
        Clause other = strict.get(j);
        Region both =
            computation.operating(one).and(computation.operating(other), computation.worlds());
        if (Opposition.opposed(one, other) && !both.isEmpty()) {
          faults.add(clash(one, other, both, universe));
        }
      }
    }
  }

  private Fault clash(Clause one, Clause other, Region both, RoaringBitmap universe) {
    List<String> where = new ArrayList<>();
    universe.forEach(
        (int number) ->
            both.of(number).pieces().stream()
                .filter(piece -> piece.value() != Settlements.NONE)
                .forEach(piece -> where.add(subjects.subject(number).id() + " " + piece.span())));
    return new Fault(
        Fault.Code.STRICT_CLASH,
        law.actOf(one).id(),
        one.id(),
        "strict",
        other.id(),
        "the strict clauses "
            + one.id()
            + " and "
            + other.id()
            + " say opposite things of "
            + String.join(", ", where.subList(0, Math.min(3, where.size())))
            + (where.size() > 3 ? " and " + (where.size() - 3) + " more" : ""));
  }

  private Computation compute(Condition condition, RoaringBitmap universe, Asking asking) {
    Population population = new RegisteredPopulation(subjects, register, asking.known());
    return new Computation(law, population, chain(condition), condition, universe, asking);
  }

  private Chain chain(Condition condition) {
    return chains.computeIfAbsent(condition.id(), absent -> new Chain(law, condition));
  }

  private Condition require(String id) {
    return law.condition(id)
        .orElseThrow(() -> new IllegalArgumentException("no condition " + id + " in this law"));
  }
}
