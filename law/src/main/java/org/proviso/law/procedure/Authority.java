package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.List;
import org.proviso.law.act.Provenance;
import org.proviso.law.time.Span;

/// A power to take steps, with the wordings that it had.
///
/// @param id within its pack
/// @param title in plain words
/// @param fixedBy which day says which wording counts
/// @param editions its wordings, from the earliest; no two share a day. Days in none are days on
///   which the pack knows no such power
public record Authority(String id, String title, FixedBy fixedBy, List<Edition> editions) {

  /// @throws IllegalArgumentException if two editions share a day
  public Authority {
    editions = List.copyOf(editions);
    for (int i = 1; i < editions.size(); i++) {
      LocalDate end = editions.get(i - 1).span().until();
      LocalDate begin = editions.get(i).span().from();
      if (end == null || begin == null || begin.isBefore(end)) {
        throw new IllegalArgumentException("editions of " + id + " overlap or are out of order");
      }
    }
  }

  /// Which day says which wording counts.
  public enum FixedBy {
    /// The day on which the award was made: its terms took the wording in. Where only the last day
    /// is known by which it was made, every wording up to then may count.
    AWARD,
    /// The day of the step.
    STEP
  }

  /// A wording.
  ///
  /// @param span the days on which it stood
  /// @param from its citation and how far it was checked
  public record Edition(Span span, Provenance from) {}
}
