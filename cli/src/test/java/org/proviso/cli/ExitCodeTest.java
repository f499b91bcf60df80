package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  private static final Commands COMMANDS = Commands.onTheMilkFund();

  private static final String CASE =
      """
      cases:
        - {id: x1, "on": 2020-05-02, condition: milk/no-sale, party: school-a, year: 2020, answer: %s, soft: true}
      docket:
        - {id: d1}
        - {id: d2}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ask milk/no-sal school-a 2020 --on 2020-05-02 | did you mean 'milk/no-sale'?",
        "ask milk/no-sale school-c 2020 --on 2020-05-02 | did you mean 'school-",
        "ask milk/no-sale hool 2020 --on 2020-05-02 | did you mean 'school-a', 'school-b'?",
        "ask milk/no-sale school-a 2012 --on 2020-05-02 | no year '2012'; its years are 2020, 2021",
        "ask milk/no-sale school-a 2020 --on 2020-02-30 | '2020-02-30' is not in the calendar",
        "ask milk/no-sale school-a 2020 --on tomorrow | a day like 2018-01-24 is expected, not 'tomorrow'",
        "ask milk/no-sale school-a 2020 | --on",
        "ask milk/no-sale school-a 2020 --on 2020-05-02 --viewpoint never | contemporaneous, hindsight or a day",
        "ask milk/no-sale school-a 2020 --on 2020-05-02 --format yaml | [TEXT, JSON] (case-insensitive) but was 'yaml'",
        "ask milk/no-sale school-a 2020 --on 2020-05-02 --pack milk-fun | did you mean 'milk-fund'?",
        "ask milk/no-sale school-a 2020 --on 2020-05-02 --suppose no-such-file.yaml | no-such-file.yaml",
        "ask milk/no-sale school-a/M-9 2021 --on 2021-05-02 | school-a/M-3",
        "table --on 2020-05-02 --round L2 | did you mean 'L1'?",
        "diff --from 2020-05-02 --to 2020-05-01 | 2020-05-01 is before --from 2020-05-02",
        "diff --from 2020-05-02 --to 2020-05-03 --all --round L1 | exclude each other",
        "when lits-5 --from 2020-05-02 | did you mean 'list-5'?",
        "when list-5 | --from is missing",
        "when --from 2020-05-02 | a counting rule is missing",
        "when list-5 --from 2020-05-02T25:00 | not in the calendar",
        "when list-5 --from 2020-05-02 --toll later | a toll like",
        "when recall --from 2020-05-02 | --from needs a time",
        "when notice-1 --from 2020-01-31 | the month has no day 31",
        "test --cases no-such-file.yaml | no-such-file.yaml",
        "lint no-such-folder | no pack 'no-such-folder'",
        "aks | did you mean 'ask'?",
        "ask milk/no-sale school-a 2020 --on 2020-05-02 --knon 2020-05-03 | did you mean '--known'?",
        "@arguments | Unmatched argument",
      })
  void badInputIsRefusedWithItsPlaceAndWhatWasExpected(String line, String expected) {
    Commands.Run run = COMMANDS.run(line.strip());

    assertTrue(run.err().contains(expected.strip()), run.err());
    assertEquals("", run.out());
    assertEquals(2, run.exitCode());
  }

  @Test
  void answersOutsideThePacksDaysWithAWarning() {
    Commands.Run run = COMMANDS.run("ask milk/no-sale school-a 2020 --on 2030-01-01 --format json");

    assertEquals(0, run.exitCode());
    assertTrue(run.err().contains("2019-01-01 to 2023-01-01"), run.err());
    assertEquals(1, Parsed.of(run.out()).list("warnings").size());
  }

  @Test
  void runsThePacksOwnCasesAndCountsThemInTheLastLine() {
    Commands.Run run = COMMANDS.run("test");

    // The second case gives an answer that the fund's own terms do not bear out; it is soft.
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getFirst().startsWith("cases/cases.yaml:10: c2 (soft:"), run.out());
    assertEquals("1 docket records are free text and were not run", lines.get(1));
    assertEquals("1 passed, 1 failed", lines.getLast());
    assertEquals(1, run.exitCode());
  }

  @Test
  void saysNoWhenACaseFails() {
    String file = COMMANDS.file("failing.yaml", CASE.formatted("NOT_BARRED"));

    Commands.Run run = COMMANDS.runAll("test", "milk-fund", "--cases", file);

    List<String> lines = run.out().lines().toList();
    assertEquals(
        file
            + ":2: x1 (soft: another answer is defensible): answer: expected NOT_BARRED, found BARRED",
        lines.getFirst());
    assertEquals("2 docket records are free text and were not run", lines.get(1));
    assertEquals("0 passed, 1 failed", lines.getLast());
    assertEquals(1, run.exitCode());
  }

  @Test
  void runsACaseFileThatPasses() {
    String file = COMMANDS.file("passing.yaml", CASE.formatted("BARRED"));

    Commands.Run run = COMMANDS.runAll("test", "--cases", file);

    assertEquals("1 passed, 0 failed", run.out().lines().toList().getLast());
    assertEquals(0, run.exitCode());
  }

  @Test
  void refusesACaseFileWithErrors() {
    String file = COMMANDS.file("bad.yaml", CASE.formatted("BARED"));

    Commands.Run run = COMMANDS.runAll("test", "--cases", file);

    assertTrue(run.err().contains("bad.yaml:2:"), run.err());
    assertTrue(run.err().contains("did you mean 'BARRED'?"), run.err());
    assertEquals(2, run.exitCode());
  }

  @Test
  void showsWhatASuppositionChanges() {
    String file =
        COMMANDS.file(
            "supposed.yaml",
            """
            acts:
              X:
                title: A supposed ruling
                kind: ruling
                court: tribunal
                issued: 2020-04-01
                clauses:
                  - {id: 1, verb: enjoins, conditions: [milk/cooling], years: any, scope: {named: [school-a]}}
            """);
    String[] ask = {
      "ask", "milk/cooling", "school-a", "2020", "--on", "2020-04-02", "--suppose", file
    };

    Commands.Run text = COMMANDS.runAll(ask);
    Commands.Run json = COMMANDS.runAll(with(ask, "--format", "json"));
    Commands.Run timeline =
        COMMANDS.runAll("timeline", "milk/cooling", "school-a", "2020", "--suppose", file);

    assertTrue(
        text.out()
            .contains(
                """
                before: No order bars it, from 2019-06-01 until 2021-02-01
                after:  Barred by order, from 2020-04-01 until …
                The answer changes.
                """),
        text.out());
    Parsed parsed = Parsed.of(json.out());
    assertEquals("BARRED", parsed.text("answer"));
    assertEquals("NOT_BARRED", parsed.object("before").text("answer"));
    assertTrue(timeline.out().contains("A supposed ruling [X/1]"), timeline.out());
  }

  private static String[] with(String[] arguments, String... more) {
    return java.util.stream.Stream.of(arguments, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  @Test
  void lintNamesEachIssueAndCountsThem() {
    COMMANDS.file(
        "packs/milk-fund/register/more.yaml",
        """
        calendars:
          bad: {version: "1", from: 2019-01-01, until: 2023-01-01, holidays: [{name: A, month: jun, day: 1}]}
        """);

    Commands.Run run = COMMANDS.run("lint milk-fund");
    Commands.Run when = COMMANDS.run("when --list");
    boolean gone = COMMANDS.home().resolve("packs/milk-fund/register/more.yaml").toFile().delete();

    assertTrue(gone);
    assertTrue(
        run.out().startsWith("register/more.yaml:2:88: UNKNOWN_WORD: 'jun' is not"), run.out());
    assertTrue(run.out().contains("^"), run.out());
    assertTrue(run.out().endsWith("1 errors, 0 warnings\n"), run.out());
    assertEquals(1, run.exitCode());
    assertEquals(2, when.exitCode());
    assertEquals(0, COMMANDS.run("lint milk-fund").exitCode());
  }

  @Test
  void saysNoWhenTheCalendarEndsTooSoon() {
    Commands.Run run = COMMANDS.run("when list-90 --from 2022-12-01");

    assertTrue(run.out().startsWith("No due date: the calendar fund@1"), run.out());
    assertEquals(1, run.exitCode());
  }
}
