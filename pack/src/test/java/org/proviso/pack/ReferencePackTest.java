package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencePackTest {

  private static final Path FOLDER = Path.of("..", "packs", "us-byrne-jag");

  @Test
  void firstPackDecidesItsCases() {
    Packs.Outcome outcome = Packs.load(FOLDER);
    if (outcome instanceof Packs.Outcome.Rejected(var issues)) {
      issues.forEach(System.out::println);
    }
    Pack pack = ((Packs.Outcome.Loaded) outcome).pack();
    CaseRunner runner = new CaseRunner(pack, LocalDate.of(2026, 11, 24));
    List<CaseRunner.Result> failed =
        pack.cases().stream().map(runner::run).filter(result -> !result.passed()).toList();
    failed.forEach(
        result -> System.out.println(result.decided().id() + " " + result.differences()));
    assertEquals(List.of(), failed.stream().map(result -> result.decided().id()).toList());
  }
}
