package org.proviso.bench.lanes;

import java.util.Arrays;

/// Sums of changes by block, condition, and combinations of lanes before and after. Not
/// thread-safe.
final class Sums {

  private static final int FIELDS = 5;
  private static final int BITS_OF_LANES = 17;
  private static final int BITS_OF_CONDITION = 5;

  /// Key plus one, stretches, days, days times cents, check; side by side.
  private long[] slots = new long[256 * FIELDS];

  private int used;

  /// Forgets everything.
  void clear() {
    Arrays.fill(slots, 0);
    used = 0;
  }

  /// Adds one change.
  void add(int row, int condition, int was, int lanes, int from, int until, long cents) {
    long key = row / Totals.BLOCK;
    key = key << BITS_OF_CONDITION | condition;
    key = key << BITS_OF_LANES | was;
    key = (key << BITS_OF_LANES | lanes) + 1;
    int at = find(key);
    if (slots[at] == 0) {
      if (used * FIELDS * 2 > slots.length) {
        grow();
        at = find(key);
      }
      slots[at] = key;
      used++;
    }
    int days = Days.within(from, until);
    slots[at + 1]++;
    slots[at + 2] += days;
    slots[at + 3] += days * cents;
    slots[at + 4] += Totals.check(row, from, until);
  }

  private int find(long key) {
    int capacity = slots.length / FIELDS;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (capacity - 1);
    while (slots[at * FIELDS] != 0 && slots[at * FIELDS] != key) {
      at = (at + 1) & (capacity - 1);
    }
    return at * FIELDS;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += FIELDS) {
      if (old[i] != 0) {
        System.arraycopy(old, i, slots, find(old[i]), FIELDS);
      }
    }
  }

  Totals totals() {
    Totals totals = new Totals();
    int mask = (1 << BITS_OF_LANES) - 1;
    for (int i = 0; i < slots.length; i += FIELDS) {
      if (slots[i] != 0) {
        long key = slots[i] - 1;
        int lanes = (int) key & mask;
        int was = (int) (key >>> BITS_OF_LANES) & mask;
        int place = (int) (key >>> (2 * BITS_OF_LANES));
        totals.add(
            new Totals.Total(
                place >>> BITS_OF_CONDITION,
                place & ((1 << BITS_OF_CONDITION) - 1),
                was,
                lanes,
                slots[i + 1],
                slots[i + 2],
                slots[i + 3],
                slots[i + 4]));
      }
    }
    return totals;
  }
}
