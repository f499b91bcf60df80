package org.proviso.register;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds where the rows of a CSV file (RFC 4180, UTF-8) begin and end, and the rows that are
/// broken.
///
/// A parser alone would lose the rest of a file to one quote that is never closed. Here a quoted
/// field that is not properly closed, or a row of several lines with a wrong number of fields,
/// costs the row up to the end of the line on which that field, or the row, begins; what follows is
/// read as rows again. Blank lines are passed over. Not thread-safe. Memory is bounded by the
/// longest row allowed.
final class RowSplitter implements Closeable {

  /// The longest row, in bytes.
  static final int LONGEST_ROW = 1 << 20;

  private static final int LONGEST_TEXT = 1000;
  private static final int ANY_COUNT = -1;

  private enum State {
    FIELD_BEGINS,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private boolean drained;
  private long offset;
  private long line;
  private int expectedFields = ANY_COUNT;
  private boolean severalLines;

  /// @param in at the beginning of a row
  /// @param line line that begins there, counted from one
  /// @param offset number of bytes before it
  RowSplitter(InputStream in, long line, long offset) {
    this.in = in;
    this.line = line;
    this.offset = offset;
  }

  /// Says how many fields every further row must have.
  void expectFields(int count) {
    expectedFields = count;
  }

  /// Passes over the mark that some programs write at the beginning of a file in UTF-8.
  void skipByteOrderMark() throws IOException {
    while (end - start < 3 && fill()) {
      // More is read until the mark would be there.
    }
    if (end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
      offset += 3;
    }
  }

  /// Returns the line on which the next row begins, or a blank line before it.
  long line() {
    return line;
  }

  /// Returns the number of bytes before the next row, or a blank line before it.
  long offset() {
    return offset;
  }

  /// Returns the next row; null at the end of the file.
  @Nullable SplitRow next() throws IOException {
    skipBlankLines();
    severalLines = false;
    State state = State.FIELD_BEGINS;
    int fields = 1;
    int at = 0;
    // End of the first line of the row, and of the line on which the open field begins, from start.
    int firstLine = -1;
    int fieldLine = -1;
    while (true) {
      if (start + at == end && !fill()) {
        return atEnd(state, fields, at, firstLine, fieldLine);
      }
      if (at > LONGEST_ROW) {
        return tooLong(state, fields, firstLine, fieldLine);
      }
      byte b = buffer[start + at];
      switch (state) {
        case FIELD_BEGINS, PLAIN -> {
          if (b == ',') {
            fields++;
            state = State.FIELD_BEGINS;
          } else if (isBreak(b)) {
            return finished(fields, at, firstLine);
          } else if (b == '"' && state == State.FIELD_BEGINS) {
            state = State.QUOTED;
            fieldLine = -1;
          } else {
            state = State.PLAIN;
            at = lastOfPlain(at);
          }
        }
        case QUOTED -> {
          if (b == '"') {
            state = State.QUOTE_IN_QUOTED;
          } else if (isBreak(b)) {
            severalLines = true;
            firstLine = firstLine < 0 ? at : firstLine;
            fieldLine = fieldLine < 0 ? at : fieldLine;
          }
        }
        case QUOTE_IN_QUOTED -> {
          if (b == '"') {
            state = State.QUOTED;
          } else if (b == ',') {
            fields++;
            state = State.FIELD_BEGINS;
          } else if (isBreak(b)) {
            return finished(fields, at, firstLine);
          } else {
            return fieldLine < 0
                ? restOfLine(Fault.TEXT_AFTER_QUOTE, fields - 1, at)
                : broken(Fault.UNCLOSED_QUOTE, fields - 1, fieldLine);
          }
        }
      }
      at++;
    }
  }

  /// Returns the last of the bytes from `at` on that are neither comma nor end of line.
  private int lastOfPlain(int at) {
    int i = start + at;
    while (i + 1 < end && buffer[i + 1] != ',' && !isBreak(buffer[i + 1])) {
      i++;
    }
    return i - start;
  }

  private @Nullable SplitRow atEnd(State state, int fields, int at, int firstLine, int fieldLine)
      throws IOException {
    if (at == 0) {
      return null;
    }
    if (state == State.QUOTED) {
      return broken(Fault.UNCLOSED_QUOTE, fields - 1, fieldLine < 0 ? at : fieldLine);
    }
    return finished(fields, at, firstLine);
  }

