package org.proviso.law.engine;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/// What holds for a set of subjects on one stretch of days: for each subject, the settlements in
/// which it is so.
///
/// Subjects with the same settlements are kept as one compressed bitmap; the bitmaps are disjoint,
/// none is empty, and [Settlements#NONE] is left out. Canonical and, by agreement, never changed.
// The same object is the commonest case of equal sets, and is told without reading them.
@SuppressWarnings("ReferenceEquality")
final class Cell {

  static final Cell EMPTY = new Cell(new int[0], new RoaringBitmap[0]);

  private final int[] settlements;
  private final RoaringBitmap[] subjects;

  private Cell(int[] settlements, RoaringBitmap[] subjects) {
    this.settlements = settlements;
    this.subjects = subjects;
  }

  static Cell of(RoaringBitmap subjects, int settlements) {
    return subjects.isEmpty() || settlements == Settlements.NONE
        ? EMPTY
        : new Cell(new int[] {settlements}, new RoaringBitmap[] {subjects});
  }

  boolean isEmpty() {
    return settlements.length == 0;
  }

  /// Returns the settlements in which it is so of one subject.
  int at(int subject) {
    for (int i = 0; i < settlements.length; i++) {
      if (subjects[i].contains(subject)) {
        return settlements[i];
      }
    }
    return Settlements.NONE;
  }

  /// Writes the settlements of each subject, less `offset`, into `into`.
  void write(int[] into, int offset) {
    Arrays.fill(into, Settlements.NONE);
    for (int i = 0; i < settlements.length; i++) {
      int set = settlements[i];
      subjects[i].forEach((int subject) -> into[subject - offset] = set);
    }
  }

  Cell and(Cell other, Settlements worlds) {
    if (isEmpty() || other.isEmpty()) {
      return EMPTY;
    }
    Collector collector = new Collector(settlements.length * other.settlements.length);
    for (int i = 0; i < settlements.length; i++) {
      for (int j = 0; j < other.settlements.length; j++) {
        int both = worlds.and(settlements[i], other.settlements[j]);
        if (both != Settlements.NONE) {
          collector.add(both, common(subjects[i], other.subjects[j]));
        }
      }
    }
    return collector.cell();
  }

  Cell or(Cell other, Settlements worlds) {
    if (isEmpty() || this == other) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    Collector collector = new Collector((settlements.length + 1) * (other.settlements.length + 1));
    for (int i = 0; i < settlements.length; i++) {
      for (int j = 0; j < other.settlements.length; j++) {
        int either = worlds.or(settlements[i], other.settlements[j]);
        collector.add(either, common(subjects[i], other.subjects[j]));
      }
    }
    addRest(this, other, collector);
    addRest(other, this, collector);
    return collector.cell();
  }

  Cell minus(Cell other, Settlements worlds) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    Collector collector = new Collector(settlements.length * (other.settlements.length + 1));
    for (int i = 0; i < settlements.length; i++) {
      for (int j = 0; j < other.settlements.length; j++) {
        int left = worlds.minus(settlements[i], other.settlements[j]);
        if (left != Settlements.NONE) {
          collector.add(left, common(subjects[i], other.subjects[j]));
        }
      }
    }
    addRest(this, other, collector);
    return collector.cell();
  }

  /// Adds what `cell` says of subjects that `other` says nothing of.
  private static void addRest(Cell cell, Cell other, Collector collector) {
    for (int i = 0; i < cell.settlements.length; i++) {
      RoaringBitmap rest = cell.subjects[i];
      for (RoaringBitmap covered : other.subjects) {
        rest = rest == covered ? new RoaringBitmap() : RoaringBitmap.andNot(rest, covered);
      }
      collector.add(cell.settlements[i], rest);
    }
  }

  private static RoaringBitmap common(RoaringBitmap one, RoaringBitmap other) {
    return one == other ? one : RoaringBitmap.and(one, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell that
        && Arrays.equals(settlements, that.settlements)
        && Arrays.equals(subjects, that.subjects);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(settlements) + Arrays.hashCode(subjects);
  }

  /// Gathers disjoint pieces into a canonical cell. Not thread-safe.
  private static final class Collector {

    private int[] settlements;
    private RoaringBitmap[] subjects;
    private int size;

    Collector(int capacity) {
      settlements = new int[capacity];
      subjects = new RoaringBitmap[capacity];
    }

    void add(int set, RoaringBitmap bits) {
      if (bits.isEmpty()) {
        return;
      }
      int at = Arrays.binarySearch(settlements, 0, size, set);
      if (at >= 0) {
        subjects[at] = RoaringBitmap.or(subjects[at], bits);
        return;
      }
      if (size == settlements.length) {
        settlements = Arrays.copyOf(settlements, size + 4);
        subjects = Arrays.copyOf(subjects, size + 4);
      }
      int to = -at - 1;
      System.arraycopy(settlements, to, settlements, to + 1, size - to);
      System.arraycopy(subjects, to, subjects, to + 1, size - to);
      settlements[to] = set;
      subjects[to] = bits;
      size++;
    }

    Cell cell() {
      return size == 0
          ? EMPTY
          : new Cell(Arrays.copyOf(settlements, size), Arrays.copyOf(subjects, size));
    }
  }
}
