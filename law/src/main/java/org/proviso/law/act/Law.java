package org.proviso.law.act;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Span;

/// A set of acts that can be computed with: every reference leads somewhere, every clause acts only
/// on earlier acts, and clauses do not beat each other in a ring.
///
/// Made by [#of], which names every fault at once. Immutable and thread-safe.
public final class Law {

  /// What a law is made of, in any order.
  ///
  /// @param span days that the pack speaks of; outside it answers are given with a warning
  /// @param programmes the programmes
  /// @param conditions the conditions, and other conduct that clauses speak of
  /// @param courts the courts
  /// @param readings the readings of contested provisions
  /// @param acts the acts
  public record Parts(
      Span span,
      Collection<Programme> programmes,
      Collection<Condition> conditions,
      Collection<Court> courts,
      Collection<Reading> readings,
      Collection<Act> acts) {

    /// Copies the collections.
    public Parts {
      programmes = List.copyOf(programmes);
      conditions = List.copyOf(conditions);
      courts = List.copyOf(courts);
      readings = List.copyOf(readings);
      acts = List.copyOf(acts);
    }

    /// Returns these parts with more acts.
    public Parts plus(Collection<Act> more) {
      List<Act> all = new ArrayList<>(acts);
      all.addAll(more);
      return new Parts(span, programmes, conditions, courts, readings, all);
    }
  }

  /// Whether parts make a law.
  public sealed interface Outcome {

    /// They do.
    record Accepted(Law law) implements Outcome {}

    /// They do not, for each of these reasons.
    record Refused(List<Fault> faults) implements Outcome {
      /// Copies the faults.
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  private final Parts parts;
  private final List<Act> acts;
  private final Map<String, Act> actsById = new HashMap<>();
  private final Map<String, Act> actsByClause = new HashMap<>();
  private final Map<String, Clause> clauses = new LinkedHashMap<>();
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Programme> programmes = new LinkedHashMap<>();
  private final Map<String, Court> courts = new HashMap<>();

  private Law(Parts parts) {
    this.parts = parts;
    acts = parts.acts().stream().sorted().toList();
    for (Act act : acts) {
      actsById.put(act.id(), act);
      for (Clause clause : act.clauses()) {
        clauses.put(clause.id(), clause);
        actsByClause.put(clause.id(), act);
      }
    }
    parts.conditions().forEach(condition -> conditions.put(condition.id(), condition));
    parts.programmes().forEach(programme -> programmes.put(programme.id(), programme));
    parts.courts().forEach(court -> courts.put(court.id(), court));
  }

  /// Checks `parts` against each other and against the parties and groups of `register`.
  public static Outcome of(Parts parts, Register register) {
    Law law = new Law(parts);
    List<Fault> faults = new LawCheck(law, register).faults();
    return faults.isEmpty() ? new Outcome.Accepted(law) : new Outcome.Refused(faults);
  }

  /// Checks one more act against this law, which was accepted before, and returns the law with it.
  ///
  /// Does not look for strict clauses that clash, which depends on who is reached.
  ///
  /// @param act the act
  /// @param register the parties and groups that scopes may name
  /// @param isAward tells whether there is an award with a number
  public Outcome with(Act act, Register register, Predicate<String> isAward) {
    Law law = new Law(parts.plus(List.of(act)));
    List<Fault> faults = new LawCheck(law, register, isAward).faultsOf(act);
    return faults.isEmpty() ? new Outcome.Accepted(law) : new Outcome.Refused(faults);
  }

  /// Returns the law of parts that were accepted before, together with the same register, without
  /// checking them again.
  public static Law ofAccepted(Parts parts) {
    return new Law(parts);
  }

  /// Returns what this law was made of.
  public Parts parts() {
    return parts;
  }

  /// Returns the acts from the earliest to the latest.
  public List<Act> acts() {
    return acts;
  }

  /// Returns the days that the pack speaks of.
  public Span span() {
    return parts.span();
  }

  /// Returns the act with this identifier.
  public Optional<Act> act(String id) {
    return Optional.ofNullable(actsById.get(id));
  }

  /// Returns the clause with this identifier.
  public Optional<Clause> clause(String id) {
    return Optional.ofNullable(clauses.get(id));
  }

  /// Returns the clauses from the earliest act to the latest.
  public Collection<Clause> clauses() {
    return List.copyOf(clauses.values());
  }

  /// Returns the act that a clause of this law belongs to.
  ///
  /// @throws IllegalArgumentException if this law has no such clause
  public Act actOf(Clause clause) {
    Act act = actsByClause.get(clause.id());
    if (act == null) {
      throw new IllegalArgumentException("no clause " + clause.id() + " in this law");
    }
    return act;
  }

  /// Returns whether `one` comes before `other`: its act does, or it stands before it in one act.
  ///
  /// @throws IllegalArgumentException if this law lacks one of the clauses
  public boolean isBefore(Clause one, Clause other) {
    Act act = actOf(one);
    return act.id().equals(actOf(other).id())
        ? act.clauses().indexOf(one) < act.clauses().indexOf(other)
        : act.isBefore(actOf(other));
  }

  /// Returns the condition with this identifier.
  public Optional<Condition> condition(String id) {
    return Optional.ofNullable(conditions.get(id));
  }

  /// Returns the conditions in the order they were given.
  public Collection<Condition> conditions() {
    return List.copyOf(conditions.values());
  }

  /// Returns the programmes in the order they were given.
  public Collection<Programme> programmes() {
    return List.copyOf(programmes.values());
  }

  /// Returns the programme with this identifier.
  public Optional<Programme> programme(String id) {
    return Optional.ofNullable(programmes.get(id));
  }

  /// Returns the court with this identifier.
  public Optional<Court> court(String id) {
    return Optional.ofNullable(courts.get(id));
  }

  /// Returns the readings of a contested provision, in the order they were given.
  public List<Reading> readings(String provision) {
    return parts.readings().stream()
        .filter(reading -> reading.provision().equals(provision))
        .toList();
  }

  /// Returns whether `upper` reviews `lower`, directly or through others, or is the same court.
  public boolean reviews(String upper, String lower) {
    String at = lower;
    for (int depth = 0; depth <= courts.size(); depth++) {
      if (at.equals(upper)) {
        return true;
      }
      Court here = courts.get(at);
      String next = here == null ? null : here.reviewedBy();
      if (next == null) {
        return false;
      }
      at = next;
    }
    return false;
  }
}
