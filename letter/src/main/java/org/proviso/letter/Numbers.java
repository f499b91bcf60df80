package org.proviso.letter;

import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/// The numbers of numbered lists.
final class Numbers {

  private Numbers() {}

  /// Returns the number of the first item.
  static int start(OrderedList list) {
    @Nullable Integer start = list.getMarkerStartNumber();
    return start == null ? 1 : start;
  }
}
