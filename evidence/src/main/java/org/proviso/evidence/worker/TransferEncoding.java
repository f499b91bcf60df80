package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// How the bytes of a part of a mail are written as lines of ASCII (RFC 2045, chapter 6).
///
/// Everything is decoded that can be. What is against the rules is left out, or left as it is, and
/// told as damage.
enum TransferEncoding {
  /// As they are, also where nobody knows how.
  IDENTITY,
  BASE64,
  QUOTED_PRINTABLE,
  /// As `uuencode` writes them, between `begin` and `end`.
  UUENCODE;

  /// Returns the encoding with this name in a header.
  static TransferEncoding of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
      default -> IDENTITY;
    };
  }

  /// Returns the bytes before they were encoded.
  byte[] decode(byte[] encoded) {
    try (Decoded decoded = decoded(new ByteArrayInputStream(encoded))) {
      return decoded.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the bytes before they were encoded, as they are read.
  Decoded decoded(InputStream encoded) {
    return new Decoded(this, new BufferedInputStream(encoded));
  }

  /// Bytes that are decoded as they are read. Closing it leaves the stream below open.
  static final class Decoded extends InputStream {

    private final TransferEncoding encoding;
    private final InputStream in;
    private final byte[] ready = new byte[64];
    private int next;
    private int until;
    private String damage = "";
    private boolean began;
    private boolean ended;

    private Decoded(TransferEncoding encoding, InputStream in) {
      this.encoding = encoding;
      this.in = in;
    }

    /// Returns what was wrong so far, in a word; empty if nothing was.
    String damage() {
      return damage;
    }

    @Override
    public int read() throws IOException {
      if (encoding == IDENTITY) {
        return in.read();
      }
      while (next == until) {
        next = 0;
        until = 0;
        if (ended) {
          return -1;
        }
        switch (encoding) {
          case BASE64 -> base64();
          case QUOTED_PRINTABLE -> quotedPrintable();
          case UUENCODE -> uuencode();
          case IDENTITY -> throw new AssertionError(encoding);
        }
      }
      return ready[next++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (encoding == IDENTITY) {
        return in.read(target, offset, length);
      }
      int read = 0;
      while (read < length) {
        int one = read();
        if (one < 0) {
          return read == 0 ? -1 : read;
        }
        target[offset + read++] = (byte) one;
      }
      return read;
    }

    private void put(int octet) {
      ready[until++] = (byte) octet;
    }

    private void base64() throws IOException {
      int bits = 0;
      int digits = 0;
      while (digits < 4) {
        int c = in.read();
        if (c < 0 || c == '=') {
          ended = c < 0;
          if (digits == 0) {
            // Further padding, or the end.
            return;
          }
          if (digits == 1) {
            damage = "base64-ends-inside-a-byte";
            return;
          }
          if (c < 0) {
            damage = "base64-ends-early";
          }
          bits <<= 6 * (4 - digits);
          put(bits >> 16);
          if (digits == 3) {
            put(bits >> 8);
          }
          return;
        }
        int digit = digit(c);
        if (digit >= 0) {
          bits = bits << 6 | digit;
          digits++;
        } else if (c != '\r' && c != '\n' && c != ' ' && c != '\t') {
          damage = "base64-has-other-characters";
        }
      }
      put(bits >> 16);
      put(bits >> 8);
      put(bits);
    }

    private static int digit(int c) {
      if (c >= 'A' && c <= 'Z') {
        return c - 'A';
      }
      if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
      }
      if (c >= '0' && c <= '9') {
        return c - '0' + 52;
      }
      return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private void quotedPrintable() throws IOException {
      int c = in.read();
      if (c < 0) {
        ended = true;
        return;
      }
      if (c == ' ' || c == '\t') {
        blanks(c);
        return;
      }
      if (c != '=') {
        put(c);
        return;
      }
      in.mark(100);
      int first = in.read();
      int second = in.read();
      if (Character.digit(first, 16) >= 0 && Character.digit(second, 16) >= 0) {
        put(Character.digit(first, 16) << 4 | Character.digit(second, 16));
        return;
      }
      in.reset();
      in.mark(100);
      int at = in.read();
      for (int blanks = 0; (at == ' ' || at == '\t') && blanks < 90; blanks++) {
        at = in.read();
      }
      if (at == '\n' || at < 0) {
        return;
      }
      if (at == '\r') {
        in.mark(1);
        if (in.read() != '\n') {
          in.reset();
        }
        return;
      }
      in.reset();
      damage = "quoted-printable-has-other-characters";
      put('=');
    }

    /// Rule 3 of RFC 2045, 6.7: blanks at the end of a line were added on the way.
    private void blanks(int c) throws IOException {
      in.mark(200);
      int length = 0;
      int at = in.read();
      while ((at == ' ' || at == '\t') && length < 190) {
        length++;
        at = in.read();
      }
      in.reset();
      if (at == '\n' || at == '\r' || at < 0) {
        in.skipNBytes(length);
      } else {
        put(c);
      }
    }

    private void uuencode() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = in.read();
      while (c >= 0 && c != '\n' && line.length() < 100) {
        if (c != '\r') {
          line.append((char) c);
        }
        c = in.read();
      }
      if (!began) {
        began = line.indexOf("begin ") == 0;
        ended = c < 0;
        damage = ended && !began ? "uuencode-does-not-begin" : damage;
        return;
      }
      if (line.toString().equals("end")) {
        ended = true;
        return;
      }
      if (c < 0) {
        ended = true;
        damage = "uuencode-ends-early";
      }
      int length = line.isEmpty() ? 0 : line.charAt(0) - ' ' & 63;
      for (int i = 0; i < length; i++) {
        int at = 1 + i / 3 * 4 + i % 3;
        int high = sixBits(line, at);
        int low = sixBits(line, at + 1);
        put(
            switch (i % 3) {
              case 0 -> high << 2 | low >> 4;
              case 1 -> high << 4 | low >> 2;
              default -> high << 6 | low;
            });
      }
    }

    private int sixBits(StringBuilder line, int at) {
      if (at >= line.length()) {
        // Writers leave blanks at the end of a line out.
        return 0;
      }
      int c = line.charAt(at);
      if (c < ' ' || c > '`') {
        damage = "uuencode-has-other-characters";
      }
      return c - ' ' & 63;
    }
  }
}
