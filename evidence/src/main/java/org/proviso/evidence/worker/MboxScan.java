package org.proviso.evidence.worker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds where each mail in a mailbox begins and ends, without holding it.
///
/// A mail begins at a line `From ` that has a time in it, stands behind an empty line and before a
/// header, or before an empty line where the time is one in full. Where the first line of the file
/// has no time, none needs one. `Content-Length` is believed where it leads to the end or to the
/// next such line; lines in between that look like a beginning then are text. Used by one thread.
final class MboxScan implements Closeable {

  private static final int BUFFER = 1 << 16;
  private static final int SHOWN = 400;
  private static final Pattern TIME =
      Pattern.compile(
          "\\b\\d{1,2}:\\d\\d(:\\d\\d)?\\b.*\\b(19|20)\\d\\d\\b|\\b(19|20)\\d\\d\\b.*\\b\\d{1,2}:\\d\\d");
  private static final Pattern FULL_TIME =
      Pattern.compile(
          "^From \\S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d"
              + "(:\\d\\d)?( \\S+)? \\d{4}\\b.*");

  private final SeekableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final long size;
  private long bufferBegins;
  private boolean timed = true;

  /// The line that was read last: where it begins and ends, and how it begins.
  private long lineBegin;

  private long lineEnd;
  private final StringBuilder shown = new StringBuilder();

  MboxScan(Path file) throws IOException {
    channel = Files.newByteChannel(file);
    size = channel.size();
    buffer.limit(0);
  }

  /// A mail in the file, by offsets.
  ///
  /// @param begin of its head
  /// @param body of its body
  /// @param end behind its last byte
  /// @param next where the next mail's first line begins
  /// @param quoted whether lines that look like a beginning have a sign before them
  record Message(long begin, long body, long end, long next, boolean quoted) {}

  long size() {
    return size;
  }

  /// Returns where the first mail begins; the size if there is none.
  long first() throws IOException {
    seek(0);
    boolean some = false;
    while (line()) {
      if (isFrom()) {
        timed = some || TIME.matcher(shown).find();
        if (!some || begins(true)) {
          return lineBegin;
        }
      }
      some = some || !isEmpty();
    }
    return size;
  }

  /// Tells whether there is more than empty lines.
  boolean holdsWords(long begin, long end) throws IOException {
    seek(begin);
    while (lineEnd < end && line()) {
      if (lineBegin < end && !isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Returns the mail whose first line begins at an offset.
  Message message(long at) throws IOException {
    seek(at);
    line();
    long begin = lineEnd;
    long length = -1;
    boolean more = line();
    while (more && !isEmpty()) {
      String header = shown.toString().toLowerCase(Locale.ROOT);
      if (length < 0 && header.startsWith("content-length:")) {
        length = number(header.substring("content-length:".length()).strip());
      }
      if (isFrom() && begins(false)) {
        // A mail of a head alone, without the empty line behind it.
        return new Message(begin, lineBegin, lineBegin, lineBegin, false);
      }
      more = line();
    }
    long body = more ? lineEnd : size;
    if (length >= 0 && length <= size - body) {
      long next = nextBehind(body + length);
      if (next >= 0) {
        return new Message(begin, body, body + length, next, !looksUnquoted(body, body + length));
      }
    }
    seek(body);
    return search(begin, body);
  }

  private Message search(long begin, long body) throws IOException {
    boolean behindEmpty = true;
    long lastEmpty = -1;
    while (line()) {
      if (isFrom() && begins(behindEmpty)) {
        return new Message(begin, body, lastEmpty < 0 ? lineBegin : lastEmpty, lineBegin, true);
      }
      behindEmpty = isEmpty();
      lastEmpty = behindEmpty ? lineBegin : -1;
    }
    return new Message(begin, body, lastEmpty < 0 ? size : lastEmpty, size, true);
  }

  /// Returns where the next mail begins if one does, or the file ends, behind an offset and some
  /// empty lines; -1 if not.
  private long nextBehind(long end) throws IOException {
    seek(end);
    while (line()) {
      if (!isEmpty()) {
        return isFrom() && begins(true) ? lineBegin : -1;
      }
    }
    return size;
  }

  private boolean looksUnquoted(long begin, long end) throws IOException {
    seek(begin);
    while (lineEnd < end && line()) {
      if (isFrom()) {
        return true;
      }
    }
    return false;
  }

  private boolean isFrom() {
    return shown.indexOf("From ") == 0;
  }

  private boolean isEmpty() {
    return shown.isEmpty();
  }

  /// Tells whether the line that was read last, which begins with `From `, begins a mail.
  private boolean begins(boolean behindEmpty) throws IOException {
    if (!(behindEmpty
        ? !timed || TIME.matcher(shown).find()
        : FULL_TIME.matcher(shown).matches())) {
      return false;
    }
    String kept = shown.toString();
    long begin = lineBegin;
    long end = lineEnd;
    // A mail may have no header at all, if the line before it leaves no doubt.
    boolean headless = behindEmpty && FULL_TIME.matcher(shown).matches();
    boolean header =
        line()
            && (MailHeaders.nameLength(shown.toString()) > 0
                || shown.indexOf(">From ") == 0
                || (headless && isEmpty()));
    seek(end);
    lineBegin = begin;
    shown.setLength(0);
    shown.append(kept);
    return header;
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void seek(long offset) throws IOException {
    lineBegin = offset;
    lineEnd = offset;
    if (offset >= bufferBegins && offset <= bufferBegins + buffer.limit()) {
      buffer.position((int) (offset - bufferBegins));
    } else {
      channel.position(offset);
      bufferBegins = offset;
      buffer.position(0).limit(0);
    }
  }

  /// Reads the next line; false at the end.
  private boolean line() throws IOException {
    lineBegin = lineEnd;
    shown.setLength(0);
    int c = octet();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (shown.length() < SHOWN) {
        shown.append((char) c);
      }
      c = octet();
    }
    if (!shown.isEmpty() && shown.charAt(shown.length() - 1) == '\r') {
      shown.setLength(shown.length() - 1);
    }
    return true;
  }

  private int octet() throws IOException {
    if (!buffer.hasRemaining()) {
      bufferBegins += buffer.limit();
      buffer.clear();
      channel.position(bufferBegins);
      int read = channel.read(buffer);
      buffer.flip();
      if (read <= 0) {
        return -1;
      }
    }
    lineEnd++;
    return buffer.get() & 0xff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
