package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Dictionary;
import org.proviso.law.time.Day;

/// What a law can tell of awards: profiles and signatures, each kept once.
///
/// A *profile* is what the clauses of a law read of an award on one day. A *signature* is the
/// profiles of an award through time: days on which one begins, and its number, side by side. It is
/// put together from the sides of the award's parties and its deal. Awards with the same signature
/// get the same answers.
///
/// Shared by a sweep and what is made from it; grows and never forgets. Not thread-safe: whoever
/// asks holds the lock of the lineage.
// Ordinals stand for constants within one process and are never stored.
@SuppressWarnings("EnumOrdinal")
final class Profiles {

  /// Where the parts of a profile stand in its list.
  private static final int FIXED = 0;

  private static final int OWN = 1;
  private static final int PARENT = 2;
  private static final int STATE = 3;
  private static final int FROZEN = 4;
  private static final int PARTS = 5;

  private static final int NO_PARENT = -1;
  private static final int[] NOBODY = {0, Day.FIRST, NO_PARENT};

  private final Set<Guard.Input> inputs = EnumSet.noneOf(Guard.Input.class);
  private final List<LocalDate> frozen;
  private final FixedTraits fixed;
  private final Sides sides;
  private final Deals deals;

  private final IntLists thens = new IntLists();
  private final IntTuples profiles = new IntTuples(PARTS);
  private final IntLists signatures = new IntLists();

  /// Who holds an award: the side of its recipient, twice its number; or a pair of that and the
  /// side of the party that the award is drawn from, twice its number and one.
  private final LongToInt holders = new LongToInt();

  private final IntTuples pairs = new IntTuples(3);

  /// Signatures by holder and deal.
  private final LongToInt known = new LongToInt();

  private final Map<Guard, GuardTable> guards = new HashMap<>();

  /// What one guard says, by the facts that it reads.
  private static final class GuardTable {
    final IntLists facts = new IntLists();
    Truth[] truths = new Truth[16];
  }

  /// @param traits the traits that the law asks for
  /// @param frozen the days on which referred-to clauses count as they stood
  /// @param knowledge what was known when it is asked; null for everything
  /// @param parties the parties of the register
  /// @param years the years of the table of awards
  Profiles(
      Collection<Trait> traits,
      Set<LocalDate> frozen,
      @Nullable LocalDate knowledge,
      Parties parties,
      Dictionary years) {
    this.frozen = List.copyOf(frozen);
    fixed = new FixedTraits(parties);
    List<Trait.Stands> standings = new ArrayList<>();
    for (Trait trait : traits) {
      switch (trait) {
        case Trait.Fixed asked -> fixed.add(asked);
        case Trait.InYears always -> {}
        case Trait.Stands stands -> standings.add(stands);
        case Trait.Holds holds -> inputs.addAll(holds.guard().reads());
      }
    }
    sides = new Sides(standings, inputs, knowledge, fixed, parties.groups());
    deals = new Deals(fixed, inputs, years);
  }

  /// Returns whether profiles tell all that a trait asks for.
  boolean tells(Trait trait) {
    return switch (trait) {
      case Trait.Fixed asked -> true;
      case Trait.InYears always -> true;
      case Trait.Stands standing -> sides.tells(standing);
      case Trait.Holds(Guard guard, LocalDate on) ->
          inputs.containsAll(guard.reads()) && (on == null || frozen.contains(on));
    };
  }

  FixedTraits fixed() {
    return fixed;
  }

  Sides sides() {
    return sides;
  }

  Deals deals() {
    return deals;
  }

  /// Returns the days on which referred-to clauses count as they stood.
  List<LocalDate> frozen() {
    return frozen;
  }

  // ---------------------------------------------------------------- signatures

  /// Returns the number of the holder of awards that are drawn from no other.
  static int holder(int own) {
    return own * 2;
  }

  /// Returns the number of the holder of awards that are drawn from another.
  ///
  /// @param own the side of the recipient
  /// @param parent the side of the party that they are drawn from
  /// @param same whether that is the recipient
  int holder(int own, int parent, boolean same) {
    long key = ((long) own << 32) | (parent * 2L + (same ? 1 : 0));
    int present = holders.get(key);
    if (present == LongToInt.ABSENT) {
      present = pairs.intern(new int[] {own, parent, same ? 1 : 0}) * 2 + 1;
      holders.put(key, present);
    }
    return present;
  }

  /// Returns the number of the signature of awards with a holder and a deal.
  int signature(int holder, int deal) {
    long key = ((long) holder << 32) | deal;
    int present = known.get(key);
    if (present == LongToInt.ABSENT) {
      present = make(holder, deals.deal(deal));
      known.put(key, present);
    }
    return present;
  }

  private int make(int holder, int[] deal) {
    if ((holder & 1) == 0) {
      return make(sides.side(holder >> 1), 0, NOBODY, deal);
    }
    int pair = holder >> 1;
    int[] own = sides.side(pairs.get(pair, 0));
    int[] parent = sides.side(pairs.get(pair, 1));
    // How a party stands counts once if the award is drawn from another of its own.
    return make(own, parent[0], pairs.get(pair, 2) == 1 ? NOBODY : parent, deal);
  }

