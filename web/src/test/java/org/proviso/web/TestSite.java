package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.springframework.util.FileSystemUtils;

/// The site of the first pack, served on a free port for all tests of this process.
final class TestSite {

  private static final Path FOLDER = Path.of("..", "packs", "us-byrne-jag");

  static final Pack PACK = assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(FOLDER)).pack();

  /// A day after all that the pack has on record.
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private static final Served SERVED = start();

  private TestSite() {}

  /// Returns where a path of the site is.
  static String at(String path) {
    return SERVED.address() + path;
  }

  private static Served start() {
    try {
      Path data = Files.createTempDirectory("proviso-site");
      Served served = Server.start(new Server.Settings(PACK, FOLDER, data, null, 0, CLOCK));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    served.close();
                    FileSystemUtils.deleteRecursively(data.toFile());
                  }));
      return served;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
