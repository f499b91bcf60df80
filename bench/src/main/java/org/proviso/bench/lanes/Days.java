package org.proviso.bench.lanes;

import java.time.LocalDate;
import org.proviso.law.time.Day;

/// Days as this task numbers them, for all contestants alike: the first of the ten years is 1.
final class Days {

  /// The open end before every day.
  static final int FIRST = 0;

  /// The open end after every day; every day's number is below.
  static final int BEYOND = 8_191;

  /// The first day after the ten years.
  static final int END = LargeRegister.DAYS + 1;

  private static final int OFFSET = Day.of(LargeRegister.START) - 1;

  private Days() {}

  /// Returns the number of a day by which the engine knows it.
  static int number(int day) {
    return day == Day.FIRST ? FIRST : day == Day.BEYOND ? BEYOND : day - OFFSET;
  }

  static int number(LocalDate day) {
    return number(Day.of(day));
  }

  /// Returns the days of a stretch that are within the ten years.
  static int within(int from, int until) {
    return Math.clamp(until, 1, END) - Math.clamp(from, 1, END);
  }
}
