package org.proviso.store;

import org.proviso.docket.review.PolicyClause;
import org.proviso.docket.review.QuotedPassage;

/// A policy clause that somebody drafted, and what became of it.
///
/// @param number that of the event by which it was drafted
/// @param collection the collection whose item says so
/// @param drafted by whom and when
public record DraftedClause(
    long number,
    String collection,
    QuotedPassage passage,
    PolicyClause clause,
    ReviewFile.Made drafted,
    Fate fate) {

  /// What became of a draft.
  public sealed interface Fate {}

  /// Nobody else has read it yet.
  public record Waiting() implements Fate {}

  /// Somebody else says why it is none.
  public record Declined(String reason, ReviewFile.Made made) implements Fate {}

  /// The register has it.
  ///
  /// @param policy identifier in the register
  public record Entered(String policy, ReviewFile.Made made) implements Fate {}

  /// The register had it, and counts it no more.
  ///
  /// @param entered by whom and when it was entered
  /// @param reason why it was withdrawn
  /// @param made by whom and when it was withdrawn
  public record Withdrawn(
      String policy, ReviewFile.Made entered, String reason, ReviewFile.Made made)
      implements Fate {}
}
