package org.proviso.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// A round of letters.
///
/// @param id identifier
/// @param date day of the letters
/// @param deadline day by which an answer was asked for; null if none is known
/// @param ask what was asked for
/// @param addressees identifiers of the parties written to
/// @param cleared identifiers of the parties that were told all is well
/// @param note a remark; empty if there is none
/// @param provenance where it comes from
public record Round(
    String id,
    LocalDate date,
    @Nullable LocalDate deadline,
    String ask,
    List<String> addressees,
    List<String> cleared,
    String note,
    Provenance provenance) {

  /// Copies the lists.
  public Round {
    addressees = List.copyOf(addressees);
    cleared = List.copyOf(cleared);
  }
}
