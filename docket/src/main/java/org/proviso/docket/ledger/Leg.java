package org.proviso.docket.ledger;

/// One line of a posting: an amount on one side of one account.
///
/// @param cents more than zero
public record Leg(Account account, Account.Side side, long cents) {

  /// Refuses an amount that is not more than zero.
  public Leg {
    if (cents <= 0) {
      throw new IllegalArgumentException("a leg of " + cents + " cents");
    }
  }

  static Leg debit(Account account, long cents) {
    return new Leg(account, Account.Side.DEBIT, cents);
  }

  static Leg credit(Account account, long cents) {
    return new Leg(account, Account.Side.CREDIT, cents);
  }

  /// Returns the same amount on the other side.
  Leg turned() {
    return new Leg(
        account, side == Account.Side.DEBIT ? Account.Side.CREDIT : Account.Side.DEBIT, cents);
  }

  /// Returns by how much it changes the balance of its account, which it may lower.
  long change() {
    return side == account.side() ? cents : -cents;
  }
}
