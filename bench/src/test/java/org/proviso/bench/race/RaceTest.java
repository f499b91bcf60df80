package org.proviso.bench.race;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.proviso.bench.awards.AwardsTask;

class RaceTest {

  private static final long SEED = 20180124;

  @Test
  void aShareIsComparedWithTheFirstRowsOfAll() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("share", answered(1, 0));
    results.put("all", answered(1, 0, 2));
    results.put("absent", new Result.Missing("not installed"));

    Race.Outcome outcome = Race.compared(new AwardsTask(), results, new Scale(3, 0, SEED));

    Race.Outcome.Agreed agreed = assertInstanceOf(Race.Outcome.Agreed.class, outcome);
    assertEquals("1 not bound, 1 enforceable, 1 barred", agreed.summary());
  }

  @Test
  void anAnswerThatIsMissingAtTheEndIsADifference() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("whole", answered(1, 0, 2));
    results.put("short", finished(3, 1, 0));

    Race.Outcome outcome = Race.compared(new AwardsTask(), results, new Scale(3, 0, SEED));

    Race.Outcome.Differed differed = assertInstanceOf(Race.Outcome.Differed.class, outcome);
    String said = differed.differences().getFirst();
    assertTrue(said.contains("nothing more by short"), said);
  }

  @Test
  void saysByWhatFactorAGoalIsMissed() {
    Goal cpu = Goal.of(Goal.Measure.CPU, 5, 0.5);
    Goal faster = new Goal(Goal.Measure.FASTER, "duckdb", 5, 20);

    assertEquals(
        "CPU: 2.00 s; goal 5.00 s, met; stretch 0.500 s, missed by a factor of 4.0", cpu.words(2));
    assertEquals(
        "times as fast as duckdb: 4.00 ×; goal 5.00 ×, missed by a factor of 1.3; stretch 20.0 ×,"
            + " missed by a factor of 5.0",
        faster.words(4));
  }

  @Test
  void theSpreadOfSingleAnswersIsThatOfTheMiddleAndOfNinetyNineInAHundred() {
    double[] walls = new double[200];
    for (int i = 0; i < walls.length; i++) {
      walls[i] = 200 - i;
    }

    assertEquals(Optional.of(new Result.Each(200, 100, 198)), Result.Each.of(walls));
    assertEquals(Optional.empty(), Result.Each.of(new double[0]));
  }

  @Test
  void saysWhereAnswersDiffer() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("one", answered(1, 0, 2, 0));
    results.put("other", answered(1, 1, 0, 0));

    Race.Outcome outcome = Race.compared(new AwardsTask(), results, new Scale(4, 0, SEED));

    Race.Outcome.Differed differed = assertInstanceOf(Race.Outcome.Differed.class, outcome);
    String said = differed.differences().getFirst();
    assertTrue(said.startsWith("other and one differ; the first difference: award 1 ("), said);
  }

  @Test
  void aResultSurvivesBeingWrittenAndRead() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    answered(2, 1).write(new DataOutputStream(written));

    Result read = Result.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

    Result.Finished finished = assertInstanceOf(Result.Finished.class, read);
    assertEquals("System 1", finished.version());
    assertEquals(new Result.Cost(3, 4), finished.load());
    assertEquals(List.of(new Result.Cost(5, 6), new Result.Cost(7, 8)), finished.runs());
    assertEquals(Optional.of(new Result.Each(3, 9, 10)), finished.each());
    assertEquals(List.of("a note"), finished.notes());
    assertArrayEquals(new byte[] {2, 1}, finished.answers());
  }

  @Test
  void whatCanNotBeRunIsInTheTableAndNoError() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("proviso", answered(1, 0));
    results.put("swi-prolog", new Result.Missing("not installed: apt-get install x"));
    Race race = new Race(new AwardsTask(), new Scale(4, 0, SEED), "4g", 1, Set.of());

    String text =
        TextReport.of(
            race,
            new Race.Outcome.Agreed(results, "all alike"),
            new Machine("a processor", 2, 1L << 30, "a system", "a JDK"));

    assertTrue(text.contains("swi-prolog: not run, not installed: apt-get install x\n"), text);
    assertTrue(text.contains("2 of 4"), text);
  }

  @Test
  void jsonCountsInSecondsAndBytes() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("proviso", answered(1, 0));
    results.put("duckdb", new Result.Failed("out of memory"));
    Race race = new Race(new AwardsTask(), new Scale(2, 0, SEED), "4g", 2, Set.of());

    String json =
        JsonReport.of(
            race,
            new Race.Outcome.Agreed(results, "all alike"),
            new Machine("a processor", 2, 1L << 30, "a system", "a JDK"));

    assertTrue(json.startsWith("{\"task\":\"A\",\"title\":\"2 awards, one condition"), json);
    assertTrue(json.contains("\"cpuSeconds\":{\"median\":6.0E-9,\"least\":5.0E-9,"), json);
    assertTrue(json.contains("\"peakBytes\":1048576,"), json);
    assertTrue(json.contains("\"ratio\":1.0}"), json);
    assertTrue(json.contains("\"failed\":\"out of memory\"}"), json);
  }

  @Test
  void theMedianOfTwoIsBetweenThem() {
    Figures.Spread spread =
        Figures.Spread.of(List.of(new Result.Cost(4, 0), new Result.Cost(1, 0)), Result.Cost::cpu);

    assertEquals(new Figures.Spread(2.5, 1, 4), spread);
  }

  private static Result answered(int... codes) {
    return finished(codes.length, codes);
  }

  private static Result finished(int rows, int... codes) {
    byte[] answers = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      answers[i] = (byte) codes[i];
    }
    return new Result.Finished(
        "System 1",
        rows,
        new Result.Cost(3, 4),
        1,
        List.of(new Result.Cost(5, 6), new Result.Cost(7, 8)),
        2,
        Optional.of(new Result.Each(3, 9, 10)),
        1 << 20,
        List.of("a note"),
        answers);
  }
}
