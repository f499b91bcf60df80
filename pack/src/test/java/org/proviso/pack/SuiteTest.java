package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.law.reference.ReferenceEngine;

/// Puts the public suite to the engine and to the oracle.
class SuiteTest {

  private static final Path SUITE = Path.of("..", "suite");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void suiteHoldsAtLeastSixtyQuestions() throws IOException {
    assertTrue(questions().count() >= 60);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("questions")
  void engineAnswersAndProves(String topic, String id, Pack pack, Case question) {
    CaseRunner.Result result = new CaseRunner(pack, TODAY).run(question);

    assertEquals(List.of(), result.differences(), question.note());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("questions")
  void oracleAnswers(String topic, String id, Pack pack, Case question) {
    CaseRunner.Asked asked = new CaseRunner(pack, TODAY).ask(question);
    ReferenceEngine oracle = new ReferenceEngine(pack.law(), asked.register());

    assertEquals(
        question.answer(),
        ReferenceEngine.headline(
            oracle.possible(question.condition(), asked.subject(), question.on(), asked.asking())),
        question.note());
  }

  static Stream<Arguments> questions() throws IOException {
    try (Stream<Path> folders = Files.list(SUITE)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .flatMap(
              folder -> {
                Pack pack = PackFixtures.loaded(Packs.load(folder));
                return pack.cases().stream()
                    .map(question -> Arguments.of(pack.name(), question.id(), pack, question));
              });
    }
  }
}
