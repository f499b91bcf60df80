package org.proviso.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long readers waited, by the sort of page.
final class Waits {

  private static final double NANOS_IN_A_MILLISECOND = 1e6;

  private Waits() {}

  /// Returns a table with a line for each sort of page, and one for all.
  static String table(List<Readers.Read> reads) {
    Map<String, List<Readers.Read>> kinds = new TreeMap<>();
    reads.forEach(read -> kinds.computeIfAbsent(read.kind(), kind -> new ArrayList<>()).add(read));
    StringBuilder table = new StringBuilder();
    table.append(
        "%-12s %8s %8s %9s %9s %9s %9s%n"
            .formatted("page", "read", "failed", "p50 ms", "p95 ms", "p99 ms", "kB"));
    kinds.forEach((kind, some) -> table.append(line(kind, some)));
    return table.append(line("all", reads)).toString();
  }

  private static String line(String kind, List<Readers.Read> reads) {
    long failed = reads.stream().filter(read -> read.status() != 200).count();
    long[] nanos = reads.stream().mapToLong(Readers.Read::nanos).sorted().toArray();
    double bytes = reads.stream().mapToInt(Readers.Read::bytes).average().orElse(0);
    return "%-12s %8d %8d %9.1f %9.1f %9.1f %9.1f%n"
        .formatted(
            kind,
            reads.size(),
            failed,
            percentile(nanos, 50) / NANOS_IN_A_MILLISECOND,
            percentile(nanos, 95) / NANOS_IN_A_MILLISECOND,
            percentile(nanos, 99) / NANOS_IN_A_MILLISECOND,
            bytes / 1_000);
  }

  /// Returns the least value that `percent` of all values do not exceed (nearest rank).
  ///
  /// @param sorted ascending
  static long percentile(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[(int) ((sorted.length * (long) percent + 99) / 100) - 1];
  }
}
