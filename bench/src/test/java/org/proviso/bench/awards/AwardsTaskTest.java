package org.proviso.bench.awards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

class AwardsTaskTest {

  private static final long SEED = 20180124;

  private final AwardsTask task = new AwardsTask();

  /// By hand, from the four rules, for the combinations in the order of [Facts#everyCombination()]:
  /// only an award that the condition applies to and that is not exempt is bound, which leaves the
  /// second and, with an order, the sixth.
  private static final List<Answer> EXPECTED =
      List.of(
          Answer.NOT_BOUND,
          Answer.ENFORCEABLE,
          Answer.NOT_BOUND,
          Answer.NOT_BOUND,
          Answer.NOT_BOUND,
          Answer.BARRED,
          Answer.NOT_BOUND,
          Answer.NOT_BOUND);

  static Stream<Named<Contestant<Facts>>> contestants() {
    return new AwardsTask()
        .contestants().stream().map(contestant -> Named.of(contestant.name(), contestant));
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void answersWhatTheRulesSay(Contestant<Facts> contestant) throws IOException, SQLException {
    assumeReady(contestant);

    byte[] answers = answers(contestant, Facts.everyCombination());

    assertEquals(
        EXPECTED,
        IntStream.range(0, answers.length).mapToObj(at -> Answer.ALL.get(answers[at])).toList());
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void answersLikeTheLoop(Contestant<Facts> contestant) throws IOException, SQLException {
    assumeReady(contestant);
    Facts facts = Facts.of(500, SEED);

    assertArrayEquals(
        answers(new LoopContestant(), facts), answers(contestant, facts), "seed " + SEED);
  }

  @Test
  void onlyWhatHasToBeInstalledMayBeMissing() {
    List<String> missing =
        task.contestants().stream()
            .filter(each -> each.readiness() instanceof Contestant.Readiness.Missing)
            .map(Contestant::name)
            .toList();

    assertTrue(
        List.of("swi-prolog", "swi-stratified", "postgresql").containsAll(missing),
        missing::toString);
  }

  @Test
  void theFactsOfFewerAwardsAreTheFirstOfMore() {
    Facts few = Facts.of(100, SEED);
    Facts many = Facts.of(1000, SEED);

    for (int award = 0; award < few.count(); award++) {
      assertEquals(few.applies(award), many.applies(award));
      assertEquals(few.exempt(award), many.exempt(award));
      assertEquals(few.covered(award), many.covered(award));
    }
  }

  @Test
  void describesAnAnswerWithItsFacts() {
    assertEquals(
        "award 5 (applies, not exempt, covered) barred",
        task.describe(
            Facts.everyCombination(), new byte[] {0, 0, 0, 0, 0, Answer.BARRED.code()}, 5));
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
