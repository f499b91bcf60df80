package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clock of one recipient as a line: what happened to it, when it stands still, the day that is
/// due, and today. The table has a row for each mark and each standstill, in order of time.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown
/// @param today the day on which it is read
/// @param from first day on which the clock runs; null if it does not
/// @param until last day on which it runs: the day due, or that of the answer or the end if one
///   came before; null while none is known
/// @param points what the line shows, in any order; at least one
public record ClockLine(
    String id,
    String caption,
    LocalDate today,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<Point> points) {

  /// Puts the points in order of time; of one day, the order stays.
  ///
  /// @throws IllegalArgumentException if there is no point
  public ClockLine {
    points = points.stream().sorted(Comparator.comparing(Point::day)).toList();
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a clock to which nothing happened");
    }
  }

  /// Something on the line.
  ///
  /// @param kind what sort of thing it is
  /// @param day when, or the first day of a standstill
  /// @param end first day after a standstill; null of one without known end, and of all else
  /// @param words a few words for it
  public record Point(Kind kind, LocalDate day, @Nullable LocalDate end, String words) {}

  /// What sort of thing stands on the line.
  public enum Kind {
    /// It happened: a letter was sent, more time was given, an answer came.
    HAPPENED,
    /// The last day in time.
    DUE,
    /// The clock stands still for some days.
    STANDSTILL
  }

  /// Draws it.
  public Picture draw() {
    return new ClockLineDrawing(this).picture();
  }
}
