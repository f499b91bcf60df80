package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.law.clock.CountingRule.Direction;
import org.proviso.law.clock.CountingRule.Roll;
import org.proviso.law.clock.MonthRule.EndOfMonth;

/// The rows of `hand-worked.csv`, each against the engine.
class HandWorkedTest {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx");

  private final Reckoner reckoner = ClockFixtures.aReckonerWithFederalCalendars();

  static List<String> rows() {
    return CsvRows.load("hand-worked.csv");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithTheHandWorkedRow(String row) {
    List<String> cells = List.of(row.split(",", 5));
    assertEquals(5, cells.size(), "cells");
    assertTrue(cells.get(4).length() > 5, "a row without a source proves nothing");

    Outcome outcome = reckoner.due(rule(cells.get(0)), trigger(cells.get(1)), tolls(cells.get(2)));

    assertEquals(cells.get(3), show(outcome), cells.get(4));
  }

  @Test
  void theTableHasAtLeastTwoHundredRowsAndNoneTwice() {
    List<String> questions =
        rows().stream()
            .map(row -> String.join(",", List.of(row.split(",", 5)).subList(0, 3)))
            .toList();

    assertTrue(questions.size() >= 200, "rows: " + questions.size());
    assertEquals(questions.size(), questions.stream().distinct().count());
  }

  private static CountingRule rule(String text) {
    List<String> parts = List.of(text.split("/", 4));
    String method = parts.get(0);
    CalendarId[] calendars = calendars(parts.get(2));
    ZoneId zone = ZoneId.of(parts.size() > 3 ? parts.get(3) : "America/New_York");
    String length = parts.get(1);
    if (length.endsWith("h")) {
      return hours(method, Duration.parse("PT" + length), zone, calendars);
    }
    if (method.startsWith("months")) {
      return months(method, Integer.parseInt(length), calendars);
    }
    return days(method, Integer.parseInt(length.substring(0, length.length() - 1)), calendars);
  }

  private static CountingRule hours(
      String method, Duration length, ZoneId zone, CalendarId... calendars) {
    return switch (method) {
      case "frcp" -> FederalRules.frcpHours(length, zone, calendars);
      case "reg" -> FederalRules.detainerRegulation(zone, calendars);
      case "form" -> FederalRules.detainerForm(zone);
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static CountingRule months(String method, int months, CalendarId... calendars) {
    EndOfMonth choice =
        EndOfMonth.valueOf(List.of(method.split("-")).get(1).toUpperCase(Locale.ROOT));
    Direction direction = method.endsWith("-before") ? Direction.BACKWARD : Direction.FORWARD;
    Roll roll = method.endsWith("-roll") ? Roll.ONWARD : Roll.NONE;
    return new MonthRule(
        method, "test", months, choice, direction, roll, DaysOff.weekendsAnd(calendars));
  }

  private static CountingRule days(String method, int days, CalendarId... calendars) {
    return switch (method) {
      case "frcp" -> FederalRules.frcpDays(days, calendars);
      case "frcp-before" -> FederalRules.frcpDaysBefore(days, calendars);
      case "calendar" -> FederalRules.calendarDays(days);
      case "business" -> FederalRules.businessDays(days, calendars);
      case "calendar-incl" -> including(FederalRules.calendarDays(days));
      case "business-incl" -> including(FederalRules.businessDays(days, calendars));
      case "calendar-before" -> before(FederalRules.calendarDays(days));
      case "business-before" -> before(FederalRules.businessDays(days, calendars));
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static DayRule including(DayRule rule) {
    return new DayRule(
        rule.id(),
        rule.source(),
        rule.days(),
        DayRule.Trigger.INCLUDED,
        rule.counting(),
        rule.direction(),
        rule.roll(),
        rule.off());
  }

  private static DayRule before(DayRule rule) {
    return new DayRule(
        rule.id(),
        rule.source(),
        rule.days(),
        rule.trigger(),
        rule.counting(),
        Direction.BACKWARD,
        rule.roll(),
        rule.off());
  }

  private static CalendarId[] calendars(String name) {
    return switch (name) {
      case "none" -> new CalendarId[0];
      case "statute" -> new CalendarId[] {ClockFixtures.STATUTE};
      case "observed" -> new CalendarId[] {ClockFixtures.OBSERVED};
      case "inauguration" -> new CalendarId[] {ClockFixtures.INAUGURATION};
      case "closings" -> new CalendarId[] {ClockFixtures.CLOSINGS};
      case "ma" -> new CalendarId[] {ClockFixtures.STATUTE, ClockFixtures.MASSACHUSETTS};
      case "missing" -> new CalendarId[] {ClockFixtures.MISSING};
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static TriggerEvent trigger(String text) {
    if (text.endsWith("Z")) {
      LocalDateTime utc = LocalDateTime.parse(text.substring(0, text.length() - 1));
      Instant instant = utc.toInstant(ZoneOffset.UTC);
      return new TriggerEvent.AtInstant(instant);
    }
    return text.contains("T")
        ? new TriggerEvent.AtLocalTime(LocalDateTime.parse(text))
        : new TriggerEvent.OnDay(LocalDate.parse(text));
  }

  private static List<Toll> tolls(String text) {
    return Stream.of(text.split("\\+"))
        .filter(span -> !span.isEmpty())
        .map(span -> Arrays.asList(span.split("\\.\\.")))
        .map(
            ends ->
                new Toll(
                    "toll",
                    "order",
                    LocalDate.parse(ends.get(0)),
                    ends.size() > 1 ? LocalDate.parse(ends.get(1)) : null))
        .toList();
  }

  private static String show(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn due -> due.day().toString();
      case Outcome.DueAt due -> MINUTES.format(due.at());
      case Outcome.Tolled tolled -> "tolled " + tolled.since();
      case Outcome.BeyondCalendar beyond -> "beyond " + beyond.day();
      case Outcome.UnknownCalendar _ -> "unknown";
      case Outcome.Refused refused -> "refused " + refused.reason();
    };
  }
}
