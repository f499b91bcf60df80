package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.proof.Headline;

/// Picture 4: recipients on the map of the United States, circles with an area in proportion to the
/// award, filled by the answer on the chosen day.
///
/// A State or county stands in the middle of its largest part, a place in that of its county. Where
/// circles would hide each other they move apart, with a line to where they belong. Awards below a
/// stated amount have the size of that amount; awards whose amount is not known have one size and a
/// dashed edge. Meant for some hundreds of recipients.
///
/// The table has a row for each recipient, in the order given, and says where it stands on the map;
/// the table beside it has those that have no place on it, and is null if all have.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown
/// @param day the chosen day
/// @param recipients the recipients
public record RecipientMap(String id, String caption, LocalDate day, List<Recipient> recipients) {

  /// Copies the recipients.
  public RecipientMap {
    recipients = List.copyOf(recipients);
  }

  /// A recipient.
  ///
  /// @param name what it is called
  /// @param href its page
  /// @param fips its census code: 2 digits for a State, 5 for a county, 7 for a place; null if none
  ///   is known
  /// @param county census code of the county that a place stands in; null if none is known
  /// @param cents its award in cents; null if not known
  /// @param headline the answer on the chosen day
  /// @param proof where the proof of it is
  /// @param checked the weakest mark on what that proof rests on
  public record Recipient(
      String name,
      String href,
      @Nullable String fips,
      @Nullable String county,
      @Nullable Long cents,
      Headline headline,
      String proof,
      Mark checked) {}

  /// Draws it.
  public Picture draw() {
    return new MapDrawing(this).picture();
  }
}
