package org.proviso.law.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Every holding that occurs in a sweep, once, and its number. Grows and never forgets.
final class Holdings {

  private final Map<Holding, Integer> numbers = new HashMap<>();
  private volatile Holding[] holdings = {};

  int number(Holding holding) {
    Integer known = numbers.get(holding);
    if (known != null) {
      return known;
    }
    // Readers do not wait, so that what they see must never change.
    Holding[] more = Arrays.copyOf(holdings, holdings.length + 1);
    more[more.length - 1] = holding;
    holdings = more;
    numbers.put(holding, more.length - 1);
    return more.length - 1;
  }

  /// Returns the holding with this number. Thread-safe.
  Holding get(int number) {
    return holdings[number];
  }
}
