package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/// Character sets of bytes that do not say theirs.
final class Charsets {

  /// What text that is neither Unicode nor like anything known was written in, most of the time
  /// (WHATWG Encoding, 4.2: also what `iso-8859-1` means).
  static final Charset WESTERN = Charset.forName("windows-1252");

  private Charsets() {}

  /// Returns what Tika's detectors make of the beginning of a file.
  ///
  /// @throws IOException if it cannot be read
  static Charset detected(TikaConfig config, Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Charset charset = config.getEncodingDetector().detect(bytes, new Metadata());
      return charset == null || !charset.canEncode() ? WESTERN : charset;
    } catch (RuntimeException e) {
      return WESTERN;
    }
  }

  /// Returns the character set of a name; null if there is none.
  static @Nullable Charset named(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      return charset.name().equals("ISO-8859-1") || charset.name().equals("US-ASCII")
          ? WESTERN
          : charset;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
