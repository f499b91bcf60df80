package org.proviso.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// Days as users write and read them.
final class Days {

  private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Days() {}

  /// @throws TypeConversionException if `text` is no day like 2018-01-24
  static LocalDate parse(String text) {
    try {
      if (WRITTEN.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      throw new TypeConversionException(Words.say("day.not-in-calendar", text));
    }
    throw new TypeConversionException(Words.say("day.expected", text));
  }

  /// Returns a day as running text has it.
  static String read(LocalDate day) {
    return READ.format(day);
  }

  /// Returns a day as tables have it, `…` for an open end.
  static String written(@Nullable LocalDate day) {
    return day == null ? "…" : day.toString();
  }

  /// Returns a day as data has it, empty for an open end.
  static String data(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
