package org.proviso.web.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.Leg;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.Step;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// What clocks show, in words.
public final class ClockWords {

  /// A row of a count.
  ///
  /// @param day the day
  /// @param number its number in the count; empty if it does not count
  /// @param why what it is
  public record Row(String day, String number, String why) {}

  private ClockWords() {}

  /// Returns what a clock shows, in a few words.
  public static String of(ClockState state) {
    return switch (state) {
      case ClockState.NotStarted(var why, var starts) ->
          starts == null
              ? Words.say("clock.not-started." + why.name().toLowerCase(Locale.ROOT))
              : Words.say("clock.starts", Days.read(starts));
      case ClockState.Running(LocalDate due) ->
          due == null
              ? Words.say("clock.running-open")
              : Words.say("clock.running", Days.read(due));
      case ClockState.DueToday() -> Words.say("clock.today");
      case ClockState.Overdue(LocalDate due, LocalDate since, long days) ->
          Words.say("clock.overdue", Days.read(due), Long.toString(days));
      case ClockState.Stopped(var by, LocalDate since, LocalDate due) ->
          Words.say("clock.stopped", Days.read(since));
      case ClockState.Answered(LocalDate first, LocalDate latest, var timeliness) ->
          switch (timeliness) {
            case ClockState.Timeliness.InTime(LocalDate due) ->
                Words.say("clock.answered", Days.read(first), Days.read(due));
            case ClockState.Timeliness.Late(LocalDate due, long days) ->
                Words.say("clock.late", Days.read(first), Long.toString(days), Days.read(due));
            case ClockState.Timeliness.NoDayDue() ->
                Words.say("clock.answered-no-day", Days.read(first));
            case ClockState.Timeliness.Untold untold ->
                Words.say("clock.answered-no-day", Days.read(first));
          };
      case ClockState.Withdrawn(LocalDate since, String reason) ->
          Words.say("clock.withdrawn", Days.read(since));
      case ClockState.Unknown unknown -> Words.say("clock.unknown");
    };
  }

  /// Returns the count of a clock, day by day.
  public static List<Row> count(ClockReading reading) {
    List<Row> rows = new ArrayList<>();
    for (Leg leg : reading.legs()) {
      switch (leg) {
        case Leg.UntilServed it -> add(rows, it.count(), Words.say("clock.leg.until-served"));
        case Leg.Period it -> add(rows, it.count(), Words.say("clock.leg.period"));
        case Leg.AddedByService it ->
            add(rows, it.count(), Words.say("clock.leg.added", it.way().title()));
        case Leg.ExtendedBy it -> add(rows, it.count(), Words.say("clock.leg.extended"));
        case Leg.ExtendedTo it ->
            rows.add(
                new Row(
                    Days.withWeekday(it.day()),
                    "",
                    Words.say(
                        it.afterDue() ? "clock.leg.extended-late" : "clock.leg.extended-to")));
      }
    }
    return rows;
  }

  private static void add(List<Row> rows, Count count, String what) {
    rows.add(new Row("", "", what + ": " + count.rule().id()));
    for (Step step : count.steps()) {
      rows.add(
          switch (step) {
            case Step.DayStep(LocalDate day, boolean counts, int number, var reason) ->
                new Row(
                    Days.withWeekday(day),
                    counts ? Integer.toString(number) : "",
                    reason.inWords());
            case Step.HourStep hours ->
                new Row(hours.from() + " – " + hours.until(), "", hours.reason().inWords());
          });
    }
  }

  /// Returns what made a clock, in the order of the record.
  public static List<Row> because(ClockReading reading) {
    return reading.because().stream()
        .map(it -> new Row("", Long.toString(it.event()), happened(it)))
        .toList();
  }

  private static String happened(Happening happening) {
    return switch (happening) {
      case Happening.Dispatched it ->
          Words.say("clock.happened.dispatched", it.way().title(), Days.read(it.day()));
      case Happening.Delivered it ->
          Words.say("clock.happened.delivered", Days.read(it.day()), it.proof());
      case Happening.Opened it -> Words.say("clock.happened.opened", Days.read(it.day()));
      case Happening.Failed it ->
          Words.say("clock.happened.failed", Days.read(it.day()), it.detail());
      case Happening.ServiceCorrected it ->
          Words.say("clock.happened.corrected", Days.read(it.day()), it.reason());
      case Happening.TakenBack it ->
          Words.say(
              "clock.happened.taken-back",
              Long.toString(it.takes()),
              Days.read(it.day()),
              it.reason());
      case Happening.Tolled it ->
          Words.say(
              "clock.happened.tolled",
              Days.read(it.from()),
              Days.written(it.until()),
              it.authority());
      case Happening.TollEnded it ->
          Words.say("clock.happened.toll-ended", Days.read(it.until()), it.authority());
      case Happening.Extended it ->
          Words.say("clock.happened.extended", Days.read(it.decided()), it.authority());
      case Happening.ExtensionDenied it ->
          Words.say("clock.happened.denied", Days.read(it.decided()), it.authority());
      case Happening.Rebound it ->
          Words.say(
              "clock.happened.rebound", it.from().toString(), it.to().toString(), it.authority());
      case Happening.Answered it -> Words.say("clock.happened.answered", Days.read(it.day()));
      case Happening.AnswerAmended it -> Words.say("clock.happened.amended", Days.read(it.day()));
      case Happening.Withdrawn it ->
          Words.say("clock.happened.withdrawn", Days.read(it.day()), it.reason());
    };
  }
}
