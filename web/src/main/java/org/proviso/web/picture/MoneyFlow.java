package org.proviso.web.picture;

import java.time.LocalDate;

/// Where the money of a programme year went by a day: bands from what was awarded to what became of
/// it, as wide as their amounts.
///
/// @param id identifier in the page: letters, digits and hyphens
/// @param caption what is shown
/// @param asOf the day at whose end it is so
/// @param parts of all awards of the year that are shown
public record MoneyFlow(String id, String caption, LocalDate asOf, MoneyParts parts) {

  /// Draws it.
  public Picture draw() {
    return new MoneyFlowDrawing(this).picture();
  }
}
