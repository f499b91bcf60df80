package org.proviso.store.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`: the process that serves a cluster, or did.
///
/// @param process 0 if the file names none
/// @param port 0 if the file does not have it, or not yet
/// @param ready whether the server takes connections
record PidFile(long process, int port, boolean ready) {

  /// No process has such a number: Linux stops at 4194304.
  private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

  private static final int PORT = 3;
  private static final int STATUS = 7;

  /// Reads the file.
  ///
  /// @return empty if there is none
  static Optional<PidFile> read(Path cluster) throws IOException {
    try {
      List<String> lines = lines(cluster);
      return Optional.of(
          new PidFile(
              number(lines, 0),
              (int) number(lines, PORT),
              lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static Path path(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  private static List<String> lines(Path cluster) throws IOException {
    return Files.readAllLines(path(cluster), StandardCharsets.ISO_8859_1);
  }

  private static long number(List<String> lines, int line) {
    String text = line < lines.size() ? lines.get(line).strip() : "";
    return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : 0;
  }

  /// Has the file name no process any more.
  ///
  /// It is not deleted: its seventh line names the shared memory block of the server that wrote it,
  /// and PostgreSQL refuses to start while a process of that server still uses the block. That
  /// guard must stay. A file without that line guards nothing and stops PostgreSQL; that one goes.
  static void disarm(Path cluster, RunAs owner) throws IOException {
    List<String> lines = new ArrayList<>(lines(cluster));
    if (number(lines, 0) == 0) {
      Files.delete(path(cluster));
    } else {
      lines.set(0, NOBODY);
      Folders.writeWhole(path(cluster), String.join("\n", lines) + "\n", owner);
    }
  }
}
