package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Opposition;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Superiority;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.proof.Headline;

/// The clauses that bear on one subject. Immutable once made.
final class Bearings {

  private final Chain chain;
  private final String condition;

  /// By clause, from the latest act to the earliest.
  private final Map<String, Bearing> byClause = new LinkedHashMap<>();

  Bearings(Computation computation, int subject) {
    chain = computation.chain();
    condition = computation.condition().id();
    Set<String> bearing = bearing(computation);
    for (Chain.Link link : chain.links()) {
      Clause clause = link.clause();
      if (bearing.contains(clause.id())) {
        byClause.put(
            clause.id(),
            new Bearing(
                link.act(),
                clause,
                computation.reach().start(clause),
                computation.reached(clause).of(subject),
                computation.own(clause).of(subject),
                computation.operating(clause).of(subject),
                computation.applying(clause).of(subject)));
      }
    }
  }

  /// The clauses that reach the subject on some day, or are extended, those that they refer to, and
  /// those that act on any of these.
  private static Set<String> bearing(Computation computation) {
    Set<String> bearing = new HashSet<>();
    for (Chain.Link link : computation.chain().links()) {
      Clause clause = link.clause();
      boolean reaches =
          !computation.reached(clause).isEmpty()
              || !computation.chain().acting(clause, Verb.Role.PROLONGATION).isEmpty();
      if (reaches && speaks(clause, computation)) {
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

  private static boolean speaks(Clause clause, Computation computation) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          conditions.contains(computation.condition().id());
      case Target.OfReading(String provision, String reading) -> true;
      case Target.OfClauses(var clauses) -> false;
      case Target.OfNothing() -> false;
    };
  }

  /// Returns the bearings from the latest act to the earliest.
  List<Bearing> latestFirst() {
    return List.copyOf(byClause.values());
  }

  /// Returns the clauses that began, ended, gained or lost reach on a day, from the earliest act to
  /// the latest.
  List<Bearing> changedOn(int day) {
    return latestFirst().reversed().stream()
        .filter(bearing -> !bearing.own().atDay(day).equals(bearing.own().atDay(day - 1)))
        .toList();
  }

  /// Returns what takes operation from a clause on a day, or would if it were certain.
  List<Bearing> actingOn(Bearing target, int day) {
    List<Bearing> acting = new ArrayList<>();
    for (Chain.Link link : chain.acting(target.clause(), Verb.Role.BLOCK)) {
      Bearing block = byClause.get(link.clause().id());
      if (block != null
          && block.operating().atDay(day) != Settlements.NONE
          && !(link.clause().retro() instanceof Retro.Tunc && day < target.start())) {
        acting.add(block);
      }
    }
    return acting;
  }

  /// Returns which clauses that apply on a day beat an opposite one that applies, and why.
  List<Answer.Defeat> defeats(int day, Superiority superiority) {
    List<Clause> applying =
        latestFirst().stream()
            .filter(bearing -> bearing.applying().atDay(day) != Settlements.NONE)
            .map(Bearing::clause)
            .toList();
    List<Answer.Defeat> defeats = new ArrayList<>();
    for (Clause winner : applying) {
      for (Clause loser : applying) {
        if (Opposition.opposed(winner, loser)) {
          Superiority.Ground ground = superiority.ground(winner, loser);
          if (ground != Superiority.Ground.NONE) {
            defeats.add(new Answer.Defeat(winner, loser, ground));
          }
        }
      }
    }
    return defeats;
  }

  /// Returns the clauses that a headline rests on, on a day: those that surely carry it first, and
  /// alone if `onlySure` and there are any; from the earliest act to the latest.
  List<Clause> decidedBy(Headline headline, int day, boolean onlySure) {
    List<Clause> sure = new ArrayList<>();
    List<Clause> doubtful = new ArrayList<>();
    for (Bearing bearing : latestFirst().reversed()) {
      int carries = bearing.carries(condition, headline, day);
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
}
