package org.proviso.law.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Day;
import org.proviso.law.time.Span;
import org.proviso.law.time.SpanSet;
import org.proviso.law.time.Timeline;

/// Everything known of parties, groups, awards and policies.
///
/// Later records override earlier ones where both speak of a day. Immutable and thread-safe.
public final class Register {

  /// Who stands how in a group, and which record says so.
  ///
  /// @param standing member, non-member or unknown
  /// @param record identifier of the membership record, or `default` where the group's default or
  ///   eligibility rule speaks
  public record Standing(Group.Standing standing, String record) {}

  private final Map<String, Party> parties = new LinkedHashMap<>();
  private final Map<String, Group> groups = new TreeMap<>();
  private final List<Membership> memberships;
  private final Map<String, List<Policy>> policies = new HashMap<>();
  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final List<AwardFact> awardFacts;

  /// @throws IllegalArgumentException if an identifier is used twice; a loader reports such input
  ///   with its place before it comes here
  public Register(
      Collection<Party> parties,
      Collection<Group> groups,
      Collection<Membership> memberships,
      Collection<Policy> policies,
      Collection<Subject> subjects,
      Collection<AwardFact> awardFacts) {
    parties.forEach(party -> putOnce(this.parties, party.id(), party));
    groups.forEach(group -> putOnce(this.groups, group.id(), group));
    subjects.forEach(subject -> putOnce(this.subjects, subject.id(), subject));
    for (Policy policy : policies) {
      this.policies.computeIfAbsent(policy.holder(), holder -> new ArrayList<>()).add(policy);
    }
    this.memberships = List.copyOf(memberships);
    this.awardFacts = List.copyOf(awardFacts);
  }

  private static <V> void putOnce(Map<String, V> map, String id, V value) {
    if (map.putIfAbsent(id, value) != null) {
      throw new IllegalArgumentException("two entries have the id " + id);
    }
  }

  /// Returns the parties in the order they were given.
  public Collection<Party> parties() {
    return List.copyOf(parties.values());
  }

  /// Returns the party with this identifier.
  public Optional<Party> party(String id) {
    return Optional.ofNullable(parties.get(id));
  }

  /// Returns the groups by identifier.
  public Map<String, Group> groups() {
    return Map.copyOf(groups);
  }

  /// Returns the membership records; later ones override earlier ones.
  public List<Membership> memberships() {
    return memberships;
  }

  /// Returns the policies, those of one holder in the order they were given.
  public List<Policy> policies() {
    return allPolicies();
  }

  /// Returns the records of what became of all awards of a programme year.
  public List<AwardFact> awardFacts() {
    return awardFacts;
  }

  /// Returns the subjects in the order they were given.
  public List<Subject> subjects() {
    return List.copyOf(subjects.values());
  }

  /// Returns the award or would-be award of a party under a programme for a year.
  public Optional<Subject> subject(String programme, String year, String party) {
    return Optional.ofNullable(subjects.get(programme + "/" + year + "/" + party));
  }

  /// Returns whether `party` is `other` or lies within it, directly or through others.
  ///
  /// A ring of containment ends the search; a law is refused for it elsewhere.
  public boolean isWithin(String party, String other) {
    @Nullable String at = party;
    for (int depth = 0; at != null && depth <= parties.size(); depth++) {
      if (at.equals(other)) {
        return true;
      }
      Party here = parties.get(at);
      at = here == null ? null : here.within();
    }
    return false;
  }

  /// Returns how `party` stands in `group` on each day, as far as records counted at `known` tell.
  ///
  /// @param known the knowledge date; null for everything entered so far
  /// @throws IllegalArgumentException if there is no such party or group
  public Timeline<Standing> standing(String party, String group, @Nullable LocalDate known) {
    Timeline<Standing> standing = Timeline.always(defaultStanding(party, group));
    for (Membership record : memberships) {
      if (record.party().equals(party)
          && record.group().equals(group)
          && record.entry().countsAt(known)) {
        Standing stated = new Standing(record.standing(), record.id());
        standing = overwrite(standing, record.span(), stated);
      }
    }
    return standing;
  }

