package org.proviso.docket.ledger;

/// What it comes to when somebody posts.
public sealed interface Outcome {

  /// It is posted.
  ///
  /// @param ledger with the posting
  /// @param posting the last one of it
  record Posted(AwardLedger ledger, Posting posting) implements Outcome {}

  /// Nothing is posted.
  record Refused(Refusal refusal) implements Outcome {}
}