  private SplitRow tooLong(State state, int fields, int firstLine, int fieldLine)
      throws IOException {
    if (state == State.QUOTED && fieldLine >= 0) {
      return broken(Fault.UNCLOSED_QUOTE, fields - 1, fieldLine);
    }
    return firstLine >= 0
        ? broken(Fault.ROW_TOO_LONG, 0, firstLine)
        : restOfLine(Fault.ROW_TOO_LONG, 0, 0);
  }

  private SplitRow finished(int fields, int length, int firstLine) throws IOException {
    if (expectedFields != ANY_COUNT && fields != expectedFields) {
      int field = Math.min(fields, expectedFields) - 1;
      return broken(Fault.FIELD_COUNT, field, firstLine < 0 ? length : firstLine);
    }
    String text = new String(buffer, start, length, StandardCharsets.UTF_8);
    // The decoder puts this character for what it can not read; it may also stand there by right.
    if (text.indexOf('\uFFFD') >= 0) {
      int good = validBytes(length);
      if (good < length) {
        String before = new String(buffer, start, good, StandardCharsets.UTF_8);
        return new SplitRow.Broken(passed(length), text, Fault.NOT_UTF8, fieldAtEndOf(before));
      }
    }
    return new SplitRow.Whole(passed(length), text);
  }

  private int validBytes(int length) {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, start, length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(length), true);
    return result.isError() ? bytes.position() - start : length;
  }

  private static int fieldAtEndOf(String text) {
    return (int) FieldPlaces.beginnings(text).count() - 1;
  }

  /// Returns the row as far as `length` as broken; reading goes on behind the end of that line.
  private SplitRow broken(Fault fault, int field, int length) throws IOException {
    String text = new String(buffer, start, Math.min(length, LONGEST_ROW), StandardCharsets.UTF_8);
    return new SplitRow.Broken(
        passed(length), fault == Fault.ROW_TOO_LONG ? abridged(text) : text, fault, field);
  }

  /// Returns the line as broken, however long its rest is.
  private SplitRow restOfLine(Fault fault, int field, int from) throws IOException {
    int at = from;
    while (true) {
      if (start + at == end && !fill()) {
        return broken(fault, field, at);
      }
      if (isBreak(buffer[start + at])) {
        return broken(fault, field, at);
      }
      if (at > LONGEST_ROW) {
        return endless(fault, field, at);
      }
      at++;
    }
  }

  /// Throws the rest of a line away as it is read, so that its length costs no memory.
  private SplitRow endless(Fault fault, int field, int length) throws IOException {
    String text = new String(buffer, start, LONGEST_TEXT, StandardCharsets.UTF_8);
    long begins = line;
    offset += length;
    start += length;
    while ((start < end || fill()) && !isBreak(buffer[start])) {
      start++;
      offset++;
    }
    SplitRow.Extent rest = passed(0);
    return new SplitRow.Broken(
        new SplitRow.Extent(begins, rest.nextLine(), rest.nextOffset()), text, fault, field);
  }

  /// Moves behind a row of `length` bytes and its end of line.
  private SplitRow.Extent passed(int length) throws IOException {
    long begins = line;
    for (int i = 0; severalLines && i < length; i++) {
      byte b = buffer[start + i];
      if (b == '\n' || (b == '\r' && (start + i + 1 == end || buffer[start + i + 1] != '\n'))) {
        line++;
      }
    }
    offset += length;
    start += length;
    passBreak();
    return new SplitRow.Extent(begins, line, offset);
  }

  private boolean passBreak() throws IOException {
    if ((start == end && !fill()) || !isBreak(buffer[start])) {
      return false;
    }
    boolean carriageReturn = buffer[start] == '\r';
    start++;
    offset++;
    line++;
    if (carriageReturn && (start < end || fill()) && buffer[start] == '\n') {
      start++;
      offset++;
    }
    return true;
  }

  private void skipBlankLines() throws IOException {
    boolean more = true;
    while (more) {
      more = passBreak();
    }
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /// Reads more bytes behind those at hand, which stay; returns false at the end of the file.
  private boolean fill() throws IOException {
    if (drained) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, end, buffer.length - end);
    drained = count < 0;
    end += Math.max(count, 0);
    return !drained;
  }

  private static String abridged(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