  /// Puts three lists together that each hold something fixed, then days and values side by side.
  private int make(int[] own, int fixedOfParent, int[] parent, int[] deal) {
    int[] all = new int[own.length + parent.length + deal.length];
    int[] profile = new int[PARTS];
    profile[FIXED] = fixed.join(fixed.join(own[0], fixedOfParent), deal[0]);
    int i = 1;
    int j = 1;
    int k = 1;
    int length = 0;
    int day = Day.FIRST;
    while (true) {
      profile[OWN] = own[i + 1];
      profile[PARENT] = parent[j + 1];
      profile[STATE] = deal[k + 1];
      int number = profiles.intern(profile);
      if (length == 0 || all[length - 1] != number) {
        all[length++] = day;
        all[length++] = number;
      }
      int nextOwn = i + 2 < own.length ? own[i + 2] : Day.BEYOND;
      int nextParent = j + 2 < parent.length ? parent[j + 2] : Day.BEYOND;
      int nextDeal = k + 2 < deal.length ? deal[k + 2] : Day.BEYOND;
      day = Math.min(nextOwn, Math.min(nextParent, nextDeal));
      if (day == Day.BEYOND) {
        break;
      }
      i += nextOwn == day ? 2 : 0;
      j += nextParent == day ? 2 : 0;
      k += nextDeal == day ? 2 : 0;
    }
    if (!frozen.isEmpty()) {
      freeze(all, length);
    }
    return signatures.intern(all, length);
  }

  /// Makes every profile also tell what was so on the days of references.
  private void freeze(int[] signature, int length) {
    int[] course = Arrays.copyOf(signature, length);
    int[] then = new int[frozen.size()];
    for (int i = 0; i < then.length; i++) {
      then[i] = at(course, 0, Day.of(frozen.get(i)));
    }
    int number = thens.intern(then, then.length);
    int[] profile = new int[PARTS];
    for (int i = 1; i < length; i += 2) {
      profiles.copy(signature[i], profile);
      profile[FROZEN] = number;
      signature[i] = profiles.intern(profile);
    }
  }

  /// Returns a signature: days and numbers of profiles, side by side. Not to be changed.
  int[] signature(int number) {
    return signatures.get(number);
  }

  /// Returns how many signatures there are; they are numbered from zero.
  int signatures() {
    return signatures.size();
  }

  /// Returns the value that days and values, side by side from an index on, have on a day.
  static int at(int[] course, int start, int day) {
    int found = course[start + 1];
    for (int i = start + 2; i < course.length && course[i] <= day; i += 2) {
      found = course[i + 1];
    }
    return found;
  }

  // ---------------------------------------------------------------- reading profiles

  /// Returns whether a profile has the fixed trait at a place.
  boolean hasFixed(int profile, int place) {
    return fixed.has(profiles.get(profile, FIXED), place);
  }

  /// Returns what a profile says of a trait: 1 or 0 for a programme year; the code of a standing,
  /// or -1 where there is no such party; the ordinal of a guard's [Truth].
  ///
  /// @throws IllegalArgumentException for a fixed trait, see [#hasFixed]
  int value(int profile, Trait trait) {
    return switch (trait) {
      case Trait.Fixed asked -> throw new IllegalArgumentException("a fixed trait: " + asked);
      case Trait.InYears(Set<String> years) ->
          years.contains(deals.year(profiles.get(profile, STATE))) ? 1 : 0;
      case Trait.Stands stands -> {
        int read = profiles.get(profile, stands.ofParent() ? PARENT : OWN);
        yield read == NO_PARENT ? NO_PARENT : sides.standing(read, stands);
      }
      case Trait.Holds(Guard guard, LocalDate on) ->
          on == null
              ? truth(guard, profile)
              : truth(guard, thens.get(profiles.get(profile, FROZEN))[frozen.indexOf(on)]);
    };
  }

  private int truth(Guard guard, int profile) {
    GuardTable table = guards.computeIfAbsent(guard, absent -> new GuardTable());
    int own = profiles.get(profile, OWN);
    int state = profiles.get(profile, STATE);
    int[] facts = new int[12];
    int length = 0;
    for (Guard.Input input : guard.reads()) {
      length = sides.append(input, own, facts, length);
      length = deals.append(input, state, facts, length);
    }
    int before = table.facts.size();
    int number = table.facts.intern(facts, length);
    if (number == before) {
      if (number == table.truths.length) {
        table.truths = Arrays.copyOf(table.truths, number * 2);
      }
      table.truths[number] = guard.test(example(own, state));
    }
    return table.truths[number].ordinal();
  }

  /// Circumstances that agree with what is read of a recipient and an award, in all that guards
  /// read.
  private Circumstances example(int own, int state) {
    return sides.circumstances(own, deals.example(state), deals.statusOf(state));
  }
}
