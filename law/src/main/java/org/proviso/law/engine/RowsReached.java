package org.proviso.law.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Awards;
import org.roaringbitmap.RoaringBitmap;

/// Finds the rows of a table of awards that something new can bear on. Serves one change; not
/// thread-safe.
final class RowsReached {

  private final Awards awards;
  private final Parties parties;
  private final PartyRows index;
  private final Map<Trait.Fixed, RoaringBitmap> having = new HashMap<>();

  RowsReached(Awards awards, Parties parties, PartyRows index) {
    this.awards = awards;
    this.parties = parties;
    this.index = index;
  }

  /// Returns the rows that have a fixed trait.
  RoaringBitmap having(Trait.Fixed trait) {
    return having.computeIfAbsent(trait, this::find);
  }

  private RoaringBitmap find(Trait.Fixed trait) {
    RoaringBitmap rows = new RoaringBitmap();
    switch (trait) {
      case Trait.InYears(Set<String> years) -> {
        boolean[] of = new boolean[awards.years().size()];
        for (int year = 0; year < of.length; year++) {
          of[year] = years.contains(awards.years().text(year));
        }
        for (int row = 0; row < awards.size(); row++) {
          if (of[awards.year(row)]) {
            rows.add(row);
          }
        }
      }
      case Trait.IsParty(Set<String> of, boolean within, boolean ofParent) -> {
        if (within) {
          ofTerritories(of, ofParent, rows);
        } else {
          for (String party : of) {
            int number = awards.parties().number(party);
            if (number >= 0) {
              index.add(number, ofParent, awards, rows);
            }
          }
        }
      }
      case Trait.InCircuit(String circuit) -> {
        for (int party = 0; party < index.parties(); party++) {
          if (circuit.equals(parties.party(index.registered(party)).circuit())) {
            index.add(party, false, awards, rows);
          }
        }
      }
      case Trait.IsAward(Set<String> numbers) -> {
        for (int row = 0; row < awards.size(); row++) {
          String number = awards.id(row);
          if (number != null && numbers.contains(number)) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private void ofTerritories(Set<String> of, boolean ofParent, RoaringBitmap into) {
    BitSet territories = new BitSet();
    of.forEach(party -> territories.set(parties.number(party)));
    for (int party = 0; party < index.parties(); party++) {
      int at = index.registered(party);
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        if (territories.get(at)) {
          index.add(party, ofParent, awards, into);
          break;
        }
        at = parties.within(at);
      }
    }
  }

  /// Returns rows among which are all that a clause of an act can reach.
  RoaringBitmap reached(Act act) {
    RoaringBitmap reached = new RoaringBitmap();
    for (Clause clause : act.clauses()) {
      RoaringBitmap rows = within(clause.scope()).clone();
      if (clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
          && !years.isEmpty()) {
        rows.and(having(new Trait.InYears(years)));
      }
      reached.or(rows);
    }
    return reached;
  }

  private RoaringBitmap within(Scope scope) {
    return switch (scope) {
      case Scope.Everyone() -> everyone();
      case Scope.Except(Scope inner) -> everyone();
      case Scope.Members(String group, var asOf, var subs) -> members(group);
      case Scope.Named(Set<String> of, var subs) -> parties(of, false);
      case Scope.Within(Set<String> of, var subs) -> parties(of, true);
      case Scope.Circuit(String circuit) -> having(new Trait.InCircuit(circuit));
      case Scope.Awards(Set<String> numbers) -> having(new Trait.IsAward(numbers));
      case Scope.Both(var scopes) -> {
        RoaringBitmap all = everyone();
        scopes.forEach(inner -> all.and(within(inner)));
        yield all;
      }
      case Scope.Either(var scopes) -> {
        RoaringBitmap any = new RoaringBitmap();
        scopes.forEach(inner -> any.or(within(inner)));
        yield any;
      }
    };
  }

  private RoaringBitmap parties(Set<String> of, boolean within) {
    return RoaringBitmap.or(
        having(new Trait.IsParty(of, within, false)), having(new Trait.IsParty(of, within, true)));
  }

  /// Returns the rows of the parties that some record, or the default, does not say are no members.
  private RoaringBitmap members(String group) {
    RoaringBitmap rows = new RoaringBitmap();
    for (int party = 0; party < index.parties(); party++) {
      if (parties.mayBeMember(index.registered(party), group)) {
        index.add(party, false, awards, rows);
        index.add(party, true, awards, rows);
      }
    }
    return rows;
  }

  private RoaringBitmap everyone() {
    RoaringBitmap all = new RoaringBitmap();
    all.add(0L, awards.size());
    return all;
  }
}
