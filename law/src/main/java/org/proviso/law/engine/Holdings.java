package org.proviso.law.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Every holding that occurs in a sweep, once, and its number. Grows and never forgets.
final class Holdings {

  private final Map<Holding, Integer> numbers = new HashMap<>();
  private final List<Holding> holdings = new CopyOnWriteArrayList<>();

  int number(Holding holding) {
    Integer known = numbers.get(holding);
    if (known != null) {
      return known;
    }
    numbers.put(holding, holdings.size());
    holdings.add(holding);
    return holdings.size() - 1;
  }

  /// Returns the holding with this number. Thread-safe.
  Holding get(int number) {
    return holdings.get(number);
  }
}
