package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Default;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Fact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;

/// Makes small laws and registers at random: stays of stays, reach back, unknown days, scopes with
/// unknown membership, disputed clauses, sub-recipients, references, superiority and sister courts.
final class RandomLaws {

  static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  static final int DAYS = 40;
  static final List<String> CONDITIONS = List.of("p/a", "p/b");

  private static final List<String> PARTIES = List.of("s1", "s2", "c1", "c2", "c3", "c4");
  private static final List<String> YEARS = List.of("1", "2");
  private static final List<String> COURTS = List.of("top", "up1", "up2", "low1", "low2");

  private static final List<Reading> READINGS = List.of(reading("r1"), reading("r2"));

  private static Reading reading(String id) {
    return new Reading(id, "v", "", "", "", new Provenance("", List.of(), Mark.V1, List.of()));
  }

  private final Random random;

  RandomLaws(long seed) {
    this.random = new Random(seed);
  }

  /// A law with its register.
  record Sample(Law law, Register register) {}

  Sample next() {
    Register register = register();
    while (true) {
      if (Law.of(parts(), register) instanceof Law.Outcome.Accepted(Law law)
          && LawEngine.of(law, register).strictClashes().isEmpty()) {
        return new Sample(law, register);
      }
    }
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  Asking asking() {
    Asking asking = chance(0.4) ? Asking.CONTEMPORANEOUS : Asking.from(day());
    return chance(0.7) ? asking : asking.knownAt(day());
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(double p) {
    return random.nextDouble() < p;
  }

  private Register register() {
    List<Party> parties =
        List.of(
            new Party("s1", "", "state", null, null, "9", true),
            new Party("s2", "", "state", null, null, "7", true),
            new Party("c1", "", "city", null, "s1", "9", true),
            new Party("c2", "", "city", null, "s1", "9", true),
            new Party("c3", "", "city", null, "s2", "7", true),
            new Party("c4", "", "city", null, "c3", null, false));
    Group group = new Group("g", "", Set.of("city"), any(List.of(Group.Standing.values())));
    List<Membership> memberships = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      memberships.add(
          new Membership(
              "m" + i,
              any(PARTIES),
              "g",
              span(),
              any(List.of(Group.Standing.values())),
              entry(FIRST),
              ""));
    }
    List<Subject> subjects = new ArrayList<>();
    for (String party : PARTIES) {
      for (String year : YEARS) {
        Award award = award(chance(0.5) ? "n-" + party + year : null);
        subjects.add(Subject.of(party, "p", year, award));
      }
    }
    List<Policy> policies = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      policies.add(policy("q" + i));
    }
    List<AwardFact> facts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      facts.add(awardFact("f" + i));
    }
    return new Register(parties, List.of(group), memberships, policies, subjects, facts);
  }

  private Span span() {
    LocalDate from = day();
    return chance(0.5) ? Span.from(from) : Span.of(from, from.plusDays(1 + random.nextInt(20)));
  }

  private Entry entry(LocalDate issued) {
    LocalDate entered = chance(0.7) ? issued : issued.plusDays(random.nextInt(10));
    return new Entry(entered, chance(0.9) ? null : entered.plusDays(random.nextInt(20)));
  }

  private Law.Parts parts() {
    List<Condition> conditions =
        List.of(
            new Condition("p/a", "", "p", "v", Map.of("r1", guard(), "r2", guard())),
            new Condition("p/b", "", "p", null, Map.of()));
    List<Court> courts =
        List.of(
            new Court("top", "", null),
            new Court("up1", "", "top"),
            new Court("up2", "", "top"),
            new Court("low1", "", "up1"),
            new Court("low2", "", "up2"));
    List<Act> acts = new ArrayList<>();
    List<Clause> earlier = new ArrayList<>();
    LocalDate issued = FIRST.plusDays(random.nextInt(5));
    int sequence = 0;
    for (int i = 3 + random.nextInt(11); i > 0; i--) {
      Act act = act("A" + acts.size(), issued, sequence, earlier);
      acts.add(act);
      earlier.addAll(act.clauses());
      int gap = random.nextInt(6);
      sequence = gap == 0 ? sequence + 1 : 0;
      issued = issued.plusDays(gap);
    }
    return new Law.Parts(
        Span.ALWAYS, List.of(new Programme("p", "", YEARS)), conditions, courts, READINGS, acts);
  }

  private Act act(String id, LocalDate issued, int sequence, List<Clause> earlier) {
    List<Clause> clauses = new ArrayList<>();
    List<Clause> before = new ArrayList<>(earlier);
    for (int i = random.nextInt(10) < 4 ? 1 : 2 + random.nextInt(2); i > 0; i--) {
      Clause clause = clause(id + "/" + i, issued, before);
      clauses.add(clause);
      before.add(clause);
    }
    Moment when = chance(0.85) ? new Moment.On(issued) : within(issued);
    return new Act(
        id,
        "",
        "",
        "",
        chance(0.7) ? any(COURTS) : null,
        random.nextInt(3),
        when,
        sequence,
        chance(0.8) ? Entry.ALWAYS : entry(issued),
        "",
        new Provenance("", List.of(), Mark.V1, List.of()),
        clauses);
  }

  private Moment.Within within(LocalDate earliest) {
    return new Moment.Within(
        earliest, chance(0.7) ? earliest.plusDays(1 + random.nextInt(12)) : null, "");
  }

  private Clause clause(String id, LocalDate issued, List<Clause> earlier) {
    boolean adopts = chance(0.08);
    boolean onActs = !adopts && !earlier.isEmpty() && chance(0.65);
    Verb verb =
        adopts
            ? Verb.SETS
            : onActs
                ? any(
                    List.of(
                        Verb.STAYS,
                        Verb.STAYS,
                        Verb.LIFTS,
                        Verb.VACATES,
                        Verb.REVERSES,
                        Verb.NARROWS,
                        Verb.REINSTATES,
                        Verb.EXTENDS,
                        Verb.AFFIRMS))
                : any(
                    List.of(
                        Verb.IMPOSES,
                        Verb.IMPOSES,
                        Verb.IMPOSES,
                        Verb.ENJOINS,
                        Verb.ENJOINS,
                        Verb.EMPOWERS,
                        Verb.FORBEARS,
                        Verb.PERMITS,
                        Verb.FORBIDS,
                        Verb.DENIES));
    Target target =
        adopts
            ? new Target.OfReading("v", any(List.of("r1", "r2")))
            : onActs ? clauses(earlier) : conditions();
    Moment from =
        chance(0.7)
            ? new Moment.On(issued)
            : chance(0.5) ? new Moment.On(issued.plusDays(random.nextInt(8))) : within(issued);
    Moment until =
        chance(0.8)
            ? null
            : chance(0.6)
                ? new Moment.On(issued.plusDays(1 + random.nextInt(15)))
                : within(issued.plusDays(random.nextInt(10)));
    Retro retro =
        chance(0.7)
            ? Retro.NUNC
            : chance(0.7) ? Retro.TUNC : new Retro.From(issued.minusDays(random.nextInt(8)));
    List<Clause> conduct = earlier.stream().filter(c -> c.role() == Verb.Role.CONDUCT).toList();
    Reference reference =
        verb.role() == Verb.Role.CONDUCT && !conduct.isEmpty() && chance(0.2)
            ? new Reference(any(conduct).id(), chance(0.5) ? day() : null)
            : null;
    return new Clause(
        id,
        verb,
        target,
        scope(2),
        chance(0.85) ? Guard.ALWAYS : guard(),
        from,
        until,
        retro,
        chance(0.85) ? Certainty.SETTLED : new Certainty.Disputed("x"),
        verb.role() == Verb.Role.CONDUCT && chance(0.05),
        precedence(earlier),
        reference,
        chance(0.5) ? Set.of() : EnumSet.of(Default.NUNC),
        any(List.of(Mark.values())),
        List.of(),
        "");
  }

  private Precedence precedence(List<Clause> earlier) {
    if (earlier.isEmpty() || chance(0.8)) {
      return Precedence.NONE;
    }
    Set<String> one = Set.of(any(earlier).id());
    return switch (random.nextInt(3)) {
      case 0 -> new Precedence(one, Set.of(), Set.of());
      case 1 -> new Precedence(Set.of(), one, Set.of());
      default -> new Precedence(Set.of(), Set.of(), one);
    };
  }

  private Target conditions() {
    Set<String> ids = chance(0.7) ? Set.of(any(CONDITIONS)) : Set.copyOf(CONDITIONS);
    return new Target.OfConditions(
        ids, chance(0.7) ? Set.of() : Set.of(any(YEARS)), chance(0.95) ? null : "part");
  }

  private Target clauses(List<Clause> earlier) {
    Clause latest = earlier.get(Math.max(0, earlier.size() - 1 - random.nextInt(6)));
    return new Target.OfClauses(
        chance(0.7)
            ? Set.of(latest.id())
            : chance(0.5)
                ? Set.of(any(earlier).id())
                : Set.copyOf(List.of(latest.id(), any(earlier).id()).stream().distinct().toList()));
  }

  private Scope scope(int depth) {
    Scope.SubRecipients subs = any(List.of(Scope.SubRecipients.values()));
    return switch (random.nextInt(depth == 0 ? 7 : 11)) {
      case 0, 1 -> Scope.EVERYONE;
      case 2 -> new Scope.Named(Set.of(any(PARTIES)), subs);
      case 3 -> new Scope.Within(Set.of(any(PARTIES)), subs);
      case 4 -> new Scope.Members("g", chance(0.6) ? null : day(), subs);
      case 5 -> new Scope.Circuit(any(List.of("9", "7")));
      case 6 -> new Scope.Named(Set.copyOf(PARTIES), subs);
      case 7, 8 -> new Scope.Except(scope(depth - 1));
      case 9 -> new Scope.Both(List.of(scope(depth - 1), scope(depth - 1)));
      default -> new Scope.Either(List.of(scope(depth - 1), scope(depth - 1)));
    };
  }

  private Guard guard() {
    return any(GUARDS);
  }

  private static final List<Guard> GUARDS =
      List.of(
          new FactsGuard(
              "accepted",
              Set.of(Guard.Input.STATUS),
              facts -> truth(facts.status(), Award.Status.UNKNOWN, Award.Status.ACCEPTED)),
          new FactsGuard(
              "city",
              Set.of(Guard.Input.KIND),
              facts -> facts.party().kind().equals("city") ? Truth.TRUE : Truth.FALSE),
          new FactsGuard(
              "member",
              Set.of(Guard.Input.MEMBERS),
              facts ->
                  truth(
                      facts.memberships().getOrDefault("g", Group.Standing.UNKNOWN),
                      Group.Standing.UNKNOWN,
                      Group.Standing.MEMBER)),
          new FactsGuard(
              "rule",
              Set.of(Guard.Input.POLICIES),
              facts ->
                  !facts.policies().isEmpty()
                      ? Truth.TRUE
                      : facts.policiesKnown() ? Truth.FALSE : Truth.UNKNOWN),
          new FactsGuard(
              "early",
              Set.of(Guard.Input.ACCEPTANCE, Guard.Input.AWARD),
              facts ->
                  switch (facts.subject().award().acceptance()) {
                    case Award.Acceptance.On(LocalDate day) ->
                        day.isBefore(FIRST.plusDays(20)) && facts.subject().year().equals("1")
                            ? Truth.TRUE
                            : Truth.FALSE;
                    case Award.Acceptance.Never() -> Truth.FALSE;
                    case Award.Acceptance.By(LocalDate day) -> Truth.UNKNOWN;
                    case Award.Acceptance.NotKnown() -> Truth.UNKNOWN;
                  }));

  private static <T> Truth truth(T value, T unknown, T yes) {
    return value.equals(unknown) ? Truth.UNKNOWN : value.equals(yes) ? Truth.TRUE : Truth.FALSE;
  }

  private record FactsGuard(String text, Set<Input> reads, Function<Circumstances, Truth> holds)
      implements Guard {
    @Override
    public Truth test(Circumstances facts) {
      return holds.apply(facts);
    }
  }

  /// An act that may come next in a law, and that it accepts.
  Act nextAct(Law law, String id) {
    List<Clause> earlier = new ArrayList<>(law.clauses());
    while (true) {
      LocalDate last = law.acts().getLast().issued().earliest();
      LocalDate issued = chance(0.7) ? last.plusDays(1 + random.nextInt(3)) : last;
      int sequence = law.acts().getLast().sequence() + 1;
      List<Clause> recent = earlier.subList(Math.max(0, earlier.size() - 20), earlier.size());
      Act act = act(id, issued, sequence, recent);
      if (law.with(act, EMPTY, number -> false) instanceof Law.Outcome.Accepted) {
        return act;
      }
    }
  }

  private static final Register EMPTY = new RandomLaws(1).register();

  /// Something that becomes known of the awards of a random register.
  Fact nextFact(Awards awards, String id) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          new Fact.OfMembership(
              new Membership(
                  id,
                  any(PARTIES),
                  "g",
                  span(),
                  any(List.of(Group.Standing.values())),
                  entry(FIRST),
                  ""));
      case 3, 4 -> new Fact.OfPolicy(policy(id));
      case 5 -> new Fact.OfYear(awardFact(id));
      case 6 -> new Fact.OfNewAward(Subject.of(any(PARTIES), "p", any(YEARS), award("n-" + id)));
      default -> {
        int row = random.nextInt(awards.size());
        String under = awards.award(row).under();
        Award award = award(awards.id(row));
        yield new Fact.OfAward(
            row,
            new Award(award.id(), award.offered(), award.acceptance(), award.cents(), under, id));
      }
    };
  }

  private Policy policy(String id) {
    return new Policy(id, any(PARTIES), "", span(), chance(0.5), Map.of(), entry(FIRST), "", "");
  }

  private AwardFact awardFact(String id) {
    Set<String> except = chance(0.5) ? Set.of() : Set.of(any(PARTIES));
    Award.Status status = any(List.of(Award.Status.values()));
    return new AwardFact(id, "p", any(YEARS), span(), status, except, "");
  }

  private Award award(@Nullable String id) {
    Award.Acceptance acceptance =
        chance(0.5)
            ? new Award.Acceptance.On(day())
            : any(
                List.of(
                    new Award.Acceptance.Never(),
                    new Award.Acceptance.NotKnown(),
                    new Award.Acceptance.By(day())));
    return new Award(
        id,
        chance(0.5) ? day() : null,
        acceptance,
        chance(0.7) ? (long) random.nextInt(1_000_000) : null,
        chance(0.2) ? any(PARTIES) : null,
        "");
  }
}
