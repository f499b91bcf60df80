package org.proviso.store;

import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.Refusal;

/// What it comes to when somebody posts to the ledger.
public sealed interface Posted {

  /// It is posted, and on the record.
  record Done(Posting posting) implements Posted {}

  /// The ledger refuses it, with its source.
  record Refused(Refusal refusal) implements Posted {}

  /// The register has no such award, or nothing is posted of it and this is no obligation.
  record NoSuchAward() implements Posted {}

  /// The record has no such event.
  ///
  /// @param event its number
  record NoSuchEvent(long event) implements Posted {}
}
