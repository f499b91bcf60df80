package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The days on which something changed: one tick a day, its height in proportion to the square root
/// of the answers that changed, so that one beside hundreds is still seen. The table has a row for
/// each such day that is shown.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown
/// @param shown the days shown
/// @param day the chosen day
/// @param changes the days on which something changed, in order of time, each once; also those
///   outside `shown`, so that the steps go on
public record ChangeStrip(
    String id, String caption, Shown shown, LocalDate day, List<Change> changes) {

  /// @throws IllegalArgumentException if the changes are not in order of time
  public ChangeStrip {
    changes = List.copyOf(changes);
    for (int i = 1; i < changes.size(); i++) {
      if (!changes.get(i).day().isAfter(changes.get(i - 1).day())) {
        throw new IllegalArgumentException(changes.get(i).day() + " is out of order");
      }
    }
  }

  /// A day on which something changed.
  ///
  /// @param day the day
  /// @param answers how many answers changed, 1 or more
  /// @param href the page of that day
  /// @param by the acts that changed them; none if only facts changed
  public record Change(LocalDate day, int answers, String href, List<ActLink> by) {
    /// @throws IllegalArgumentException if `answers` is below 1
    public Change {
      by = List.copyOf(by);
      if (answers < 1) {
        throw new IllegalArgumentException(answers + " answers changed on " + day);
      }
    }
  }

  /// Returns the last change before the chosen day.
  public Optional<Change> previous() {
    return changes.reversed().stream().filter(change -> change.day().isBefore(day)).findFirst();
  }

  /// Returns the first change after the chosen day.
  public Optional<Change> next() {
    return changes.stream().filter(change -> change.day().isAfter(day)).findFirst();
  }

  /// Draws it.
  public Picture draw() {
    return new ChangeDrawing(this).picture();
  }
}
