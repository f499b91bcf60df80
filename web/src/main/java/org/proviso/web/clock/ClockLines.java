package org.proviso.web.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.Leg;
import org.proviso.law.clock.Outcome;
import org.proviso.web.picture.ClockLine;
import org.proviso.web.picture.ClockLine.Kind;
import org.proviso.web.picture.ClockLine.Point;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Words;

/// Pictures of clocks: what a reading has, on a line of time.
public final class ClockLines {

  private ClockLines() {}

  /// Draws a clock.
  ///
  /// @return the picture; empty of a clock to which nothing happened yet
  public static Optional<Picture> of(ClockReading reading) {
    List<Point> points = points(reading);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClockLine(
                "clock-line",
                Words.say("clock.line.caption"),
                reading.day(),
                reading.served(),
                until(reading),
                points)
            .draw());
  }

  private static @Nullable LocalDate until(ClockReading reading) {
    return switch (reading.state()) {
      case ClockState.Answered(LocalDate first, LocalDate latest, var timeliness) -> first;
      case ClockState.Withdrawn(LocalDate since, String reason) -> since;
      case ClockState.NotStarted notStarted -> reading.due();
      case ClockState.Running running -> reading.due();
      case ClockState.DueToday dueToday -> reading.due();
      case ClockState.Overdue overdue -> reading.due();
      case ClockState.Stopped stopped -> reading.due();
      case ClockState.Unknown unknown -> reading.due();
    };
  }

  private static List<Point> points(ClockReading reading) {
    Map<Long, Happening.TollEnded> ends = new HashMap<>();
    for (Happening each : reading.because()) {
      if (each instanceof Happening.TollEnded end) {
        ends.put(end.toll(), end);
      }
    }
    List<Point> points = new ArrayList<>();
    reading.because().forEach(each -> add(points, each, ends));
    LocalDate served = reading.served();
    if (served != null) {
      points.add(happened(served, "served"));
    }
    LocalDate due = reading.due();
    LocalDate first = firstDue(reading);
    if (first != null && due != null && !first.equals(due)) {
      points.add(new Point(Kind.DUE, first, null, Words.say("clock.line.due-at-first")));
    }
    if (due != null) {
      points.add(new Point(Kind.DUE, due, null, Words.say("clock.line.due")));
    }
    return points;
  }

  /// Returns the day that was due before more time was given; null if none was.
  private static @Nullable LocalDate firstDue(ClockReading reading) {
    boolean isExtended = false;
    LocalDate due = null;
    for (Leg leg : reading.legs()) {
      if (leg instanceof Leg.ExtendedBy || leg instanceof Leg.ExtendedTo) {
        isExtended = true;
      } else if (leg.outcome() instanceof Outcome.DueOn(LocalDate day)) {
        due = day;
      }
    }
    return isExtended ? due : null;
  }

  private static void add(
      List<Point> points, Happening happening, Map<Long, Happening.TollEnded> ends) {
    switch (happening) {
      case Happening.Dispatched it -> points.add(happened(it.day(), "sent"));
      case Happening.Delivered it -> points.add(happened(it.day(), "arrived"));
      case Happening.Opened it -> points.add(happened(it.day(), "opened"));
      case Happening.Failed it -> points.add(happened(it.day(), "came-back"));
      case Happening.Extended it -> points.add(happened(it.decided(), "extended"));
      case Happening.ExtensionDenied it -> points.add(happened(it.decided(), "denied"));
      case Happening.Answered it -> points.add(happened(it.day(), "answered"));
      case Happening.AnswerAmended it -> points.add(happened(it.day(), "amended"));
      case Happening.Withdrawn it -> points.add(happened(it.day(), "ended"));
      case Happening.Tolled it -> {
        Happening.TollEnded end = ends.get(it.event());
        LocalDate until = end == null ? it.until() : end.until();
        // One that ended before it began stopped nothing.
        if (until == null || until.isAfter(it.from())) {
          points.add(
              new Point(Kind.STANDSTILL, it.from(), until, Words.say("clock.line.standstill")));
        }
      }
      // What corrects, takes back or counts anew has no day of its own on the line: what it moves
      // has.
      case Happening.ServiceCorrected corrected -> {}
      case Happening.TakenBack takenBack -> {}
      case Happening.TollEnded ended -> {}
      case Happening.Rebound rebound -> {}
    }
  }

  private static Point happened(LocalDate day, String what) {
    return new Point(Kind.HAPPENED, day, null, Words.say("clock.line." + what));
  }
}
