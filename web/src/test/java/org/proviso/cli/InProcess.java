package org.proviso.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;

/// The command line, run in this process to be compared with. Here because its classes show
/// themselves to no other package.
public final class InProcess {

  private InProcess() {}

  /// Runs a command on the packs of this checkout and returns what it prints.
  ///
  /// @param today the day that hindsight looks back from
  /// @param line the command, with spaces between its arguments
  /// @throws IllegalStateException if it fails
  public static String run(LocalDate today, String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), today, Path.of(".."), false);
    int exitCode = ProvisoMain.execute(console, line.split(" ", -1));
    if (exitCode != 0) {
      throw new IllegalStateException(line + "\n" + err);
    }
    return out.toString();
  }
}
