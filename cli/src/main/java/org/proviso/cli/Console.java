package org.proviso.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;

/// What a command has of the world around it.
///
/// @param out where answers go
/// @param err where warnings and errors go
/// @param today the day on which it is run; only questions in hindsight look at it
/// @param home folder of the product, which holds `packs`
/// @param terminal whether a person looks at `err` while it is written
record Console(PrintWriter out, PrintWriter err, LocalDate today, Path home, boolean terminal) {

  void warn(String message) {
    err.println(Words.say("warning", message));
  }

  /// Prints lines that end the same way on every system.
  void print(String text) {
    out.print(text);
    out.flush();
  }
}
