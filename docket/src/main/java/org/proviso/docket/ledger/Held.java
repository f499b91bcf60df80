package org.proviso.docket.ledger;

/// Money that was awarded, is not drawn, and may not be drawn on a day. Nothing of it is *owed* and
/// it is no measure of what is *at stake*: both have types of their own, so that none is added to
/// another.
///
/// @param cents zero or more
public record Held(long cents) {

  /// Returns both together.
  public Held plus(Held other) {
    return new Held(Math.addExact(cents, other.cents));
  }
}
