package org.proviso.law.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts and their numbers, from zero in the order of first use. Grows and never forgets, so that
/// tables made from one another can share it. Thread-safe.
public final class Dictionary {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /// Makes an empty dictionary.
  Dictionary() {}

  /// Returns the number of `text`, a new one if it has none.
  synchronized int numberFor(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  /// Returns the number of `text`; -1 if it has none.
  public synchronized int number(String text) {
    return numbers.getOrDefault(text, -1);
  }

  /// Returns the text with this number.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public synchronized String text(int number) {
    return texts.get(number);
  }

  /// Returns how many texts there are.
  public synchronized int size() {
    return texts.size();
  }
}
