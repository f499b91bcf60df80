package org.proviso.law.engine;

import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Scope;
import org.proviso.law.fact.Awards;

/// Finds the parties to awards that something new can bear on, by their numbers in the table of
/// awards. Serves one change; not thread-safe.
final class Reached {

  private final Awards awards;
  private final Parties parties;
  private final PartyRows rows;
  private final int count;

  /// By the very set: one act asks several times for the same, which may name a hundred thousand.
  private final IdentityHashMap<Set<String>, BitSet> named = new IdentityHashMap<>();

  Reached(Awards awards, Parties parties, PartyRows rows) {
    this.awards = awards;
    this.parties = parties;
    this.rows = rows;
    count = awards.parties().size();
  }

  /// Returns parties that some clause of an act can reach, as recipients or as those whose awards
  /// others draw on; perhaps others too, but all of these.
  BitSet by(Act act) {
    BitSet reached = new BitSet(count);
    for (Clause clause : act.clauses()) {
      reached.or(by(clause.scope()));
    }
    return reached;
  }

  private BitSet by(Scope scope) {
    return switch (scope) {
      case Scope.Everyone() -> everyone();
      case Scope.Except(Scope inner) -> everyone();
      case Scope.Members(String group, var asOf, var subs) -> members(group);
      case Scope.Named(Set<String> of, var subs) -> named(of);
      case Scope.Within(Set<String> of, var subs) -> within(of);
      case Scope.Circuit(String circuit) -> inCircuit(circuit);
      case Scope.Awards(Set<String> numbers) -> recipients(numbers);
      // Not what all have in common: one scope may reach an award by its recipient, the other by
      // the party that it is drawn from.
      case Scope.Both(List<Scope> scopes) ->
          scopes.stream()
              .map(this::by)
              .min(Comparator.comparingInt(BitSet::cardinality))
              .orElseGet(this::everyone);
      case Scope.Either(List<Scope> scopes) -> {
        BitSet any = new BitSet(count);
        scopes.forEach(inner -> any.or(by(inner)));
        yield any;
      }
    };
  }

  BitSet everyone() {
    BitSet all = new BitSet(count);
    all.set(0, count);
    return all;
  }

  /// Returns the parties with these identifiers, not to be changed.
  BitSet named(Set<String> of) {
    return named.computeIfAbsent(
        of,
        absent -> {
          BitSet found = new BitSet(count);
          for (String party : of) {
            int number = awards.parties().number(party);
            if (number >= 0) {
              found.set(number);
            }
          }
          return found;
        });
  }

  BitSet within(Set<String> of) {
    BitSet territories = new BitSet();
    of.forEach(party -> territories.set(parties.number(party)));
    BitSet found = new BitSet(count);
    for (int party = 0; party < count; party++) {
      int at = rows.registered(party);
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        if (territories.get(at)) {
          found.set(party);
          break;
        }
        at = parties.within(at);
      }
    }
    return found;
  }

  BitSet inCircuit(String circuit) {
    BitSet found = new BitSet(count);
    for (int party = 0; party < count; party++) {
      if (circuit.equals(parties.party(rows.registered(party)).circuit())) {
        found.set(party);
      }
    }
    return found;
  }

  /// Returns the parties that some record, or the default, does not say are no members.
  private BitSet members(String group) {
    BitSet found = new BitSet(count);
    for (int party = 0; party < count; party++) {
      if (parties.mayBeMember(rows.registered(party), group)) {
        found.set(party);
      }
    }
    return found;
  }

  private BitSet recipients(Set<String> numbers) {
    BitSet found = new BitSet(count);
    awards(numbers).stream().forEach(row -> found.set(awards.recipient(row)));
    return found;
  }

  /// Returns the rows with these award numbers.
  BitSet awards(Set<String> numbers) {
    BitSet found = new BitSet();
    for (int row = 0; row < awards.size(); row++) {
      String number = awards.id(row);
      if (number != null && numbers.contains(number)) {
        found.set(row);
      }
    }
    return found;
  }
}
