package org.proviso.docket.ledger;

/// What a recipient is to pay on a day, by determinations: each part in cents, zero or more.
///
/// @param principal of disallowed money that was determined to be owed
/// @param interest on it
/// @param penalty on it
public record Owed(long principal, long interest, long penalty) {

  /// Returns principal, interest and penalty together.
  public long cents() {
    return Math.addExact(Math.addExact(principal, interest), penalty);
  }

  /// Returns both together, part by part.
  public Owed plus(Owed other) {
    return new Owed(
        Math.addExact(principal, other.principal),
        Math.addExact(interest, other.interest),
        Math.addExact(penalty, other.penalty));
  }
}
