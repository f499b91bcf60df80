package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Day;

/// The parties of a register as numbers, with the records of each at hand.
///
/// A changed copy costs a few pages. What copies share only grows; whoever changes or copies holds
/// the lock of the lineage.
final class Parties {

  private static final int NONE = -1;

  private final Map<String, Integer> numbers;
  private final Party[] parties;
  private final int[] within;

  /// For each party a number that parties of the same kind, State, circuit, territory and knowledge
  /// of policies share.
  private final int[] attributes;

  private final int attributeSets;
  private final Map<String, Group> groups;
  private final List<String> groupIds;

  /// Lists of records, of this object and of its copies; the first is empty.
  private final List<List<Membership>> memberLists;

  private final List<List<Policy>> policyLists;
  private final IntPages memberships;
  private final IntPages policies;
  private final List<AwardFact> awardFacts;

  Parties(Register register) {
    parties = register.parties().toArray(Party[]::new);
    numbers = new HashMap<>(parties.length * 2);
    within = new int[parties.length];
    for (int number = 0; number < parties.length; number++) {
      numbers.put(parties[number].id(), number);
    }
    for (int number = 0; number < parties.length; number++) {
      String around = parties[number].within();
      within[number] = around == null ? NONE : numbers.getOrDefault(around, NONE);
    }
    attributes = new int[parties.length];
    attributeSets = readAttributes();
    groups = new TreeMap<>(register.groups());
    groupIds = List.copyOf(groups.keySet());
    memberLists = new ArrayList<>(List.of(List.of()));
    policyLists = new ArrayList<>(List.of(List.of()));
    memberships = new IntPages(parties.length);
    policies = new IntPages(parties.length);
    awardFacts = register.awardFacts();
    register.memberships().forEach(this::add);
    register.policies().forEach(this::add);
  }

  private Parties(
      Parties other, IntPages memberships, IntPages policies, List<AwardFact> awardFacts) {
    numbers = other.numbers;
    parties = other.parties;
    within = other.within;
    attributes = other.attributes;
    attributeSets = other.attributeSets;
    groups = other.groups;
    groupIds = other.groupIds;
    memberLists = other.memberLists;
    policyLists = other.policyLists;
    this.memberships = memberships;
    this.policies = policies;
    this.awardFacts = awardFacts;
  }

  private int readAttributes() {
    Map<String, Integer> words = new HashMap<>();
    IntLists sets = new IntLists();
    int[] set = new int[5];
    for (int number = 0; number < parties.length; number++) {
      Party party = parties[number];
      set[0] = word(words, party.kind());
      set[1] = word(words, party.state());
      set[2] = word(words, party.circuit());
      set[3] = within[number];
      set[4] = party.policiesKnown() ? 1 : 0;
      attributes[number] = sets.intern(set, set.length);
    }
    return sets.size();
  }

  private static int word(Map<String, Integer> words, @Nullable String text) {
    return text == null ? NONE : words.computeIfAbsent(text, absent -> words.size());
  }

  private void add(Membership record) {
    int party = number(record.party());
    memberLists.add(more(memberships(party), record));
    memberships.set(party, memberLists.size() - 1);
  }

  private void add(Policy policy) {
    int party = number(policy.holder());
    policyLists.add(more(policies(party), policy));
    policies.set(party, policyLists.size() - 1);
  }

  private static <T> List<T> more(List<T> list, T one) {
    List<T> more = new ArrayList<>(list.size() + 1);
    more.addAll(list);
    more.add(one);
    return more;
  }

  Parties with(Membership record) {
    Parties changed = new Parties(this, memberships.copy(), policies, awardFacts);
    changed.add(record);
    return changed;
  }

  Parties with(Policy policy) {
    Parties changed = new Parties(this, memberships, policies.copy(), awardFacts);
    changed.add(policy);
    return changed;
  }

  Parties with(AwardFact fact) {
    return new Parties(this, memberships, policies, more(awardFacts, fact));
  }

