package org.proviso.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Commands run in this process, on packs copied to a folder of their own, which goes when the
/// process ends.
final class Commands {

  private static final List<Path> HOMES = Collections.synchronizedList(new ArrayList<>());

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> HOMES.forEach(Commands::delete)));
  }

  /// What a command did.
  record Run(int exitCode, String out, String err) {}

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Path MILK_FUND =
      Path.of("..", "pack", "src", "test", "resources", "packs", "milk-fund");
  private static final Path BYRNE_JAG = Path.of("..", "packs", "us-byrne-jag");

  private final Path home;

  private Commands(Path home) {
    this.home = home;
  }

  /// Commands where the Milk Fund is the only pack.
  static Commands onTheMilkFund() {
    return on(MILK_FUND);
  }

  /// Commands where the Byrne JAG pack is the only pack.
  static Commands onByrneJag() {
    return on(BYRNE_JAG);
  }

  private static Commands on(Path pack) {
    try {
      Path home = Files.createTempDirectory("proviso-commands");
      HOMES.add(home);
      copy(pack, home.resolve("packs").resolve(pack.getFileName()));
      return new Commands(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return home;
  }

  /// Writes a file into the home folder and returns where it is.
  String file(String name, String text) {
    try {
      return Files.writeString(home.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a command line, split at spaces.
  Run run(String line) {
    return runAll(line.split(" ", -1));
  }

  Run runAll(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), TODAY, home, false);
    int exitCode = ProvisoMain.execute(console, arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
