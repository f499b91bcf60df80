package org.proviso.docket.ledger;

import java.time.LocalDate;

/// What a paying system says of one payment.
///
/// @param award identifier of the award
/// @param cents more than zero
/// @param reference what it calls the payment; one award has it once
public record PaidLine(String award, LocalDate day, long cents, String reference) {

  /// Returns it as a movement of the ledger.
  public Movement.Drawdown movement() {
    return new Movement.Drawdown(cents, reference);
  }
}
