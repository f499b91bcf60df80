package org.proviso.evidence.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/// Writes ZIP archives whose records may say anything (PKWARE APPNOTE 6.3.10).
final class RawZip {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Entry> directory = new ArrayList<>();

  /// What a record says of an entry.
  ///
  /// @param name its bytes, one in each character
  record Entry(
      String name,
      int flags,
      int method,
      long crc32,
      long compressed,
      long size,
      long offset,
      int unixMode) {

    Entry size(long other) {
      return new Entry(name, flags, method, crc32, compressed, other, offset, unixMode);
    }

    Entry compressed(long other) {
      return new Entry(name, flags, method, crc32, other, size, offset, unixMode);
    }

    Entry crc32(long other) {
      return new Entry(name, flags, method, other, compressed, size, offset, unixMode);
    }

    Entry flags(int other) {
      return new Entry(name, other, method, crc32, compressed, size, offset, unixMode);
    }

    Entry method(int other) {
      return new Entry(name, flags, other, crc32, compressed, size, offset, unixMode);
    }

    Entry name(byte[] other) {
      return new Entry(
          new String(other, StandardCharsets.ISO_8859_1),
          flags,
          method,
          crc32,
          compressed,
          size,
          offset,
          unixMode);
    }

    Entry unixMode(int other) {
      return new Entry(name, flags, method, crc32, compressed, size, offset, other);
    }
  }

  static Entry entry(byte[] name, byte[] plain, byte[] compressed, int method) {
    String characters = new String(name, StandardCharsets.ISO_8859_1);
    long crc32 = Archives.crc32(plain);
    return new Entry(characters, 0, method, crc32, compressed.length, plain.length, 0, 0);
  }

  /// Bytes that begin the file.
  void raw(byte[] bytes) {
    out.writeBytes(bytes);
  }

  /// Adds an honest entry.
  void stored(byte[] name, byte[] bytes) {
    Entry entry = entry(name, bytes, bytes, STORED);
    listed(entry, local(entry, bytes));
  }

  /// Adds an honest entry.
  void deflated(byte[] name, byte[] bytes) {
    byte[] deflated = deflate(bytes);
    Entry entry = entry(name, bytes, deflated, DEFLATED);
    listed(entry, local(entry, deflated));
  }

  /// Writes a local header with bytes behind it, and returns where it begins.
  long local(Entry entry, byte[] bytes) {
    long offset = out.size();
    byte[] name = entry.name().getBytes(StandardCharsets.ISO_8859_1);
    byte[] record = new byte[30];
    ByteBuffer header = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags());
    header.putShort((short) entry.method()).putInt(0x00210000).putInt((int) entry.crc32());
    header.putInt((int) entry.compressed()).putInt((int) entry.size());
    header.putShort((short) name.length).putShort((short) 0);
    out.writeBytes(record);
    out.writeBytes(name);
    out.writeBytes(bytes);
    return offset;
  }

  /// Has the central directory list an entry.
  void listed(Entry entry, long offset) {
    directory.add(
        new Entry(
            entry.name(),
            entry.flags(),
            entry.method(),
            entry.crc32(),
            entry.compressed(),
            entry.size(),
            offset,
            entry.unixMode()));
  }

  byte[] end() {
    return end(directory.size(), 0, new byte[0]);
  }

  /// Writes the central directory and its end.
  ///
  /// @param entries how many it says to have
  /// @param disk the number that it says this part of a split archive has
  byte[] end(int entries, int disk, byte[] comment) {
    int begin = out.size();
    for (Entry entry : directory) {
      byte[] name = entry.name().getBytes(StandardCharsets.ISO_8859_1);
      byte[] record = new byte[46];
      ByteBuffer header = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
      header.putShort((short) entry.flags()).putShort((short) entry.method());
      header.putInt(0x00210000).putInt((int) entry.crc32());
      header.putInt((int) entry.compressed()).putInt((int) entry.size());
      header.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
      header.putShort((short) 0).putShort((short) 0);
      header.putInt(entry.unixMode() << 16).putInt((int) entry.offset());
      out.writeBytes(record);
      out.writeBytes(name);
    }
    int length = out.size() - begin;
    byte[] last = new byte[22];
    ByteBuffer end = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putShort((short) disk).putShort((short) disk);
    end.putShort((short) entries).putShort((short) entries).putInt(length).putInt(begin);
    end.putShort((short) comment.length);
    out.writeBytes(last);
    out.writeBytes(comment);
    return out.toByteArray();
  }

  static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(9, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] chunk = new byte[1 << 16];
      while (!deflater.finished()) {
        deflated.write(chunk, 0, deflater.deflate(chunk));
      }
    }
    return deflated.toByteArray();
  }
}
