package org.proviso.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Linux tells of processes in `/proc`.
public final class ProcessFiles {

  // Linux gives user space a hundred ticks a second on every architecture that Java runs on.
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int USER_TIME = 11;

  private ProcessFiles() {}

  /// Returns the CPU that a process and its ended children have used, in nanoseconds, to a
  /// hundredth of a second; 0 if there is no such process or no `/proc`.
  public static long cpu(long process) throws IOException {
    List<String> fields = fields(process);
    long ticks = 0;
    for (int i = USER_TIME; !fields.isEmpty() && i < USER_TIME + 4; i++) {
      ticks += Long.parseLong(fields.get(i));
    }
    return ticks * NANOS_PER_TICK;
  }

  /// Returns the greatest resident memory of a process so far, in bytes; 0 if there is no such
  /// process or no `/proc`.
  public static long peak(long process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    }
  }

  /// Returns the processes whose parent is `parent`.
  public static List<Long> children(long parent) {
    return ProcessHandle.of(parent).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid)
        .toList();
  }

  /// The fields after the command's name, which stands in brackets and may hold anything.
  private static List<String> fields(long process) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process), "stat");
    if (!Files.isReadable(stat)) {
      return List.of();
    }
    String text = Files.readString(stat);
    return List.of(text.substring(text.lastIndexOf(')') + 2).trim().split(" ", -1));
  }
}
