package org.proviso.bench.awards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The programs of the contestants that are not written in Java, which lie beside this class.
final class Programs {

  private Programs() {}

  /// Returns the text of the program in the file of this name.
  ///
  /// @throws IOException if there is no such file
  static String text(String file) throws IOException {
    try (InputStream in = Programs.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no " + file + " in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
