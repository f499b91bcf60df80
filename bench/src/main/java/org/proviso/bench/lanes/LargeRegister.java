package org.proviso.bench.lanes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Span;

/// A made-up law of twenty conditions, and a register and awards for it: synthetic, from a seed.
///
/// Each condition is imposed for some programme years from a day on; some only on parties of one
/// kind, or on awards that were accepted. An order enjoins every second condition for the members
/// of a group, a circuit, named parties or everyone; a later order stays some of these in one
/// State; a third lifts some stays; and so on until there are as many acts as asked for.
///
/// In the realistic mix recipients have several awards over the years and a tenth of them have
/// records of their own. In the adversarial mix every award has its own recipient, with its own
/// days of membership and of a policy, and its own days of offer and acceptance.
public final class LargeRegister {

  static final int CONDITIONS = 20;
  static final int FIRST_YEAR = 2012;
  static final int YEARS = 10;

  /// How many States there are; they come first among the parties.
  public static final int STATES = 50;

  private static final int CIRCUITS = 11;
  static final LocalDate START = LocalDate.of(2012, 1, 1);

  /// Days of the ten years.
  static final int DAYS = 3_653;

  private static final Provenance PROVENANCE =
      new Provenance("synthetic", List.of(), Mark.D, List.of());

  /// Which awards there are.
  public enum Mix {
    /// Recipients with several awards, few of them with records of their own.
    REALISTIC,
    /// Every award's history is its own.
    ADVERSARIAL
  }

  private final SplittableRandom random;
  private final Mix mix;
  private final int rows;
  private final int actCount;

  private LargeRegister(long seed, Mix mix, int rows, int acts) {
    random = new SplittableRandom(seed);
    this.mix = mix;
    this.rows = rows;
    actCount = acts;
  }

  /// What was made.
  ///
  /// @param law a law that was checked against `register`
  /// @param register the parties and what is known of them; no subjects
  /// @param awards the awards
  public record Made(Law law, Register register, Awards awards) {}

  /// Makes a law, a register and awards: the same for the same arguments.
  ///
  /// @param acts how many acts, at least one
  public static Made make(long seed, Mix mix, int rows, int acts) {
    return new LargeRegister(seed, mix, rows, acts).make();
  }

