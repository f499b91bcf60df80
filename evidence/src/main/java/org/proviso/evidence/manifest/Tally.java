package org.proviso.evidence.manifest;

import java.util.EnumMap;
import java.util.Map;

/// Counts of files by what became of them. Changed by one thread.
public final class Tally {

  private final EnumMap<Outcome.Kind, Long> counts = new EnumMap<>(Outcome.Kind.class);

  /// Adds the files that a row stands for.
  public void add(Item item) {
    counts.merge(item.outcome().kind(), item.count(), Long::sum);
  }

  /// Returns how many ended so.
  public long of(Outcome.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// Returns the counts that are not 0, in the order of the kinds.
  public Map<Outcome.Kind, Long> counts() {
    return new EnumMap<>(counts);
  }

  /// Returns how many files there are.
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns how many of them are not read.
  public long unread() {
    long read = 0;
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      read += kind.isRead() ? of(kind) : 0;
    }
    return total() - read;
  }
}
