package org.proviso.law.finding;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one person concluded on each element of a breach, and what another said of it.
///
/// @param number within its matter, from 1; a later one supersedes it
/// @param day on which it was made
/// @param judged the conclusions, no two on the same point
/// @param second what the second person said; null as long as nobody read it
/// @param event what says so, such as the number of an event
public record Finding(
    int number, LocalDate day, List<Judged> judged, @Nullable Second second, String event) {

  /// @throws IllegalArgumentException if two conclusions are on the same point, or it was read
  ///   before it was made
  public Finding {
    judged = List.copyOf(judged);
    Set<Point> points = new HashSet<>();
    for (Judged each : judged) {
      if (!points.add(each.point())) {
        throw new IllegalArgumentException("two conclusions on " + each.point());
      }
    }
    if (second != null && second.day().isBefore(day)) {
      throw new IllegalArgumentException("read before it was made");
    }
  }

  /// What a conclusion is on.
  ///
  /// @param element identifier of the element
  /// @param reading identifier of the reading under which it is asked; null for an element that
  ///   does not depend on one
  public record Point(String element, @Nullable String reading) {}

  /// A conclusion.
  public record Judged(Point point, Shown shown) {}

  /// What the second person said.
  ///
  /// @param day on which it was said
  /// @param dissents the points on which that person would not conclude so; on all others it agrees
  public record Second(LocalDate day, Set<Point> dissents) {
    /// Copies the points.
    public Second {
      dissents = Set.copyOf(dissents);
    }
  }

  /// Returns it as it was at the end of a day on which it had been made: without what the second
  /// person said later.
  public Finding asOf(LocalDate on) {
    return second == null || !second.day().isAfter(on)
        ? this
        : new Finding(number, day, judged, null, event);
  }
}
