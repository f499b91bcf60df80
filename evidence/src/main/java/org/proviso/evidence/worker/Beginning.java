package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.mime.MediaType;

/// What a file is called and begins with.
///
/// @param name as it was found; may be empty
/// @param text its first 64 kibibytes, each byte as a character (ISO 8859-1)
record Beginning(String name, String text) {

  private static final int BYTES = 1 << 16;

  private static final MediaType PDF = MediaType.application("pdf");

  static Beginning of(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Beginning(name, new String(in.readNBytes(BYTES), StandardCharsets.ISO_8859_1));
    }
  }

  /// Returns what stands behind the last dot of the name, in lower case; all of it if there is
  /// none.
  String ending() {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// Returns the type if name and beginning say the same of it, so that nothing else has to be
  /// looked for: Tika compares a file with some thousand beginnings, which for a mail takes longer
  /// than to read it.
  Optional<MediaType> certainType() {
    if (ending().equals("pdf") && text.startsWith("%PDF-")) {
      return Optional.of(PDF);
    }
    return MailTypes.isCertain(this) ? Optional.of(MailTypes.MAIL) : Optional.empty();
  }
}
