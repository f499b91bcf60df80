package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Picture 3: the entries of one recipient's docket in three lanes through time. The table has a
/// row for each entry, in the order given.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown
/// @param shown the days shown; entries outside are in the table and not in the picture
/// @param day the chosen day, which a line marks if it is shown; null if none is chosen
/// @param entries the entries
public record PartyLanes(
    String id, String caption, Shown shown, @Nullable LocalDate day, List<Entry> entries) {

  /// Copies the entries.
  public PartyLanes {
    entries = List.copyOf(entries);
  }

  /// An entry.
  ///
  /// @param number its number in the list on the page
  /// @param day its day
  /// @param lane whose it is
  /// @param title what it is called
  /// @param href where it is
  public record Entry(int number, LocalDate day, Lane lane, String title, String href) {}

  /// Whose an entry is.
  public enum Lane {
    /// The grantor's.
    GRANTOR,
    /// The recipient's.
    RECIPIENT,
    /// A court's.
    COURTS,
    /// Somebody else's; drawn only if there is such an entry.
    OTHER
  }

  /// Draws it.
  public Picture draw() {
    return new LanesDrawing(this).picture();
  }
}
