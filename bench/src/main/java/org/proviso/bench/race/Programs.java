package org.proviso.bench.race;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The programs of contestants that are not written in Java, which lie beside their classes.
public final class Programs {

  private Programs() {}

  /// Returns the text of the program in the file of this name, in the package of a class.
  ///
  /// @throws IOException if there is no such file
  public static String text(Class<?> beside, String file) throws IOException {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no " + file + " in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
