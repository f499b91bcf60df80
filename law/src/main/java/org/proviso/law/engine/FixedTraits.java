package org.proviso.law.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Traits that pick out parties or awards, and every set of them that some party or award has, as a
/// number. Zero stands for none of them. Parties go by their numbers in the register.
///
/// Grows and never forgets. Not thread-safe.
final class FixedTraits {

  private final Parties parties;
  private final Map<Trait.Fixed, Integer> traits = new LinkedHashMap<>();

  /// Places by party, in order and growing: of the traits of the party itself, of those whose award
  /// is drawn from its, and of those within it.
  private final int[] @Nullable [] named;

  private final int[] @Nullable [] namedParents;
  private final int[] @Nullable [] around;
  private final int[] @Nullable [] aroundParents;
  private boolean territories;

  /// The parties that some trait names.
  private final BitSet singled = new BitSet();

  private final Map<String, int[]> circuits = new HashMap<>();
  private final Map<String, int[]> awards = new HashMap<>();

  /// Sets as lists of places in order.
  private final IntLists sets = new IntLists();

  private final IntTuples pairs = new IntTuples(2);
  private int[] unions = new int[64];

  /// @param parties any state of the register whose parties are meant
  FixedTraits(Parties parties) {
    this.parties = parties;
    named = new int[parties.size()][];
    namedParents = new int[parties.size()][];
    around = new int[parties.size()][];
    aroundParents = new int[parties.size()][];
    sets.intern(NOTHING, 0);
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
        int[] @Nullable [] index =
            within ? (ofParent ? aroundParents : around) : (ofParent ? namedParents : named);
        territories |= within;
        for (String party : of) {
          int number = parties.number(party);
          index[number] = more(index[number], place);
          singled.set(number);
        }
      }
      case Trait.InCircuit(String circuit) ->
          circuits.put(circuit, more(circuits.get(circuit), place));
      case Trait.IsAward(Set<String> of) ->
          of.forEach(award -> awards.put(award, more(awards.get(award), place)));
    }
    return place;
  }

  /// Places come in order, so that a list stays in order.
  private static int[] more(int @Nullable [] places, int place) {
    if (places == null) {
      return new int[] {place};
    }
    int[] more = Arrays.copyOf(places, places.length + 1);
    more[places.length] = place;
    return more;
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
    return sets.intern(new int[] {place}, 1);
  }

  /// Returns the traits that a party has as a recipient, or as one whose award others draw on.
  int ofParty(int party, boolean asParent) {
    int set = number((asParent ? namedParents : named)[party]);
    String circuit = parties.party(party).circuit();
    if (!asParent && circuit != null) {
      set = join(set, number(circuits.get(circuit)));
    }
    if (territories) {
      int at = party;
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        set = join(set, number((asParent ? aroundParents : around)[at]));
        at = parties.within(at);
      }
    }
    return set;
  }

  /// Returns the traits of an award with this number.
  int ofAward(@Nullable String number) {
    return number == null ? 0 : number(awards.get(number));
  }

  private int number(int @Nullable [] places) {
    return places == null ? 0 : sets.intern(places, places.length);
  }

  /// Returns the union of two sets.
  int join(int one, int other) {
    if (one == 0 || other == 0 || one == other) {
      return one | other;
    }
    int[] pair = {one, other};
    int before = pairs.size();
    int known = pairs.intern(pair);
    if (known == before) {
      int[] union =
          IntStream.concat(Arrays.stream(sets.get(one)), Arrays.stream(sets.get(other)))
              .sorted()
              .distinct()
              .toArray();
      unions = known < unions.length ? unions : Arrays.copyOf(unions, known * 2);
      unions[known] = number(union);
    }
    return unions[known];
  }

  /// Returns whether a set holds the trait at a place.
  boolean has(int set, int place) {
    return Arrays.binarySearch(sets.get(set), place) >= 0;
  }

  private static final int[] NOTHING = {};
}
