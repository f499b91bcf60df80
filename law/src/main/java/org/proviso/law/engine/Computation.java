package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Superiority;
import org.proviso.law.act.Verb;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.time.Day;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// One pass over the clauses that bear on one condition, for a set of subjects and all of time.
///
/// From the latest act to the earliest: what acts on a clause is always computed before it, so that
/// one pass is enough and nothing is reinstated by a rule of its own. Then the clauses on conduct
/// and on enforcement are weighed against their opposites. Serves one question; not thread-safe.
final class Computation {

  private final Law law;
  private final Chain chain;
  private final Condition condition;
  private final Superiority superiority;
  private final Settlements worlds = new Settlements();
  private final Reach reach;
  private final RoaringBitmap universe;
  private final Map<String, Region> reaches = new HashMap<>();
  private final Map<String, Region> owns = new HashMap<>();
  private final Map<String, Region> operating = new HashMap<>();
  private final Map<String, Region> applying = new HashMap<>();

  Computation(
      Law law,
      Population subjects,
      Chain chain,
      Condition condition,
      RoaringBitmap universe,
      Asking asking) {
    this.law = law;
    this.chain = chain;
    this.condition = condition;
    this.universe = universe;
    superiority = new Superiority(law);
    reach = new Reach(law, subjects, universe, asking, worlds);
    for (Chain.Link link : chain.links()) {
      operate(link.act(), link.clause());
    }
    // Referred-to clauses belong to earlier acts, so the earliest comes first.
    for (Chain.Link link : chain.links().reversed()) {
      apply(link.clause());
    }
  }

  private void operate(Act act, Clause clause) {
    Region reached = reach.reach(act, clause);
    reaches.put(clause.id(), reached);
    Region operates =
        reached.isEmpty() || !reach.counts(act) ? Region.EMPTY : own(act, clause, reached);
    List<Chain.Link> extensions = chain.acting(clause, Verb.Role.PROLONGATION);
    for (Chain.Link extension : extensions) {
      operates = operates.or(operating(extension.clause()), worlds);
    }
    if (!operates.isEmpty()) {
      operates =
          operates
              .and(Region.always(universe, reach.certainty(clause)), worlds)
              .minus(blocks(clause), worlds);
    }
    operating.put(clause.id(), operates);
  }

  /// What a clause has by its own words, whatever is disputed of it and whatever acts on it.
  private Region own(Act act, Clause clause, Region reached) {
    Region own = reached.and(Region.of(universe, reach.inEffect(act, clause)), worlds);
    owns.put(clause.id(), own);
    return own;
  }

  /// Returns where a clause has effect by its own words.
  Region own(Clause clause) {
    return owns.getOrDefault(clause.id(), Region.EMPTY);
  }

  private Region blocks(Clause clause) {
    Region blocked = Region.EMPTY;
    for (Chain.Link block : chain.acting(clause, Verb.Role.BLOCK)) {
      Region effect = effect(block.clause(), clause);
      for (Chain.Link revival : chain.acting(clause, Verb.Role.REVIVAL)) {
        if (law.isBefore(block.clause(), revival.clause())) {
          effect = effect.minus(effect(revival.clause(), clause), worlds);
        }
      }
      blocked = blocked.or(effect, worlds);
    }
    return blocked;
  }

  /// What an acting clause does to its target: nothing before the target's own beginning.
  private Region effect(Clause acting, Clause target) {
    Region operates = operating(acting);
    return acting.retro() instanceof Retro.Tunc ? operates.from(reach.start(target)) : operates;
  }

  private void apply(Clause clause) {
    Region applies = operating(clause);
    Reference reference = clause.reference();
    if (reference != null) {
      Region referred = applying.getOrDefault(reference.clause(), Region.EMPTY);
      LocalDate asOf = reference.asOf();
      applies = applies.and(asOf == null ? referred : referred.frozenOn(Day.of(asOf)), worlds);
    }
    applying.put(clause.id(), applies);
  }

  Settlements worlds() {
    return worlds;
  }

