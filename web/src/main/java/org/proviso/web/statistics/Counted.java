package org.proviso.web.statistics;

import java.time.LocalDate;
import java.util.List;
import org.proviso.docket.ledger.Balances;
import org.proviso.store.MatterFile;

/// What one kind of reader's figures are counted from, beside the pack.
///
/// @param isPublic whether it is what is public; false for all that is on record
/// @param waits times of letters, requests and objections
/// @param matters matters; where only what is public is counted, of one that is not public as a
///   whole nothing but steps that override
/// @param ledgers balances of each award that has any
/// @param decided what became of requests and objections
public record Counted(
    boolean isPublic,
    List<Wait> waits,
    List<MatterFile> matters,
    List<Balances> ledgers,
    List<Decided> decided) {

  /// Copies the lists.
  public Counted {
    waits = List.copyOf(waits);
    matters = List.copyOf(matters);
    ledgers = List.copyOf(ledgers);
    decided = List.copyOf(decided);
  }

  /// A request or an objection, and what became of it.
  ///
  /// @param kind key of the word for what it is
  /// @param result key of the word for what became of it
  /// @param day on which it was made
  public record Decided(String kind, String result, LocalDate day) {}
}
