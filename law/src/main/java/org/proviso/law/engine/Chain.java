package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;

/// Everything that can bear on one condition: the clauses that speak of it, those they refer to,
/// and those that act on any of these, through any number of steps. Immutable.
final class Chain {

  /// A clause beside the act it belongs to.
  record Link(Act act, Clause clause) {}

  /// From the latest clause to the earliest.
  private final List<Link> links = new ArrayList<>();

  private final Map<String, Map<Verb.Role, List<Link>>> acting = new HashMap<>();

  Chain(Law law, Condition condition) {
    Set<String> included = included(law, condition);
    for (Act act : law.acts().reversed()) {
      for (Clause clause : act.clauses().reversed()) {
        if (included.contains(clause.id())) {
          add(new Link(act, clause));
        }
      }
    }
  }

  /// Grows the set until nothing more bears on what is in it.
  private static Set<String> included(Law law, Condition condition) {
    Set<String> included = new HashSet<>();
    int before;
    do {
      before = included.size();
      for (Clause clause : law.clauses()) {
        if (included.contains(clause.id()) || bears(clause, condition, included)) {
          included.add(clause.id());
          Reference reference = clause.reference();
          if (reference != null) {
            included.add(reference.clause());
          }
        }
      }
    } while (included.size() > before);
    return included;
  }

  private static boolean bears(Clause clause, Condition condition, Set<String> included) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          conditions.contains(condition.id());
      case Target.OfClauses(var clauses) -> clauses.stream().anyMatch(included::contains);
      case Target.OfReading(var provision, var reading) -> provision.equals(condition.provision());
      case Target.OfNothing() -> false;
    };
  }

  private void add(Link link) {
    links.add(link);
    if (link.clause().target() instanceof Target.OfClauses(var clauses)) {
      for (String target : clauses) {
        acting
            .computeIfAbsent(target, absent -> new EnumMap<>(Verb.Role.class))
            .computeIfAbsent(link.clause().role(), absent -> new ArrayList<>())
            .add(link);
      }
    }
  }

  /// Returns the clauses, from the latest act to the earliest.
  List<Link> links() {
    return links;
  }

  /// Returns the clauses with this role that act on a clause.
  List<Link> acting(Clause target, Verb.Role role) {
    return acting.getOrDefault(target.id(), Map.of()).getOrDefault(role, List.of());
  }

  /// Returns the clauses with this verb that speak of a whole condition.
  List<Clause> speaking(Condition condition, Verb verb) {
    return links.stream()
        .map(Link::clause)
        .filter(clause -> clause.verb() == verb)
        .filter(clause -> speaksOfWhole(clause, condition))
        .toList();
  }

  private static boolean speaksOfWhole(Clause clause, Condition condition) {
    return clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
        && part == null
        && conditions.contains(condition.id());
  }
}
