package org.proviso.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;

/// An award as a pack lists it.
///
/// @param id the award's own number
/// @param programme the programme
/// @param year the programme year
/// @param recipient the party that it is made to
/// @param offered day on which it was offered; null if not known
/// @param acceptance whether and when it was accepted
/// @param cents amount in cents; null if not known
/// @param subRecipients parties that draw on it
/// @param source where it comes from
record Grant(
    String id,
    String programme,
    String year,
    String recipient,
    @Nullable LocalDate offered,
    Award.Acceptance acceptance,
    @Nullable Long cents,
    List<String> subRecipients,
    String source) {

  /// Copies the list.
  Grant {
    subRecipients = List.copyOf(subRecipients);
  }
}
