package org.proviso.web.picture;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;

/// Where days stand from left to right.
///
/// @param shown the days shown
/// @param left where the first day begins
/// @param width the width of all of them
record TimeAxis(Shown shown, double left, double width) {

  private static final double LABEL_WIDTH = 44;
  private static final double LETTER = 7.2;

  /// Returns where a day begins; a day that is not shown stands at the nearer end.
  double x(LocalDate day) {
    long all = ChronoUnit.DAYS.between(shown.from(), shown.until());
    long at = Math.clamp(ChronoUnit.DAYS.between(shown.from(), day), 0, all);
    return left + width * at / all;
  }

  double start(Span span) {
    LocalDate from = span.from();
    return from == null ? left : x(from);
  }

  double end(Span span) {
    LocalDate until = span.until();
    return until == null ? left + width : x(until);
  }

  boolean shows(LocalDate day) {
    return !day.isBefore(shown.from()) && day.isBefore(shown.until());
  }

  boolean shows(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    return (from == null || from.isBefore(shown.until()))
        && (until == null || until.isAfter(shown.from()));
  }

  /// Draws a line for each year, or for each month where there is room, and its label.
  ///
  /// @param top where the lines begin
  /// @param bottom where they end
  /// @param labels where the labels stand; null for none
  void ticks(Markup to, double top, double bottom, @Nullable Double labels) {
    int months = months();
    LocalDate first = shown.from().withDayOfMonth(1);
    for (LocalDate day = first; day.isBefore(shown.until()); day = day.plusMonths(1)) {
      boolean isTick = (day.getYear() * 12 + day.getMonthValue() - 1) % months == 0;
      if (isTick && shows(day)) {
        double x = x(day);
        to.leaf("path", "class", "tick", "d", "M" + Markup.number(x) + " " + top + "V" + bottom);
        if (labels != null && x + LABEL_WIDTH / 2 <= left + width + 8) {
          to.text("text", label(day, months), "class", "tick-label", "x", x, "y", labels);
        }
      }
    }
  }

  /// Returns the months from one tick to the next.
  private int months() {
    double month = width / ChronoUnit.DAYS.between(shown.from(), shown.until()) * 30.4;
    for (int months : new int[] {1, 3, 12, 24, 60, 120}) {
      if (months * month >= LABEL_WIDTH + (months < 12 ? 24 : 4)) {
        return months;
      }
    }
    return 240;
  }

  private static String label(LocalDate day, int months) {
    if (months >= 12) {
      return Integer.toString(day.getYear());
    }
    String month = day.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH);
    return month + " " + day.getYear();
  }

  /// Draws the line of the chosen day and its date below it.
  void chosen(Markup to, LocalDate day, double top, double bottom) {
    chosen(to, day, Words.day(day), top, bottom);
  }

  /// Draws the line of a day and what is written on its plate below it.
  void chosen(Markup to, LocalDate day, String words, double top, double bottom) {
    if (!shows(day)) {
      return;
    }
    double x = x(day);
    double half = Math.max(47, words.length() * LETTER / 2 + 6);
    double middle = Math.clamp(x, left + half, Math.max(left + half, left + width - half));
    to.open("g", "class", "chosen", "data-day", day);
    to.leaf("path", "class", "chosen-line", "d", "M" + Markup.number(x) + " " + top + "V" + bottom);
    to.leaf(
        "rect",
        "class",
        "chosen-plate",
        "x",
        middle - half,
        "y",
        bottom,
        "width",
        2 * half,
        "height",
        22,
        "rx",
        3);
    to.text("text", words, "class", "chosen-label", "x", middle, "y", bottom + 15.5);
    to.close();
  }
}
