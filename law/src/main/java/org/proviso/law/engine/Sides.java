package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Day;

/// What a law reads of the parties to an award, each kept once.
///
/// A *side* is what is read of one party through time: a list of its fixed traits, then days and
/// what is read from that day on, side by side. Of a recipient are read its standings in groups and
/// the facts that guards ask for; of a party whose award others draw on, its standings alone.
///
/// Grows and never forgets. Not thread-safe.
// Ordinals stand for constants within one process and are never stored.
@SuppressWarnings("EnumOrdinal")
final class Sides {

  /// Codes of standings: beside these two, where it is unknown, the place whose record says so.
  static final int NON_MEMBER = 0;

  static final int MEMBER = 1;
  static final int UNKNOWN = 2;

  /// Where the parts of what is read of a recipient stand in its list.
  private static final int STANDINGS = 0;

  private static final int PARTY = 1;
  private static final int KIND = 2;
  private static final int STATE = 3;
  private static final int CIRCUIT = 4;
  private static final int MEMBERS = 5;
  private static final int POLICIES = 6;
  private static final int POLICIES_KNOWN = 7;
  private static final int PARTS = 8;

  private static final int UNREAD = -1;

  private final Set<Guard.Input> inputs;
  private final @Nullable LocalDate known;
  private final FixedTraits fixed;
  private final List<String> groups;

  /// Groups that scopes ask for, and for each the days on which the standing counts; null stands
  /// first, for each day anew.
  private final Map<String, List<@Nullable LocalDate>> places = new TreeMap<>();

  private final Map<String, Integer> words = new HashMap<>();
  private final List<Policy> policies = new ArrayList<>();
  private final Map<Policy, Integer> policyNumbers = new HashMap<>();
  private final IntLists lists = new IntLists();
  private final IntTuples facts = new IntTuples(PARTS);
  private final IntLists sides = new IntLists();

  /// For each list of facts a party that they are read of.
  private final List<Party> examples = new ArrayList<>();

  /// @param standings the standings that scopes ask for
  /// @param inputs the facts that guards read
  /// @param known what was known when it is asked; null for everything
  /// @param groups the groups of the register in order of identifier
  Sides(
      Collection<Trait.Stands> standings,
      Set<Guard.Input> inputs,
      @Nullable LocalDate known,
      FixedTraits fixed,
      List<String> groups) {
    this.inputs = inputs;
    this.known = known;
    this.fixed = fixed;
    this.groups = groups;
    TreeMap<String, TreeSet<LocalDate>> days = new TreeMap<>();
    for (Trait.Stands stands : standings) {
      TreeSet<LocalDate> of = days.computeIfAbsent(stands.group(), group -> new TreeSet<>());
      LocalDate on = stands.on();
      if (on != null) {
        of.add(on);
      }
    }
    days.forEach(
        (group, of) -> {
          List<@Nullable LocalDate> all = new ArrayList<>();
          all.add(null);
          all.addAll(of);
          places.put(group, all);
        });
  }

  /// Returns whether sides tell a standing.
  boolean tells(Trait.Stands standing) {
    List<@Nullable LocalDate> days = places.get(standing.group());
    return days != null && days.contains(standing.on());
  }

  /// Returns the days on which standings in a group count, null first.
  List<@Nullable LocalDate> places(String group) {
    return places.getOrDefault(group, List.of());
  }

  /// Returns whether recipients with the same attributes, of whom no record speaks and whom no
  /// trait names, have the same side.
  boolean areAlikeByAttributes() {
    return !inputs.contains(Guard.Input.PARTY);
  }

  // ---------------------------------------------------------------- sides

  /// Returns the side of a recipient.
  int own(Parties parties, int party) {
    Party of = parties.party(party);
    boolean members = inputs.contains(Guard.Input.MEMBERS);
    Map<String, Parties.Standings> standings = new TreeMap<>();
    SortedSet<Integer> days =
        standings(parties, party, members ? groups : places.keySet(), standings);
    boolean policiesRead = inputs.contains(Guard.Input.POLICIES);
    List<Policy> reaching = policiesRead ? parties.policiesReaching(party, known) : List.of();
    for (Policy policy : reaching) {
      days.add(Day.ofFrom(policy.inForce().from()));
      days.add(Day.ofUntil(policy.inForce().until()));
    }
    days.remove(Day.BEYOND);
    int[] read = new int[PARTS];
    read[PARTY] = word(Guard.Input.PARTY, of.id());
    read[KIND] = word(Guard.Input.KIND, of.kind());
    read[STATE] = word(Guard.Input.STATE, of.state());
    read[CIRCUIT] = word(Guard.Input.CIRCUIT, of.circuit());
    read[POLICIES_KNOWN] = policiesRead ? (of.policiesKnown() ? 1 : 0) : UNREAD;
    int[] side = new int[1 + days.size() * 2];
    side[0] = fixed.ofParty(party, false);
    int length = 1;
    for (int day : days) {
      read[STANDINGS] = codes(standings, day);
      read[MEMBERS] = members ? members(standings, day) : UNREAD;
      read[POLICIES] = policiesRead ? inForce(reaching, day) : UNREAD;
      int number = facts.intern(read);
      if (number == examples.size()) {
        examples.add(of);
      }
      length = append(side, length, day, number);
    }
    return sides.intern(side, length);
  }

  /// Returns the side of a party whose award others draw on.
  int parent(Parties parties, int party) {
    Map<String, Parties.Standings> standings = new TreeMap<>();
    SortedSet<Integer> days = standings(parties, party, places.keySet(), standings);
    int[] side = new int[1 + days.size() * 2];
    side[0] = fixed.ofParty(party, true);
    int length = 1;
    for (int day : days) {
      length = append(side, length, day, codes(standings, day));
    }
    return sides.intern(side, length);
  }

