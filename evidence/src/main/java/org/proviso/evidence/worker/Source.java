package org.proviso.evidence.worker;

import java.nio.file.Path;
import java.util.List;
import org.apache.tika.mime.MediaType;

/// A file that is to be read.
///
/// @param file its bytes
/// @param name the name that it was found under; may be empty
/// @param bytes its length
/// @param type its media type, found from its bytes and name
/// @param passwords what is tried on what is locked
/// @param language what pictures of pages are recognised in, as Tesseract names it; empty for not
///   at all
record Source(
    Path file, String name, long bytes, MediaType type, List<String> passwords, String language) {

  /// Returns the same with other bytes and type: what was locked, opened.
  Source opened(Path plain, long plainBytes, MediaType found) {
    return new Source(plain, name, plainBytes, found, passwords, language);
  }
}
