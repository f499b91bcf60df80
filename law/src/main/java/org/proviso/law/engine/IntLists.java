package org.proviso.law.engine;

import java.util.Arrays;

/// Lists of whole numbers, each kept once, and their numbers from zero in the order of first use.
///
/// Grows and never forgets. Not thread-safe.
final class IntLists {

  private static final int FREE = -1;

  private int[][] lists = new int[64][];
  private int[] hashes = new int[64];
  private int[] slots = new int[256];
  private int size;

  IntLists() {
    Arrays.fill(slots, FREE);
  }

  /// Returns the number of the list that the first `length` numbers of `from` make, a new one if it
  /// has none. `from` is not kept.
  int intern(int[] from, int length) {
    int hash = hash(from, length);
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != FREE) {
      int known = slots[at];
      if (hashes[known] == hash
          && Arrays.equals(lists[known], 0, lists[known].length, from, 0, length)) {
        return known;
      }
      at = (at + 1) & mask;
    }
    return add(Arrays.copyOf(from, length), hash, at);
  }

  private int add(int[] list, int hash, int slot) {
    if (size == lists.length) {
      lists = Arrays.copyOf(lists, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    lists[size] = list;
    hashes[size] = hash;
    slots[slot] = size;
    if (++size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int at = hashes[i] & mask;
      while (slots[at] != FREE) {
        at = (at + 1) & mask;
      }
      slots[at] = i;
    }
  }

  private static int hash(int[] from, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ from[i]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return (hash * 0x85EBCA6B) ^ (hash >>> 13);
  }

  /// Returns the list with this number, which is not to be changed.
  int[] get(int number) {
    return lists[number];
  }

  int size() {
    return size;
  }
}
