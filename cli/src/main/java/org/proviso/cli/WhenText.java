package org.proviso.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Step;
import org.proviso.law.clock.Toll;
import org.proviso.pack.Clocks;

/// A count in lines of text.
final class WhenText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

  private WhenText() {}

  static String of(Clocks.Listed rule, Count count) {
    StringBuilder text = new StringBuilder();
    text.append(Lines.hanging("", outcome(count.outcome()))).append('\n');
    text.append(Lines.hanging("", Words.say("when.rule", rule.id(), rule.title())));
    text.append(Lines.hanging("", Words.say("when.source", count.rule().source())));
    List<CalendarId> calendars = count.rule().off().holidays();
    if (!calendars.isEmpty()) {
      String names = String.join(", ", calendars.stream().map(CalendarId::toString).toList());
      text.append(Lines.hanging("", Words.say("when.calendars", names)));
    }
    text.append('\n');
    count.steps().forEach(step -> text.append(step(step)));
    rule.provenance().caveats().forEach(caveat -> text.append(Lines.hanging("  - ", caveat)));
    return text.append('\n').append(Lines.hanging("", Words.say("when.caution"))).toString();
  }

  private static String step(Step step) {
    return switch (step) {
      case Step.DayStep(LocalDate day, boolean counts, int number, var reason) ->
          Lines.hanging(
              DAY.format(day) + Lines.pad(counts ? String.format("%6d", number) : "", 6) + "  ",
              reason.inWords());
      case Step.HourStep(
              ZonedDateTime from,
              ZonedDateTime until,
              boolean counts,
              Duration running,
              var reason) ->
          Lines.hanging(
              TIME.format(from)
                  + "  "
                  + TIME.format(until)
                  + Lines.pad(counts ? String.format("%9s", hours(running)) : "", 9)
                  + "  ",
              reason.inWords());
    };
  }

  static String hours(Duration duration) {
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn(LocalDate day) -> Words.say("due.on", DAY.format(day));
      case Outcome.DueAt(ZonedDateTime at) -> Words.say("due.at", TIME.format(at), at.getZone());
      case Outcome.Tolled(Toll toll, LocalDate since) ->
          Words.say("due.tolled", toll.id(), DAY.format(since));
      case Outcome.BeyondCalendar(
              CalendarId calendar,
              LocalDate first,
              LocalDate last,
              LocalDate day) ->
          Words.say("due.beyond", calendar, first, last, day);
      case Outcome.UnknownCalendar(CalendarId calendar) ->
          Words.say("due.unknown-calendar", calendar);
      case Outcome.Refused(Outcome.Refusal reason, String detail) ->
          Words.say("refusal." + reason, detail);
    };
  }

  static String list(Clocks clocks) {
    StringBuilder text = new StringBuilder();
    for (Clocks.Listed rule : clocks.rules()) {
      text.append(
          Lines.hanging(
              Lines.pad(rule.id(), 20) + "  ",
              rule.title() + " (" + rule.example().source() + ")"));
    }
    return text.append('\n').append(Lines.hanging("", Words.say("when.families"))).toString();
  }
}