  /// @throws IllegalArgumentException if there is no such party
  int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("no party " + id + " in this register");
    }
    return number;
  }

  int size() {
    return parties.length;
  }

  Party party(int number) {
    return parties[number];
  }

  /// Returns the number of the party that contains this one; negative if there is none.
  int within(int number) {
    return within[number];
  }

  /// Returns the number of the party's attributes: kind, State, circuit, territory, and whether all
  /// its policies are known. Parties that have the same ones have the same number.
  int attributes(int number) {
    return attributes[number];
  }

  /// Returns how many different attributes parties have.
  int attributeSets() {
    return attributeSets;
  }

  /// Returns the groups in order of identifier.
  List<String> groups() {
    return groupIds;
  }

  List<Membership> memberships(int party) {
    return memberLists.get(memberships.get(party));
  }

  List<Policy> policies(int holder) {
    return policyLists.get(policies.get(holder));
  }

  List<AwardFact> awardFacts() {
    return awardFacts;
  }

  /// Returns whether no record speaks of this very party.
  boolean isPlain(int party) {
    return memberships.get(party) == 0 && policies.get(party) == 0;
  }

  /// Returns the policies that reach a party, in order of identifier.
  ///
  /// @param known what was known when it is asked; null for everything
  List<Policy> policiesReaching(int party, @Nullable LocalDate known) {
    List<Policy> reaching = new ArrayList<>(policies(party));
    int at = within[party];
    for (int depth = 0; at != NONE && depth <= parties.length; depth++) {
      if (at != party) {
        policies(at).stream().filter(Policy::reachesWithin).forEach(reaching::add);
      }
      at = within[at];
    }
    reaching.removeIf(policy -> !policy.entry().countsAt(known));
    reaching.sort(Comparator.comparing(Policy::id));
    return reaching;
  }

  /// Returns how a party stands in a group: days on which that begins, and how, side by side.
  Standings standing(int party, String group, @Nullable LocalDate known) {
    Group of = groups.get(group);
    if (of == null) {
      throw new IllegalArgumentException("no group " + group + " in this register");
    }
    boolean eligible = of.eligibleKinds().contains(parties[party].kind());
    Group.Standing otherwise = eligible ? of.otherwise() : Group.Standing.NON_MEMBER;
    Standings standings = new Standings(new Register.Standing(otherwise, "default"));
    for (Membership record : memberships(party)) {
      if (record.group().equals(group) && record.entry().countsAt(known)) {
        standings.overwrite(
            Day.ofFrom(record.span().from()),
            Day.ofUntil(record.span().until()),
            new Register.Standing(record.standing(), record.id()));
      }
    }
    return standings;
  }

  /// Returns whether a party may at some time belong to a group, whatever the knowledge date.
  boolean mayBeMember(int party, String group) {
    Group of = groups.get(group);
    boolean byDefault =
        of != null
            && of.otherwise() != Group.Standing.NON_MEMBER
            && of.eligibleKinds().contains(parties[party].kind());
    return byDefault
        || memberships(party).stream()
            .anyMatch(
                record ->
                    record.group().equals(group) && record.standing() != Group.Standing.NON_MEMBER);
  }

  /// A register that holds what can bear on awards of some parties, with one subject.
  Register around(List<Integer> about, org.proviso.law.fact.Subject subject) {
    Map<String, Party> needed = new TreeMap<>();
    List<Membership> members = new ArrayList<>();
    List<Policy> rules = new ArrayList<>();
    for (int party : about) {
      int at = party;
      for (int depth = 0; at != NONE && depth <= parties.length; depth++) {
        if (needed.put(parties[at].id(), parties[at]) == null) {
          members.addAll(memberships(at));
          rules.addAll(policies(at));
        }
        at = within[at];
      }
    }
    return new Register(
        needed.values(), groups.values(), members, rules, List.of(subject), awardFacts);
  }

  /// How one party stands in one group through time. Not thread-safe.
  static final class Standings {

    private int[] days = {Day.FIRST, 0, 0, 0};
    private Register.Standing[] values;
    private int size = 1;

    Standings(Register.Standing otherwise) {
      values = new Register.Standing[] {otherwise, otherwise, otherwise, otherwise};
    }

    /// Puts `value` on the days from `from` (inclusive) until `until` (exclusive).
    private void overwrite(int from, int until, Register.Standing value) {
      if (from >= until) {
        return;
      }
      Register.Standing after = at(until == Day.BEYOND ? Day.BEYOND - 1 : until);
      int[] newDays = new int[size + 4];
      Register.Standing[] newValues = Arrays.copyOf(values, size + 4);
      int length = 0;
      int i = 0;
      while (i < size && days[i] < from) {
        newDays[length] = days[i];
        newValues[length++] = values[i++];
      }
      newDays[length] = from;
      newValues[length++] = value;
      if (until != Day.BEYOND) {
        newDays[length] = until;
        newValues[length++] = after;
      }
      while (i < size && days[i] <= until) {
        i++;
      }
      while (i < size) {
        newDays[length] = days[i];
        newValues[length++] = values[i++];
      }
      days = newDays;
      values = newValues;
      size = length;
    }

    Register.Standing at(int day) {
      int low = 0;
      int high = size - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (days[middle] <= day) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return values[low];
    }

    int size() {
      return size;
    }

    int day(int index) {
      return days[index];
    }
  }
}
