package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;

/// Finds the traits that clauses ask of a subject, in the order in which they are first asked.
///
/// A clause that refers to another as it stood on a day also asks for the traits on that day.
final class Traits {

  private final Set<Trait> asked = new LinkedHashSet<>();
  private final Set<LocalDate> days = new TreeSet<>();

  private Traits() {}

  /// Returns the traits that decide what some clauses, and some guards beside them, come to.
  static List<Trait> of(Collection<Clause> clauses, Collection<Guard> guards) {
    Traits traits = new Traits();
    for (Clause clause : clauses) {
      traits.ofClause(clause);
    }
    guards.forEach(guard -> traits.asked.add(new Trait.Holds(guard, null)));
    List<Trait> all = new ArrayList<>(traits.asked);
    for (LocalDate day : traits.days) {
      for (Trait trait : traits.asked) {
        switch (trait) {
          case Trait.Stands(String group, LocalDate on, boolean ofParent) when on == null ->
              all.add(new Trait.Stands(group, day, ofParent));
          case Trait.Holds(Guard guard, LocalDate on) -> all.add(new Trait.Holds(guard, day));
          case Trait.Stands already -> {}
          case Trait.InYears always -> {}
          case Trait.Fixed fixed -> {}
        }
      }
    }
    return all.stream().distinct().toList();
  }

  /// Returns the days on which a referred-to clause counts as it stood, in order.
  static Set<LocalDate> daysOfReference(Collection<Clause> clauses) {
    Set<LocalDate> days = new TreeSet<>();
    for (Clause clause : clauses) {
      Reference reference = clause.reference();
      LocalDate asOf = reference == null ? null : reference.asOf();
      if (asOf != null) {
        days.add(asOf);
      }
    }
    return days;
  }

  private void ofClause(Clause clause) {
    if (clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
        && !years.isEmpty()) {
      asked.add(new Trait.InYears(years));
    }
    ofScope(clause.scope());
    if (!clause.guard().text().isEmpty()) {
      asked.add(new Trait.Holds(clause.guard(), null));
    }
    days.addAll(daysOfReference(List.of(clause)));
  }

  private void ofScope(Scope scope) {
    switch (scope) {
      case Scope.Everyone() -> {}
      case Scope.Named(var parties, var subs) -> ofParties(parties, false);
      case Scope.Within(var parties, var subs) -> ofParties(parties, true);
      case Scope.Members(String group, var asOf, var subs) -> ofGroup(group, asOf);
      case Scope.Circuit(String circuit) -> asked.add(new Trait.InCircuit(circuit));
      case Scope.Awards(var awards) -> asked.add(new Trait.IsAward(awards));
      case Scope.Except(Scope inner) -> ofScope(inner);
      case Scope.Both(var scopes) -> scopes.forEach(this::ofScope);
      case Scope.Either(var scopes) -> scopes.forEach(this::ofScope);
    }
  }

  private void ofParties(Set<String> parties, boolean within) {
    asked.add(new Trait.IsParty(parties, within, false));
    asked.add(new Trait.IsParty(parties, within, true));
  }

  private void ofGroup(String group, @Nullable LocalDate asOf) {
    asked.add(new Trait.Stands(group, asOf, false));
    asked.add(new Trait.Stands(group, asOf, true));
  }
}