  Chain chain() {
    return chain;
  }

  Condition condition() {
    return condition;
  }

  Reach reach() {
    return reach;
  }

  /// Returns whom a clause reaches, whenever it has effect.
  Region reached(Clause clause) {
    return reaches.getOrDefault(clause.id(), Region.EMPTY);
  }

  /// Returns where a clause operates: what is left of it when all that acts on it is counted.
  Region operating(Clause clause) {
    return operating.getOrDefault(clause.id(), Region.EMPTY);
  }

  /// Returns where the condition is among the terms.
  Region inTerms() {
    return prevailing(Verb.Role.CONDUCT, Verb.IMPOSES, List.of(Verb.FORBIDS, Verb.PERMITS));
  }

  /// Returns where enforcement of the condition is barred.
  Region barred() {
    return prevailing(Verb.Role.ENFORCEMENT, Verb.ENJOINS, List.of(Verb.EMPOWERS));
  }

  /// Returns where an agency has said that it will not enforce the condition.
  Region forborne() {
    return union(chain.speaking(condition, Verb.FORBEARS));
  }

  /// Returns where the condition is still to be announced: some clause that imposes it reaches and
  /// has not begun, and none that reaches has.
  Region notAnnounced() {
    Region ahead = Region.EMPTY;
    Region announced = Region.EMPTY;
    for (Chain.Link link : chain.links()) {
      Clause clause = link.clause();
      if (clause.verb() == Verb.IMPOSES
          && chain.speaking(condition, Verb.IMPOSES).contains(clause)
          && !link.act().entry().isWithdrawnAt(reach.known())) {
        Timeline<Integer> begun =
            reach.counts(link.act())
                ? reach.begun(link.act(), clause)
                : Timeline.always(Settlements.NONE);
        Region begins = reached(clause).and(Region.of(universe, begun), worlds);
        announced = announced.or(begins, worlds);
        ahead = ahead.or(reached(clause).minus(begins, worlds), worlds);
      }
    }
    return ahead.minus(announced, worlds);
  }

  /// Returns where the clauses with `verb` prevail over those with the opposite verbs, by team
  /// defeat; where neither side prevails, which one does is an open question.
  private Region prevailing(Verb.Role role, Verb verb, List<Verb> opposite) {
    List<Clause> supporters = chain.speaking(condition, verb);
    List<Clause> opponents =
        opposite.stream().flatMap(other -> chain.speaking(condition, other).stream()).toList();
    Region holds = holds(supporters, opponents);
    if (opponents.isEmpty()) {
      return holds;
    }
    Region undecided =
        union(supporters)
            .and(union(opponents), worlds)
            .minus(holds, worlds)
            .minus(holds(opponents, supporters), worlds);
    if (undecided.isEmpty()) {
      return holds;
    }
    int forum = worlds.of(new OpenQuestion.Forum(condition.id(), role));
    return holds.or(undecided.and(Region.always(universe, forum), worlds), worlds);
  }

  private Region holds(List<Clause> supporters, List<Clause> opponents) {
    Region strict = union(supporters.stream().filter(Clause::strict).toList());
    Region defeasible = union(supporters);
    if (!opponents.isEmpty()) {
      defeasible =
          defeasible.minus(union(opponents.stream().filter(Clause::strict).toList()), worlds);
      for (Clause opponent : opponents) {
        List<Clause> stronger =
            supporters.stream()
                .filter(ours -> superiority.ground(ours, opponent) != Superiority.Ground.NONE)
                .toList();
        defeasible = defeasible.minus(applying(opponent).minus(union(stronger), worlds), worlds);
      }
    }
    return strict.or(defeasible, worlds);
  }

  private Region union(List<Clause> clauses) {
    Region union = Region.EMPTY;
    for (Clause clause : clauses) {
      union = union.or(applying(clause), worlds);
    }
    return union;
  }

  /// Returns where a clause operates and what it refers to applies.
  Region applying(Clause clause) {
    return applying.getOrDefault(clause.id(), Region.EMPTY);
  }
}
