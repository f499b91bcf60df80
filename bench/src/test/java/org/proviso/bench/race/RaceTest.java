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

    Race.Outcome outcome = Race.compared(new AwardsTask(), results, 3, SEED);

    Race.Outcome.Agreed agreed = assertInstanceOf(Race.Outcome.Agreed.class, outcome);
    assertEquals("1 not bound, 1 enforceable, 1 barred", agreed.summary());
  }

  @Test
  void saysWhereAnswersDiffer() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("one", answered(1, 0, 2, 0));
    results.put("other", answered(1, 1, 0, 0));

    Race.Outcome outcome = Race.compared(new AwardsTask(), results, 4, SEED);

    Race.Outcome.Differed differed = assertInstanceOf(Race.Outcome.Differed.class, outcome);
    String said = differed.differences().getFirst();
    assertTrue(said.startsWith("other and one differ in 2 answers; the first: award 1 ("), said);
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
    assertEquals(List.of("a note"), finished.notes());
    assertArrayEquals(new byte[] {2, 1}, finished.answers());
  }

  @Test
  void whatCanNotBeRunIsInTheTableAndNoError() {
    Map<String, Result> results = new LinkedHashMap<>();
    results.put("proviso", answered(1, 0));
    results.put("swi-prolog", new Result.Missing("not installed: apt-get install x"));
    Race race = new Race(new AwardsTask(), 4, 1, SEED, Set.of());

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
    Race race = new Race(new AwardsTask(), 2, 2, SEED, Set.of());

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
    byte[] answers = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      answers[i] = (byte) codes[i];
    }
    return new Result.Finished(
        "System 1",
        codes.length,
        new Result.Cost(3, 4),
        1,
        List.of(new Result.Cost(5, 6), new Result.Cost(7, 8)),
        2,
        1 << 20,
        List.of("a note"),
        answers);
  }
}
