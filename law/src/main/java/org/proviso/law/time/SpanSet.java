package org.proviso.law.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A set of days, kept canonical: its spans are sorted, disjoint and as long as possible, so that
/// equal sets are equal objects and print the same.
///
/// Immutable and thread-safe.
public final class SpanSet {

  /// No day.
  public static final SpanSet NEVER = new SpanSet(new int[0]);

  /// Every day.
  public static final SpanSet ALWAYS = new SpanSet(new int[] {Day.FIRST, Day.BEYOND});

  /// First days and first days after, alternating and strictly ascending.
  private final int[] bounds;

  private SpanSet(int[] bounds) {
    this.bounds = bounds;
  }

  /// Returns the days of one span.
  public static SpanSet of(Span span) {
    return new SpanSet(new int[] {Day.ofFrom(span.from()), Day.ofUntil(span.until())});
  }

  /// Returns the days from the number `from`, inclusive, to the number `until`, exclusive; no day
  /// if `until` is not greater.
  public static SpanSet ofDays(int from, int until) {
    return until > from ? new SpanSet(new int[] {from, until}) : NEVER;
  }

  /// Returns the days that lie in at least one of the spans, which may overlap and come in any
  /// order.
  public static SpanSet union(Collection<Span> spans) {
    SpanSet all = NEVER;
    for (Span span : spans) {
      all = all.or(of(span));
    }
    return all;
  }

  /// Returns the spans of this set in order of time.
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      spans.add(new Span(Day.date(bounds[i]), Day.date(bounds[i + 1])));
    }
    return List.copyOf(spans);
  }

  /// Returns whether no day lies in this set.
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /// Returns whether `day` lies in this set.
  public boolean contains(LocalDate day) {
    return containsDay(Day.of(day));
  }

  /// Returns whether the day with this number lies in this set.
  public boolean containsDay(int day) {
    int at = Arrays.binarySearch(bounds, day);
    int passed = at >= 0 ? at + 1 : -at - 1;
    return passed % 2 == 1;
  }

  /// Returns the days in this set or in `other`.
  public SpanSet or(SpanSet other) {
    return merge(other, true, true, true);
  }

  /// Returns the days in this set and in `other`.
  public SpanSet and(SpanSet other) {
    return merge(other, false, false, true);
  }

  /// Returns the days in this set that are not in `other`.
  public SpanSet minus(SpanSet other) {
    return merge(other, true, false, false);
  }

  /// Returns the days that are not in this set.
  public SpanSet complement() {
    return ALWAYS.minus(this);
  }

  /// Sweeps over the bounds of both sets; the three flags say whether a day that lies only here,
  /// only there, or in both, is kept.
  private SpanSet merge(SpanSet other, boolean onlyThis, boolean onlyOther, boolean both) {
    int[] out = new int[bounds.length + other.bounds.length];
    int size = 0;
    int i = 0;
    int j = 0;
    boolean kept = false;
    while (i < bounds.length || j < other.bounds.length) {
      int day =
          j == other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j])
              ? bounds[i]
              : other.bounds[j];
      while (i < bounds.length && bounds[i] == day) {
        i++;
      }
      while (j < other.bounds.length && other.bounds[j] == day) {
        j++;
      }
      boolean here = i % 2 == 1;
      boolean there = j % 2 == 1;
      boolean keep = here ? (there ? both : onlyThis) : (there && onlyOther);
      if (keep != kept) {
        out[size++] = day;
        kept = keep;
      }
    }
    return size == 0 ? NEVER : new SpanSet(Arrays.copyOf(out, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpanSet that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return spans().toString();
  }
}