  private Made make() {
    int recipients = mix == Mix.REALISTIC ? Math.max(100, rows / 25) : rows;
    List<Party> parties = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      parties.add(
          new Party(
              "s" + state, "", "state", "S" + state, null, "" + (1 + state % CIRCUITS), true));
    }
    List<Membership> memberships = new ArrayList<>();
    List<Policy> policies = new ArrayList<>();
    for (int i = 0; i < recipients; i++) {
      int state = (int) Math.floor(Math.pow(random.nextDouble(), 2) * STATES);
      String id = "r" + i;
      String kind = random.nextInt(3) == 0 ? "county" : "city";
      String circuit = "" + (1 + state % CIRCUITS);
      boolean known = random.nextInt(10) > 0;
      parties.add(new Party(id, "", kind, "S" + state, "s" + state, circuit, known));
      if (mix == Mix.ADVERSARIAL || random.nextInt(10) == 0) {
        Group.Standing standing =
            random.nextInt(4) == 0 ? Group.Standing.UNKNOWN : Group.Standing.MEMBER;
        String group = "g" + random.nextInt(2);
        memberships.add(new Membership("m" + i, id, group, span(), standing, Entry.ALWAYS, ""));
        policies.add(
            new Policy(
                "q" + i, id, "", span(), false, Map.of("f", List.of("a")), Entry.ALWAYS, "", ""));
      }
    }
    List<Group> groups =
        List.of(
            new Group("g0", "", Set.of("city", "county"), Group.Standing.NON_MEMBER),
            new Group("g1", "", Set.of("city"), Group.Standing.NON_MEMBER));
    Register register = new Register(parties, groups, memberships, policies, List.of(), List.of());
    Awards.Builder awards = Awards.builder();
    for (int row = 0; row < rows; row++) {
      int recipient = mix == Mix.ADVERSARIAL ? row : random.nextInt(recipients);
      int year = FIRST_YEAR + random.nextInt(YEARS);
      LocalDate offered = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
      Award.Acceptance acceptance =
          random.nextInt(20) == 0
              ? new Award.Acceptance.NotKnown()
              : new Award.Acceptance.On(offered.plusDays(random.nextInt(90)));
      long cents = Math.round(Math.exp(random.nextGaussian(14, 1.5)));
      awards.add(
          "r" + recipient,
          "p",
          "" + year,
          new Award("SYNTHETIC-" + row, offered, acceptance, cents, null, "synthetic"));
    }
    return new Made(law(recipients, register), register, awards.build());
  }

  private Span span() {
    LocalDate from = START.plusDays(random.nextInt(DAYS - 400));
    return Span.of(from, from.plusDays(30 + random.nextInt(1_500)));
  }

  private Law law(int recipients, Register register) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < CONDITIONS; i++) {
      conditions.add(
          new Condition("p/" + i, "", "p", null, i % 4 == 0 ? Map.of("", NO_RULE) : Map.of()));
    }
    List<Act> acts = new ArrayList<>();
    List<Clause> orders = new ArrayList<>();
    List<Clause> stays = new ArrayList<>();
    LocalDate day = START.plusDays(10);
    int gap = Math.max(1, (DAYS - 600) / Math.max(1, actCount));
    for (int i = 0; i < actCount; i++) {
      String id = "A" + i;
      day = day.plusDays(1 + random.nextInt(gap));
      Clause clause;
      if (i < Math.min(CONDITIONS, Math.max(1, actCount / 2))) {
        Guard guard =
            i % 5 == 1 ? COUNTY : mix == Mix.ADVERSARIAL && i % 5 == 2 ? ACCEPTED : Guard.ALWAYS;
        clause = clause(id, Verb.IMPOSES, terms(i), Scope.EVERYONE, guard, day);
      } else if (orders.isEmpty() || random.nextInt(2) == 0) {
        Target target =
            new Target.OfConditions(Set.of("p/" + random.nextInt(CONDITIONS)), Set.of(), null);
        clause = clause(id, Verb.ENJOINS, target, scope(recipients), Guard.ALWAYS, day);
        orders.add(clause);
      } else if (stays.isEmpty() || random.nextInt(3) > 0) {
        Target target =
            new Target.OfClauses(Set.of(orders.get(random.nextInt(orders.size())).id()));
        Scope scope =
            random.nextInt(3) == 0
                ? Scope.EVERYONE
                : new Scope.Within(
                    Set.of("s" + random.nextInt(STATES)), Scope.SubRecipients.EXCLUDED);
        clause = clause(id, Verb.STAYS, target, scope, Guard.ALWAYS, day);
        stays.add(clause);
      } else {
        Target target = new Target.OfClauses(Set.of(stays.get(random.nextInt(stays.size())).id()));
        clause = clause(id, Verb.LIFTS, target, Scope.EVERYONE, Guard.ALWAYS, day);
      }
      acts.add(act(id, clause, day));
    }
    List<String> years = new ArrayList<>();
    for (int year = 0; year < YEARS; year++) {
      years.add("" + (FIRST_YEAR + year));
    }
    Law.Parts parts =
        new Law.Parts(
            Span.ALWAYS,
            List.of(new Programme("p", "", years)),
            conditions,
            List.of(),
            List.of(),
            acts);
    return switch (Law.of(parts, register)) {
      case Law.Outcome.Accepted(Law law) -> law;
      case Law.Outcome.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private Target terms(int condition) {
    Set<String> years = new HashSet<>();
    int first = random.nextInt(4);
    for (int year = first; year < YEARS; year++) {
      years.add("" + (FIRST_YEAR + year));
    }
    Set<String> conditions = new HashSet<>();
    // With few acts, each imposes several conditions.
    int step = Math.min(CONDITIONS, Math.max(1, actCount / 2));
    for (int i = condition; i < CONDITIONS; i += step) {
      conditions.add("p/" + i);
    }
    return new Target.OfConditions(conditions, years, null);
  }

  private Scope scope(int recipients) {
    return switch (random.nextInt(4)) {
      case 0 -> new Scope.Members("g" + random.nextInt(2), null, Scope.SubRecipients.EXCLUDED);
      case 1 -> new Scope.Circuit("" + (1 + random.nextInt(CIRCUITS)));
      case 2 -> Scope.EVERYONE;
      default -> {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < Math.max(1, recipients / 200); i++) {
          named.add("r" + random.nextInt(recipients));
        }
        yield new Scope.Named(named, Scope.SubRecipients.EXCLUDED);
      }
    };
  }

  /// Returns an act of one clause, issued on `day`.
  public static Act act(String id, Clause clause, LocalDate day) {
    return new Act(
        id,
        "",
        "",
        "",
        null,
        1,
        new Moment.On(day),
        0,
        Entry.ALWAYS,
        "",
        PROVENANCE,
        List.of(clause));
  }

  /// Returns the one clause of an act, in effect from `day` on.
  public static Clause clause(
      String act, Verb verb, Target target, Scope scope, Guard guard, LocalDate day) {
    return new Clause(
        act + "/1",
        verb,
        target,
        scope,
        guard,
        new Moment.On(day),
        null,
        Retro.NUNC,
        Certainty.SETTLED,
        false,
        Precedence.NONE,
        null,
        Set.of(),
        Mark.D,
        List.of(),
        "");
  }

  private record FactsGuard(String text, Set<Input> reads, Function<Circumstances, Truth> holds)
      implements Guard {
    @Override
    public Truth test(Circumstances circumstances) {
      return holds.apply(circumstances);
    }
  }

  static final Guard COUNTY =
      new FactsGuard(
          "county",
          Set.of(Guard.Input.KIND),
          facts -> facts.party().kind().equals("county") ? Truth.TRUE : Truth.FALSE);

  private static final Guard ACCEPTED =
      new FactsGuard(
          "accepted",
          Set.of(Guard.Input.STATUS),
          facts ->
              switch (facts.status()) {
                case ACCEPTED -> Truth.TRUE;
                case UNKNOWN -> Truth.UNKNOWN;
                case NONE, OFFERED -> Truth.FALSE;
              });

  static final Guard NO_RULE =
      new FactsGuard(
          "no rule",
          Set.of(Guard.Input.POLICIES),
          facts ->
              !facts.policiesKnown()
                  ? Truth.UNKNOWN
                  : facts.policies().isEmpty() ? Truth.TRUE : Truth.FALSE);
}
