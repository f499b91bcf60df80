package org.proviso.evidence.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;

/// Text as its length in bytes and its UTF-8, as what is read from elsewhere: of limited length.
public final class WireText {

  private static final int LONGEST = 1 << 20;

  private WireText() {}

  /// Writes a text; what is above a mebibyte is left out. A lone surrogate becomes a question mark.
  ///
  /// @throws IOException if it cannot be written
  public static void write(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, LONGEST);
    out.writeInt(length);
    out.write(bytes, 0, length);
  }

  /// Reads a text.
  ///
  /// @throws StreamCorruptedException if it is longer than any that is written
  /// @throws IOException if it ends early
  public static String read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new StreamCorruptedException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
