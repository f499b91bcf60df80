package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds outputs to files that a reader can review; `-Dproviso.accept=true` writes them anew.
class GoldenTest {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "org", "proviso", "cli", "golden");
  private static final Commands COMMANDS = Commands.onTheMilkFund();

  @ParameterizedTest
  @CsvSource({
    "ask.txt, ask milk/no-sale school-a 2020 --on 2020-05-02",
    "ask.json, ask milk/no-sale school-a 2020 --on 2020-05-02 --format json",
    "ask-uncertain.txt, ask milk/no-sale school-a 2020 --on 2020-10-15",
    "ask-uncertain.json, ask milk/no-sale school-a 2020 --on 2020-10-15 --format json",
    "ask-hindsight.txt, ask milk/no-sale school-b 2020 --on 2020-05-02 --viewpoint hindsight --known 2020-05-03",
    "timeline.txt, timeline milk/no-sale school-a 2020",
    "timeline.json, timeline milk/no-sale school-a 2020 --format json",
    "timeline.svg, timeline milk/no-sale school-a 2020 --format svg",
    "table.txt, table --on 2020-05-02",
    "table.csv, table --on 2020-05-02 --format csv",
    "table.json, table --on 2020-05-02 --format json",
    "table.html, table --on 2020-05-02 --format html",
    "diff.txt, diff --from 2020-05-02 --to 2020-12-31 --all",
    "diff.csv, diff --from 2020-05-02 --to 2020-12-31 --format csv",
    "diff.json, diff --from 2020-05-02 --to 2020-12-31 --format json",
    "when.txt, when list-5 --from 2020-12-19 --toll 2020-12-22..2020-12-23:snow",
    "when.json, when recall --from 2020-05-30T13:00 --format json",
    "when-list.txt, when --list",
    "help.txt, --help",
    "help-ask.txt, ask --help",
  })
  void printsWhatWasReviewed(String file, String line) throws IOException {
    Commands.Run run = COMMANDS.run(line);

    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("proviso.accept")) {
      Files.writeString(golden, run.out());
    }
    assertEquals(Files.readString(golden), run.out());
  }
}
