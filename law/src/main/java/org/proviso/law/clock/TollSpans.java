package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The union of some tolls as sorted, disjoint spans of epoch days that do not touch.
final class TollSpans {

  /// Stands for the first free day after a toll without end.
  static final long NEVER = Long.MAX_VALUE;

  private final List<Toll> tolls;
  private final long[] from;
  private final long[] until;

  TollSpans(List<Toll> tolls) {
    this.tolls = tolls;
    List<long[]> spans = new ArrayList<>();
    for (Toll toll : sorted(tolls)) {
      long start = toll.from().toEpochDay();
      long end = endOf(toll);
      if (!spans.isEmpty() && spans.getLast()[1] >= start) {
        spans.getLast()[1] = Math.max(spans.getLast()[1], end);
      } else {
        spans.add(new long[] {start, end});
      }
    }
    from = spans.stream().mapToLong(span -> span[0]).toArray();
    until = spans.stream().mapToLong(span -> span[1]).toArray();
  }

  private static List<Toll> sorted(List<Toll> tolls) {
    return tolls.size() < 2
        ? tolls
        : tolls.stream().sorted(Comparator.comparing(Toll::from)).toList();
  }

  private static long endOf(Toll toll) {
    @Nullable LocalDate end = toll.until();
    return end == null ? NEVER : end.toEpochDay();
  }

  boolean isEmpty() {
    return from.length == 0;
  }

  int size() {
    return from.length;
  }

  long from(int span) {
    return from[span];
  }

  /// Returns the first day after a span, or [#NEVER].
  long until(int span) {
    return until[span];
  }

  /// Returns the first day on or after `day` that is not tolled, or [#NEVER].
  long freeFrom(long day) {
    if (from.length == 0) {
      return day;
    }
    int found = Arrays.binarySearch(from, day);
    int span = found >= 0 ? found : -found - 2;
    return span >= 0 && day < until[span] ? until[span] : day;
  }

  /// Returns the outcome of a period that stands still for good from `since` on.
  ///
  /// @throws java.util.NoSuchElementException if every toll ends
  Outcome standstill(long since) {
    Toll open = tolls.stream().filter(toll -> toll.until() == null).findFirst().orElseThrow();
    return new Outcome.Tolled(open, LocalDate.ofEpochDay(since));
  }

  /// Returns the reason of the first toll, in the order given, that covers `day`.
  Optional<Reason> reasonTolled(LocalDate day) {
    return tolls.stream()
        .filter(toll -> toll.covers(day))
        .findFirst()
        .map(toll -> new Reason.TolledBy(toll));
  }
}
