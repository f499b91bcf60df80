package org.proviso.docket.ledger;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// What the accounts of one award, or of several, show at the end of a day. Immutable.
public final class Balances {

  private final LocalDate asOf;
  private final EnumMap<Account, Long> cents;
  private final long released;

  private Balances(LocalDate asOf, EnumMap<Account, Long> cents, long released) {
    this.asOf = asOf;
    this.cents = cents;
    this.released = released;
  }

  /// Returns balances of nothing.
  public static Balances none(LocalDate asOf) {
    return new Balances(asOf, new EnumMap<>(Account.class), 0);
  }

  /// Returns balances that were summed elsewhere.
  ///
  /// @param cents by account; those that are left out are zero
  /// @param released what was released in all
  public static Balances of(LocalDate asOf, Map<Account, Long> cents, long released) {
    EnumMap<Account, Long> copy = new EnumMap<>(Account.class);
    copy.putAll(cents);
    return new Balances(asOf, copy, released);
  }

  static Balances of(LocalDate asOf, Iterable<Posting> effective, long released) {
    EnumMap<Account, Long> cents = new EnumMap<>(Account.class);
    for (Posting posting : effective) {
      for (Leg leg : posting.legs()) {
        cents.merge(leg.account(), leg.change(), Math::addExact);
      }
    }
    return new Balances(asOf, cents, released);
  }

  /// Returns the day at whose end they are.
  public LocalDate asOf() {
    return asOf;
  }

  /// Returns the balance of an account, in cents.
  public long of(Account account) {
    return cents.getOrDefault(account, 0L);
  }

  /// Returns what the award comes to.
  public long obligated() {
    return of(Account.OBLIGATED);
  }

  /// Returns what may be drawn.
  public long undrawn() {
    return of(Account.UNDRAWN);
  }

  /// Returns what may not be drawn.
  public Held held() {
    return new Held(of(Account.HELD));
  }

  /// Returns all that was paid out, whatever was said of it afterwards.
  public long paidOut() {
    return Math.addExact(
        Math.addExact(of(Account.DRAWN), of(Account.DISALLOWED)),
        Math.addExact(
            Math.addExact(of(Account.OWED), of(Account.RETURNED)), of(Account.WRITTEN_OFF)));
  }

  /// Returns what is disputed: disallowed, and not determined to be owed.
  public long disputed() {
    return of(Account.DISALLOWED);
  }

  /// Returns what is to be paid.
  public Owed owed() {
    return new Owed(of(Account.OWED), of(Account.INTEREST_OWED), of(Account.PENALTY_OWED));
  }

  /// Returns what came back of the principal.
  public long returned() {
    return of(Account.RETURNED);
  }

  /// Returns all that was held and then released: what went through, and no balance, since it may
  /// be drawn again or held once more.
  public long released() {
    return released;
  }

  /// Returns both together.
  ///
  /// @throws IllegalArgumentException if they are as of different days
  public Balances plus(Balances other) {
    if (!asOf.equals(other.asOf)) {
      throw new IllegalArgumentException(asOf + " and " + other.asOf);
    }
    EnumMap<Account, Long> sum = new EnumMap<>(cents);
    for (Map.Entry<Account, Long> each : other.cents.entrySet()) {
      sum.merge(each.getKey(), each.getValue(), Math::addExact);
    }
    return new Balances(asOf, sum, Math.addExact(released, other.released));
  }
}