  private Standing defaultStanding(String party, String group) {
    Party member = require(parties.get(party), "party", party);
    Group of = require(groups.get(group), "group", group);
    boolean eligible = of.eligibleKinds().contains(member.kind());
    return new Standing(eligible ? of.otherwise() : Group.Standing.NON_MEMBER, "default");
  }

  /// Returns what became of a subject's award on each day: what is on record of its programme year,
  /// and over it what is on record of the award itself.
  ///
  /// Before the day of an offer nothing was offered. After it, silence on the answer is no refusal:
  /// the award is offered and not yet accepted only as far as the day of acceptance is known, or
  /// that there was none.
  public Timeline<Award.Status> awardStatus(Subject subject) {
    Timeline<Award.Status> status = Timeline.always(Award.Status.UNKNOWN);
    for (AwardFact fact : awardFacts) {
      if (fact.programme().equals(subject.programme())
          && fact.year().equals(subject.year())
          && !fact.except().contains(subject.recipient())) {
        status = overwrite(status, fact.span(), fact.status());
      }
    }
    LocalDate offered = subject.award().offered();
    return switch (subject.award().acceptance()) {
      case Award.Acceptance.On(LocalDate day) ->
          overwrite(answered(status, offered), Span.from(day), Award.Status.ACCEPTED);
      case Award.Acceptance.By(LocalDate day) ->
          overwrite(unanswered(status, offered), Span.from(day), Award.Status.ACCEPTED);
      case Award.Acceptance.Never() ->
          answered(
              status.map(was -> instead(was, Award.Status.UNKNOWN, Award.Status.NONE)), offered);
      case Award.Acceptance.NotKnown() -> unanswered(status, offered);
    };
  }

  /// An award of which it is known when it was accepted, or that it never was.
  private static Timeline<Award.Status> answered(
      Timeline<Award.Status> recorded, @Nullable LocalDate offered) {
    return offered == null
        ? recorded
        : overwrite(beforeTheOffer(recorded, offered), Span.from(offered), Award.Status.OFFERED);
  }

  /// An award that was offered, and not known to have been refused: none is no longer so.
  private static Timeline<Award.Status> unanswered(
      Timeline<Award.Status> recorded, @Nullable LocalDate offered) {
    return offered == null
        ? recorded
        : replace(
            beforeTheOffer(recorded, offered),
            Span.from(offered),
            Award.Status.NONE,
            Award.Status.UNKNOWN);
  }

  private static Timeline<Award.Status> beforeTheOffer(
      Timeline<Award.Status> recorded, LocalDate offered) {
    return replace(recorded, new Span(null, offered), Award.Status.UNKNOWN, Award.Status.NONE);
  }

  private static Award.Status instead(Award.Status was, Award.Status of, Award.Status stated) {
    return was == of ? stated : was;
  }

  private static Timeline<Award.Status> replace(
      Timeline<Award.Status> timeline, Span span, Award.Status of, Award.Status stated) {
    Timeline<Boolean> here = Timeline.always(true).within(SpanSet.of(span), false);
    return timeline.with(here, (was, inSpan) -> inSpan ? instead(was, of, stated) : was);
  }

  /// Returns the records that speak of the awards of a subject's programme year.
  public List<AwardFact> awardFacts(Subject subject) {
    return awardFacts.stream()
        .filter(fact -> fact.programme().equals(subject.programme()))
        .filter(fact -> fact.year().equals(subject.year()))
        .filter(fact -> !fact.except().contains(subject.recipient()))
        .toList();
  }

