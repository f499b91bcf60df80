package org.proviso.law.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whole numbers by index, in pages, so that a changed copy shares most of them. Zero where nothing
/// was set.
///
/// A copy owns only the pages that it made; [#set] changes this object and none that it was copied
/// from or to. Not thread-safe while it is being set.
final class IntPages {

  private static final int SHIFT = 8;
  private static final int SIZE = 1 << SHIFT;
  private static final int MASK = SIZE - 1;
  private static final int[] ZEROS = new int[SIZE];

  private int[][] pages;
  private long @Nullable [] owned;

  IntPages(int size) {
    pages = new int[(size + MASK) >> SHIFT][];
    Arrays.fill(pages, ZEROS);
    owned = new long[(pages.length + 63) >> 6];
  }

  /// Returns the numbers of an array.
  static IntPages of(int[] numbers) {
    int[][] pages = new int[(numbers.length + MASK) >> SHIFT][];
    for (int page = 0; page < pages.length; page++) {
      int from = page << SHIFT;
      int[] copy = new int[SIZE];
      System.arraycopy(numbers, from, copy, 0, Math.min(SIZE, numbers.length - from));
      pages[page] = copy;
    }
    return new IntPages(pages);
  }

  private IntPages(int[][] pages) {
    this.pages = pages;
    owned = null;
  }

  int get(int index) {
    int page = index >> SHIFT;
    return page < pages.length ? pages[page][index & MASK] : 0;
  }

  /// Returns a copy. This object must not be set any more.
  IntPages copy() {
    return new IntPages(pages.clone());
  }

  void set(int index, int value) {
    int page = index >> SHIFT;
    long[] owned = this.owned;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, Math.max(page + 1, before + (before >> 2)));
      Arrays.fill(pages, before, pages.length, ZEROS);
    }
    if (owned == null) {
      owned = new long[(pages.length + 63) >> 6];
    } else if (owned.length << 6 < pages.length) {
      owned = Arrays.copyOf(owned, (pages.length + 63) >> 6);
    }
    this.owned = owned;
    if (((owned[page >> 6] >>> (page & 63)) & 1) == 0) {
      pages[page] = pages[page].clone();
      owned[page >> 6] |= 1L << (page & 63);
    }
    pages[page][index & MASK] = value;
  }
}
