package org.proviso.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads single values of a table. What does not fit yields nothing.
final class FieldReader {

  private static final long MOST_CENTS = 1_000_000_000_000_000_000L;

  private FieldReader() {}

  /// Returns a day in the form 2018-01-24; null if it is none.
  static @Nullable LocalDate day(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    try {
      return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Returns an amount of dollars in cents; nothing if it has more than two decimals that are not
  /// zero, is beyond ten thousand million million dollars, or is no number.
  static OptionalLong cents(String text) {
    boolean negative = text.startsWith("-");
    long cents = 0;
    int decimals = -1;
    int digits = 0;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && decimals < 0) {
        decimals = 0;
        continue;
      }
      boolean counts = decimals < 2;
      if (c < '0' || c > '9' || (!counts && c != '0')) {
        return OptionalLong.empty();
      }
      if (counts) {
        cents = cents * 10 + (c - '0');
        digits++;
      }
      decimals = decimals < 0 ? decimals : decimals + 1;
      if (cents >= MOST_CENTS) {
        return OptionalLong.empty();
      }
    }
    if (digits == 0) {
      return OptionalLong.empty();
    }
    for (int i = Math.max(decimals, 0); i < 2; i++) {
      cents *= 10;
      if (cents >= MOST_CENTS) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(negative ? -cents : cents);
  }

  /// Returns whether a text is a year of four digits.
  static boolean isYear(String text) {
    return text.length() == 4 && digits(text, 0, 4) >= 0;
  }

  /// Returns whether a text is `length` digits.
  static boolean isDigits(String text, int length) {
    return text.length() == length && digits(text, 0, length) >= 0;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