  /// Writes how a party stands in groups into `into` and returns the days on which that changes.
  private SortedSet<Integer> standings(
      Parties parties, int party, Collection<String> of, Map<String, Parties.Standings> into) {
    SortedSet<Integer> days = new TreeSet<>();
    days.add(Day.FIRST);
    for (String group : of) {
      Parties.Standings standing = parties.standing(party, group, known);
      into.put(group, standing);
      for (int i = 1; i < standing.size(); i++) {
        days.add(standing.day(i));
      }
    }
    return days;
  }

  /// Puts a day and a value behind a list whose first number is something else, unless the value is
  /// that of the day before; returns the new length.
  private static int append(int[] side, int length, int day, int value) {
    if (length > 1 && side[length - 1] == value) {
      return length;
    }
    side[length] = day;
    side[length + 1] = value;
    return length + 2;
  }

  /// Returns the side that is like another and has these fixed traits as well.
  int withFixed(int side, int more) {
    int[] changed = sides.get(side).clone();
    changed[0] = fixed.join(changed[0], more);
    return sides.intern(changed, changed.length);
  }

  /// Returns a side, which is not to be changed.
  int[] side(int number) {
    return sides.get(number);
  }

  // ---------------------------------------------------------------- what is read on one day

  private int codes(Map<String, Parties.Standings> standings, int day) {
    int[] codes = new int[places.values().stream().mapToInt(List::size).sum()];
    int length = 0;
    for (Map.Entry<String, List<@Nullable LocalDate>> group : places.entrySet()) {
      List<@Nullable LocalDate> days = group.getValue();
      Parties.Standings standing = standings.get(group.getKey());
      Register.Standing[] at = new Register.Standing[days.size()];
      for (int i = 0; standing != null && i < at.length; i++) {
        LocalDate on = days.get(i);
        at[i] = standing.at(on == null ? day : Day.of(on));
        codes[length++] =
            switch (at[i].standing()) {
              case MEMBER -> MEMBER;
              case NON_MEMBER -> NON_MEMBER;
              case UNKNOWN -> UNKNOWN + firstLike(at, i);
            };
      }
    }
    return lists.intern(codes, length);
  }

  /// Returns the first place whose record is that of place `i`.
  private static int firstLike(Register.Standing[] at, int i) {
    int first = 0;
    while (!at[first].equals(at[i])) {
      first++;
    }
    return first;
  }

  private int members(Map<String, Parties.Standings> standings, int day) {
    int[] members = new int[standings.size()];
    int length = 0;
    for (Parties.Standings standing : standings.values()) {
      members[length++] = standing.at(day).standing().ordinal();
    }
    return lists.intern(members, length);
  }

  private int inForce(List<Policy> reaching, int day) {
    int[] inForce = new int[reaching.size()];
    int length = 0;
    for (Policy policy : reaching) {
      if (Day.ofFrom(policy.inForce().from()) <= day
          && day < Day.ofUntil(policy.inForce().until())) {
        Integer number = policyNumbers.get(policy);
        if (number == null) {
          number = policies.size();
          policies.add(policy);
          policyNumbers.put(policy, number);
        }
        inForce[length++] = number;
      }
    }
    return lists.intern(inForce, length);
  }

  private int word(Guard.Input input, @Nullable String text) {
    return text == null || !inputs.contains(input)
        ? UNREAD
        : words.computeIfAbsent(text, absent -> words.size());
  }

  /// Returns the code of a standing.
  ///
  /// @param read what is read of the party on the day
  int standing(int read, Trait.Stands asked) {
    int[] codes = lists.get(asked.ofParent() ? read : facts.get(read, STANDINGS));
    int at = 0;
    for (Map.Entry<String, List<@Nullable LocalDate>> group : places.entrySet()) {
      if (group.getKey().equals(asked.group())) {
        return codes[at + group.getValue().indexOf(asked.on())];
      }
      at += group.getValue().size();
    }
    throw new IllegalStateException("the group " + asked.group() + " is not read");
  }

  /// Appends what a guard reads of a recipient to `into` and returns the new length.
  int append(Guard.Input input, int read, int[] into, int length) {
    int end = length;
    switch (input) {
      case PARTY -> into[end++] = facts.get(read, PARTY);
      case KIND -> into[end++] = facts.get(read, KIND);
      case STATE -> into[end++] = facts.get(read, STATE);
      case CIRCUIT -> into[end++] = facts.get(read, CIRCUIT);
      case MEMBERS -> into[end++] = facts.get(read, MEMBERS);
      case POLICIES -> {
        into[end++] = facts.get(read, POLICIES);
        into[end++] = facts.get(read, POLICIES_KNOWN);
      }
      case STATUS, AWARD, ACCEPTANCE -> {}
    }
    return end;
  }

  /// Returns circumstances that agree with what is read of a recipient, for an award.
  Circumstances circumstances(int read, Subject subject, Award.Status status) {
    Map<String, Group.Standing> memberships = new TreeMap<>();
    if (facts.get(read, MEMBERS) != UNREAD) {
      int[] members = lists.get(facts.get(read, MEMBERS));
      for (int i = 0; i < members.length; i++) {
        memberships.put(groups.get(i), Group.Standing.values()[members[i]]);
      }
    }
    List<Policy> inForce = new ArrayList<>();
    if (facts.get(read, POLICIES) != UNREAD) {
      for (int policy : lists.get(facts.get(read, POLICIES))) {
        inForce.add(policies.get(policy));
      }
    }
    return new Circumstances(
        subject,
        examples.get(read),
        status,
        memberships,
        inForce,
        facts.get(read, POLICIES_KNOWN) == 1);
  }
}
