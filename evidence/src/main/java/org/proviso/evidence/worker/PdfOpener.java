package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.tika.mime.MediaType;

/// PDF files, page by page, with what their pages do not show.
///
/// A file that an owner's password alone protects opens: what its owner permits binds whoever
/// prints, and hides nothing (ISO 32000-1, 7.6.3.2). Where the structure is damaged, what can be
/// read is read, and the file is corrupt.
final class PdfOpener implements Opener {

  private static final Set<String> TYPES = Set.of("application/pdf", "application/illustrator");

  /// What of a file's streams is kept in memory; the rest goes to temporary files.
  private static final long MEMORY_BYTES = 64 << 20;

  private static final byte[] BY_CERTIFICATE = "Adobe.PubSec".getBytes(StandardCharsets.US_ASCII);

  PdfOpener() {
    FontMappers.set(new OneFont());
  }

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    PdfStructure structure = PdfStructure.of(source.file());
    try (PDDocument document = load(source)) {
      new PdfReading(document, structure, source.language(), harvest).read();
    }
  }

  private static PDDocument load(Source source) throws IOException {
    List<String> attempts = new ArrayList<>(source.passwords());
    attempts.addFirst("");
    for (String password : attempts) {
      try {
        return Loader.loadPDF(
            source.file().toFile(),
            password,
            MemoryUsageSetting.setupMixed(MEMORY_BYTES).streamCache);
      } catch (InvalidPasswordException e) {
        // The next password, if there is one.
      } catch (IOException e) {
        if (holds(source.file(), BY_CERTIFICATE)) {
          throw new LockedException("pdf-certificate");
        }
        throw FormatException.corrupt("no-pdf-structure");
      }
    }
    throw new LockedException("pdf");
  }

  /// Tells whether a file holds some bytes as they are. What says how a file is locked is never
  /// compressed (ISO 32000-1, 7.5.7).
  private static boolean holds(Path file, byte[] sought) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int matched = 0;
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        // No prefix of the word comes again inside it, so that a miss begins anew.
        matched = octet == sought[matched] ? matched + 1 : octet == sought[0] ? 1 : 0;
        if (matched == sought.length) {
          return true;
        }
      }
      return false;
    }
  }
}
