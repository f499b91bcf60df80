package org.proviso.docket.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a stream into lines that end in a line feed, in memory bounded by the longest line
/// allowed.
final class RecordLines {

  /// More than the longest payload takes in Base64, with its header.
  static final int LONGEST = 3 << 19;

  /// A line, counted from one.
  sealed interface Line {

    long number();

    /// A line without its end.
    record Text(long number, String text) implements Line {}

    /// A line that can not be read.
    record Bad(long number, String expected, String found) implements Line {}
  }

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int until;
  private byte[] line = new byte[1 << 10];
  private int length;
  private boolean ascii;
  private long number;

  RecordLines(InputStream in) {
    this.in = in;
  }

  /// Returns the next line; null at the end.
  @Nullable Line next() throws IOException {
    length = 0;
    ascii = true;
    long bytes = 0;
    while (from < until || fill()) {
      int end = from;
      while (end < until && buffer[end] != '\n') {
        ascii &= buffer[end] >= 0;
        end++;
      }
      bytes += end - from;
      keep(end);
      from = end;
      if (end < until) {
        from++;
        return line(bytes);
      }
    }
    return bytes == 0 ? null : new Line.Bad(++number, "a line feed at the end of the file", "none");
  }

  private boolean fill() throws IOException {
    from = 0;
    until = in.read(buffer);
    return until > 0;
  }

  private void keep(int end) {
    int more = Math.min(end - from, LONGEST - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  private Line line(long bytes) {
    number++;
    if (bytes > LONGEST) {
      return new Line.Bad(number, "at most " + LONGEST + " bytes", bytes + " bytes");
    }
    try {
      String text =
          ascii
              ? new String(line, 0, length, StandardCharsets.US_ASCII)
              : StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(line, 0, length))
                  .toString();
      return new Line.Text(number, text);
    } catch (CharacterCodingException e) {
      return new Line.Bad(number, "UTF-8", "other bytes");
    }
  }
}
