package org.proviso.law.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.proviso.law.time.Day;
import org.proviso.law.time.SpanSet;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// For every subject and every day, the settlements in which something is so.
///
/// Piecewise constant in time and canonical: neighbouring cells differ. Immutable; meaningful only
/// beside the [Settlements] that its numbers come from.
final class Region {

  static final Region EMPTY = new Region(new int[] {Day.FIRST}, new Cell[] {Cell.EMPTY});

  private final int[] starts;
  private final Cell[] cells;

  private Region(int[] starts, Cell[] cells) {
    this.starts = starts;
    this.cells = cells;
  }

  /// Returns the region in which it is so of `subjects` on every day.
  static Region always(RoaringBitmap subjects, int settlements) {
    return subjects.isEmpty() || settlements == Settlements.NONE
        ? EMPTY
        : new Region(new int[] {Day.FIRST}, new Cell[] {Cell.of(subjects, settlements)});
  }

  /// Returns the region in which it is so of `subjects` as a timeline of settlements says.
  static Region of(RoaringBitmap subjects, Timeline<Integer> settlements) {
    if (subjects.isEmpty()) {
      return EMPTY;
    }
    int[] changes = settlements.changes();
    Builder builder = new Builder(changes.length + 1);
    builder.add(Day.FIRST, Cell.of(subjects, settlements.atDay(Day.FIRST)));
    for (int day : changes) {
      builder.add(day, Cell.of(subjects, settlements.atDay(day)));
    }
    return builder.region();
  }

  boolean isEmpty() {
    return cells.length == 1 && cells[0].isEmpty();
  }

  /// Returns the settlements in which it is so of one subject on the day with this number.
  int at(int subject, int day) {
    int found = Arrays.binarySearch(starts, day);
    return cells[found >= 0 ? found : -found - 2].at(subject);
  }

  /// Returns the settlements in which it is so of one subject, on every day.
  Timeline<Integer> of(int subject) {
    Timeline.Builder<Integer> builder = Timeline.startingWith(cells[0].at(subject));
    for (int i = 1; i < starts.length; i++) {
      builder.changeOnDay(starts[i], cells[i].at(subject));
    }
    return builder.build();
  }

  /// Returns the numbers of the days on which something changes for some subject.
  int[] changes() {
    return Arrays.copyOfRange(starts, 1, starts.length);
  }

  /// Writes the settlements of subjects, less `offset`, into `into`, as they are from the change
  /// with this index on; those before the first change for -1.
  void write(int change, int[] into, int offset) {
    cells[change + 1].write(into, offset);
  }

  /// Returns the region that on every day is what this one is on the day with this number.
  Region frozenOn(int day) {
    int found = Arrays.binarySearch(starts, day);
    Cell cell = cells[found >= 0 ? found : -found - 2];
    return cell.isEmpty() ? EMPTY : new Region(new int[] {Day.FIRST}, new Cell[] {cell});
  }

  /// Returns this region on the days from the one with this number on, and nothing before.
  Region from(int day) {
    return within(SpanSet.ofDays(day, Day.BEYOND));
  }

  /// Returns this region on the given days, and nothing on others.
  Region within(SpanSet days) {
    if (isEmpty() || days.equals(SpanSet.ALWAYS)) {
      return this;
    }
    return merge(days);
  }

  private Region merge(SpanSet days) {
    Builder builder = new Builder(starts.length + 4);
    builder.add(Day.FIRST, days.containsDay(Day.FIRST) ? cells[0] : Cell.EMPTY);
    int[] bounds =
        days.spans().stream()
            .flatMapToInt(span -> IntStream.of(Day.ofFrom(span.from()), Day.ofUntil(span.until())))
            .toArray();
    int i = 0;
    int j = 0;
    while (i + 1 < starts.length || j < bounds.length) {
      int here = i + 1 < starts.length ? starts[i + 1] : Day.BEYOND;
      int there = j < bounds.length ? bounds[j] : Day.BEYOND;
      int day = Math.min(here, there);
      if (day == Day.BEYOND) {
        break;
      }
      i += here == day ? 1 : 0;
      j += there == day ? 1 : 0;
      builder.add(day, days.containsDay(day) ? cells[i] : Cell.EMPTY);
    }
    return builder.region();
  }

  Region and(Region other, Settlements worlds) {
    return isEmpty() || other.isEmpty() ? EMPTY : merge(other, Cell::and, worlds);
  }

  Region or(Region other, Settlements worlds) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty() ? this : merge(other, Cell::or, worlds);
  }

  Region minus(Region other, Settlements worlds) {
    return isEmpty() || other.isEmpty() ? this : merge(other, Cell::minus, worlds);
  }

  @FunctionalInterface
  private interface CellMerge {
    Cell apply(Cell one, Cell other, Settlements worlds);
  }

  private Region merge(Region other, CellMerge merge, Settlements worlds) {
    Builder builder = new Builder(starts.length + other.starts.length);
    builder.add(Day.FIRST, merge.apply(cells[0], other.cells[0], worlds));
    int i = 0;
    int j = 0;
    while (i + 1 < starts.length || j + 1 < other.starts.length) {
      int here = i + 1 < starts.length ? starts[i + 1] : Day.BEYOND;
      int there = j + 1 < other.starts.length ? other.starts[j + 1] : Day.BEYOND;
      i += here <= there ? 1 : 0;
      j += there <= here ? 1 : 0;
      builder.add(Math.min(here, there), merge.apply(cells[i], other.cells[j], worlds));
    }
    return builder.region();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Region that
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(cells);
  }

  /// Gathers cells in order of time. Not thread-safe.
  private static final class Builder {

    private final int[] starts;
    private final Cell[] cells;
    private int size;

    Builder(int capacity) {
      starts = new int[Math.max(capacity, 1) + 4];
      cells = new Cell[starts.length];
    }

    void add(int day, Cell cell) {
      if (size == 0 || !cells[size - 1].equals(cell)) {
        starts[size] = day;
        cells[size++] = cell;
      }
    }

    Region region() {
      return size == 1 && cells[0].isEmpty()
          ? EMPTY
          : new Region(Arrays.copyOf(starts, size), Arrays.copyOf(cells, size));
    }
  }
}
