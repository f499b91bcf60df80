package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.done;
import static org.proviso.store.AnswerFixtures.name;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;

/// An upload goes on after `kill -9` of the program that took it, where the last piece ended that
/// was acknowledged or a later one.
class UploadCrashTest {

  @Test
  void goesOnWhereTheLastPieceEndedAfterTheProgramWasKilled() throws Exception {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("UploadCrashTest: proviso.seed=" + seed);
    OwnerLogin login = TestServer.login();
    String upload;
    try (Database database = TestServer.open(login)) {
      AnswerFixtures.fill(database);
      done(new Answers(database).begin(INQUIRY, OAK, LETTER, COUNSEL));
      Uploads.Begun begun =
          new Uploads(database, UploadLimits.USUAL)
              .begin(INQUIRY, OAK, 1, name("a"), UploadingProgram.LENGTH, null, COUNSEL);
      upload = assertInstanceOf(Uploads.Begun.Yes.class, begun).id();
    }
    int pieces = 5 + new Random(seed).nextInt(40);

    long acknowledged = uploadUntilKilled(login, upload, seed, pieces);

    try (Database database = TestServer.open(login)) {
      Uploads uploads = new Uploads(database, UploadLimits.USUAL);
      byte[] content = UploadingProgram.content(seed);
      int at = Math.toIntExact(uploads.find(OAK, upload).orElseThrow().arrived());
      assertTrue(at >= acknowledged, () -> "what was acknowledged is gone");
      assertTrue(at < content.length, "it was killed too late");
      assertEquals(0, at % UploadingProgram.PIECE, "a part of a piece is there");
      while (at < content.length) {
        int end = Math.min(at + Uploads.LONGEST_PIECE, content.length);
        uploads.append(OAK, upload, at, Arrays.copyOfRange(content, at, end));
        at = end;
      }
      assertInstanceOf(
          Uploads.Finished.Yes.class, uploads.finish(OAK, upload, Digest.sha256(content), COUNSEL));
    }
  }

  /// Returns the last offset that was acknowledged.
  private static long uploadUntilKilled(OwnerLogin login, String upload, long seed, int pieces)
      throws Exception {
    Process program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UploadingProgram.class.getName(),
                    login.url(),
                    upload,
                    Long.toString(seed)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    int kept = 0;
    try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(UploadingProgram.KEPT)) {
          last = Long.parseLong(line.substring(UploadingProgram.KEPT.length()));
          kept++;
        }
        if (kept == pieces) {
          // SIGKILL on Linux. The handle leaves the pipe open, whose rest is still read.
          program.toHandle().destroyForcibly();
          kept++;
        }
      }
    } finally {
      program.destroyForcibly().onExit().join();
    }
    assertTrue(kept > pieces, "it ended by itself");
    return last;
  }
}
