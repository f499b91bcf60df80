package org.proviso.web.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days as readers write and read them.
public final class Days {

  private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter WITH_WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private Days() {}

  /// Returns the day that a text like 2018-01-24 names; null if it names none.
  public static @Nullable LocalDate parse(String text) {
    try {
      return WRITTEN.matcher(text).matches() ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Returns a day as running text has it.
  public static String read(LocalDate day) {
    return READ.format(day);
  }

  /// Returns a day with the day of the week, as counts have it.
  public static String withWeekday(LocalDate day) {
    return WITH_WEEKDAY.format(day);
  }

  /// Returns a day as tables have it, `…` for an open end.
  public static String written(@Nullable LocalDate day) {
    return day == null ? "…" : day.toString();
  }
}
