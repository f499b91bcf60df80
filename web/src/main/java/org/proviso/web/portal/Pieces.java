package org.proviso.web.portal;

import java.io.IOException;
import java.io.InputStream;
import org.proviso.store.Uploads;

/// What is sent, cut into pieces that are kept one by one.
final class Pieces {

  private Pieces() {}

  /// Keeps what a stream has. Where the stream breaks off, what came before it is kept.
  ///
  /// @param offset where its first byte belongs
  /// @return what came of the last piece; that nothing changed if the stream has no byte
  /// @throws IOException if the stream breaks off
  static Uploads.Arrived append(
      Uploads uploads, String party, String upload, long offset, InputStream in)
      throws IOException {
    Uploads.Arrived arrived = new Uploads.Arrived.Kept(offset);
    byte[] buffer = new byte[Uploads.LONGEST_PIECE];
    while (arrived instanceof Uploads.Arrived.Kept(long at)) {
      int filled = 0;
      try {
        while (filled < buffer.length) {
          int read = in.read(buffer, filled, buffer.length - filled);
          if (read < 0) {
            break;
          }
          filled += read;
        }
      } catch (IOException e) {
        if (filled > 0) {
          uploads.append(party, upload, at, java.util.Arrays.copyOf(buffer, filled));
        }
        throw e;
      }
      if (filled == 0) {
        return arrived;
      }
      arrived = uploads.append(party, upload, at, java.util.Arrays.copyOf(buffer, filled));
    }
    return arrived;
  }
}
