package org.proviso.web.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Target;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.Answer.State;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.pack.answers.Column;
import org.proviso.web.picture.ActChain;
import org.proviso.web.picture.ActChain.Operation;

/// What acted on what. Thread-safe.
public final class Chains {

  private static final int CHAINS_KEPT = 1_000;

  private record Asked(String act, Reading reading) {}

  private final Site site;
  private final Cache<Asked, ActChain> chains =
      Caffeine.newBuilder().maximumSize(CHAINS_KEPT).build();

  /// Draws what a site has on record.
  public Chains(Site site) {
    this.site = site;
  }

  /// Returns the chain that an act belongs to: all that it acts on and that acts on it, directly or
  /// through others.
  public ActChain around(Act act, Reading reading) {
    return chains.get(new Asked(act.id(), reading), asked -> draw(act, reading));
  }

  private ActChain draw(Act act, Reading reading) {
    Law law = site.pack().law();
    Map<String, Set<Act>> neighbours = neighbours(law);
    TreeSet<Act> chain = new TreeSet<>(Set.of(act));
    Deque<Act> open = new ArrayDeque<>(chain);
    while (!open.isEmpty()) {
      for (Act next : neighbours.getOrDefault(open.removeFirst().id(), Set.of())) {
        if (chain.add(next)) {
          open.add(next);
        }
      }
    }
    Map<String, Operation> states = states(chain, reading);
    List<ActChain.Act> acts = new ArrayList<>();
    Map<String, ActChain.Effect> effects = new LinkedHashMap<>();
    for (Act each : chain) {
      Operation best = Operation.NOT_BEGUN;
      Set<String> does = new TreeSet<>();
      for (Clause clause : each.clauses()) {
        Operation state = states.getOrDefault(clause.id(), begun(clause, reading.on()));
        best = better(best, state);
        switch (clause.target()) {
          case Target.OfConditions(var conditions, var years, var part) ->
              conditions.stream().sorted().forEach(id -> does.add(clause.verb().word() + " " + id));
          case Target.OfReading(String provision, String adopted) ->
              does.add(clause.verb().word() + " " + provision + " " + adopted);
          case Target.OfNothing() -> {}
          case Target.OfClauses(var targets) -> {
            for (String target : targets) {
              String to = law.clause(target).map(law::actOf).map(Act::id).orElse("");
              if (!to.isEmpty() && !to.equals(each.id())) {
                effects.merge(
                    each.id() + " " + to + " " + clause.verb().word(),
                    new ActChain.Effect(each.id(), to, clause.verb().word(), state),
                    (one, other) ->
                        new ActChain.Effect(
                            one.from(),
                            one.to(),
                            one.verb(),
                            better(one.operation(), other.operation())));
              }
            }
          }
        }
      }
      acts.add(
          new ActChain.Act(
              Charts.link(each, reading), each.issued().earliest(), String.join(", ", does), best));
    }
    return new ActChain(
        "chain-" + act.id().replaceAll("[^A-Za-z0-9]", "-"),
        Words.say("chain.caption", act.title(), Days.read(reading.on())),
        reading.on(),
        acts,
        List.copyOf(effects.values()));
  }

  private static Map<String, Set<Act>> neighbours(Law law) {
    Map<String, Set<Act>> neighbours = new HashMap<>();
    for (Clause clause : law.clauses()) {
      if (clause.target() instanceof Target.OfClauses(var targets)) {
        Act from = law.actOf(clause);
        for (String target : targets) {
          law.clause(target)
              .map(law::actOf)
              .ifPresent(
                  to -> {
                    neighbours.computeIfAbsent(from.id(), id -> new HashSet<>()).add(to);
                    neighbours.computeIfAbsent(to.id(), id -> new HashSet<>()).add(from);
                  });
        }
      }
    }
    return neighbours;
  }

  /// How clauses stand on the day, over all that they reach among those written to: what operates
  /// for one and not for another operates in part.
  private Map<String, Operation> states(Set<Act> chain, Reading reading) {
    Set<String> wanted = new HashSet<>();
    Set<String> conditions = new HashSet<>();
    for (Act act : chain) {
      for (Clause clause : act.clauses()) {
        wanted.add(clause.id());
        if (clause.target() instanceof Target.OfConditions(var targets, var years, var part)) {
          conditions.addAll(targets);
        }
      }
    }
    Map<String, Operation> states = new HashMap<>();
    for (String party : site.addressees()) {
      for (Column column : site.answers(party, reading.asking()).verdicts().keySet()) {
        if (conditions.contains(column.condition().id())) {
          Subject subject = site.subject(column.condition(), party, column.year());
          History history = site.history(column.condition(), subject, reading.asking());
          for (Answer.Step step : history.on(reading.on()).steps()) {
            if (wanted.contains(step.clause().id()) && step.state() != State.DOES_NOT_REACH) {
              states.merge(step.clause().id(), operation(step.state()), Chains::together);
            }
          }
        }
      }
    }
    return states;
  }

  private static Operation operation(State state) {
    return switch (state) {
      case OPERATES -> Operation.OPERATES;
      case DOUBTFUL -> Operation.IN_PART;
      case BLOCKED, DOES_NOT_REACH, ENDED -> Operation.DOES_NOT_OPERATE;
      case NOT_BEGUN -> Operation.NOT_BEGUN;
    };
  }

  private static Operation begun(Clause clause, LocalDate on) {
    return clause.from().earliest().isAfter(on) ? Operation.NOT_BEGUN : Operation.DOES_NOT_OPERATE;
  }

  private static Operation together(Operation one, Operation other) {
    return one == other ? one : Operation.IN_PART;
  }

  private static Operation better(Operation one, Operation other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
