package org.proviso.law.engine;

import java.util.Arrays;

/// Lists of whole numbers that all have the same length, each kept once, and their numbers from
/// zero in the order of first use.
///
/// A list is no object of its own: millions of them cost the collector nothing. Grows and never
/// forgets. Not thread-safe.
final class IntTuples {

  private static final int FREE = -1;
  private static final int SHIFT = 12;
  private static final int PAGE = 1 << SHIFT;

  private final int width;

  /// Lists side by side, a page for every four thousand.
  private int[][] pages = new int[4][];

  private int[] slots = new int[256];
  private int size;

  /// @param width how many numbers each list has
  IntTuples(int width) {
    this.width = width;
    Arrays.fill(slots, FREE);
  }

  /// Returns the number of the list that the first numbers of `from` make, a new one if it has
  /// none.
  int intern(int[] from) {
    int mask = slots.length - 1;
    int at = hash(from, 0) & mask;
    while (slots[at] != FREE) {
      if (isLike(slots[at], from)) {
        return slots[at];
      }
      at = (at + 1) & mask;
    }
    slots[at] = size;
    int page = size >> SHIFT;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, page * 2);
    }
    if ((size & (PAGE - 1)) == 0) {
      pages[page] = new int[PAGE * width];
    }
    System.arraycopy(from, 0, pages[page], offset(size), width);
    if (++size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int offset(int number) {
    return (number & (PAGE - 1)) * width;
  }

  private boolean isLike(int number, int[] from) {
    int start = offset(number);
    return Arrays.equals(pages[number >> SHIFT], start, start + width, from, 0, width);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int at = hash(pages[number >> SHIFT], offset(number)) & mask;
      while (slots[at] != FREE) {
        at = (at + 1) & mask;
      }
      slots[at] = number;
    }
  }

  private int hash(int[] from, int start) {
    int hash = width;
    for (int i = start; i < start + width; i++) {
      hash = (hash ^ from[i]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return (hash * 0x85EBCA6B) ^ (hash >>> 13);
  }

  /// Returns one number of a list.
  ///
  /// @param part its place in the list
  int get(int number, int part) {
    return pages[number >> SHIFT][offset(number) + part];
  }

  /// Copies a list into the first places of `into`.
  void copy(int number, int[] into) {
    System.arraycopy(pages[number >> SHIFT], offset(number), into, 0, width);
  }

  int size() {
    return size;
  }
}
