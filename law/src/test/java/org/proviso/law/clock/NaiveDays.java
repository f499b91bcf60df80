package org.proviso.law.clock;

/// The days from 1 January 1980 to 31 December 2110 in a table, turned up one by one like an
/// odometer.
///
/// Written for the oracle: no `java.time`, nothing from main. Days are indices, 0 is the first.
final class NaiveDays {

  static final int SIZE = 47_847;
  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  final int[] year = new int[SIZE];
  final int[] month = new int[SIZE];
  final int[] day = new int[SIZE];

  /// 1 is Monday, 7 is Sunday.
  final int[] weekday = new int[SIZE];

  NaiveDays() {
    int y = 1980;
    int m = 1;
    int d = 1;
    // 1 January 1980 was a Tuesday.
    int w = 2;
    for (int i = 0; i < SIZE; i++) {
      year[i] = y;
      month[i] = m;
      day[i] = d;
      weekday[i] = w;
      w = w == 7 ? 1 : w + 1;
      d++;
      if (d > length(y, m)) {
        d = 1;
        m++;
      }
      if (m > 12) {
        m = 1;
        y++;
      }
    }
  }

  private static int length(int y, int m) {
    boolean leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    return m == 2 && leap ? 29 : LENGTHS[m - 1];
  }

  /// Returns the index of a date by looking for it.
  int find(int y, int m, int d) {
    for (int i = 0; i < SIZE; i++) {
      if (year[i] == y && month[i] == m && day[i] == d) {
        return i;
      }
    }
    throw new IllegalArgumentException(y + "-" + m + "-" + d + " is not in the table");
  }

  String show(int i) {
    return "%04d-%02d-%02d".formatted(year[i], month[i], day[i]);
  }

  /// The holidays of 5 U.S.C. 6103(a), read off the date and weekday.
  boolean isStatuteHoliday(int i) {
    int d = day[i];
    int w = weekday[i];
    return switch (month[i]) {
      case 1 -> d == 1 || (w == 1 && d >= 15 && d <= 21);
      case 2 -> w == 1 && d >= 15 && d <= 21;
      case 5 -> w == 1 && d >= 25;
      case 6 -> d == 19 && year[i] >= 2021;
      case 7 -> d == 4;
      case 9 -> w == 1 && d <= 7;
      case 10 -> w == 1 && d >= 8 && d <= 14;
      case 11 -> d == 11 || (w == 4 && d >= 22 && d <= 28);
      case 12 -> d == 25;
      default -> false;
    };
  }

  boolean isInaugurationDay(int i) {
    int y = year[i];
    boolean fourth = y == 1981 || (y > 1981 && (y - 1981) % 4 == 0);
    return fourth && month[i] == 1 && day[i] == 20;
  }
}
