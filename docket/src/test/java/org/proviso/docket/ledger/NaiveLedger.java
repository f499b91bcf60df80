package org.proviso.docket.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The balances of an award as a table with a column for each day, without legs, books or chains.
///
/// Shares nothing with what it checks but the movements. Whole tables are copied for each question.
final class NaiveLedger {

  private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

  private final int days;

  /// Cents by account, and by account and hold or debt, for each day.
  private final Map<String, long[]> table = new HashMap<>();

  private final List<Movement> movements = new ArrayList<>();
  private final List<Map<String, Long>> moved = new ArrayList<>();

  NaiveLedger(int days) {
    this.days = days;
  }

  private static int column(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(FIRST, day);
  }

  long at(String row, LocalDate day) {
    return at(row, column(day));
  }

  private long at(String row, int column) {
    long[] cents = table.get(row);
    return cents == null ? 0 : cents[column];
  }

  /// Returns whether any account, hold or debt would be below zero on any day.
  boolean wouldFallBelowZero(LocalDate effect, Movement movement) {
    for (Map.Entry<String, Long> each : amounts(effect, movement).entrySet()) {
      for (int day = column(effect); day < days; day++) {
        if (at(each.getKey(), day) + each.getValue() < 0) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isBelowZero() {
    for (long[] cents : table.values()) {
      for (long each : cents) {
        if (each < 0) {
          return true;
        }
      }
    }
    return false;
  }

  void add(LocalDate effect, Movement movement) {
    Map<String, Long> amounts = amounts(effect, movement);
    movements.add(movement);
    moved.add(amounts);
    amounts.forEach(
        (row, cents) -> {
          long[] of = table.computeIfAbsent(row, _ -> new long[days]);
          for (int day = column(effect); day < days; day++) {
            of[day] += cents;
          }
        });
  }

  private Map<String, Long> amounts(LocalDate effect, Movement movement) {
    Map<String, Long> amounts = new HashMap<>();
    int self = movements.size() + 1;
    switch (movement) {
      case Movement.Obligation(long cents, String _) -> {
        amounts.put("obligated", cents);
        amounts.put("undrawn", cents);
      }
      case Movement.Amendment(long change, String _) -> {
        amounts.put("obligated", change);
        amounts.put("undrawn", change);
      }
      case Movement.Drawdown(long cents, String _) -> {
        amounts.put("undrawn", -cents);
        amounts.put("drawn", cents);
      }
      case Movement.Hold(long cents, Grounds _) -> {
        amounts.put("undrawn", -cents);
        amounts.put("held", cents);
        amounts.put("held " + self, cents);
      }
      case Movement.Release(int hold, long cents, long _, String _) -> {
        amounts.put("held", -cents);
        amounts.put("held " + hold, -cents);
        amounts.put("undrawn", cents);
      }
      case Movement.Termination(int hold, long cents, long _, long _, String _) -> {
        amounts.put("held", -cents);
        amounts.put("held " + hold, -cents);
        amounts.put("obligated", -cents);
      }
      case Movement.Disallowance(long cents, Grounds _) -> {
        amounts.put("drawn", -cents);
        amounts.put("disallowed", cents);
      }
      case Movement.Determination debt -> {
        amounts.put("disallowed", -debt.cents());
        amounts.put("owed", debt.cents());
        amounts.put("owed " + self, debt.cents());
      }
      case Movement.Repayment(int debt, long cents, String _) -> pay(amounts, debt, effect, cents);
      case Movement.Offset(int debt, long cents, long _, String _) ->
          pay(amounts, debt, effect, cents);
      case Movement.Interest interest -> {
        amounts.put("interest-owed", interest.cents());
        amounts.put("interest-owed " + interest.debt(), interest.cents());
        amounts.put("interest-charged", interest.cents());
      }
      case Movement.Penalty penalty -> {
        amounts.put("penalty-owed", penalty.cents());
        amounts.put("penalty-owed " + penalty.debt(), penalty.cents());
        amounts.put("penalty-charged", penalty.cents());
      }
      case Movement.WriteOff(int debt, Book part, long cents, long _, String _) -> {
        String owed =
            part == Book.PRINCIPAL
                ? "owed"
                : part == Book.INTEREST ? "interest-owed" : "penalty-owed";
        amounts.put(owed, -cents);
        amounts.put(owed + " " + debt, -cents);
        amounts.put(
            part == Book.PRINCIPAL
                ? "written-off"
                : part == Book.INTEREST ? "interest-waived" : "penalty-waived",
            cents);
      }
      case Movement.Reversal(int of, String _) -> {
        if (of < self) {
          moved.get(of - 1).forEach((row, cents) -> amounts.put(row, -cents));
        }
      }
    }
    return amounts;
  }

  private void pay(Map<String, Long> amounts, int debt, LocalDate effect, long cents) {
    long left = cents;
    for (String[] part :
        new String[][] {
          {"penalty-owed", "penalty-paid"}, {"interest-owed", "interest-paid"}, {"owed", "returned"}
        }) {
      long least = Long.MAX_VALUE;
      for (int day = column(effect); day < days; day++) {
        least = Math.min(least, at(part[0] + " " + debt, day));
      }
      // What no part has room for is left to the principal, which then falls below zero.
      long taken = part[0].equals("owed") ? left : Math.min(left, least);
      if (taken != 0) {
        amounts.put(part[0], -taken);
        amounts.put(part[0] + " " + debt, -taken);
        amounts.put(part[1], taken);
      }
      left -= taken;
    }
  }

  /// Walks from day to day.
  long accrued(int debt, LocalDate first, LocalDate from, LocalDate until, int basisPoints) {
    return accrued(debt, first, until, basisPoints) - accrued(debt, first, from, basisPoints);
  }

  private long accrued(int debt, LocalDate first, LocalDate until, int basisPoints) {
    BigDecimal dollarsAndDays = BigDecimal.ZERO;
    for (LocalDate day = first; day.isBefore(until); day = day.plusDays(1)) {
      dollarsAndDays = dollarsAndDays.add(BigDecimal.valueOf(at("owed " + debt, day)));
    }
    return dollarsAndDays
        .multiply(BigDecimal.valueOf(basisPoints, 4))
        .divide(BigDecimal.valueOf(365), 0, RoundingMode.FLOOR)
        .longValueExact();
  }
}
