package org.proviso.docket.review;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far the review for one demand item is.
///
/// @param items how many are to be read
/// @param standings how many of these are at each standing; none of those that nobody read
/// @param readers how many items each person coded, by identifier of the account. One item may have
///   several readers, so these have no sum.
public record Progress(
    long items, SortedMap<StandingKind, Long> standings, SortedMap<String, Long> readers) {

  /// Copies the maps.
  ///
  /// @throws IllegalArgumentException if a count is below 0, or they have those that nobody read
  public Progress {
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    readers = Collections.unmodifiableSortedMap(new TreeMap<>(readers));
    if (items < 0 || standings.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count below 0");
    }
    if (standings.keySet().stream()
        .anyMatch(kind -> kind.degree() == StandingKind.Degree.NOT_READ)) {
      throw new IllegalArgumentException("those that nobody read are what is left");
    }
  }

  /// Returns how many items somebody read.
  public long read() {
    return standings.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns how many items nobody read; 0 if more were read than there are now.
  public long notRead() {
    return Math.max(0, items - read());
  }

  /// Returns how many items nobody has to do anything more about.
  public long done() {
    return standings.entrySet().stream()
        .filter(each -> each.getKey().isFinal())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Returns how many items wait for another reader.
  public long wantingAnotherReader() {
    return standings.entrySet().stream()
        .filter(each -> each.getKey().wantsAnotherReader())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Returns how many items wait for a person who may settle them.
  public long wantingSettling() {
    return standings.entrySet().stream()
        .filter(each -> each.getKey().wantsSettling())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
