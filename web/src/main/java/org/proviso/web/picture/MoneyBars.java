package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of awarded money on a day, as one bar for each recipient: each cent is in exactly
/// one part of its bar.
///
/// @param id identifier in the page: letters, digits and hyphens
/// @param caption what is shown
/// @param asOf the day at whose end it is so
/// @param bars in the order shown
public record MoneyBars(String id, String caption, LocalDate asOf, List<Bar> bars) {

  /// One recipient.
  ///
  /// @param name what it is called
  /// @param href its page; null for none
  /// @param parts what became of its money
  /// @param charged interest and penalty that it owes, in cents: beside the bar and no part of it
  public record Bar(String name, @Nullable String href, MoneyParts parts, long charged) {}

  /// Copies the list.
  public MoneyBars {
    bars = List.copyOf(bars);
  }

  /// Draws it.
  public Picture draw() {
    return new MoneyBarDrawing(this).picture();
  }
}
