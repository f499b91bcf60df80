package org.proviso.law.engine;

import java.util.Arrays;
import org.proviso.law.fact.Award;

/// The stretches of one award and condition, gathered. Not thread-safe.
final class StretchList implements Sweep.Stretches {

  private int[] from = new int[16];
  private int[] holdings = new int[16];
  private Award.Status[] statuses = new Award.Status[16];
  private int size;

  @Override
  public void take(int from, int until, int holding, Award.Status status) {
    if (size == this.from.length) {
      this.from = Arrays.copyOf(this.from, size * 2);
      holdings = Arrays.copyOf(holdings, size * 2);
      statuses = Arrays.copyOf(statuses, size * 2);
    }
    this.from[size] = from;
    holdings[size] = holding;
    statuses[size++] = status;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int holding(int index) {
    return holdings[index];
  }

  Award.Status status(int index) {
    return statuses[index];
  }

  /// Returns whether another list has the same stretches.
  boolean isLike(StretchList other) {
    return Arrays.equals(from, 0, size, other.from, 0, other.size)
        && Arrays.equals(holdings, 0, size, other.holdings, 0, other.size)
        && Arrays.equals(statuses, 0, size, other.statuses, 0, other.size);
  }
}
