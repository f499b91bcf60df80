package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Traits that pick out parties or awards, and every set of them that some party or award has, as a
/// number. Zero stands for none of them.
///
/// Grows and never forgets. Not thread-safe.
final class FixedTraits {

  private final Parties parties;
  private final Map<Trait.Fixed, Integer> traits = new LinkedHashMap<>();
  private final Map<String, BitSet> named = new HashMap<>();
  private final Map<String, BitSet> namedParents = new HashMap<>();
  private final Map<String, BitSet> around = new HashMap<>();
  private final Map<String, BitSet> aroundParents = new HashMap<>();
  private final Map<String, BitSet> circuits = new HashMap<>();
  private final Map<String, BitSet> awards = new HashMap<>();

  /// The parties that some trait names, by their numbers in the register.
  private final BitSet singled = new BitSet();

  private final Map<BitSet, Integer> numbers = new HashMap<>();
  private final List<BitSet> sets = new ArrayList<>();
  private final IntLists pairs = new IntLists();
  private int[] unions = new int[64];

  /// @param parties any state of the register whose parties are meant
  FixedTraits(Parties parties) {
    this.parties = parties;
    number(new BitSet());
  }

  /// Takes in a trait, if it is new, and returns its place in sets.
  int add(Trait.Fixed trait) {
    Integer present = traits.get(trait);
    if (present != null) {
      return present;
    }
    int place = traits.size();
    traits.put(trait, place);
    switch (trait) {
      case Trait.IsParty(Set<String> of, boolean within, boolean ofParent) -> {
        Map<String, BitSet> index =
            within ? (ofParent ? aroundParents : around) : (ofParent ? namedParents : named);
        index(index, of, place);
        of.forEach(party -> singled.set(parties.number(party)));
      }
      case Trait.InCircuit(String circuit) -> index(circuits, Set.of(circuit), place);
      case Trait.IsAward(Set<String> of) -> index(awards, of, place);
    }
    return place;
  }

  private static void index(Map<String, BitSet> by, Set<String> keys, int place) {
    keys.forEach(key -> by.computeIfAbsent(key, absent -> new BitSet()).set(place));
  }

  /// Returns whether some trait names a party.
  boolean singlesOut(int party) {
    return singled.get(party);
  }

  /// Returns whether some trait names awards.
  boolean singleOutAwards() {
    return !awards.isEmpty();
  }

  /// Returns the set that holds just the trait at a place.
  int only(int place) {
    BitSet set = new BitSet();
    set.set(place);
    return number(set);
  }

  /// Returns the traits that a party has as a recipient, or as one whose award others draw on.
  int ofParty(int party, boolean asParent) {
    Map<String, BitSet> territories = asParent ? aroundParents : around;
    BitSet set = new BitSet();
    if (singled.get(party)) {
      add(set, (asParent ? namedParents : named).get(parties.party(party).id()));
    }
    String circuit = parties.party(party).circuit();
    if (!asParent && circuit != null) {
      add(set, circuits.get(circuit));
    }
    if (!territories.isEmpty()) {
      int at = party;
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        if (singled.get(at)) {
          add(set, territories.get(parties.party(at).id()));
        }
        at = parties.within(at);
      }
    }
    return number(set);
  }

  /// Returns the traits of an award with this number.
  int ofAward(@Nullable String number) {
    BitSet of = number == null ? null : awards.get(number);
    return of == null ? 0 : number(of);
  }

  private static void add(BitSet set, @Nullable BitSet more) {
    if (more != null) {
      set.or(more);
    }
  }

  private int number(BitSet set) {
    Integer present = numbers.get(set);
    if (present != null) {
      return present;
    }
    // An index of traits may grow later; what stands for a number must not.
    BitSet kept = (BitSet) set.clone();
    sets.add(kept);
    numbers.put(kept, sets.size() - 1);
    return sets.size() - 1;
  }

  /// Returns the union of two sets.
  int join(int one, int other) {
    if (one == 0 || other == 0 || one == other) {
      return one | other;
    }
    int[] pair = {one, other};
    int before = pairs.size();
    int known = pairs.intern(pair, 2);
    if (known == before) {
      BitSet union = (BitSet) sets.get(one).clone();
      union.or(sets.get(other));
      unions = known < unions.length ? unions : Arrays.copyOf(unions, known * 2);
      unions[known] = number(union);
    }
    return unions[known];
  }

  /// Returns whether a set holds the trait at a place.
  boolean has(int set, int place) {
    return sets.get(set).get(place);
  }
}
