package org.proviso.web.statistics;

import java.util.Collection;
import java.util.List;

/// Whole numbers of one kind, days or cents, in ascending order: how many there are, the least, the
/// greatest and the exact median.
///
/// @param sorted the numbers, ascending
record Spread(List<Long> sorted) {

  /// @throws IllegalArgumentException if the numbers do not ascend
  Spread {
    sorted = List.copyOf(sorted);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i) < sorted.get(i - 1)) {
        throw new IllegalArgumentException(sorted + " does not ascend");
      }
    }
  }

  static Spread of(Collection<Long> numbers) {
    return new Spread(numbers.stream().sorted().toList());
  }

  int n() {
    return sorted.size();
  }

  /// Returns twice the median, which is whole whatever the median is: of an even count, the sum of
  /// the two numbers in the middle.
  ///
  /// @throws IllegalStateException if there is no number
  long twiceTheMedian() {
    if (sorted.isEmpty()) {
      throw new IllegalStateException("nothing has no median");
    }
    int middle = n() / 2;
    return n() % 2 == 1
        ? Math.multiplyExact(2L, sorted.get(middle))
        : Math.addExact(sorted.get(middle - 1), sorted.get(middle));
  }

  /// Returns the median: a whole number of an odd count, one with one decimal of an even count.
  ///
  /// @throws IllegalStateException if there is no number
  String median() {
    long twice = twiceTheMedian();
    return n() % 2 == 1 ? "" + twice / 2 : twice / 2 + (twice % 2 == 0 ? ".0" : ".5");
  }
}
