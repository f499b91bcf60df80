package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcedureTest {

  private static final Pack PACK =
      PackFixtures.loaded(Packs.load(Path.of("..", "packs", "us-byrne-jag")));
  private static final Clocks CLOCKS = PackFixtures.clocks(PACK);
  private static final Procedures PROCEDURES = PackFixtures.procedures(PACK, CLOCKS);

  @Test
  void everyCaseOfTheFirstPackIsAsItsSourceSays() {
    StepCaseRunner runner = new StepCaseRunner(PACK, PROCEDURES, CLOCKS);
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (StepCase each : PROCEDURES.cases()) {
      refused += each.expected() == StepCase.Expected.REFUSED ? 1 : 0;
      runner.differences(each).forEach(it -> wrong.add(each.id() + " " + each.step() + ": " + it));
    }
    assertEquals(List.of(), wrong);
    assertTrue(refused >= 60, refused + " cases of a refusal");
  }
}
