package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million events, with a checkpoint behind every thousandth: written and verified as streams.
/// The seconds that are printed are of one run and no measurement.
@Tag("full")
class LargeRecordTest {

  private static final int EVENTS = 1_000_000;
  private static final int CHECKPOINTS = 1_000;

  /// In MiB; the file has 400.
  private static final int HEAP = 32;

  @TempDir Path folder;

  @Tag("full")
  @Test
  void isVerifiedInLittleMemory() throws IOException, InterruptedException, URISyntaxException {
    Path file = folder.resolve("record.txt");
    SigningKey key = RecordFixtures.key();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, key);
    }

    Process verifying =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-cp",
                place(RecordVerifier.class) + File.pathSeparator + place(LargeRecordTest.class),
                LargeRecordTest.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(verifying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, verifying.waitFor());
    System.out.print(said);
  }

  /// Verifies a file of a million events in a process with little memory; fails if it does not.
  static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long before = System.nanoTime();
    Verification verification;
    try (InputStream in = Files.newInputStream(file)) {
      verification = new RecordVerifier(RecordFixtures.key().verifier(), null).verify(in);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    if (!(verification instanceof Verification.Verified verified) || verified.size() != EVENTS) {
      throw new IllegalStateException(verification.toString());
    }
    System.out.printf(
        "LargeRecordTest: %,d events, %,d bytes, verified in %.1f s in a heap of %d MiB%n",
        EVENTS, Files.size(file), seconds, HEAP);
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void write(OutputStream out, SigningKey key) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    RecordWriter writer = new RecordWriter(out, key.verifier());
    String filler = "x".repeat(150);
    Head head = Head.EMPTY;
    for (int n = 1; n <= EVENTS; n++) {
      byte[] payload =
          ("{\"number\":" + n + ",\"text\":\"" + filler + "\"}").getBytes(StandardCharsets.UTF_8);
      Head.Appended appended =
          head.append(
              RecordFixtures.START.plusMillis(n),
              new Actor("clerk", "u-" + n % 100),
              new EventKind("letter-sent"),
              new Subject("recipient", "town-" + n % 3000),
              Payload.Kept.of(payload, random));
      writer.write(appended.event());
      head = appended.head();
      if (n % CHECKPOINTS == 0) {
        writer.write(key.sign(Checkpoint.of(RecordFixtures.NAME, head.edge()).text()));
      }
    }
  }
}
