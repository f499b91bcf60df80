package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Day;

/// What a law can tell of awards: profiles and signatures, each kept once.
///
/// A *profile* is what the clauses of a law read of an award on one day. A *signature* is the
/// profiles of an award through time: days on which one begins, and its number, side by side.
/// Awards with the same signature get the same answers.
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
  private static final int DEAL = 3;
  private static final int FROZEN = 4;
  private static final int PARTS = 5;

  /// Where the parts of what is read of a party stand in its list.
  private static final int STANDINGS = 0;

  private static final int PARTY = 1;
  private static final int KIND = 2;
  private static final int STATE = 3;
  private static final int CIRCUIT = 4;
  private static final int MEMBERS = 5;
  private static final int POLICIES = 6;
  private static final int POLICIES_KNOWN = 7;
  private static final int PARTY_PARTS = 8;

  private static final int UNREAD = -1;
  private static final int NO_PARENT = -1;

  /// Codes of standings: beside these two, where it is unknown, the place whose record says so.
  static final int NON_MEMBER = 0;

  static final int MEMBER = 1;
  static final int UNKNOWN = 2;

  private final @Nullable LocalDate known;
  private final Set<Guard.Input> inputs = EnumSet.noneOf(Guard.Input.class);

  /// Groups that scopes ask for, and for each the days on which the standing counts; null stands
  /// first, for each day anew.
  private final Map<String, List<@Nullable LocalDate>> places = new TreeMap<>();

  private final List<LocalDate> frozen;

  private final Map<Trait.Fixed, Integer> fixed = new LinkedHashMap<>();
  private final Map<String, BitSet> named = new HashMap<>();
  private final Map<String, BitSet> namedParents = new HashMap<>();
  private final Map<String, BitSet> around = new HashMap<>();
  private final Map<String, BitSet> aroundParents = new HashMap<>();
  private final Map<String, BitSet> circuits = new HashMap<>();
  private final Map<String, BitSet> years = new HashMap<>();
  private final Map<String, BitSet> numbers = new HashMap<>();

  private final Map<BitSet, Integer> bitNumbers = new HashMap<>();
  private final List<BitSet> bits = new ArrayList<>();
  private final IntLists bitJoins = new IntLists();
  private int[] joined = new int[64];

  private final Map<String, Integer> words = new HashMap<>();
  private final List<Policy> policies = new ArrayList<>();
  private final Map<Policy, Integer> policyNumbers = new HashMap<>();
  private final IntLists plainKinds = new IntLists();
  private final int[] plainKey = new int[6];
  private final IntLists lists = new IntLists();
  private final IntLists owns = new IntLists();
  private final IntLists deals = new IntLists();
  private final IntLists profiles = new IntLists();
  private final IntLists signatures = new IntLists();

  /// An award and a party of each deal and each party's facts, as examples to ask guards about.
  private final List<Subject> dealExamples = new ArrayList<>();

  private final List<Party> partyExamples = new ArrayList<>();
  private final Map<Guard, GuardTable> guards = new HashMap<>();

  /// What one guard says, by the facts that it reads.
  private static final class GuardTable {
    final IntLists facts = new IntLists();
    Truth[] truths = new Truth[16];
  }

  Profiles(Collection<Trait> traits, Set<LocalDate> frozen, @Nullable LocalDate known) {
    this.known = known;
    this.frozen = List.copyOf(frozen);
    bits.add(new BitSet());
    bitNumbers.put(new BitSet(), 0);
    lists.intern(new int[0], 0);
    TreeMap<String, TreeSet<LocalDate>> days = new TreeMap<>();
    for (Trait trait : traits) {
      switch (trait) {
        case Trait.Fixed asked -> addFixed(asked);
        case Trait.Stands stands -> {
          LocalDate on = stands.on();
          TreeSet<LocalDate> of = days.computeIfAbsent(stands.group(), group -> new TreeSet<>());
          if (on != null) {
            of.add(on);
          }
        }
        case Trait.Holds holds -> inputs.addAll(holds.guard().reads());
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

  /// Returns whether profiles tell all that a trait asks for.
  boolean tells(Trait trait) {
    return switch (trait) {
      case Trait.Fixed asked -> true;
      case Trait.Stands(String group, LocalDate on, boolean ofParent) -> {
        List<@Nullable LocalDate> days = places.get(group);
        yield days != null && days.contains(on);
      }
      case Trait.Holds(Guard guard, LocalDate on) ->
          inputs.containsAll(guard.reads()) && (on == null || frozen.contains(on));
    };
  }

  /// Returns the number of a fixed trait, whose bit later profiles have.
  int addFixed(Trait.Fixed trait) {
    Integer present = fixed.get(trait);
    if (present != null) {
      return present;
    }
    int index = fixed.size();
    fixed.put(trait, index);
    switch (trait) {
      case Trait.InYears(Set<String> of) -> index(years, of, index);
      case Trait.IsParty(Set<String> of, boolean within, boolean ofParent) ->
          index(
              within ? (ofParent ? aroundParents : around) : (ofParent ? namedParents : named),
              of,
              index);
      case Trait.InCircuit(String circuit) -> index(circuits, Set.of(circuit), index);
      case Trait.IsAward(Set<String> of) -> index(numbers, of, index);
    }
    return index;
  }

  private static void index(Map<String, BitSet> by, Set<String> keys, int bit) {
    keys.forEach(key -> by.computeIfAbsent(key, absent -> new BitSet()).set(bit));
  }

  private int bitNumber(BitSet of) {
    Integer present = bitNumbers.get(of);
    if (present != null) {
      return present;
    }
    // A set that indexes traits may grow later; what stands for a number must not.
    BitSet kept = (BitSet) of.clone();
    bits.add(kept);
    bitNumbers.put(kept, bits.size() - 1);
    return bits.size() - 1;
  }

  /// Returns the number of the fixed traits that a party has as a recipient, or as a parent.
  int fixedOf(Parties parties, int party, boolean asParent) {
    Party of = parties.party(party);
    BitSet byName = (asParent ? namedParents : named).get(of.id());
    Map<String, BitSet> territory = asParent ? aroundParents : around;
    String circuit = of.circuit();
    BitSet byCircuit = asParent || circuit == null ? null : circuits.get(circuit);
    if (byName == null && territory.isEmpty()) {
      return byCircuit == null ? 0 : bitNumber(byCircuit);
    }
    BitSet set = new BitSet();
    add(set, byName);
    add(set, byCircuit);
    if (!territory.isEmpty()) {
      int at = party;
      for (int depth = 0; at >= 0 && depth <= parties.size(); depth++) {
        add(set, territory.get(parties.party(at).id()));
        at = parties.within(at);
      }
    }
    return bitNumber(set);
  }

  private static void add(BitSet set, @Nullable BitSet more) {
    if (more != null) {
      set.or(more);
    }
  }

  private int fixedOfYear(String year) {
    return bitNumber(years.getOrDefault(year, new BitSet()));
  }

  private int fixedOfNumber(@Nullable String award) {
    BitSet of = award == null || numbers.isEmpty() ? null : numbers.get(award);
    return of == null ? 0 : bitNumber(of);
  }

  /// Returns the number of all fixed traits of an award, from the numbers of those of its recipient
  /// and its parent.
  int fixedOf(Awards awards, int row, int ofRecipient, int ofParent, int[] fixedOfYears) {
    int year = awards.year(row);
    if (fixedOfYears[year] < 0) {
      fixedOfYears[year] = fixedOfYear(awards.years().text(year));
    }
    return join(
        join(ofRecipient, ofParent), join(fixedOfYears[year], fixedOfNumber(awards.id(row))));
  }

  private int join(int one, int other) {
    if (one == 0 || other == 0 || one == other) {
      return one | other;
    }
    int[] pair = {one, other};
    int before = bitJoins.size();
    int number = bitJoins.intern(pair, 2);
    if (number == before) {
      BitSet union = (BitSet) bits.get(one).clone();
      union.or(bits.get(other));
      joined = number < joined.length ? joined : Arrays.copyOf(joined, number * 2);
      joined[number] = bitNumber(union);
    }
    return joined[number];
  }

  // ---------------------------------------------------------------- what is read of a party

  /// Returns what is read of a recipient through time: days, and numbers of facts, side by side.
  int[] course(Parties parties, int party) {
    Party of = parties.party(party);
    Map<String, Parties.Standings> standings = new TreeMap<>();
    TreeSet<Integer> days = new TreeSet<>();
    days.add(Day.FIRST);
    boolean members = inputs.contains(Guard.Input.MEMBERS);
    for (String group : members ? parties.groups() : List.copyOf(places.keySet())) {
      Parties.Standings standing = parties.standing(party, group, known);
      standings.put(group, standing);
      for (int i = 1; i < standing.size(); i++) {
        days.add(standing.day(i));
      }
    }
    List<Policy> reaching =
        inputs.contains(Guard.Input.POLICIES) ? parties.policiesReaching(party) : List.of();
    for (Policy policy : reaching) {
      days.add(Day.ofFrom(policy.inForce().from()));
      days.add(Day.ofUntil(policy.inForce().until()));
    }
    days.remove(Day.BEYOND);
    int[] facts = new int[PARTY_PARTS];
    Arrays.fill(facts, UNREAD);
    facts[PARTY] = inputs.contains(Guard.Input.PARTY) ? word(of.id()) : UNREAD;
    facts[KIND] = inputs.contains(Guard.Input.KIND) ? word(of.kind()) : UNREAD;
    facts[STATE] = inputs.contains(Guard.Input.STATE) ? word(of.state()) : UNREAD;
    facts[CIRCUIT] = inputs.contains(Guard.Input.CIRCUIT) ? word(of.circuit()) : UNREAD;
    if (inputs.contains(Guard.Input.POLICIES)) {
      facts[POLICIES_KNOWN] = of.policiesKnown() ? 1 : 0;
    }
    int[] course = new int[days.size() * 2];
    int length = 0;
    for (int day : days) {
      facts[STANDINGS] = codes(standings, day);
      facts[MEMBERS] = members ? members(standings, day) : UNREAD;
      facts[POLICIES] = inputs.contains(Guard.Input.POLICIES) ? inForce(reaching, day) : UNREAD;
      int number = owns.intern(facts, PARTY_PARTS);
      if (number == partyExamples.size()) {
        partyExamples.add(of);
      }
      length = append(course, length, day, number);
    }
    return Arrays.copyOf(course, length);
  }

  /// Returns what is read of a party whose award others draw on, through time.
  int[] courseOfParent(Parties parties, int party) {
    Map<String, Parties.Standings> standings = new TreeMap<>();
    TreeSet<Integer> days = new TreeSet<>();
    days.add(Day.FIRST);
    for (String group : places.keySet()) {
      Parties.Standings standing = parties.standing(party, group, known);
      standings.put(group, standing);
      for (int i = 1; i < standing.size(); i++) {
        days.add(standing.day(i));
      }
    }
    int[] course = new int[days.size() * 2];
    int length = 0;
    for (int day : days) {
      length = append(course, length, day, codes(standings, day));
    }
    return Arrays.copyOf(course, length);
  }

  /// Returns a number that plain parties with the same course share.
  int plainKind(Parties parties, int party) {
    Party of = parties.party(party);
    boolean policiesRead = inputs.contains(Guard.Input.POLICIES);
    plainKey[0] = word(of.kind());
    plainKey[1] = inputs.contains(Guard.Input.PARTY) ? word(of.id()) : UNREAD;
    plainKey[2] = inputs.contains(Guard.Input.STATE) ? word(of.state()) : UNREAD;
    plainKey[3] = inputs.contains(Guard.Input.CIRCUIT) ? word(of.circuit()) : UNREAD;
    plainKey[4] = policiesRead && of.policiesKnown() ? 1 : 0;
    plainKey[5] = policiesRead ? parties.within(party) : UNREAD;
    return plainKinds.intern(plainKey, plainKey.length);
  }

  private int codes(Map<String, Parties.Standings> standings, int day) {
    int[] codes = new int[16];
    int length = 0;
    for (Map.Entry<String, List<@Nullable LocalDate>> group : places.entrySet()) {
      List<@Nullable LocalDate> days = group.getValue();
      Parties.Standings standing = standings.get(group.getKey());
      if (standing == null) {
        continue;
      }
      Register.Standing[] at = new Register.Standing[days.size()];
      for (int i = 0; i < at.length; i++) {
        LocalDate on = days.get(i);
        at[i] = standing.at(on == null ? day : Day.of(on));
        codes = length == codes.length ? Arrays.copyOf(codes, length * 2) : codes;
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

  private int word(@Nullable String text) {
    return text == null ? UNREAD : words.computeIfAbsent(text, absent -> words.size());
  }

  // ---------------------------------------------------------------- what is read of an award

  /// Returns whether guards read what became of an award or when it was accepted.
  boolean readsDays() {
    return inputs.contains(Guard.Input.STATUS) || inputs.contains(Guard.Input.ACCEPTANCE);
  }

  /// Returns the signature of an award.
  ///
  /// @param fixed number of its fixed traits
  /// @param own course of its recipient
  /// @param parent course of the party it is drawn from; null if it is no sub-award, or of its own
  ///   recipient
  /// @param status what became of the award: days and ordinals of statuses, side by side
  int signature(
      Awards awards,
      int row,
      int fixed,
      int[] own,
      int @Nullable [] parent,
      int[] status,
      int statusLength) {
    boolean statusRead = inputs.contains(Guard.Input.STATUS);
    int[] other = parent == null ? NOTHING : parent;
    int[] all = new int[own.length + other.length + (statusRead ? statusLength : 2)];
    int[] profile = new int[PARTS];
    profile[FIXED] = fixed;
    int i = 0;
    int j = 0;
    int k = 0;
    int length = 0;
    int day = Day.FIRST;
    while (true) {
      profile[OWN] = own[i + 1];
      profile[PARENT] = other[j + 1];
      profile[DEAL] = deal(awards, row, statusRead ? status[k + 1] : UNREAD);
      length = append(all, length, day, profiles.intern(profile, PARTS));
      int nextOwn = i + 2 < own.length ? own[i + 2] : Day.BEYOND;
      int nextOther = j + 2 < other.length ? other[j + 2] : Day.BEYOND;
      int nextStatus = statusRead && k + 2 < statusLength ? status[k + 2] : Day.BEYOND;
      day = Math.min(nextOwn, Math.min(nextOther, nextStatus));
      if (day == Day.BEYOND) {
        break;
      }
      i += nextOwn == day ? 2 : 0;
      j += nextOther == day ? 2 : 0;
      k += nextStatus == day ? 2 : 0;
    }
    return signatures.intern(all, frozen.isEmpty() ? length : freeze(all, length));
  }

  private static final int[] NOTHING = {Day.FIRST, NO_PARENT};

  /// Makes every profile also tell what was so on the days of references.
  private int freeze(int[] signature, int length) {
    int[] then = new int[frozen.size()];
    for (int i = 0; i < then.length; i++) {
      then[i] = at(signature, length, Day.of(frozen.get(i)));
    }
    int number = lists.intern(then, then.length);
    for (int i = 1; i < length; i += 2) {
      int[] profile = profiles.get(signature[i]).clone();
      profile[FROZEN] = number;
      signature[i] = profiles.intern(profile, PARTS);
    }
    return length;
  }

  /// Returns the value that side by side days and values have on a day.
  static int at(int[] course, int length, int day) {
    int found = course[1];
    for (int i = 2; i < length && course[i] <= day; i += 2) {
      found = course[i + 1];
    }
    return found;
  }

  private static int append(int[] course, int length, int day, int value) {
    if (length > 0 && course[length - 1] == value) {
      return length;
    }
    course[length] = day;
    course[length + 1] = value;
    return length + 2;
  }

  private int deal(Awards awards, int row, int status) {
    boolean awardRead = inputs.contains(Guard.Input.AWARD);
    int accepted = UNREAD;
    if (inputs.contains(Guard.Input.ACCEPTANCE)) {
      accepted = awards.isAcceptanceExact(row) ? awards.accepted(row) : UNREAD;
    }
    int[] deal = {
      awardRead ? awards.programme(row) : UNREAD,
      awardRead ? awards.year(row) : UNREAD,
      awardRead && awards.under(row) >= 0 ? 1 : 0,
      status,
      accepted
    };
    int number = deals.intern(deal, deal.length);
    if (number == dealExamples.size()) {
      dealExamples.add(awards.subject(row));
    }
    return number;
  }

  /// Writes what became of an award through time into `into`, days and ordinals of [Award.Status]
  /// side by side, and returns how much of it was written; at most six numbers more than the year's
  /// own record has.
  int status(Parties parties, Awards awards, int row, int[] into) {
    int[] baseline = baseline(parties, awards, row);
    int accepted = awards.accepted(row);
    int offered = awards.offered(row);
    boolean never = awards.neverAccepted(row);
    int cut = Math.min(accepted, offered);
    int length = 0;
    for (int i = 0; i < baseline.length && (i == 0 || baseline[i] < cut); i += 2) {
      if (baseline[i] >= cut) {
        break;
      }
      boolean unknown = baseline[i + 1] == Award.Status.UNKNOWN.ordinal();
      int value = never && unknown ? Award.Status.NONE.ordinal() : baseline[i + 1];
      length = append(into, length, baseline[i], value);
    }
    if (offered < accepted) {
      length = append(into, length, offered, Award.Status.OFFERED.ordinal());
    }
    return accepted == Day.BEYOND
        ? length
        : append(into, length, accepted, Award.Status.ACCEPTED.ordinal());
  }

  private int[] baseline(Parties parties, Awards awards, int row) {
    List<AwardFact> facts = parties.awardFacts();
    if (facts.isEmpty()) {
      return UNKNOWN_ALWAYS;
    }
    String programme = awards.programmes().text(awards.programme(row));
    String year = awards.years().text(awards.year(row));
    String recipient = awards.parties().text(awards.recipient(row));
    int[] days = {Day.FIRST, Award.Status.UNKNOWN.ordinal()};
    for (AwardFact fact : facts) {
      if (fact.programme().equals(programme)
          && fact.year().equals(year)
          && !fact.except().contains(recipient)) {
        days =
            overwrite(
                days,
                Day.ofFrom(fact.span().from()),
                Day.ofUntil(fact.span().until()),
                fact.status().ordinal());
      }
    }
    return days;
  }

  private static final int[] UNKNOWN_ALWAYS = {Day.FIRST, Award.Status.UNKNOWN.ordinal()};

  private static int[] overwrite(int[] course, int from, int until, int value) {
    int[] changed = new int[course.length + 4];
    int length = 0;
    int i = 0;
    for (; i < course.length && course[i] < from; i += 2) {
      length = append(changed, length, course[i], course[i + 1]);
    }
    length = append(changed, length, from, value);
    if (until != Day.BEYOND) {
      length = append(changed, length, until, at(course, course.length, until));
      for (; i < course.length; i += 2) {
        if (course[i] > until) {
          length = append(changed, length, course[i], course[i + 1]);
        }
      }
    }
    return Arrays.copyOf(changed, length);
  }

  // ---------------------------------------------------------------- reading profiles

  /// Returns a signature: days and numbers of profiles, side by side. Not to be changed.
  int[] signature(int number) {
    return signatures.get(number);
  }

  /// Returns the signature that is like another, with these fixed traits as well.
  int withFixed(int signature, int more) {
    int[] changed = signatures.get(signature).clone();
    int[] profile = new int[PARTS];
    for (int i = 1; i < changed.length; i += 2) {
      System.arraycopy(profiles.get(changed[i]), 0, profile, 0, PARTS);
      profile[FIXED] = join(profile[FIXED], more);
      changed[i] = profiles.intern(profile, PARTS);
    }
    return signatures.intern(changed, changed.length);
  }

  /// Returns the number of a set of fixed traits.
  int fixedNumber(BitSet traits) {
    return bitNumber(traits);
  }

  /// Returns whether a profile has the fixed trait with this number.
  boolean hasFixed(int profile, int bit) {
    return bits.get(profiles.get(profile)[FIXED]).get(bit);
  }

  /// Returns what a profile says of a trait: the code of a standing, or -1 where there is no such
  /// party; the ordinal of a guard's [Truth].
  ///
  /// @throws IllegalArgumentException for a fixed trait, see [#hasFixed]
  int value(int profile, Trait trait) {
    int[] of = profiles.get(profile);
    return switch (trait) {
      case Trait.Fixed asked -> throw new IllegalArgumentException("a fixed trait: " + asked);
      case Trait.Stands stands -> standing(of, stands);
      case Trait.Holds(Guard guard, LocalDate on) ->
          on == null
              ? truth(guard, of)
              : truth(guard, profiles.get(lists.get(of[FROZEN])[frozen.indexOf(on)]));
    };
  }

  private int standing(int[] profile, Trait.Stands stands) {
    int list = stands.ofParent() ? profile[PARENT] : owns.get(profile[OWN])[STANDINGS];
    if (list == NO_PARENT) {
      return NO_PARENT;
    }
    int at = 0;
    for (Map.Entry<String, List<@Nullable LocalDate>> group : places.entrySet()) {
      if (group.getKey().equals(stands.group())) {
        return lists.get(list)[at + group.getValue().indexOf(stands.on())];
      }
      at += group.getValue().size();
    }
    throw new IllegalStateException("the group " + stands.group() + " is not read");
  }

  private int truth(Guard guard, int[] profile) {
    GuardTable table = guards.computeIfAbsent(guard, absent -> new GuardTable());
    int[] own = owns.get(profile[OWN]);
    int[] deal = deals.get(profile[DEAL]);
    int[] facts = new int[12];
    int length = 0;
    for (Guard.Input input : guard.reads()) {
      switch (input) {
        case PARTY -> facts[length++] = own[PARTY];
        case KIND -> facts[length++] = own[KIND];
        case STATE -> facts[length++] = own[STATE];
        case CIRCUIT -> facts[length++] = own[CIRCUIT];
        case MEMBERS -> facts[length++] = own[MEMBERS];
        case POLICIES -> {
          facts[length++] = own[POLICIES];
          facts[length++] = own[POLICIES_KNOWN];
        }
        case STATUS -> facts[length++] = deal[3];
        case ACCEPTANCE -> facts[length++] = deal[4];
        case AWARD -> {
          facts[length++] = deal[0];
          facts[length++] = deal[1];
          facts[length++] = deal[2];
        }
      }
    }
    int before = table.facts.size();
    int number = table.facts.intern(facts, length);
    if (number == before) {
      if (number == table.truths.length) {
        table.truths = Arrays.copyOf(table.truths, number * 2);
      }
      table.truths[number] = guard.test(example(profile));
    }
    return table.truths[number].ordinal();
  }

  /// Circumstances that agree with a profile in all that guards read.
  private Circumstances example(int[] profile) {
    int[] own = owns.get(profile[OWN]);
    int[] deal = deals.get(profile[DEAL]);
    Map<String, Group.Standing> memberships = new TreeMap<>();
    if (own[MEMBERS] != UNREAD) {
      int[] members = lists.get(own[MEMBERS]);
      for (int i = 0; i < members.length; i++) {
        memberships.put(memberGroups.get(i), Group.Standing.values()[members[i]]);
      }
    }
    List<Policy> inForce = new ArrayList<>();
    if (own[POLICIES] != UNREAD) {
      for (int policy : lists.get(own[POLICIES])) {
        inForce.add(policies.get(policy));
      }
    }
    return new Circumstances(
        dealExamples.get(profile[DEAL]),
        partyExamples.get(profile[OWN]),
        deal[3] == UNREAD ? Award.Status.UNKNOWN : Award.Status.values()[deal[3]],
        memberships,
        inForce,
        own[POLICIES_KNOWN] == 1);
  }

  private List<String> memberGroups = List.of();

  /// Says which groups there are, in order: guards may read all of them.
  void groups(List<String> groups) {
    memberGroups = groups;
  }

  /// Returns the code of the first place of a group's standings that counts on a day.
  List<@Nullable LocalDate> places(String group) {
    return places.getOrDefault(group, List.of());
  }

  /// Returns the days on which referred-to clauses count as they stood.
  List<LocalDate> frozen() {
    return frozen;
  }
}
