package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand changes of an exported record are all found, each with the key that the reader
/// knows and, in turn, with and without a checkpoint that the reader kept.
class TamperTest {

  private static final SigningKey KEY = RecordFixtures.key();
  private static final List<Event> EVENTS = RecordFixtures.fortyEvents();
  private static final byte[] FILE = RecordFixtures.exported(EVENTS, KEY);

  @Test
  void findsFiveHundredChanges() {
    findsChanges(500);
  }

  @Test
  @Tag("full")
  void findsTenThousandChanges() {
    findsChanges(10_000);
  }

  private static void findsChanges(int changes) {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? System.nanoTime() : given;
    SplittableRandom random = new SplittableRandom(seed);
    SignedNote kept = RecordFixtures.keptAt(40, EVENTS, KEY);
    List<Tampering> kinds = List.of(Tampering.values());
    Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
    List<String> missed = new ArrayList<>();
    for (int n = 0; n < changes; ) {
      Tampering kind = kinds.get(n % kinds.size());
      byte[] changed = kind.apply(FILE, random);
      if (Arrays.equals(changed, FILE)) {
        continue;
      }
      n++;
      // What is cut off right behind a checkpoint can not be found without a later one.
      boolean keeps = n % 2 == 0 || isAnEarlierState(changed);
      Verification verification =
          RecordFixtures.verify(changed, KEY.verifier(), keeps ? kept : null);
      if (verification instanceof Verification.Verified) {
        missed.add(kind + " in " + new String(changed, StandardCharsets.UTF_8));
      } else {
        found.merge(kind, 1, Integer::sum);
      }
    }

    System.out.println("TamperTest: found with -Dproviso.seed=" + seed + ": " + found);
    assertEquals(List.of(), missed, "with -Dproviso.seed=" + seed);
    assertEquals(changes, found.values().stream().mapToInt(it -> it).sum());
  }

  @Test
  void findsThatAnyOneBitWasChanged() throws IOException {
    byte[] small = smallRecord();
    assertInstanceOf(
        Verification.Verified.class, RecordFixtures.verify(small, KEY.verifier(), null));
    for (int at = 0; at < 8 * small.length; at++) {
      byte[] changed = small.clone();
      changed[at / 8] ^= (byte) (1 << (at % 8));

      Verification verification = RecordFixtures.verify(changed, KEY.verifier(), null);

      assertFalse(verification instanceof Verification.Verified, "bit " + at);
    }
  }

  private static byte[] smallRecord() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = new RecordWriter(out, KEY.verifier());
    writer.write(EVENTS.getFirst());
    writer.write(RecordFixtures.keptAt(1, EVENTS, KEY));
    return out.toByteArray();
  }

  /// The limit of the format, and what helps against it.
  @Test
  void findsACutBehindACheckpointOnlyWithALaterCheckpoint() {
    String file = new String(FILE, StandardCharsets.UTF_8);
    SignedNote kept = RecordFixtures.keptAt(40, EVENTS, KEY);
    List<Integer> unseen = new ArrayList<>();
    for (int ordinal = 2; ordinal <= 3; ordinal++) {
      int end = endOfCheckpoint(file, ordinal - 1);
      byte[] cut = file.substring(0, end).getBytes(StandardCharsets.UTF_8);
      assertTrue(isAnEarlierState(cut));
      assertInstanceOf(Verification.Broken.class, RecordFixtures.verify(cut, KEY.verifier(), kept));
      if (RecordFixtures.verify(cut, KEY.verifier(), null) instanceof Verification.Verified) {
        unseen.add(ordinal - 1);
      }
    }

    // Behind the second one the redaction of event 20 would have come.
    assertEquals(List.of(1), unseen);
  }

  private static int endOfCheckpoint(String file, int ordinal) {
    int end = file.indexOf("checkpoint " + ordinal + "\n");
    for (int line = 0; line < 6; line++) {
      end = file.indexOf('\n', end) + 1;
    }
    return end;
  }

  private static boolean isAnEarlierState(byte[] changed) {
    String text = new String(changed, StandardCharsets.UTF_8);
    String file = new String(FILE, StandardCharsets.UTF_8);
    if (!file.startsWith(text)) {
      return false;
    }
    for (int ordinal = 1; ordinal <= 3; ordinal++) {
      if (text.length() == endOfCheckpoint(file, ordinal)) {
        return true;
      }
    }
    return false;
  }
}
