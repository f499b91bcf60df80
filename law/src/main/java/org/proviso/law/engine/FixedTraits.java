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
/// number. Zero stands for none of them. Parties go by their numbers in the register.
///
/// Grows and never forgets. Not thread-safe.
final class FixedTraits {

  private final Parties parties;
  private final Map<Trait.Fixed, Integer> traits = new LinkedHashMap<>();

  /// Sets by party, which grow in place: the traits of the party itself, of those whose award is
  /// drawn from its, and of those within it.
  private final @Nullable BitSet[] named;

  private final @Nullable BitSet[] namedParents;
  private final @Nullable BitSet[] around;
  private final @Nullable BitSet[] aroundParents;
  private boolean territories;

  /// The parties that some trait names.
  private final BitSet singled = new BitSet();

  private final Map<String, BitSet> circuits = new HashMap<>();
  private final Map<String, BitSet> awards = new HashMap<>();

  private final Map<BitSet, Integer> numbers = new HashMap<>();
  private final List<BitSet> sets = new ArrayList<>();
  private final IntLists pairs = new IntLists();
  private int[] unions = new int[64];

  /// @param parties any state of the register whose parties are meant
  FixedTraits(Parties parties) {
    this.parties = parties;
    named = new BitSet[parties.size()];
    namedParents = new BitSet[parties.size()];
    around = new BitSet[parties.size()];
    aroundParents = new BitSet[parties.size()];
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
        @Nullable BitSet[] index =
            within ? (ofParent ? aroundParents : around) : (ofParent ? namedParents : named);
        territories |= within;
        for (String party : of) {
          int number = parties.number(party);
          BitSet set = index[number];
          if (set == null) {
            set = new BitSet();
            index[number] = set;
          }
          set.set(place);
          singled.set(number);
        }
      }
      case Trait.InCircuit(String circuit) -> set(circuits, circuit, place);
      case Trait.IsAward(Set<String> of) -> of.forEach(award -> set(awards, award, place));
    }
    return place;
  }

  private static void set(Map<String, BitSet> by, String key, int place) {
    by.computeIfAbsent(key, absent -> new BitSet()).set(place);
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
    BitSet set = new BitSet();
    add(set, (asParent ? namedParents : named)[party]);
    String circuit = parties.party(party).circuit();
    if (!asParent && circuit != null) {
      add(set, circuits.get(circuit));
    }
    if (territories) {
      int at = party;
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        add(set, (asParent ? aroundParents : around)[at]);
        at = parties.within(at);
      }
    }
    return number(set);
  }

  /// Returns the traits of an award with this number.
  int ofAward(@Nullable String number) {
    BitSet set = new BitSet();
    if (number != null) {
      add(set, awards.get(number));
    }
    return number(set);
  }

  private static void add(BitSet set, @Nullable BitSet more) {
    if (more != null) {
      set.or(more);
    }
  }

  /// @param set is kept, and must not be changed any more
  private int number(BitSet set) {
    Integer present = numbers.get(set);
    if (present != null) {
      return present;
    }
    sets.add(set);
    numbers.put(set, sets.size() - 1);
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
