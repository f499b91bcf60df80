package org.proviso.evidence.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The instant of a mail's date (RFC 5322, 3.3 and 4.3), or of one that is written as ISO 8601, to
/// the second.
///
/// Zones by letters are those that the RFC knows; any other counts as UTC, as the RFC has it.
public final class MailDate {

  private static final Pattern DATE =
      Pattern.compile(
          "(?i)(\\d{1,2})\\s+([a-z]{3})[a-z]*\\s+(\\d{2,4})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
              + "\\s*([+-]\\d{4}|[a-z]{1,5})?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> HOURS =
      Map.of(
          "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);

  private MailDate() {}

  /// Returns the instant that a date names; empty if it names none.
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()).truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeParseException e) {
      return parseHeader(text.replaceAll("\\([^)]*\\)", " "));
    }
  }

  private static Optional<Instant> parseHeader(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
    String seconds = date.group(6);
    String zone = date.group(7);
    try {
      return Optional.of(
          LocalDateTime.of(
                  year(date.group(3)),
                  month,
                  Integer.parseInt(date.group(1)),
                  Integer.parseInt(date.group(4)),
                  Integer.parseInt(date.group(5)),
                  // A leap second has no instant of its own.
                  seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds)))
              .toInstant(zone == null ? ZoneOffset.UTC : offset(zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }

  private static ZoneOffset offset(String zone) {
    if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
      int hours = Integer.parseInt(zone.substring(1, 3));
      int minutes = Integer.parseInt(zone.substring(3));
      int sign = zone.charAt(0) == '-' ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
    return ZoneOffset.ofHours(HOURS.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
  }
}
