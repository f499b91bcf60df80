package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the bytes of a file say of the text in it.
///
/// @param charset its character set, where the bytes leave no doubt; null otherwise
/// @param mark how many bytes at the beginning say so and are no text
/// @param isText whether it is text at all: bytes that control devices are rare
record TextBytes(@Nullable Charset charset, int mark, boolean isText) {

  /// Bytes that are no text have 27 in 256 by chance, and more as most programs write them; one in
  /// fifty leaves room for what printers and terminals are told.
  private static final int ONE_CONTROL_IN = 50;

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /// Reads a file to its end.
  ///
  /// @throws IOException if it cannot be read
  static TextBytes of(Path file) throws IOException {
    byte[] head;
    try (InputStream bytes = Files.newInputStream(file)) {
      head = bytes.readNBytes(4096);
    }
    TextBytes marked = marked(head);
    if (marked != null) {
      return marked;
    }
    Charset wide = wide(head);
    if (wide != null) {
      return new TextBytes(wide, 0, true);
    }
    Utf8 utf8 = new Utf8();
    long controls = 0;
    long all = 0;
    byte[] chunk = new byte[1 << 16];
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int length = bytes.read(chunk); length >= 0; length = bytes.read(chunk)) {
        all += length;
        for (int i = 0; i < length; i++) {
          utf8.take(chunk[i]);
          controls += isControl(chunk[i]) ? 1 : 0;
        }
      }
    }
    boolean text = controls <= all / ONE_CONTROL_IN;
    return new TextBytes(text && utf8.isWhole() ? StandardCharsets.UTF_8 : null, 0, text);
  }

  private static @Nullable TextBytes marked(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return new TextBytes(StandardCharsets.UTF_8, 3, true);
    }
    if (begins(head, 0xFF, 0xFE, 0, 0)) {
      return new TextBytes(UTF_32LE, 4, true);
    }
    if (begins(head, 0, 0, 0xFE, 0xFF)) {
      return new TextBytes(UTF_32BE, 4, true);
    }
    if (begins(head, 0xFF, 0xFE)) {
      return new TextBytes(StandardCharsets.UTF_16LE, 2, true);
    }
    if (begins(head, 0xFE, 0xFF)) {
      return new TextBytes(StandardCharsets.UTF_16BE, 2, true);
    }
    return null;
  }

  private static boolean begins(byte[] head, int... octets) {
    if (head.length < octets.length) {
      return false;
    }
    for (int i = 0; i < octets.length; i++) {
      if ((head[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }

  /// Latin text in UTF-16 without a mark has a zero in every other byte, and none in the others.
  private static @Nullable Charset wide(byte[] head) {
    int pairs = head.length / 2;
    int first = 0;
    int second = 0;
    int other = 0;
    for (int i = 0; i < pairs; i++) {
      first += head[2 * i] == 0 ? 1 : 0;
      second += head[2 * i + 1] == 0 ? 1 : 0;
      other += isControl((byte) (head[2 * i] | head[2 * i + 1])) ? 1 : 0;
    }
    if (pairs < 2 || other > pairs / ONE_CONTROL_IN) {
      return null;
    }
    if (first == 0 && second >= pairs * 0.7) {
      return StandardCharsets.UTF_16LE;
    }
    return second == 0 && first >= pairs * 0.7 ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isControl(byte octet) {
    return octet == 0x7F
        || (octet >= 0 && octet < 0x20 && !(octet >= 0x08 && octet <= 0x0D) && octet != 0x1B);
  }

  /// Whether bytes are UTF-8 (RFC 3629, 4), one after the other.
  private static final class Utf8 {

    private int left;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean broken;

    void take(byte octet) {
      int value = octet & 0xFF;
      if (broken || (left == 0 && value < 0x80)) {
        return;
      }
      if (left > 0) {
        broken = value < lowest || value > highest;
        lowest = 0x80;
        highest = 0xBF;
        left--;
        return;
      }
      if (value < 0xC2 || value > 0xF4) {
        broken = true;
        return;
      }
      left = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
      lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
      highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
    }

    boolean isWhole() {
      return !broken && left == 0;
    }
  }
}
