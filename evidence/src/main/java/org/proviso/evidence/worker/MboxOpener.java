package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.tika.mime.MediaType;

/// Mailboxes in one file, each mail behind a line that begins with `From ` (RFC 4155).
///
/// Mails have no names there; each is called by its position, such as `12.eml`, so that it is read
/// as a mail. What stands before the first one is a child too, and marked as damaged.
final class MboxOpener implements Opener {

  private static final Set<String> TYPES = Set.of("application/mbox");

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    try (MboxScan scan = new MboxScan(source.file())) {
      long first = scan.first();
      if (scan.holdsWords(0, first)) {
        try (InputStream before = range(source, 0, first)) {
          harvest.part("", first, before, () -> "outside-of-messages");
        }
      }
      long at = first;
      for (long position = 1; at < scan.size(); position++) {
        MboxScan.Message message = scan.message(at);
        try (InputStream bytes =
            new Unquoted(
                range(source, message.begin(), message.end()),
                message.quoted() ? message.body() - message.begin() : Long.MAX_VALUE)) {
          harvest.part(position + ".eml", -1, bytes);
        }
        at = message.next();
      }
    }
  }

  private static InputStream range(Source source, long begin, long end) throws IOException {
    InputStream in = Files.newInputStream(source.file());
    in.skipNBytes(begin);
    return new BufferedInputStream(
        BoundedInputStream.builder().setInputStream(in).setMaxCount(end - begin).get());
  }

  /// A mail without the signs that keep its lines from looking like the beginning of the next:
  /// `>From ` was `From `, and `>>From ` was `>From `.
  private static final class Unquoted extends InputStream {

    private static final int MOST = 1_000;
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private final InputStream in;
    private final long from;
    private long at;
    private boolean lineBegins = true;

    /// @param in buffered
    /// @param from before which nothing was quoted
    Unquoted(InputStream in, long from) {
      this.in = in;
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      if (lineBegins && at >= from && isQuoted()) {
        in.skipNBytes(1);
        at++;
      }
      int c = in.read();
      at++;
      lineBegins = c == '\n';
      return c;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = 0;
      while (read < length) {
        int c = read();
        if (c < 0) {
          return read == 0 ? -1 : read;
        }
        target[offset + read++] = (byte) c;
      }
      return read;
    }

    private boolean isQuoted() throws IOException {
      in.mark(MOST + FROM.length);
      int c = in.read();
      int signs = 0;
      while (c == '>' && signs < MOST) {
        signs++;
        c = in.read();
      }
      boolean quoted = signs > 0;
      for (byte octet : FROM) {
        quoted = quoted && c == octet;
        c = quoted ? in.read() : c;
      }
      in.reset();
      return quoted;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
