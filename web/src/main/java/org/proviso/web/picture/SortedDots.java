package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many days things took, one dot for each in groups, the shortest first: with the last day
/// that was in time, and open rings for what is not over.
///
/// @param id identifier in the page: letters, digits and hyphens
/// @param caption what is shown
/// @param asOf the day at whose end it is so
/// @param groups in the order shown
public record SortedDots(String id, String caption, LocalDate asOf, List<Group> groups) {

  /// Dots that belong together, in any order.
  ///
  /// @param name what they are
  public record Group(String name, List<Dot> dots) {

    /// Copies the list.
    public Group {
      dots = List.copyOf(dots);
    }
  }

  /// One time.
  ///
  /// @param name of whom
  /// @param href its page; null for none
  /// @param what what took the time
  /// @param from day from which it is counted
  /// @param until day on which it was over; null if it is not
  /// @param days how many days it took, or took so far; not negative
  /// @param due last day in time; null if none is known
  public record Dot(
      String name,
      @Nullable String href,
      String what,
      LocalDate from,
      @Nullable LocalDate until,
      long days,
      @Nullable LocalDate due) {

    /// @throws IllegalArgumentException if `days` is negative
    public Dot {
      if (days < 0) {
        throw new IllegalArgumentException(days + " days from " + from);
      }
    }
  }

  /// Copies the list.
  public SortedDots {
    groups = List.copyOf(groups);
  }

  /// Draws it.
  public Picture draw() {
    return new SortedDotsDrawing(this).picture();
  }
}
