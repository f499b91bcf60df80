package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.Grounds;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.Rate;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.register.DrawdownTable;

/// Ledgers of awards of the first pack.
final class LedgerFixtures {

  static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
  static final Instant LATER = Instant.parse("2018-09-01T12:00:00Z");
  static final By APPROVER = new By(new Actor("approver", "a-2"), LATER);
  static final By CLERK = new By(new Actor("clerk", "a-1"), LATER);

  /// $212,112.00 by the register.
  static final String PROVIDENCE = "jag/2017/providence-ri";

  /// $28,677.00 by the register.
  static final String CENTRAL_FALLS = "jag/2017/central-falls-ri";

  /// The first event is the addition of the pack.
  static final Grounds GROUNDS = new Grounds(0, 0, "2 CFR 200.338(a)");

  private LedgerFixtures() {}

  static Ledgers ledgers(Database database) {
    return new Ledgers(database, DebtLaw.unitedStates(), WASHINGTON);
  }

  static Posting done(Posted posted) {
    return assertInstanceOf(Posted.Done.class, posted, posted::toString).posting();
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  /// One posting of each kind but amendment and offset, on the award of Providence: 14 in all.
  static void fill(Database database) {
    Ledgers ledgers = ledgers(database);
    post(ledgers, "2017-10-01", new Movement.Obligation(21_211_200, "award document"));
    post(ledgers, "2018-01-15", new Movement.Drawdown(10_000_000, "draw 1"));
    post(ledgers, "2018-02-01", new Movement.Hold(5_000_000, GROUNDS));
    post(ledgers, "2018-02-02", new Movement.Release(3, 1_000_000, "cured"));
    post(ledgers, "2018-02-03", new Movement.Termination(3, 500_000, 0, "2 CFR 200.339"));
    post(ledgers, "2018-02-01", new Movement.Disallowance(4_000_000, GROUNDS));
    post(
        ledgers,
        "2018-02-20",
        new Movement.Determination(
            4_000_000,
            0,
            0,
            day("2018-03-01"),
            day("2018-03-31"),
            new Rate(100, "as published"),
            "2 CFR 200.345"));
    // 92 days: 4,000,000 x 92 x 1 % / 365 = 10,082.19.
    post(
        ledgers,
        "2018-06-01",
        new Movement.Interest(7, 10_082, day("2018-03-01"), day("2018-06-01")));
    // 31 days: 4,000,000 x 31 x 6 % / 365 = 20,383.56.
    post(
        ledgers,
        "2018-07-31",
        new Movement.Penalty(7, 20_383, day("2018-06-30"), day("2018-07-31")));
    post(ledgers, "2018-08-01", new Movement.Repayment(7, 30_465, "wire 1"));
    post(
        ledgers,
        "2018-08-02",
        new Movement.WriteOff(7, org.proviso.docket.ledger.Book.PRINCIPAL, 1_000, 0, "31 CFR 902"));
    post(ledgers, "2018-08-03", new Movement.Drawdown(77, "draw 2"));
    post(ledgers, "2018-08-04", new Movement.Reversal(12, "not ours"));
    post(ledgers, "2018-08-31", new Movement.Offset(7, 99_000, 0, "31 U.S.C. 3716"));
  }

  private static void post(Ledgers ledgers, String effect, Movement movement) {
    done(ledgers.post(PROVIDENCE, day(effect), movement, APPROVER));
  }

  static DrawdownTable table(String rows) {
    return assertInstanceOf(
            DrawdownTable.Outcome.Read.class,
            DrawdownTable.read(
                "draws.csv",
                new ByteArrayInputStream(
                    ("award,day,amount,reference\n" + rows).getBytes(StandardCharsets.UTF_8))))
        .table();
  }

  static Digest hash(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
