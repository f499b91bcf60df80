package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Problem;

class RecordVerifyCommandTest {

  private static final Commands COMMANDS = Commands.onTheMilkFund();
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "record.txt");

  /// TEST 1 of RFC 8032 as `docs/record.md` has it.
  private static final String KEY =
      "docket.example/record+7666590b+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

  /// The example of golang.org/x/mod/sumdb/note.
  private static final String OTHER_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }

  /// The checkpoint of three events at the end of the example.
  private static String checkpoint() throws IOException {
    List<String> lines = Files.readAllLines(EXAMPLE);
    return String.join("\n", lines.subList(lines.size() - 5, lines.size())) + "\n";
  }

  private static Commands.Run verify(String file, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "record";
    all[1] = "verify";
    all[2] = file;
    System.arraycopy(options, 0, all, 3, options.length);
    return COMMANDS.runAll(all);
  }

  @Test
  void saysWhatWasVerifiedAndWhatCanNotBeSeen() {
    Commands.Run run = verify(EXAMPLE.toString());

    assertEquals("", run.err());
    assertEquals(
        """
        Verified: 3 events agree with 2 signed checkpoints.
        Recorded from 2018-01-24T17:00:00Z to 2018-02-21T09:30:00Z.
        Payloads removed, each with a redaction that says so: 1.
        Root: XkIZR8ojehrfI2vzB9IuPIUBgCaQmDjecEaX0bJDGHc=
        Key: docket.example/record+7666590b+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea
        The key was taken from the file: whoever made the file may have made the key. Give one that you got
        elsewhere with --key.
        Without a checkpoint that you kept (--checkpoint), a record that was cut off at an earlier
        checkpoint, or rewritten and signed anew with the same key, looks the same.
        """,
        run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void needsNoCautionWithAKeyAndACheckpoint() throws IOException {
    String kept = COMMANDS.file("kept.txt", checkpoint());

    Commands.Run run = verify(EXAMPLE.toString(), "--key", KEY, "--checkpoint", kept);

    assertTrue(
        run.out().endsWith("\nGoes on from the checkpoint that you kept, of 3 events.\n"),
        run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void namesEveryFaultWithItsLine() throws IOException {
    String file = COMMANDS.file("forged.txt", example().replace("u-40", "u-41"));

    Commands.Run text = verify(file, "--key", KEY);
    Commands.Run json = verify(file, "--key", KEY, "--format", "json");

    assertTrue(
        text.out().startsWith(file + ":15: ROOT: The events so far are not those"), text.out());
    assertTrue(text.out().endsWith("Not verified: 1 faults.\n"), text.out());
    assertEquals(1, text.exitCode());
    Parsed parsed = Parsed.of(json.out());
    assertEquals("false", parsed.text("verified"));
    assertEquals("1", parsed.text("agreed"));
    assertEquals(1, parsed.list("faults").size());
    assertEquals(1, json.exitCode());
  }

  @Test
  void findsWithACheckpointThatTheEndWasCutOff() throws IOException {
    String kept = COMMANDS.file("kept.txt", checkpoint());
    String cut = COMMANDS.file("cut.txt", example().substring(0, example().indexOf("event/1 1 ")));

    Commands.Run without = verify(cut, "--key", KEY);
    Commands.Run with = verify(cut, "--key", KEY, "--checkpoint", kept);

    assertEquals(0, without.exitCode());
    assertTrue(with.out().startsWith(cut + ":9: KEPT_SIZE:"), with.out());
    assertEquals(1, with.exitCode());
  }

  @Test
  void saysNoToAnotherKey() {
    Commands.Run run = verify(EXAMPLE.toString(), "--key", OTHER_KEY);

    assertTrue(run.out().contains(":2: OTHER_KEY: The file names another key."), run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void countsThePayloadsThatTheFileDoesNotShow() throws IOException {
    String file =
        COMMANDS.file(
            "published.txt", example().replaceAll("(event/1 [02] .*) kept .*", "$1 withheld"));

    Commands.Run text = verify(file, "--key", KEY);
    Commands.Run json = verify(file, "--key", KEY, "--format", "json");

    assertTrue(text.out().contains("\nPayloads that this file does not show: 2."), text.out());
    assertEquals("2", Parsed.of(json.out()).text("withheld"));
    assertEquals(0, text.exitCode());
  }

  @Test
  void givesTheSameAsJson() {
    Commands.Run run = verify(EXAMPLE.toString(), "--format", "json");

    Parsed parsed = Parsed.of(run.out());
    assertEquals("true", parsed.text("verified"));
    assertEquals("true", parsed.text("keyFromFile"));
    assertEquals("3", parsed.text("events"));
    assertEquals("XkIZR8ojehrfI2vzB9IuPIUBgCaQmDjecEaX0bJDGHc=", parsed.text("root"));
    assertEquals("2018-02-21T09:30:00Z", parsed.text("until"));
    assertEquals(0, run.exitCode());
  }

  @Test
  void refusesWhatItCanNotRead() {
    String other = COMMANDS.file("other.txt", "something else\n");

    Commands.Run file = verify(other);
    Commands.Run missing = verify("no-such-file.txt");
    Commands.Run key = verify(EXAMPLE.toString(), "--key", "key");
    Commands.Run checkpoint = verify(EXAMPLE.toString(), "--checkpoint", other);

    assertTrue(
        file.err().contains("expected proviso-record/1, found 'something else'"), file.err());
    assertTrue(missing.err().contains("no-such-file.txt can not be read"), missing.err());
    assertTrue(key.err().contains("a key like"), key.err());
    assertTrue(checkpoint.err().contains("is not a signed checkpoint"), checkpoint.err());
    for (Commands.Run run : List.of(file, missing, key, checkpoint)) {
      assertEquals(2, run.exitCode());
      assertEquals("", run.out());
    }
  }

  @Test
  void hasAProblemInWordsForEachThatThereIs() {
    for (Problem problem : Problem.values()) {
      assertFalse(Words.say("record.problem." + problem).isEmpty());
    }
  }
}
