package org.proviso.docket.ledger;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// What accrues on the principal of a debt from one day to another, with the count.
///
/// Simple: nothing accrues on interest or penalty (31 U.S.C. 3717(f)). Each day bears on what is
/// owed at its end, so the day of mailing counts and the day of payment does not. The sum over all
/// days from the first is cut down to the whole cent; a stretch in the middle is the difference of
/// two such sums, so stretches never come to more or less than the whole.
///
/// @param rows days with the same principal, in order; the rows cover `from` to `until`
/// @param from the first day that counts
/// @param until the first day that does not
/// @param basisPoints hundredths of a percent a year
/// @param daysInYear by which the rate is divided
/// @param before cents that accrued from the first day of the debt to `from`
/// @param cents from `from` to `until`
public record Accrual(
    List<Row> rows,
    LocalDate from,
    LocalDate until,
    int basisPoints,
    int daysInYear,
    long before,
    long cents) {

  /// Days on which the same amount is owed.
  ///
  /// @param until the first day that is not among them
  public record Row(LocalDate from, LocalDate until, long days, long principal) {}

  private static final long BASIS = 10_000;

  /// Copies the rows.
  public Accrual {
    rows = List.copyOf(rows);
  }

  /// Reckons a stretch.
  ///
  /// @param principal what is owed from each day on, at its end; nothing before the first
  /// @param first the day from which it accrues
  static Accrual of(
      NavigableMap<LocalDate, Long> principal,
      LocalDate first,
      LocalDate from,
      LocalDate until,
      int basisPoints,
      int daysInYear) {
    long before = cents(rows(principal, first, from), basisPoints, daysInYear);
    long whole = cents(rows(principal, first, until), basisPoints, daysInYear);
    return new Accrual(
        rows(principal, from, until),
        from,
        until,
        basisPoints,
        daysInYear,
        before,
        Math.subtractExact(whole, before));
  }

  private static List<Row> rows(
      NavigableMap<LocalDate, Long> principal, LocalDate from, LocalDate until) {
    List<Row> rows = new ArrayList<>();
    LocalDate at = from;
    while (at.isBefore(until)) {
      Map.Entry<LocalDate, Long> owed = principal.floorEntry(at);
      LocalDate change = principal.higherKey(at);
      LocalDate end = change == null || change.isAfter(until) ? until : change;
      rows.add(
          new Row(at, end, ChronoUnit.DAYS.between(at, end), owed == null ? 0 : owed.getValue()));
      at = end;
    }
    return rows;
  }

  private static long cents(List<Row> rows, int basisPoints, int daysInYear) {
    BigInteger sum = BigInteger.ZERO;
    for (Row row : rows) {
      sum = sum.add(BigInteger.valueOf(row.principal()).multiply(BigInteger.valueOf(row.days())));
    }
    return sum.multiply(BigInteger.valueOf(basisPoints))
        .divide(BigInteger.valueOf(BASIS * daysInYear))
        .longValueExact();
  }
}
