package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random command lines never end in a stack trace or in another exit code than 0, 1 and 2.
class FuzzTest {

  private static final int LINES = Boolean.getBoolean("proviso.full") ? 900 : 300;

  private static final Commands COMMANDS = Commands.onTheMilkFund();

  private static final List<String> WORDS =
      List.of(
          "ask",
          "timeline",
          "table",
          "diff",
          "test",
          "lint",
          "when",
          "milk/no-sale",
          "milk/cooling",
          "charter/peace",
          "school-a",
          "school-b",
          "province",
          "2020",
          "2021",
          "any",
          "--on",
          "2020-05-02",
          "--from",
          "--to",
          "2020-12-31",
          "0001-01-01",
          "9999-12-31",
          "--viewpoint",
          "hindsight",
          "contemporaneous",
          "--known",
          "--format",
          "json",
          "text",
          "svg",
          "csv",
          "html",
          "--round",
          "L1",
          "--all",
          "--suppose",
          "--cases",
          "--pack",
          "milk-fund",
          "list-5",
          "list-36525",
          "list-99999",
          "list-0",
          "notice-1",
          "recall",
          "--list",
          "--toll",
          "2020-05-01..2020-05-09:x",
          "2020-05-01..:x",
          "2020-05-09..2020-05-01:x",
          "--zone",
          "Europe/Vienna",
          "UTC+99",
          "2020-05-30T13:00",
          "2020-03-29T02:30",
          "2020-10-25T02:30",
          "2020-05-30T13:00Z",
          "--help",
          "--version",
          "-h",
          "--",
          "-",
          "",
          " ",
          "@x",
          "\u0000",
          "ünï/çødé",
          "%s%n{0}${x}",
          "'",
          "\"",
          "../..",
          "/",
          "--on=",
          "--on=2020-05-02",
          "=",
          "a".repeat(5000));

  @Test
  void anyArgumentsEndInAnAnswerOrARefusal() {
    long seed = Long.getLong("proviso.seed", 20180124L);
    Random random = new Random(seed);
    for (int i = 0; i < LINES * 2 / 3; i++) {
      List<String> arguments = new ArrayList<>();
      if (random.nextInt(4) > 0) {
        arguments.add(WORDS.get(random.nextInt(7)));
      }
      int length = random.nextInt(9);
      for (int j = 0; j < length; j++) {
        arguments.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      check(seed, arguments);
    }
  }

  @Test
  void wellFormedQuestionsWithOneSpoiltWordDoToo() {
    long seed = Long.getLong("proviso.seed", 20180124L);
    Random random = new Random(seed);
    List<String> lines =
        List.of(
            "ask milk/no-sale school-a 2020 --on 2020-05-02 --format json --viewpoint hindsight",
            "timeline milk/no-sale school-b 2020 --format svg",
            "table --on 2020-05-02 --round L1 --format html",
            "diff --from 2020-05-02 --to 2020-12-31 --format csv",
            "when list-5 --from 2020-12-19 --toll 2020-12-22..2020-12-23:snow",
            "when recall --from 2020-05-30T13:00 --zone Europe/Vienna");
    for (int i = 0; i < LINES / 3; i++) {
      List<String> arguments =
          new ArrayList<>(List.of(lines.get(random.nextInt(lines.size())).split(" ", -1)));
      arguments.set(random.nextInt(arguments.size()), WORDS.get(random.nextInt(WORDS.size())));
      check(seed, arguments);
    }
  }

  private static void check(long seed, List<String> arguments) {
    Commands.Run run = COMMANDS.runAll(arguments.toArray(String[]::new));

    String told = "seed " + seed + ": " + arguments + "\n" + run.err();
    assertTrue(run.exitCode() >= 0 && run.exitCode() <= 2, told);
    assertFalse(run.err().contains("\tat ") || run.out().contains("\tat "), told);
    assertFalse(run.err().contains("should not have happened"), told);
    assertTrue(run.exitCode() == 0 || run.exitCode() == 1 || !run.err().isBlank(), told);
  }
}
