package org.proviso.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchMainTest {

  private static final String ABSENT = "drools,postgresql,swi-prolog,swi-stratified";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Tag("full")
  @Test
  void showsWhatEachContestantCost() {
    int code = execute("--size", "300", "--runs", "1", "--without", ABSENT);

    assertEquals(0, code, err::toString);
    String text = out.toString();
    assertTrue(text.startsWith("Task A: 300 awards, one condition"), text);
    for (String name : new String[] {"proviso", "java-loop", "duckdb"}) {
      assertTrue(text.contains("\n" + name + " "), text);
    }
    assertTrue(text.contains("Seed 20180124"), text);
  }

  @Tag("full")
  @Test
  void showsHowLongOneChangeTakesAndNoGoalsThatAreForMoreAwards() {
    int code =
        execute(
            "--task",
            "c",
            "--size",
            "400",
            "--acts",
            "20",
            "--runs",
            "1",
            "--without",
            "postgresql,duckdb",
            "--heap",
            "512m");

    assertEquals(0, code, err::toString);
    String text = out.toString();
    assertTrue(text.startsWith("Task C: 400 awards, 20 conditions, 20 acts"), text);
    assertTrue(text.contains("p50"), text);
    assertFalse(text.contains("goal"), text);
    assertTrue(text.contains("-Xmx512m"), text);
  }

  @Tag("full")
  @Test
  void comparesWithOneSystemWhateverTheSize() {
    int code = execute("--task", "F", "--size", "400", "--runs", "1", "--format", "json");

    assertEquals(0, code, err::toString);
    String text = out.toString();
    assertTrue(text.contains("\"goals\":[{\"measure\":\"within\",\"other\":\"java-loop\""), text);
  }

  @ParameterizedTest
  @CsvSource({
    "--task, Z",
    "--size, 0",
    "--size, many",
    "--runs, 0",
    "--acts, 20",
    "--heap, plenty",
    "--format, pdf",
    "--without, nobody",
    "--no-such-option, 1",
    "--without, 'proviso,java-loop,duckdb,postgresql,swi-stratified,swi-prolog,drools'"
  })
  void refusesBadUsage(String option, String value) {
    assertEquals(2, execute(option, value));
    assertTrue(err.toString().contains(option), err::toString);
    assertEquals("", out.toString());
  }

  private int execute(String... args) {
    return BenchMain.execute(new PrintWriter(out), new PrintWriter(err), args);
  }
}
