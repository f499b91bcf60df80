package org.proviso.evidence.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Archives as bytes, made by program.
final class Archives {

  private Archives() {}

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// An honest ZIP archive, stored.
  ///
  /// @param parts names, each followed by the bytes
  static byte[] zip(Object... parts) {
    RawZip zip = new RawZip();
    for (int at = 0; at < parts.length; at += 2) {
      zip.stored(text((String) parts[at]), (byte[]) parts[at + 1]);
    }
    return zip.end();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// An honest tar archive.
  ///
  /// @param parts names, each followed by the bytes
  static byte[] tar(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int at = 0; at < parts.length; at += 2) {
        byte[] bytes = (byte[]) parts[at + 1];
        TarArchiveEntry entry = new TarArchiveEntry((String) parts[at]);
        entry.setModTime(0);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static long crc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
