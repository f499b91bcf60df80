package org.proviso.bench.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.Scale;
import org.proviso.bench.race.Task;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Answer.Bar;
import org.proviso.law.engine.Answer.Met;
import org.proviso.law.engine.Answer.Term;
import org.proviso.law.engine.Holding;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Award.Status;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;

class LanesTaskTest {

  private static final long SEED = 20180124;

  private static final int OPEN = 1 << 20;
  private static final int TEN_YEARS = 3_653;

  static Stream<Named<Contestant<Facts>>> sweepers() {
    return task("B").contestants().stream().map(each -> Named.of(each.name(), each));
  }

  // ---------------------------------------------------------------- worked by hand

  /// Two parties. Days are counted from the first of 2012, which is day 1.
  ///
  /// `rock` is a city in State `s0` of the first circuit: a member of `g0` from day 250 until day
  /// 350, with a policy from day 10 until day 20. `salt` is a county in `s1` of the second: whether
  /// it is a member is not known from day 150 until day 500, and its policies are not known.
  private static Register register() {
    return new Register(
        List.of(
            new Party("s0", "", "state", "S0", null, "1", true),
            new Party("s1", "", "state", "S1", null, "2", true),
            new Party("rock", "", "city", "S0", "s0", "1", true),
            new Party("salt", "", "county", "S1", "s1", "2", false)),
        List.of(new Group("g0", "", Set.of("city", "county"), Group.Standing.NON_MEMBER)),
        List.of(
            member("m0", "rock", 250, 350, Group.Standing.MEMBER),
            member("m1", "salt", 150, 500, Group.Standing.UNKNOWN)),
        List.of(
            new Policy(
                "q", "rock", "", Span.of(day(10), day(20)), false, Map.of(), Entry.ALWAYS, "", "")),
        List.of(),
        List.of());
  }

  private static Membership member(
      String id, String party, int from, int until, Group.Standing standing) {
    return new Membership(
        id, party, "g0", Span.of(day(from), day(until)), standing, Entry.ALWAYS, "");
  }

