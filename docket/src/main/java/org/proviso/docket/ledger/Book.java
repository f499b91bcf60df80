package org.proviso.docket.ledger;

/// One of the three parts of a ledger, in each of which debits equal credits. Money never goes from
/// one to another: principal, interest and penalty are told apart by construction.
public enum Book {
  /// The money of the award itself.
  PRINCIPAL,
  /// Interest on a debt (31 U.S.C. 3717(a)).
  INTEREST,
  /// Penalty on a debt that is long past due (31 U.S.C. 3717(e)(2)).
  PENALTY
}
