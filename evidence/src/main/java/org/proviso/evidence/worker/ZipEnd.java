package org.proviso.evidence.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The record at the end of a ZIP archive, which says how many entries the central directory has:
/// libraries read what they find there and compare it with nothing.
///
/// PKWARE APPNOTE 6.3.10, 4.3.14 to 4.3.16.
final class ZipEnd {

  private static final int SIGNATURE = 0x06054b50;
  private static final int LOCATOR = 0x07064b50;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int IN_64 = 0xffff;

  /// An entry of the central directory has as many bytes at least.
  private static final int SHORTEST_ENTRY = 46;

  private ZipEnd() {}

  /// Returns how many entries an archive says that it has, and no more than its length has room
  /// for; empty if it does not say.
  ///
  /// @throws IOException if the file cannot be read
  static OptionalLong entries(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      int length = (int) Math.min(size, LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH);
      ByteBuffer end = read(channel, size - length, length);
      for (int at = length - LENGTH; at >= 0; at--) {
        if (end.getInt(at) == SIGNATURE) {
          int few = end.getShort(at + 10) & 0xffff;
          long entries = few == IN_64 ? entries64(channel, end, at, few) : few;
          return OptionalLong.of(Math.clamp(entries, 0, size / SHORTEST_ENTRY));
        }
      }
      return OptionalLong.empty();
    }
  }

  private static long entries64(FileChannel channel, ByteBuffer end, int at, int few)
      throws IOException {
    int locator = at - LOCATOR_LENGTH;
    if (locator < 0 || end.getInt(locator) != LOCATOR) {
      return few;
    }
    long offset = end.getLong(locator + 8);
    if (offset < 0 || offset > channel.size() - 56) {
      return few;
    }
    ByteBuffer record = read(channel, offset, 56);
    return record.getInt(0) == SIGNATURE_64 ? record.getLong(32) : few;
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
    return bytes;
  }
}
