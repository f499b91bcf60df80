package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example of `docs/record.md`, which a program in Python made after that page, with a library
/// of its own for Ed25519.
class ExampleTest {

  private static final Path FILE = Path.of("..", "docs", "examples", "record.txt");
  private static final SigningKey KEY = RecordFixtures.key();

  @Test
  void isVerified() throws IOException {
    Verification verification =
        RecordFixtures.verify(Files.readAllBytes(FILE), KEY.verifier(), null);

    Verification.Verified verified = assertInstanceOf(Verification.Verified.class, verification);
    assertEquals(3, verified.size());
    assertEquals(2, verified.checkpoints());
    assertEquals(1, verified.removed());
    assertEquals(
        "5e421947ca237a1adf236bf307d22e3c85018026909838de704697d1b2431877", verified.root().hex());
  }

  @Test
  void isWrittenByteForByteTheSame() throws IOException {
    byte[] file = Files.readAllBytes(FILE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = new RecordWriter(out, KEY.verifier());
    RightEdge edge = RightEdge.EMPTY;
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith(EventHeader.MARK)) {
        EventLine.Outcome.Read read =
            assertInstanceOf(EventLine.Outcome.Read.class, EventLine.parse(line));
        writer.write(new Event(read.header(), read.payload()));
        edge = edge.append(read.header().leaf()).edge();
      } else if (line.startsWith(RecordWriter.CHECKPOINT)) {
        writer.write(KEY.sign(Checkpoint.of(RecordFixtures.NAME, edge).text()));
      }
    }

    assertArrayEquals(file, out.toByteArray());
  }
}
