package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.Grounds;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.PostingGrounds;
import org.proviso.docket.ledger.Rate;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Tier;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.pack.Procedures;
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

  static final MatterId MATTER = new MatterId(PROVIDENCE, "jag/1373");

  /// Events of [#steps]: the first event is the addition of the pack, the second opens the matter,
  /// and each step of the grantor is proposed and taken.
  static final long FINDING = 3;

  static final long NOTICE = 5;
  static final long FINAL = 7;
  static final long WITHHOLD = 9;
  static final long DISALLOW = 11;
  static final long TERMINATE = 13;
  static final long CURED = 15;
  static final long DETERMINED = 17;
  static final long DEMANDED = 19;

  static final Grounds GROUNDS = new Grounds(WITHHOLD, NOTICE, FINDING, "2 CFR 200.338(a)");
  static final Grounds OF_COSTS = new Grounds(DISALLOW, NOTICE, FINDING, "2 CFR 200.338(b)");

  static final Procedure PROCEDURE = procedure();

  private LedgerFixtures() {}

  private static Procedure procedure() {
    Pack pack = RegisterStoreTest.pack();
    Clocks clocks = assertInstanceOf(Clocks.Outcome.Read.class, Clocks.read(pack)).clocks();
    return assertInstanceOf(Procedures.Outcome.Read.class, Procedures.read(pack, clocks))
        .procedures()
        .procedure();
  }

  static Ledgers ledgers(Database database) {
    return ledgers(database, (matter, day) -> Optional.empty());
  }

  static Ledgers ledgers(Database database, Ledgers.Bars bars) {
    return new Ledgers(
        database, DebtLaw.unitedStates(), WASHINGTON, new PostingGrounds(PROCEDURE), bars);
  }

  /// A matter of the award of Providence with every step that postings of the fixtures carry out:
  /// the last two of 20 February 2018, the others of 25 January.
  static void steps(Database database) {
    Matters matters = MatterFixtures.matters(database);
    MatterFixtures.done(matters.open(MATTER, Tier.DIRECT, "award document", at(CLERK, "01-25")));
    assertEquals(FINDING, step(matters, "finding", "01-25"));
    assertEquals(NOTICE, step(matters, "notice", "01-25"));
    assertEquals(FINAL, step(matters, "final-decision", "01-25"));
    assertEquals(WITHHOLD, step(matters, "withhold", "01-25"));
    assertEquals(DISALLOW, step(matters, "disallow", "01-25"));
    assertEquals(TERMINATE, step(matters, "terminate", "01-25"));
    assertEquals(CURED, step(matters, "accept-cure", "01-25"));
    assertEquals(DETERMINED, step(matters, "determine-debt", "02-20"));
    assertEquals(DEMANDED, step(matters, "demand-payment", "02-20"));
  }

  static By at(By by, String day) {
    return new By(by.actor(), Instant.parse("2018-" + day + "T15:00:00Z"));
  }

  /// Proposed and taken on a day of 2018, whatever the procedure says.
  static long step(Matters matters, String step, String day) {
    int number = 1 + matters.file(MATTER).orElseThrow().proposals().size();
    MatterFixtures.done(
        matters.propose(
            MATTER, MatterFixtures.wanted(step), null, MatterFixtures.OPEN, at(CLERK, day)));
    return MatterFixtures.done(
        matters.take(MATTER, number, null, MatterFixtures.OPEN, at(APPROVER, day)));
  }

  static Posting done(Posted posted) {
    return assertInstanceOf(Posted.Done.class, posted, posted::toString).posting();
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  /// One posting of each kind but amendment and offset, on the award of Providence: 14 in all.
  static void fill(Database database) {
    steps(database);
    Ledgers ledgers = ledgers(database);
    post(ledgers, "2017-10-01", new Movement.Obligation(21_211_200, "award document"));
    post(ledgers, "2018-01-15", new Movement.Drawdown(10_000_000, "draw 1"));
    post(ledgers, "2018-02-01", new Movement.Hold(5_000_000, GROUNDS));
    post(ledgers, "2018-02-02", new Movement.Release(3, 1_000_000, CURED, "cured"));
    post(
        ledgers,
        "2018-02-03",
        new Movement.Termination(3, 500_000, TERMINATE, FINAL, "2 CFR 200.339"));
    post(ledgers, "2018-02-01", new Movement.Disallowance(4_000_000, OF_COSTS));
    post(
        ledgers,
        "2018-02-20",
        new Movement.Determination(
            4_000_000,
            DETERMINED,
            DEMANDED,
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
