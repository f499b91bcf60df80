package org.proviso.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.law.clock.Toll;
import org.proviso.law.clock.TriggerEvent;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the moment that triggers a period: a day, a local time, or a time with an offset.
final class Triggers implements ITypeConverter<TriggerEvent> {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LOCAL = Pattern.compile(DAY + "T\\d{2}:\\d{2}(:\\d{2})?");
  private static final Pattern OFFSET = Pattern.compile(LOCAL + "(Z|[+-]\\d{2}:\\d{2})");

  @Override
  public TriggerEvent convert(String text) {
    try {
      if (OFFSET.matcher(text).matches()) {
        return new TriggerEvent.AtInstant(OffsetDateTime.parse(text).toInstant());
      }
      if (LOCAL.matcher(text).matches()) {
        return new TriggerEvent.AtLocalTime(LocalDateTime.parse(text));
      }
      if (DAY.matcher(text).matches()) {
        return new TriggerEvent.OnDay(Days.parse(text));
      }
    } catch (DateTimeException e) {
      throw new TypeConversionException(Words.say("day.not-in-calendar", text));
    }
    throw new TypeConversionException(Words.say("when.expected", text));
  }

  /// Reads a toll.
  static final class Tolls implements ITypeConverter<Toll> {

    private static final Pattern FORM = Pattern.compile("(" + DAY + ")\\.\\.(" + DAY + ")?:(.+)");

    @Override
    public Toll convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches() || matcher.group(3).isBlank()) {
        throw new TypeConversionException(Words.say("toll.expected", text));
      }
      LocalDate from = Days.parse(matcher.group(1));
      LocalDate until = matcher.group(2) == null ? null : Days.parse(matcher.group(2));
      try {
        return new Toll(matcher.group(3), Words.say("toll.authority"), from, until);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            Words.say("toll.bad", text, String.valueOf(e.getMessage())));
      }
    }
  }

  /// Reads a time zone.
  static final class Zones implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException(Words.say("zone.expected", text));
      }
    }
  }
}
