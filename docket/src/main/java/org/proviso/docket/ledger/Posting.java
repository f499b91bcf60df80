package org.proviso.docket.ledger;

import java.time.LocalDate;
import java.util.List;

/// A line of the ledger of one award. It is never changed: what was wrong is reversed.
///
/// @param number from 1, in the order of entry
/// @param effect the day from which balances have it
/// @param entered the day on which it came into the ledger; not before that of any earlier posting
/// @param event number of its event on the record
/// @param legs where the money went and where it came from; debits equal credits in every book
public record Posting(
    int number,
    LocalDate effect,
    LocalDate entered,
    long event,
    Movement movement,
    List<Leg> legs) {

  /// Copies the legs, and refuses them if debits and credits differ.
  public Posting {
    Said.posting(number);
    Said.event(event);
    legs = List.copyOf(legs);
    for (Book book : Book.values()) {
      long sum = 0;
      for (Leg leg : legs) {
        if (leg.account().book() == book) {
          sum = Math.addExact(sum, leg.side() == Account.Side.DEBIT ? leg.cents() : -leg.cents());
        }
      }
      if (sum != 0) {
        throw new IllegalArgumentException(book + " is out of balance by " + sum);
      }
    }
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("no legs");
    }
  }
}