  /// Returns the facts of a subject as guards see them, on each day.
  ///
  /// @param known the knowledge date; null for everything entered so far
  public Timeline<Circumstances> circumstances(Subject subject, @Nullable LocalDate known) {
    Party party = require(parties.get(subject.recipient()), "party", subject.recipient());
    Timeline<Award.Status> status = awardStatus(subject);
    List<Policy> reaching = policiesReaching(party.id(), known);
    Map<String, Timeline<Standing>> standings = new TreeMap<>();
    groups.keySet().forEach(group -> standings.put(group, standing(party.id(), group, known)));
    TreeSet<Integer> days = new TreeSet<>();
    addChanges(days, status);
    standings.values().forEach(standing -> addChanges(days, standing));
    for (Policy policy : reaching) {
      days.add(Day.ofFrom(policy.inForce().from()));
      days.add(Day.ofUntil(policy.inForce().until()));
    }
    days.remove(Day.FIRST);
    days.remove(Day.BEYOND);
    Timeline.Builder<Circumstances> builder =
        Timeline.startingWith(on(Day.FIRST, subject, party, status, standings, reaching));
    for (int day : days) {
      builder.changeOnDay(day, on(day, subject, party, status, standings, reaching));
    }
    return builder.build();
  }

  private static void addChanges(Set<Integer> days, Timeline<?> timeline) {
    for (int day : timeline.changes()) {
      days.add(day);
    }
  }

  private static Circumstances on(
      int day,
      Subject subject,
      Party party,
      Timeline<Award.Status> status,
      Map<String, Timeline<Standing>> standings,
      List<Policy> policies) {
    Map<String, Group.Standing> memberships = new TreeMap<>();
    standings.forEach((group, standing) -> memberships.put(group, standing.atDay(day).standing()));
    List<Policy> inForce =
        policies.stream().filter(policy -> SpanSet.of(policy.inForce()).containsDay(day)).toList();
    return new Circumstances(
        subject, party, status.atDay(day), memberships, inForce, party.policiesKnown());
  }

  private List<Policy> policiesReaching(String party, @Nullable LocalDate known) {
    List<Policy> reaching = new ArrayList<>(policies.getOrDefault(party, List.of()));
    for (Map.Entry<String, List<Policy>> held : policies.entrySet()) {
      if (!held.getKey().equals(party) && isWithin(party, held.getKey())) {
        held.getValue().stream().filter(Policy::reachesWithin).forEach(reaching::add);
      }
    }
    reaching.removeIf(policy -> !policy.entry().countsAt(known));
    reaching.sort(Comparator.comparing(Policy::id));
    return reaching;
  }

  /// Returns this register with one more membership record, which overrides those before it.
  public Register withMembership(Membership record) {
    List<Membership> more = new ArrayList<>(memberships);
    more.add(record);
    return new Register(
        parties.values(), groups.values(), more, allPolicies(), subjects.values(), awardFacts);
  }

  /// Returns this register with one more policy.
  public Register withPolicy(Policy policy) {
    List<Policy> more = new ArrayList<>(allPolicies());
    more.add(policy);
    return new Register(
        parties.values(), groups.values(), memberships, more, subjects.values(), awardFacts);
  }

  /// Returns this register with another subject in place of the one with the same identifier.
  public Register withSubject(Subject subject) {
    Map<String, Subject> changed = new LinkedHashMap<>(subjects);
    changed.put(subject.id(), subject);
    return new Register(
        parties.values(),
        groups.values(),
        memberships,
        allPolicies(),
        changed.values(),
        awardFacts);
  }

  private List<Policy> allPolicies() {
    return policies.values().stream().flatMap(List::stream).toList();
  }

  private static <V> Timeline<V> overwrite(Timeline<V> timeline, Span span, V value) {
    Timeline<Boolean> here = Timeline.always(true).within(SpanSet.of(span), false);
    return timeline.with(here, (was, stated) -> stated ? value : was);
  }

  private static <T> T require(@Nullable T found, String what, String id) {
    if (found == null) {
      throw new IllegalArgumentException("no " + what + " " + id + " in this register");
    }
    return found;
  }
}
