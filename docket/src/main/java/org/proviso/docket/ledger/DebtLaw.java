package org.proviso.docket.ledger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of a law on debts: how long no interest is due, from when a penalty may be charged,
/// which rate was published for a year. Data, with sources and marks in the file that it is read
/// from.
///
/// @param interestFreeDays days after mailing within which the whole may be paid without interest
/// @param penaltyAfterDays days past due, of which more have to pass before a penalty accrues
/// @param penaltyRate basis points a year that a penalty comes to
/// @param offsetAfterDays days after mailing before which nothing is set off
/// @param daysInYear by which a rate a year is divided, for every day
/// @param rates basis points a year, by the calendar year for which they were published
public record DebtLaw(
    int interestFreeDays,
    int penaltyAfterDays,
    int penaltyRate,
    int offsetAfterDays,
    int daysInYear,
    Map<Integer, Integer> rates) {

  private static final Pattern RATE = Pattern.compile("rate\\.(\\d{4})");

  /// Copies the rates.
  public DebtLaw {
    rates = Map.copyOf(rates);
  }

  /// Returns the numbers of 31 U.S.C. 3717 and of what goes with it.
  public static DebtLaw unitedStates() {
    Properties read = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(DebtLaw.class.getResourceAsStream("debts-us.properties")),
            StandardCharsets.UTF_8)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Integer, Integer> rates = new TreeMap<>();
    for (String key : read.stringPropertyNames()) {
      Matcher rate = RATE.matcher(key);
      if (rate.matches()) {
        rates.put(Integer.valueOf(rate.group(1)), number(read, key));
      }
    }
    return new DebtLaw(
        number(read, "interest-free-days"),
        number(read, "penalty-after-days"),
        number(read, "penalty-rate"),
        number(read, "offset-after-days"),
        number(read, "days-in-year"),
        rates);
  }

  private static int number(Properties read, String key) {
    return Integer.parseInt(read.getProperty(key, ""));
  }

  /// Returns the rate of the year in which notice was mailed; empty if it is not among the data.
  public OptionalInt rate(LocalDate mailed) {
    Integer rate = rates.get(mailed.getYear());
    return rate == null ? OptionalInt.empty() : OptionalInt.of(rate);
  }

  /// Returns the first day on which interest of a debt can be charged.
  LocalDate interestFrom(Movement.Determination debt) {
    return debt.mailed().plusDays(interestFreeDays + 1L);
  }

  /// Returns the first day on which a debt is past due for so long that a penalty accrues.
  LocalDate penaltyFrom(Movement.Determination debt) {
    return debt.due().plusDays(penaltyAfterDays + 1L);
  }

  /// Returns the first day on which a debt can be set off.
  LocalDate offsetFrom(Movement.Determination debt) {
    return debt.mailed().plusDays(offsetAfterDays + 1L);
  }
}