  /// `p/0` is imposed for 2012 from day 100 on; an order bars it for members of `g0` from day 200
  /// on, is stayed in `s0` on day 300, and the stay is lifted on day 400. It is met without a
  /// policy. `p/1` is imposed on counties for 2012 from day 50 on; an order of day 120 bars it in
  /// the second circuit, and one of day 130 for `rock` by name.
  private static Law law(Register register) {
    List<Act> acts =
        List.of(
            act("a1", Verb.IMPOSES, condition(1, "2012"), Scope.EVERYONE, LargeRegister.COUNTY, 50),
            act("a0", Verb.IMPOSES, condition(0, "2012"), Scope.EVERYONE, Guard.ALWAYS, 100),
            act("o1", Verb.ENJOINS, condition(1), new Scope.Circuit("2"), Guard.ALWAYS, 120),
            act("o2", Verb.ENJOINS, condition(1), named("rock"), Guard.ALWAYS, 130),
            act("o0", Verb.ENJOINS, condition(0), members(), Guard.ALWAYS, 200),
            act("t0", Verb.STAYS, clause("o0"), within("s0"), Guard.ALWAYS, 300),
            act("l0", Verb.LIFTS, clause("t0"), Scope.EVERYONE, Guard.ALWAYS, 400));
    Law.Parts parts =
        new Law.Parts(
            Span.ALWAYS,
            List.of(new Programme("p", "", List.of("2012", "2013"))),
            List.of(
                new Condition("p/0", "", "p", null, Map.of("", LargeRegister.NO_RULE)),
                new Condition("p/1", "", "p", null, Map.of())),
            List.of(),
            List.of(),
            acts);
    return switch (Law.of(parts, register)) {
      case Law.Outcome.Accepted(Law law) -> law;
      case Law.Outcome.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private static Act act(String id, Verb verb, Target target, Scope scope, Guard guard, int day) {
    Clause clause = LargeRegister.clause(id, verb, target, scope, guard, day(day));
    return LargeRegister.act(id, clause, day(day));
  }

  private static Target condition(int number, String... years) {
    return new Target.OfConditions(Set.of("p/" + number), Set.of(years), null);
  }

  private static Target clause(String act) {
    return new Target.OfClauses(Set.of(act + "/1"));
  }

  private static Scope named(String party) {
    return new Scope.Named(Set.of(party), Scope.SubRecipients.EXCLUDED);
  }

  private static Scope members() {
    return new Scope.Members("g0", null, Scope.SubRecipients.EXCLUDED);
  }

  private static Scope within(String state) {
    return new Scope.Within(Set.of(state), Scope.SubRecipients.EXCLUDED);
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2012, 1, 1).plusDays(number - 1);
  }

  private static Award award(int offered, int accepted, long cents) {
    return new Award(null, day(offered), new Award.Acceptance.On(day(accepted)), cents, null, "");
  }

  private record Stretch(int row, int condition, int from, int until, int lanes, long cents) {}

  private static Stretch stretch(
      int row, int condition, int from, int until, Holding holding, Status status) {
    return new Stretch(row, condition, from, until, Lanes.of(holding, status), row == 0 ? 100 : 7);
  }

  private static Holding holding(Headline headline, Term term, Bar bar, Met.Value met) {
    return new Holding(headline, Set.of(headline), term, bar, met);
  }

  private static final Holding AHEAD =
      holding(Headline.NOT_YET, Term.NOT_YET, Bar.NOT_BARRED, Met.Value.MET);
  private static final Holding AHEAD_NOT_MET =
      holding(Headline.NOT_YET, Term.NOT_YET, Bar.NOT_BARRED, Met.Value.NOT_MET);
  private static final Holding AHEAD_UNKNOWN =
      holding(Headline.NOT_YET, Term.NOT_YET, Bar.NOT_BARRED, Met.Value.UNKNOWN);
  private static final Holding FREE =
      holding(Headline.NOT_BARRED, Term.IN_TERMS, Bar.NOT_BARRED, Met.Value.MET);
  private static final Holding FREE_UNKNOWN =
      holding(Headline.NOT_BARRED, Term.IN_TERMS, Bar.NOT_BARRED, Met.Value.UNKNOWN);
  private static final Holding STOPPED =
      holding(Headline.BARRED, Term.IN_TERMS, Bar.BARRED, Met.Value.MET);
  private static final Holding STOPPED_UNKNOWN =
      holding(Headline.BARRED, Term.IN_TERMS, Bar.BARRED, Met.Value.UNKNOWN);
  private static final Holding OUTSIDE =
      holding(Headline.NOT_IN_TERMS, Term.NOT_IN_TERMS, Bar.NOT_BARRED, Met.Value.UNKNOWN);
  private static final Holding OUTSIDE_STOPPED =
      holding(Headline.NOT_IN_TERMS, Term.NOT_IN_TERMS, Bar.BARRED, Met.Value.UNKNOWN);
  private static final Holding PERHAPS_STOPPED =
      new Holding(
          Headline.UNCERTAIN,
          Set.of(Headline.BARRED, Headline.NOT_BARRED),
          Term.IN_TERMS,
          Bar.UNCERTAIN,
          Met.Value.UNKNOWN);

  /// By hand, from the facts and the acts above. `rock` is offered its award on day 5 and accepts
  /// on day 30; `salt` is offered its award and accepts on day 60.
  private static final List<Stretch> EXPECTED =
      List.of(
          stretch(0, 0, 0, 5, AHEAD, Status.NONE),
          stretch(0, 0, 5, 10, AHEAD, Status.OFFERED),
          stretch(0, 0, 10, 20, AHEAD_NOT_MET, Status.OFFERED),
          stretch(0, 0, 20, 30, AHEAD, Status.OFFERED),
          stretch(0, 0, 30, 100, AHEAD, Status.ACCEPTED),
          stretch(0, 0, 100, 250, FREE, Status.ACCEPTED),
          stretch(0, 0, 250, 300, STOPPED, Status.ACCEPTED),
          stretch(0, 0, 300, OPEN, FREE, Status.ACCEPTED),
          stretch(0, 1, 0, 5, OUTSIDE, Status.NONE),
          stretch(0, 1, 5, 30, OUTSIDE, Status.OFFERED),
          stretch(0, 1, 30, 130, OUTSIDE, Status.ACCEPTED),
          stretch(0, 1, 130, OPEN, OUTSIDE_STOPPED, Status.ACCEPTED),
          stretch(1, 0, 0, 60, AHEAD_UNKNOWN, Status.NONE),
          stretch(1, 0, 60, 100, AHEAD_UNKNOWN, Status.ACCEPTED),
          stretch(1, 0, 100, 200, FREE_UNKNOWN, Status.ACCEPTED),
          stretch(1, 0, 200, 500, PERHAPS_STOPPED, Status.ACCEPTED),
          stretch(1, 0, 500, OPEN, FREE_UNKNOWN, Status.ACCEPTED),
          stretch(1, 1, 0, 50, AHEAD_UNKNOWN, Status.NONE),
          stretch(1, 1, 50, 60, FREE_UNKNOWN, Status.NONE),
          stretch(1, 1, 60, 120, FREE_UNKNOWN, Status.ACCEPTED),
          stretch(1, 1, 120, OPEN, STOPPED_UNKNOWN, Status.ACCEPTED));

  private static byte[] folded(List<Stretch> stretches) {
    Totals totals = new Totals();
    stretches.stream()
        .map(each -> List.of(each.condition(), each.lanes()))
        .distinct()
        .forEach(
            key -> {
              long count = 0;
              long days = 0;
              long centDays = 0;
              long check = 0;
              for (Stretch each : stretches) {
                if (key.equals(List.of(each.condition(), each.lanes()))) {
                  int within = Math.min(each.until(), TEN_YEARS + 1) - Math.max(each.from(), 1);
                  long until = each.until() == OPEN ? 8_191 : each.until();
                  count++;
                  days += within;
                  centDays += within * each.cents();
                  check += (each.row() + 1) * (each.from() * 8_192L + until);
                }
              }
              totals.add(
                  new Totals.Total(0, key.get(0), 0, key.get(1), count, days, centDays, check));
            });
    return totals.bytes();
  }

  @ParameterizedTest
  @MethodSource("sweepers")
  void formsTheStretchesThatWereWorkedByHand(Contestant<Facts> contestant)
      throws IOException, SQLException {
    assumeReady(contestant);
    Register register = register();
    Awards.Builder awards = Awards.builder();
    awards.add("rock", "p", "2012", award(5, 30, 100));
    awards.add("salt", "p", "2012", award(60, 60, 7));

    byte[] answers =
        answers(contestant, new Facts(law(register), register, awards.build(), 2, SEED));

    assertEquals(words(folded(EXPECTED)), words(answers));
  }

  // ---------------------------------------------------------------- among each other

  static Stream<Arguments> scales() {
    return Stream.of("B", "B2")
        .flatMap(
            task ->
                IntStream.of(5, 20, 60, 100)
                    .boxed()
                    .flatMap(
                        acts ->
                            Stream.of(SEED, 2L)
                                .map(seed -> Arguments.of(task, new Scale(700, acts, seed)))));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void theEngineTheLoopAndDuckDbFormTheSameStretches(String task, Scale scale)
      throws IOException, SQLException {
    assertSame(task, scale, "java-loop", "duckdb");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("fewScales")
  void theEngineAndPostgresFormTheSameStretches(String task, Scale scale)
      throws IOException, SQLException {
    assertSame(task, scale, "postgresql");
  }

  static Stream<Arguments> fewScales() {
    return Stream.of("B", "B2")
        .flatMap(
            task ->
                IntStream.of(5, 100)
                    .mapToObj(acts -> Arguments.of(task, new Scale(700, acts, SEED))));
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("changes")
  void allFindTheSameChanges(String task, Scale scale) throws IOException, SQLException {
    assertSame(task, scale, "java-loop", "duckdb", "postgresql");
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("C", new Scale(900, 60, SEED)), Arguments.of("D", new Scale(900, 60, SEED)));
  }

  @Test
  void aShareIsTheFirstBlocksOfAll() throws IOException, SQLException {
    Task<Facts> task = task("B");
    Scale scale = new Scale(2 * Totals.BLOCK + 100, 20, SEED);
    Contestant<Facts> loop = contestant(task, "java-loop");

    byte[] all = answers(loop, task.facts(scale, scale.rows()));
    byte[] share = answers(loop, task.facts(scale, Totals.BLOCK));

    assertArrayEquals(task.first(all, Totals.BLOCK), share);
    assertTrue(all.length > share.length * 2, "three blocks");
    assertArrayEquals(all, answers(contestant(task, "proviso"), task.facts(scale, scale.rows())));
  }

  @Test
  void describesATotalInWords() {
    Totals totals = new Totals();
    totals.add(new Totals.Total(3, 7, 0, Lanes.of(PERHAPS_STOPPED, Status.ACCEPTED), 2, 5, 50, 9));

    assertEquals(
        "block 3, condition 7: UNCERTAIN of [BARRED, NOT_BARRED], term IN_TERMS, bar UNCERTAIN, met"
            + " UNKNOWN, award ACCEPTED: 2 stretches, 5 days, 50 cent-days, check 9",
        Totals.at(totals.bytes(), 20).words());
  }

  private static void assertSame(String id, Scale scale, String... others)
      throws IOException, SQLException {
    Task<Facts> task = task(id);
    Facts facts = task.facts(scale, scale.rows());
    List<String> expected = words(answers(contestant(task, "proviso"), facts));
    for (String other : others) {
      Contestant<Facts> contestant = contestant(task, other);
      assumeReady(contestant);
      assertEquals(expected, words(answers(contestant, facts)), other + ", " + scale);
    }
  }

  private static List<String> words(byte[] answers) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < answers.length; at += Totals.WIDTH) {
      words.add(Totals.at(answers, at).words());
    }
    return words;
  }

  private static Task<Facts> task(String id) {
    return LanesTask.all().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  private static Contestant<Facts> contestant(Task<Facts> task, String name) {
    return task.contestants().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assumeReady(Contestant<Facts> contestant) {
    switch (contestant.readiness()) {
      case Contestant.Readiness.Ready() -> {}
      case Contestant.Readiness.Missing(String remedy) -> assumeTrue(false, remedy);
    }
  }

  /// Answers twice, as a counted run does.
  private static byte[] answers(Contestant<Facts> contestant, Facts facts)
      throws IOException, SQLException {
    try (Peer<Facts> peer = contestant.start()) {
      peer.load(facts);
      peer.prepare();
      peer.answer();
      peer.prepare();
      peer.answer();
      return peer.answers();
    }
  }
}
