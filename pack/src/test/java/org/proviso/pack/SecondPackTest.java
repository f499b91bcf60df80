package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.law.act.Condition;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.TriggerEvent;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.ProofChecker;

/// The pack of another regime, as it ships: the conditionality of the Union budget.
class SecondPackTest {

  private static final Path FOLDER = Path.of("..", "more-packs", "eu-conditionality");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 2);
  private static final Pack PACK = PackFixtures.loaded(Packs.load(FOLDER));
  private static final Clocks CLOCKS = PackFixtures.clocks(PACK);

  @Test
  void hasNoFault() {
    assertEquals(List.of(), PackFixtures.issues(Packs.load(FOLDER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decidesItsCase(String id, Case decided) {
    CaseRunner.Result result = new CaseRunner(PACK, TODAY).run(decided);

    assertEquals(List.of(), result.differences(), decided.note());
  }

  static Stream<Arguments> cases() {
    return PACK.cases().stream().map(decided -> Arguments.of(decided.id(), decided));
  }

  @Test
  void everyStepIsAsItsSourceSays() {
    Procedures procedures = PackFixtures.procedures(PACK, CLOCKS);
    StepCaseRunner runner = new StepCaseRunner(PACK, procedures, CLOCKS);
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (StepCase each : procedures.cases()) {
      refused += each.expected() == StepCase.Expected.REFUSED ? 1 : 0;
      runner.differences(each).forEach(it -> wrong.add(each.id() + " " + each.step() + ": " + it));
    }
    assertEquals(List.of(), wrong);
    assertTrue(refused >= 30, refused + " cases of a refusal");
  }

  /// By hand, Regulation 1182/71, Article 3: 20 August 2022 is a Saturday and a holiday of Hungary;
  /// 18 December 2022 a Sunday; February 2022 has no day 31; 2 January 2025 is a holiday.
  @ParameterizedTest
  @CsvSource({
    "hungary-1-months, 2022-07-20, 2022-08-22",
    "hungary-3-months, 2022-04-27, 2022-07-27",
    "institution-1-months, 2022-09-18, 2022-10-18",
    "institution-3-months, 2022-09-18, 2022-12-19",
    "institution-12-months, 2022-12-15, 2023-12-15",
    "institution-1-months, 2022-01-31, 2022-02-28",
    "institution-1-months, 2024-12-02, 2025-01-03",
    "institution-14-days, 2023-03-24, 2023-04-11"
  })
  void endsAPeriodAsCountedByHand(String rule, LocalDate event, LocalDate end) {
    assertEquals(
        new Outcome.DueOn(end),
        CLOCKS
            .reckoner()
            .due(
                CLOCKS.find(rule).orElseThrow().example(),
                new TriggerEvent.OnDay(event),
                List.of()));
  }

  @Test
  void engineGivesTheOracleAnswerForEverySubjectOnEveryDayOfChange() {
    int points = PackFixtures.comparedWithTheOracle(PACK, LocalDate.of(2022, 12, 16));

    System.out.println(points + " points of the second pack");
    assertTrue(points > 500);
  }

  @Test
  void checkerAcceptsEveryProof() {
    LawEngine engine = LawEngine.of(PACK.law(), PACK.register());
    for (Condition condition : PACK.law().conditions()) {
      for (Subject subject : engine.verdicts(condition.id(), Asking.CONTEMPORANEOUS).keySet()) {
        assertEquals(
            new ProofChecker.Outcome.Accepted(),
            ProofChecker.check(
                PACK.law(),
                PACK.register(),
                engine
                    .history(condition.id(), subject, Asking.CONTEMPORANEOUS)
                    .proof()
                    .orElseThrow()),
            () -> condition.id() + " " + subject.id());
      }
    }
  }
}
