package org.proviso.bench.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// Middle and ends of what was measured several times.
///
/// @param middle the median
/// @param least the least
/// @param most the greatest
record Median(double middle, double least, double most) {

  /// Returns the median of a figure.
  ///
  /// @throws IllegalArgumentException if there is none
  static <T> Median of(Collection<T> some, ToDoubleFunction<T> figure) {
    double[] sorted = some.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a median of nothing");
    }
    return new Median(
        (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
        sorted[0],
        sorted[sorted.length - 1]);
  }

  /// Returns the value that a share of all values do not exceed (nearest rank).
  ///
  /// @param percent from 1 to 100
  static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length * (long) percent + 99) / 100) - 1];
  }

  /// Returns it as `12.3 (11.9, 14.0)`.
  String shown() {
    return "%.1f (%.1f, %.1f)".formatted(middle, least, most);
  }
}
