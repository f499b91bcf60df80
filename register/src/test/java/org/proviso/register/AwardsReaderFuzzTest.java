package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoiled files: whatever stands in one, a reading comes to its end and accounts for every row.
class AwardsReaderFuzzTest {

  private static final int FILES = 400;
  private static final int ROWS = 12;
  private static final byte[] SPOILERS = {'"', '"', ',', '\n', '\r', (byte) 0xFF, 'x', ' ', 0};

  @TempDir private Path folder = Path.of("");

  @Test
  void accountsForEveryRowOfASpoiledFileInBlocksOfAnySize() throws IOException {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("AwardsReaderFuzzTest: -Dproviso.seed=" + seed);
    Random random = new Random(seed);
    StringWriter good = new StringWriter();
    new SyntheticAwards(1, SyntheticAwards.Mix.ADVERSARIAL, ROWS, "16.738").writeTo(good);
    byte[] bytes = good.toString().getBytes(StandardCharsets.UTF_8);
    int header = good.toString().indexOf('\n') + 1;
    for (int i = 0; i < FILES; i++) {
      byte[] spoiled = bytes.clone();
      for (int j = random.nextInt(1, 30); j > 0; j--) {
        int at = random.nextInt(header, spoiled.length);
        spoiled[at] = SPOILERS[random.nextInt(SPOILERS.length)];
      }
      check(spoiled, random.nextInt(1, 4), "file " + i + " of seed " + seed);
    }
  }

  private void check(byte[] bytes, int size, String which) throws IOException {
    Path file = AwardFile.write(folder, bytes);
    AwardBlock whole = AwardFile.read(file);
    assertEquals(whole.next().rows(), whole.counts().rows(), which);
    // Blank lines may follow the last row, and nothing else.
    try (AwardsReader rest = AwardFile.open(file, whole.next(), AwardFile.NOBODY_KNOWN)) {
      assertEquals(0, rest.nextBlock(1).counts().rows(), which);
    }

    List<Malformed> malformed = new ArrayList<>();
    Counts counts = Counts.NONE;
    Position next = Position.START;
    boolean more = true;
    while (more) {
      // Opened anew for each block, so that each has to go on behind the one before.
      try (AwardsReader reader = AwardFile.open(file, next, AwardFile.NOBODY_KNOWN)) {
        AwardBlock block = reader.nextBlock(size);
        more = block.counts().rows() > 0;
        malformed.addAll(block.malformed());
        counts = counts.plus(block.counts());
        next = block.next();
      }
    }
    assertEquals(whole.counts().rows(), counts.rows(), which);
    assertEquals(whole.malformed(), malformed, which);
  }
}
