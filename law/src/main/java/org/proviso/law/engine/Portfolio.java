package org.proviso.law.engine;

import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Register;

/// A table of awards with the register of their parties, indexed once for any number of sweeps.
///
/// What is indexed depends on no law. Immutable as seen from outside, and thread-safe.
public final class Portfolio {

  private final Register register;
  private final Awards awards;
  private final Parties parties;
  private final PartyRows rows;

  private Portfolio(Register register, Awards awards) {
    this.register = register;
    this.awards = awards;
    parties = new Parties(register);
    rows = new PartyRows(awards, parties);
  }

  /// Indexes a table of awards.
  ///
  /// @param register the parties of the awards, and what is known of them; its subjects are not
  ///   looked at
  /// @param awards the awards
  /// @throws IllegalArgumentException if the register lacks a party that the awards have
  public static Portfolio of(Register register, Awards awards) {
    return new Portfolio(register, awards);
  }

  /// Returns the register.
  public Register register() {
    return register;
  }

  /// Returns the awards.
  public Awards awards() {
    return awards;
  }

  Parties parties() {
    return parties;
  }

  PartyRows rows() {
    return rows;
  }
}
