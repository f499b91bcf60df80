package org.proviso.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.proviso.docket.answer.UploadLimits;

/// A program of its own that uploads random bytes piece by piece until it is killed. Each piece
/// that is kept is acknowledged by one line on standard output.
final class UploadingProgram {

  static final String KEPT = "kept ";
  static final int LENGTH = 40_000_000;
  static final int PIECE = 20_000;

  private UploadingProgram() {}

  static byte[] content(long seed) {
    byte[] content = new byte[LENGTH];
    new Random(seed).nextBytes(content);
    return content;
  }

  /// Opens the database and uploads.
  ///
  /// @param args address of the database, identifier of the upload, seed of its bytes
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    byte[] content = content(Long.parseLong(args[2]));
    Database database = TestServer.open(new OwnerLogin(args[0], TestServer.USER, ""));
    Uploads uploads = new Uploads(database, UploadLimits.USUAL);
    int at = 0;
    while (at < content.length) {
      byte[] piece = Arrays.copyOfRange(content, at, Math.min(at + PIECE, content.length));
      Uploads.Arrived arrived = uploads.append(AnswerFixtures.OAK, args[1], at, piece);
      if (!(arrived instanceof Uploads.Arrived.Kept(long offset))) {
        throw new IllegalStateException(arrived.toString());
      }
      at = Math.toIntExact(offset);
      out.println(KEPT + at);
    }
  }
}
