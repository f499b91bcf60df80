package org.proviso.law.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days as the numbers that spans and timelines are kept in: days since 1970-01-01.
///
/// [#FIRST] and [#BEYOND] stand for the unbounded ends. They are outside what a law pack may name,
/// so no real day is taken for them.
public final class Day {

  /// The number that stands before every real day.
  public static final int FIRST = Integer.MIN_VALUE;

  /// The number that stands after every real day.
  public static final int BEYOND = Integer.MAX_VALUE;

  private Day() {}

  /// Returns the number of `day`.
  ///
  /// @throws ArithmeticException if `day` lies more than five million years from 1970
  public static int of(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  /// Returns the number of `from`, or [#FIRST] for null.
  public static int ofFrom(@Nullable LocalDate from) {
    return from == null ? FIRST : of(from);
  }

  /// Returns the number of `until`, or [#BEYOND] for null.
  public static int ofUntil(@Nullable LocalDate until) {
    return until == null ? BEYOND : of(until);
  }

  /// Returns the day with this number, or null for one of the two unbounded ends.
  public static @Nullable LocalDate date(int number) {
    return number == FIRST || number == BEYOND ? null : LocalDate.ofEpochDay(number);
  }
}
