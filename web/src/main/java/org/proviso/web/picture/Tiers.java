package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.List;

/// Tiers in which marks stand above one another where they have no room side by side. Not
/// thread-safe.
final class Tiers {

  private final double gap;
  private final List<Double> ends = new ArrayList<>();

  Tiers(double gap) {
    this.gap = gap;
  }

  /// Returns the lowest tier with room for a mark that is not left of any before it, and takes it.
  int place(double middle, double width) {
    double start = middle - width / 2;
    int tier = 0;
    while (tier < ends.size() && ends.get(tier) + gap > start) {
      tier++;
    }
    if (tier == ends.size()) {
      ends.add(0.0);
    }
    ends.set(tier, middle + width / 2);
    return tier;
  }

  /// Returns how many tiers there are.
  int count() {
    return ends.size();
  }
}
