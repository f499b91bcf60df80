package org.proviso.docket.record;

import java.util.ArrayList;
import java.util.List;

/// A complete subtree of the log: `2^level` leaves, of which the first is `index * 2^level`.
///
/// Its hash never changes once the last of these leaves is there. Level 0 is one leaf.
///
/// @param level from 0 to 62
/// @param index place among the subtrees of its level, from 0
public record Subtree(int level, long index) {

  /// A complete subtree with its hash.
  public record Hashed(Subtree subtree, Digest hash) {}

  /// @throws IllegalArgumentException if the level or the index is out of range
  public Subtree {
    if (level < 0 || level > 62 || index < 0) {
      throw new IllegalArgumentException("no subtree " + index + " on level " + level);
    }
  }

  /// Returns the complete subtrees that `size` leaves from `start` on consist of, the largest
  /// first.
  ///
  /// @param start a multiple of the largest power of two that is not greater than `size`
  static List<Subtree> of(long start, long size) {
    List<Subtree> parts = new ArrayList<>();
    long from = start;
    for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
      int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
      parts.add(new Subtree(level, from >> level));
      from += Long.highestOneBit(rest);
    }
    return parts;
  }
}
