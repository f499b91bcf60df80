package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Files put together from pieces of records and of what is nearly one: the check always ends with
/// an outcome, never with an exception, and never verifies them.
class RecordFuzzTest {

  private static final int FILES = 20_000;

  private static final List<String> PIECES =
      List.of(
          "event/1",
          "event/1 ",
          "checkpoint ",
          "checkpoint 1\n",
          "0",
          "1",
          "999999999999999999",
          "-1",
          "2018-01-24T17:00:00.000000Z",
          "2018-01-24T17:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "2018-01-24T17:00Z",
          "clerk",
          "a".repeat(64),
          "0".repeat(64),
          "kept",
          "removed",
          "AAECAwQFBgcICQoLDA0ODw==",
          "eA==",
          "docket.example/record\n",
          "\u2014 docket.example/record AAAAAAA=\n",
          "\u2014 ",
          " ",
          " ",
          " ",
          "\n",
          "\n",
          "\n\n",
          "\r",
          "\u0000",
          "\ud83d\ude00");

  @Test
  void alwaysEndsWithAnOutcome() {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? System.nanoTime() : given;
    SplittableRandom random = new SplittableRandom(seed);
    VerifierKey key = RecordFixtures.key().verifier();
    String preamble = "proviso-record/1\nkey " + key.text() + "\n";
    List<String> lines =
        new String(
                RecordFixtures.exported(RecordFixtures.fortyEvents(), RecordFixtures.key()),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    for (int n = 0; n < FILES; n++) {
      String file = preamble + text(random, lines);
      try {
        Verification verification =
            RecordFixtures.verify(file.getBytes(StandardCharsets.UTF_8), key, null);
        assertFalse(verification instanceof Verification.Verified, file);
      } catch (RuntimeException e) {
        throw new AssertionError("with -Dproviso.seed=" + seed + ": " + file, e);
      }
    }
  }

  /// Some pieces, some lines of a record with words of theirs exchanged for pieces.
  private static String text(SplittableRandom random, List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(1, 6); pieces > 0; pieces--) {
      if (random.nextBoolean()) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        String line = lines.get(random.nextInt(2, lines.size()));
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.set(random.nextInt(words.size()), PIECES.get(random.nextInt(PIECES.size())));
        text.append(String.join(" ", words)).append('\n');
      }
    }
    return text.toString();
  }
}
