package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.ProofChecker;
import org.proviso.law.time.Timeline;

/// The first pack, as it ships.
class ReferencePackTest {

  private static final Path FOLDER = Path.of("..", "packs", "us-byrne-jag");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Pack PACK = PackFixtures.loaded(Packs.load(FOLDER));

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decidesItsCase(String id, Case decided) {
    CaseRunner.Result result = new CaseRunner(PACK, TODAY).run(decided);

    assertEquals(List.of(), result.differences(), decided.note());
  }

  static Stream<Arguments> cases() {
    return PACK.cases().stream().map(decided -> Arguments.of(decided.id(), decided));
  }

  /// Law facts, section 3: nine letters, five, twenty-nine, twenty-three.
  @Test
  void roundsHaveTheirAddressees() {
    assertEquals(9, addressees("R1"));
    assertEquals(5, addressees("R2"));
    assertEquals(29, addressees("R3"));
    assertEquals(23, addressees("R4"));
    assertEquals(3, addressees("R5"));
  }

  private static int addressees(String round) {
    return Set.copyOf(PACK.round(round).orElseThrow().addressees()).size();
  }

  @Test
  void engineGivesTheOracleAnswerForEverySubjectOnEveryDayOfChange() {
    int points = PackFixtures.comparedWithTheOracle(PACK, LocalDate.of(2018, 1, 24));
    System.out.println(points + " points of the first pack");
    assertTrue(points > 5_000);
  }

  @Test
  void checkerAcceptsTheProofsOfTheLetters() {
    LawEngine engine = LawEngine.of(PACK.law(), PACK.register());
    for (String party : PACK.round("R4").orElseThrow().addressees()) {
      for (String year : List.of("2016", "2017", "2018")) {
        Subject subject = PACK.register().subject("jag", year, party).orElseThrow();
        for (String condition : List.of("jag/1373", "jag/notice", "jag/fy2018-set")) {
          assertEquals(
              new ProofChecker.Outcome.Accepted(),
              ProofChecker.check(
                  PACK.law(),
                  PACK.register(),
                  engine.history(condition, subject, Asking.CONTEMPORANEOUS).proof().orElseThrow()),
              () -> condition + " " + subject.id());
        }
      }
    }
  }

  @Test
  void answersDoNotDependOnTheOrderOfActs() {
    List<Act> acts = new ArrayList<>(PACK.law().acts());
    Collections.reverse(acts);
    Law.Parts parts = PACK.law().parts();
    Law reversed =
        Law.ofAccepted(
            new Law.Parts(
                parts.span(),
                parts.programmes(),
                parts.conditions(),
                parts.courts(),
                parts.readings(),
                acts));

    for (Condition condition : PACK.law().conditions()) {
      assertEquals(
          possible(LawEngine.of(PACK.law(), PACK.register()), condition),
          possible(LawEngine.of(reversed, PACK.register()), condition));
    }
  }

  private static List<Timeline<?>> possible(LawEngine engine, Condition condition) {
    List<Timeline<?>> possible = new ArrayList<>();
    engine
        .verdicts(condition.id(), Asking.CONTEMPORANEOUS)
        .forEach((subject, verdicts) -> possible.add(verdicts.map(Verdict::possible)));
    return possible;
  }
}
