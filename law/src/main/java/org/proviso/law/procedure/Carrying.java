package org.proviso.law.procedure;

/// What a step comes to in a ledger: the kind of posting that carries it out.
public enum Carrying {
  /// Money that is not drawn may not be drawn.
  HOLD,
  /// A cost that was paid is not allowed.
  DISALLOWANCE,
  /// Money that is held goes out of the award.
  TERMINATION,
  /// What is owed is determined.
  DETERMINATION,
  /// Money that is held may be drawn again.
  RELEASE;

  /// Returns whether it is against the recipient. The action of a step that it carries out is then
  /// one that touches money.
  public boolean isAgainstTheRecipient() {
    return this != RELEASE;
  }
}
