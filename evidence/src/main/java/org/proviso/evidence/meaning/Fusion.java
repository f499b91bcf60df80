package org.proviso.evidence.meaning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.evidence.manifest.Location;

/// Makes one order of several: reciprocal rank fusion.
///
/// An item has the sum of 1 / (60 + rank) over the orders that it is in, ranks counted from 1, so
/// that orders need no common measure. After Cormack, Clarke and Büttcher, "Reciprocal rank fusion
/// outperforms Condorcet and individual rank learning methods" (SIGIR 2009), whose 60 it keeps.
final class Fusion {

  private static final int CONSTANT = 60;

  private Fusion() {}

  /// Returns every item of all orders once, the best first; of the same rank in the order of
  /// locations.
  ///
  /// @param orders each without repetition, the best first
  static List<Location> of(List<List<Location>> orders) {
    Map<Location, Double> scores = new HashMap<>();
    for (List<Location> order : orders) {
      int rank = 0;
      for (Location location : order) {
        rank++;
        scores.merge(location, 1.0 / (CONSTANT + rank), Double::sum);
      }
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Location, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
