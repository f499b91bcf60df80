package org.proviso.law.engine;

import java.util.Arrays;

/// Numbers at or above zero by whole numbers, without an object for each. Not thread-safe.
final class LongToInt {

  /// What [#get] says of a key that was not put.
  static final int ABSENT = -1;

  private long[] keys = new long[64];
  private int[] values = filled(64);
  private int size;

  private static int[] filled(int size) {
    int[] absent = new int[size];
    Arrays.fill(absent, ABSENT);
    return absent;
  }

  int get(long key) {
    int at = slot(key);
    while (values[at] != ABSENT && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return values[at];
  }

  void put(long key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = slot(key);
    while (values[at] != ABSENT && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    size += values[at] == ABSENT ? 1 : 0;
    keys[at] = key;
    values[at] = value;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (keys.length - 1);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = filled(keys.length);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != ABSENT) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }
}
