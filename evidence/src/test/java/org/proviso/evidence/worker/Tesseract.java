package org.proviso.evidence.worker;

import java.io.IOException;

/// Whether the program `tesseract` is on this machine.
final class Tesseract {

  static final String MISSING = "tesseract is not installed (apt-get install tesseract-ocr)";

  private Tesseract() {}

  static boolean isThere() {
    try {
      Process process =
          new ProcessBuilder("tesseract", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
