package org.proviso.store.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `/proc` says of one process at one moment.
///
/// @param started when it started, in ticks since the system did; with the number it tells a
///   process from a later one of the same number
/// @param ended whether it has ended and only its parent's notice is outstanding
/// @param command the program and its arguments; empty if it has ended or is the kernel's
/// @param folder its working folder; null if this process may not know it
record LinuxProcess(
    long number, String started, boolean ended, List<String> command, @Nullable Path folder) {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Pattern NUL = Pattern.compile("\0", Pattern.LITERAL);
  private static final Duration LONGEST_KILL = Duration.ofSeconds(10);
  private static final int STATE = 0;
  private static final int STARTED = 19;

  LinuxProcess {
    command = List.copyOf(command);
  }

  /// Finds a process.
  ///
  /// @return empty if there is none
  /// @throws IOException if there is one and it cannot be looked at
  static Optional<LinuxProcess> find(long number) throws IOException {
    Path entry = PROCESSES.resolve(Long.toString(number));
    try {
      if (number <= 0 || !Files.exists(entry)) {
        return Optional.empty();
      }
      String stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The program's name stands in brackets and may hold anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String line = Files.readString(entry.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return Optional.of(
          new LinuxProcess(
              number,
              fields[STARTED],
              fields[STATE].equals("Z") || fields[STATE].equals("X"),
              arguments(line),
              folder(entry)));
    } catch (IOException failure) {
      if (!Files.exists(entry)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /// Each argument ends with a NUL, an empty one too.
  private static List<String> arguments(String line) {
    List<String> arguments = new ArrayList<>(List.of(NUL.split(line, -1)));
    arguments.removeLast();
    return arguments.stream().map(LinuxProcess::text).toList();
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static @Nullable Path folder(Path entry) {
    try {
      return Files.readSymbolicLink(entry.resolve("cwd"));
    } catch (IOException _) {
      return null;
    }
  }

  /// Returns whether this is the first process of a PostgreSQL server on a cluster.
  boolean serves(Path cluster) {
    if (ended || command.isEmpty() || !isPostgres(command.getFirst())) {
      return false;
    }
    if (folder == null) {
      int option = command.indexOf("-D");
      return option >= 0
          && option + 1 < command.size()
          && command.get(option + 1).equals(cluster.toString());
    }
    return isSame(folder, cluster);
  }

  private static boolean isPostgres(String program) {
    return program.substring(program.lastIndexOf('/') + 1).equals("postgres");
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException _) {
      return false;
    }
  }

  /// Returns whether this is still the same process, and has not ended.
  boolean isAlive() throws IOException {
    return find(number).filter(now -> !now.ended && now.started.equals(started)).isPresent();
  }

  /// Kills what is left of servers of a cluster when the pid file names none that runs, and returns
  /// when it is gone. A process whose server has ended notices that only when its client speaks;
  /// until then no new server can start.
  ///
  /// @throws IOException if it does not go
  static void killOrphans(Path cluster) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (List<Long> left = partsOfServers(cluster);
        !left.isEmpty();
        left = partsOfServers(cluster)) {
      if (System.nanoTime() - begin > LONGEST_KILL.toNanos()) {
        throw new IOException("processes " + left + " work on " + cluster + " and do not end");
      }
      left.forEach(part -> ProcessHandle.of(part).ifPresent(ProcessHandle::destroyForcibly));
      Thread.sleep(10);
    }
  }

  private static List<Long> partsOfServers(Path cluster) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(PROCESSES)) {
      entries = all.filter(e -> e.getFileName().toString().matches("[0-9]+")).toList();
    }
    List<Long> parts = new ArrayList<>();
    for (Path entry : entries) {
      Path folder = folder(entry);
      if (folder != null && isSame(folder, cluster)) {
        long number = Long.parseLong(entry.getFileName().toString());
        if (find(number).filter(LinuxProcess::isPartOfServer).isPresent()) {
          parts.add(number);
        }
      }
    }
    return parts;
  }

  private boolean isPartOfServer() {
    return !command.isEmpty()
        && (command.getFirst().startsWith("postgres: ") || isPostgres(command.getFirst()));
  }
}
