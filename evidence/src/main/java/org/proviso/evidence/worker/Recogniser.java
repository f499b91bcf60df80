package org.proviso.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// The words in a picture of a page, by the program `tesseract`, if it is there: a library in this
/// process would take it along when it fails.
final class Recogniser {

  /// A page of small print takes about ten seconds on one processor.
  private static final int SECONDS = 300;

  private static final int LONGEST_BYTES = 8 << 20;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+/-]*");

  private Recogniser() {}

  /// Returns what a picture says; empty if nobody can tell, because the program is missing, does
  /// not know the language or fails.
  ///
  /// @param language as Tesseract names it, such as `eng` or `eng+spa`
  static Optional<String> words(BufferedImage picture, String language) {
    try {
      Path page = Files.createTempFile("page", ".png");
      try {
        return ImageIO.write(picture, "png", page.toFile())
            ? words(page, language)
            : Optional.empty();
      } finally {
        Files.deleteIfExists(page);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Returns what the picture in a file says; empty as above.
  static Optional<String> words(Path page, String language) {
    if (!LANGUAGE.matcher(language).matches()) {
      return Optional.empty();
    }
    try {
      Path said = Files.createTempFile("page", ".txt");
      try {
        return run(page, said, language);
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> run(Path page, Path said, String language) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            List.of("tesseract", page.toString(), "stdout", "--dpi", "300", "-l", language));
    // Several threads are slower than one for single pages, and workers share the processors.
    command.environment().put("OMP_THREAD_LIMIT", "1");
    Process process =
        command
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(said.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
    if (Files.size(said) > LONGEST_BYTES) {
      return Optional.empty();
    }
    String words =
        new String(Files.readAllBytes(said), StandardCharsets.UTF_8).replace('\f', '\n').strip();
    return Optional.of(words.isEmpty() ? "" : words + "\n");
  }
}
