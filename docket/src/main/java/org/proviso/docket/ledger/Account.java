package org.proviso.docket.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// An account that every award has.
///
/// In each book one account has a credit balance, what came into being, and the others say where
/// each cent of it is now: the balances of those add up to it, and none is ever below zero (ADR
/// 28).
public enum Account {
  /// What the award comes to, after all amendments.
  OBLIGATED(Book.PRINCIPAL, Side.CREDIT),
  /// May be drawn.
  UNDRAWN(Book.PRINCIPAL, Side.DEBIT),
  /// May not be drawn, by a notice, a finding and an authority.
  HELD(Book.PRINCIPAL, Side.DEBIT),
  /// Paid out, and nothing more was said of it.
  DRAWN(Book.PRINCIPAL, Side.DEBIT),
  /// Paid out for a cost that was disallowed, and not determined to be owed.
  DISALLOWED(Book.PRINCIPAL, Side.DEBIT),
  /// Paid out, and determined to be owed.
  OWED(Book.PRINCIPAL, Side.DEBIT),
  /// Paid out, owed, and back.
  RETURNED(Book.PRINCIPAL, Side.DEBIT),
  /// Paid out, owed, and given up.
  WRITTEN_OFF(Book.PRINCIPAL, Side.DEBIT),

  /// All interest that was charged.
  INTEREST_CHARGED(Book.INTEREST, Side.CREDIT),
  /// Interest that is to be paid.
  INTEREST_OWED(Book.INTEREST, Side.DEBIT),
  /// Interest that was paid.
  INTEREST_PAID(Book.INTEREST, Side.DEBIT),
  /// Interest that was given up.
  INTEREST_WAIVED(Book.INTEREST, Side.DEBIT),

  /// All penalty that was charged.
  PENALTY_CHARGED(Book.PENALTY, Side.CREDIT),
  /// Penalty that is to be paid.
  PENALTY_OWED(Book.PENALTY, Side.DEBIT),
  /// Penalty that was paid.
  PENALTY_PAID(Book.PENALTY, Side.DEBIT),
  /// Penalty that was given up.
  PENALTY_WAIVED(Book.PENALTY, Side.DEBIT);

  /// The side of a leg, and that on which an account has its balance.
  public enum Side {
    /// Where money goes.
    DEBIT,
    /// Where money comes from.
    CREDIT
  }

  private final Book book;
  private final Side side;

  Account(Book book, Side side) {
    this.book = book;
    this.side = side;
  }

  /// Returns the book that it belongs to.
  public Book book() {
    return book;
  }

  /// Returns the side on which its balance is.
  public Side side() {
    return side;
  }

  /// Returns its name in tables and files.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the account of a name.
  public static Optional<Account> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
