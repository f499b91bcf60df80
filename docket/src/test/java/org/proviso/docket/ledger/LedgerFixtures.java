package org.proviso.docket.ledger;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;

/// Ledgers by situation, of an award that nobody made.
final class LedgerFixtures {

  static final DebtLaw LAW = DebtLaw.unitedStates();
  static final Grounds GROUNDS = new Grounds(10, 11, 12, "2 CFR 200.338(a)");
  static final Rate ONE_PERCENT = new Rate(100, "as published for calendar 2018");

  /// The day on which everything is entered where a test does not care.
  static final LocalDate ENTERED = day("2019-12-31");

  private LedgerFixtures() {}

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  static AwardLedger empty() {
    return AwardLedger.of("programme/2017/party", LAW);
  }

  /// $500,000.00 on 1 October 2017.
  static AwardLedger obligated() {
    return with(empty(), "2017-10-01", new Movement.Obligation(50_000_000, "award document"));
  }

  /// Of that, $200,000.00 drawn on 15 January 2018.
  static AwardLedger drawn() {
    return with(obligated(), "2018-01-15", new Movement.Drawdown(20_000_000, "draw 1"));
  }

  /// Of that, $100,000.00 disallowed on 1 February 2018.
  static AwardLedger disallowed() {
    return with(drawn(), "2018-02-01", new Movement.Disallowance(10_000_000, GROUNDS));
  }

  /// That determined on 20 February 2018, mailed on 1 March, due on 31 March, at 1 %: posting 4.
  static AwardLedger owed() {
    return with(disallowed(), "2018-02-20", determination());
  }

  static Movement.Determination determination() {
    return new Movement.Determination(
        10_000_000, 21, 22, day("2018-03-01"), day("2018-03-31"), ONE_PERCENT, "2 CFR 200.345");
  }

  static AwardLedger with(AwardLedger ledger, String effect, Movement movement) {
    return assertInstanceOf(Outcome.Posted.class, post(ledger, effect, movement)).ledger();
  }

  static Refusal refusal(AwardLedger ledger, String effect, Movement movement) {
    return assertInstanceOf(Outcome.Refused.class, post(ledger, effect, movement)).refusal();
  }

  private static Outcome post(AwardLedger ledger, String effect, Movement movement) {
    return ledger.post(day(effect), ENTERED, 100 + ledger.postings().size(), movement);
  }
}
