package org.proviso.law.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A function from days to values that changes on finitely many days only.
///
/// Kept canonical: neighbouring pieces have different values, so that equal functions are equal
/// objects. Values are compared with `equals` and must be immutable. Immutable and thread-safe.
///
/// @param <V> what holds on each day
public final class Timeline<V> {

  /// One stretch of days on which the value stays the same.
  ///
  /// @param span the longest such stretch
  /// @param value what holds on each of its days
  public record Piece<V>(Span span, V value) {}

  /// First days of the pieces, ascending; the first is [Day#FIRST].
  private final int[] starts;

  private final List<V> values;

  private Timeline(int[] starts, List<V> values) {
    this.starts = starts;
    this.values = values;
  }

  /// Returns the timeline on which `value` holds on every day.
  public static <V> Timeline<V> always(V value) {
    return new Timeline<>(new int[] {Day.FIRST}, List.of(value));
  }

  /// Returns a builder whose value before its first change is `before`.
  public static <V> Builder<V> startingWith(V before) {
    return new Builder<>(before);
  }

  /// Returns what holds on `day`.
  public V at(LocalDate day) {
    return atDay(Day.of(day));
  }

  /// Returns what holds on the day with this number.
  public V atDay(int day) {
    return values.get(indexOf(day));
  }

  /// Returns the piece that `day` lies in.
  public Piece<V> pieceAt(LocalDate day) {
    return piece(indexOf(Day.of(day)));
  }

  /// Returns the pieces in order of time; together they cover every day.
  public List<Piece<V>> pieces() {
    List<Piece<V>> pieces = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      pieces.add(piece(i));
    }
    return List.copyOf(pieces);
  }

  /// Returns the numbers of the days on which the value changes, ascending.
  public int[] changes() {
    return Arrays.copyOfRange(starts, 1, starts.length);
  }

  /// Returns the timeline of `map` applied to each value.
  public <W> Timeline<W> map(Function<? super V, ? extends W> map) {
    Builder<W> builder = new Builder<>(map.apply(values.getFirst()));
    for (int i = 1; i < starts.length; i++) {
      builder.changeOnDay(starts[i], map.apply(values.get(i)));
    }
    return builder.build();
  }

  /// Returns the timeline of `merge` applied to the values of both timelines day by day.
  public <W, R> Timeline<R> with(
      Timeline<W> other, BiFunction<? super V, ? super W, ? extends R> merge) {
    Builder<R> builder = new Builder<>(merge.apply(values.getFirst(), other.values.getFirst()));
    int i = 0;
    int j = 0;
    while (i + 1 < starts.length || j + 1 < other.starts.length) {
      int here = i + 1 < starts.length ? starts[i + 1] : Day.BEYOND;
      int there = j + 1 < other.starts.length ? other.starts[j + 1] : Day.BEYOND;
      i += here <= there ? 1 : 0;
      j += there <= here ? 1 : 0;
      builder.changeOnDay(Math.min(here, there), merge.apply(values.get(i), other.values.get(j)));
    }
    return builder.build();
  }

  /// Returns this timeline inside `days` and `outside` on every other day.
  public Timeline<V> within(SpanSet days, V outside) {
    return with(membership(days), (value, inside) -> inside ? value : outside);
  }

  private static Timeline<Boolean> membership(SpanSet days) {
    Builder<Boolean> builder = new Builder<>(false);
    for (Span span : days.spans()) {
      builder.changeOnDay(Day.ofFrom(span.from()), true);
      if (span.until() != null) {
        builder.changeOnDay(Day.ofUntil(span.until()), false);
      }
    }
    return builder.build();
  }

  private int indexOf(int day) {
    int at = Arrays.binarySearch(starts, day);
    return at >= 0 ? at : -at - 2;
  }

  private Piece<V> piece(int i) {
    int until = i + 1 < starts.length ? starts[i + 1] : Day.BEYOND;
    return new Piece<>(new Span(Day.date(starts[i]), Day.date(until)), values.get(i));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeline<?> that
        && Arrays.equals(starts, that.starts)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + values.hashCode();
  }

  @Override
  public String toString() {
    return pieces().toString();
  }

  /// Collects the changes of a timeline in order of time. Not thread-safe.
  ///
  /// @param <V> what holds on each day
  public static final class Builder<V> {

    private int[] starts = new int[8];
    private final List<V> values = new ArrayList<>();

    private Builder(V before) {
      starts[0] = Day.FIRST;
      values.add(before);
    }

    /// Makes `value` hold from `day` on, that day included.
    ///
    /// @throws IllegalArgumentException if `day` is before the last change
    public Builder<V> changeOn(LocalDate day, V value) {
      return changeOnDay(Day.of(day), value);
    }

    /// Makes `value` hold from the day with this number on, that day included.
    ///
    /// @throws IllegalArgumentException if `day` is before the last change
    public Builder<V> changeOnDay(int day, V value) {
      int last = values.size() - 1;
      if (day < starts[last]) {
        throw new IllegalArgumentException("change on " + day + " after one on " + starts[last]);
      }
      if (day == starts[last]) {
        values.removeLast();
        last--;
      }
      if (last >= 0 && values.get(last).equals(value)) {
        return this;
      }
      last++;
      if (last == starts.length) {
        starts = Arrays.copyOf(starts, last * 2);
      }
      starts[last] = day;
      values.add(value);
      return this;
    }

    /// Returns the timeline of the changes so far.
    public Timeline<V> build() {
      return new Timeline<>(Arrays.copyOf(starts, values.size()), List.copyOf(values));
    }
  }
}
