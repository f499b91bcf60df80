package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.LedgerFixtures.APPROVER;
import static org.proviso.store.LedgerFixtures.CENTRAL_FALLS;
import static org.proviso.store.LedgerFixtures.CLERK;
import static org.proviso.store.LedgerFixtures.FINDING;
import static org.proviso.store.LedgerFixtures.GROUNDS;
import static org.proviso.store.LedgerFixtures.LATER;
import static org.proviso.store.LedgerFixtures.NOTICE;
import static org.proviso.store.LedgerFixtures.PROVIDENCE;
import static org.proviso.store.LedgerFixtures.WASHINGTON;
import static org.proviso.store.LedgerFixtures.WITHHOLD;
import static org.proviso.store.LedgerFixtures.day;
import static org.proviso.store.LedgerFixtures.done;
import static org.proviso.store.LedgerFixtures.hash;
import static org.proviso.store.LedgerFixtures.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.Grounds;
import org.proviso.docket.ledger.Held;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Owed;
import org.proviso.docket.ledger.Reconciliation;
import org.proviso.docket.ledger.Refusal;
import org.proviso.law.procedure.Basis;

/// What is posted is kept with its event, and read as it was posted.
class LedgersTest {

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Ledgers ledgers = LedgerFixtures.ledgers(database);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  private void obligate(String award, long cents) {
    done(
        ledgers.post(
            award, day("2017-10-01"), new Movement.Obligation(cents, "award document"), APPROVER));
  }

  @Test
  void obligatesNothingByItself() {
    LedgerAward award =
        ledgers.awards().stream()
            .filter(each -> each.id().equals(PROVIDENCE))
            .findFirst()
            .orElseThrow();

    assertEquals(21_211_200L, award.cents());
    assertEquals(Map.of(), ledgers.ledgers());
    assertTrue(ledgers.ledger(PROVIDENCE).isEmpty());
  }

  @Test
  void givesBackEachKindAsItWasPosted() {
    LedgerFixtures.fill(database);

    AwardLedger ledger = ledgers.ledger(PROVIDENCE).orElseThrow();

    assertEquals(
        List.of(
            "obligation",
            "drawdown",
            "hold",
            "release",
            "termination",
            "disallowance",
            "determination",
            "interest",
            "penalty",
            "repayment",
            "write-off",
            "drawdown",
            "reversal",
            "offset"),
        ledger.postings().stream().map(each -> each.movement().word()).toList());
    // Posted once more, on paper: nothing but the rows can have told it.
    AwardLedger again = AwardLedger.of(PROVIDENCE, DebtLaw.unitedStates());
    for (var posting : ledger.postings()) {
      again =
          assertInstanceOf(
                  org.proviso.docket.ledger.Outcome.Posted.class,
                  again.post(
                      posting.effect(), posting.entered(), posting.event(), posting.movement()))
              .ledger();
    }
    assertEquals(again.postings(), ledger.postings());
    Balances balances = ledger.asOf(day("2018-09-01"));
    // 212,112.00 less 5,000.00 terminated; 50,000.00 less 10,000.00 and 5,000.00.
    assertEquals(20_711_200, balances.obligated());
    assertEquals(new Held(3_500_000), balances.held());
    assertEquals(new Owed(3_900_000, 0, 0), balances.owed());
    assertEquals(99_000, balances.returned());
    assertEquals(1_000_000, balances.released());
  }

  @Test
  void saysEachPostingOnTheRecord() throws SQLException {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 21_211_200);
    long event =
        done(ledgers.post(PROVIDENCE, day("2018-02-01"), new Movement.Hold(5, GROUNDS), APPROVER))
            .event();

    assertEquals(
        "ledger.posted award jag/2017/providence-ri {\"action\":\"withhold\",\"cents\":5,"
            + "\"condition\":\"jag/1373\",\"effect\":\"2018-02-01\","
            + "\"entered\":\"2018-09-01\",\"finding\":3,\"kind\":\"hold\","
            + "\"legs\":[{\"account\":\"held\",\"debit\":5},{\"account\":\"undrawn\",\"credit\":5}],"
            + "\"notice\":5,\"number\":2,\"said\":\"2 CFR 200.338(a)\",\"step\":9}",
        InquiryFixtures.event(login, event));
  }

  @Test
  void tellsTheDayOfEntryInTheZoneOfTheOffice() {
    By late = new By(APPROVER.actor(), Instant.parse("2018-09-02T02:00:00Z"));

    assertEquals(
        day("2018-09-01"),
        done(ledgers.post(PROVIDENCE, day("2018-09-01"), new Movement.Obligation(1, "x"), late))
            .entered());
    assertEquals(WASHINGTON.getId(), "America/New_York");
  }

  @Test
  void refusesWhatTheLedgerRefusesAndWritesNothing() {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 100);
    long before = events();

    assertEquals(
        new Posted.Refused(
            new Refusal.NotThere(
                org.proviso.docket.ledger.Account.UNDRAWN,
                100,
                "2 CFR 200.339(a) (200.338(a) before 12 November 2020)")),
        ledgers.post(PROVIDENCE, day("2018-02-01"), new Movement.Hold(101, GROUNDS), APPROVER));
    assertEquals(
        new Posted.NoSuchEvent(9_999),
        ledgers.post(
            PROVIDENCE,
            day("2018-02-01"),
            new Movement.Hold(1, new Grounds(9, 5, 9_999, "2 CFR 200.338")),
            APPROVER));
    assertEquals(
        new Posted.NoSuchAward(),
        ledgers.post(
            "jag/2017/nowhere", day("2018-02-01"), new Movement.Obligation(1, "x"), APPROVER));
    assertEquals(
        new Posted.Refused(new Refusal.NotObligated()),
        ledgers.post(CENTRAL_FALLS, day("2018-02-01"), new Movement.Amendment(1, "x"), APPROVER));
    assertEquals(before, events());
    assertEquals(1, ledgers.ledger(PROVIDENCE).orElseThrow().postings().size());
    assertTrue(ledgers.ledger(CENTRAL_FALLS).isEmpty());
  }

  private Refusal refused(String effect, Movement movement) {
    return assertInstanceOf(
            Posted.Refused.class, ledgers.post(PROVIDENCE, day(effect), movement, APPROVER))
        .refusal();
  }

  private static Movement hold(long step, long notice, long finding) {
    return new Movement.Hold(1, new Grounds(step, notice, finding, "2 CFR 200.338(a)"));
  }

  @Test
  void holdsOnlyByAStepOfAMatterOfTheAward() {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 100);
    obligate(CENTRAL_FALLS, 100);
    long before = events();

    // Event 0 is the addition of the pack; the step is another award's.
    assertEquals(new Refusal.NoSuchStep(0), refused("2018-02-01", hold(0, NOTICE, FINDING)));
    assertEquals(
        new Posted.Refused(new Refusal.NoSuchStep(WITHHOLD)),
        ledgers.post(CENTRAL_FALLS, day("2018-02-01"), new Movement.Hold(1, GROUNDS), APPROVER));
    assertEquals(
        new Refusal.NotItsGround(Basis.FINDING, NOTICE),
        refused("2018-02-01", hold(WITHHOLD, NOTICE, NOTICE)));
    assertEquals(
        new Refusal.BeforeItsStep(day("2018-01-25")),
        refused("2018-01-24", hold(WITHHOLD, NOTICE, FINDING)));
    assertEquals(before, events());

    done(ledgers.post(PROVIDENCE, day("2018-01-25"), hold(WITHHOLD, NOTICE, FINDING), APPROVER));
  }

  @Test
  void holdsNothingAgainstAnOrderAndReleasesByIt() {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 100);
    done(ledgers.post(PROVIDENCE, day("2018-02-01"), new Movement.Hold(60, GROUNDS), APPROVER));
    long order = order("an order", Set.of("withhold"), false, "03-01");

    Refusal refusal = new Refusal.Ordered(order, "an order", false);
    assertEquals(refusal, refused("2018-03-01", new Movement.Hold(1, GROUNDS)));
    // From a day before the order, and entered while it operates.
    assertEquals(refusal, refused("2018-02-01", new Movement.Hold(1, GROUNDS)));
    assertEquals(
        new Refusal.FreesNothing(WITHHOLD),
        refused("2018-03-01", new Movement.Release(2, 10, WITHHOLD, "a court says so")));
    assertEquals(
        new Refusal.FreesNothing(order),
        refused("2018-02-28", new Movement.Release(2, 10, order, "before it operates")));
    done(
        ledgers.post(
            PROVIDENCE,
            day("2018-03-01"),
            new Movement.Release(2, 10, order, "a court says so"),
            APPROVER));

    AwardLedger ledger = ledgers.ledger(PROVIDENCE).orElseThrow();
    assertEquals(
        new Movement.Release(2, 10, order, "a court says so"),
        ledger.postings().getLast().movement());
    assertEquals(new Held(50), ledger.asOf(day("2018-03-01")).held());
  }

  private long order(String citation, Set<String> actions, boolean doubtful, String day) {
    return MatterFixtures.done(
        MatterFixtures.matters(database)
            .order(
                citation,
                actions,
                day("2018-" + day),
                doubtful,
                "seen",
                List.of(LedgerFixtures.MATTER),
                LedgerFixtures.at(CLERK, day)));
  }

  @Test
  void takesADoubtForNoPermission() {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 100);
    long order = order("a stay, perhaps", Set.of(), true, "03-01");

    assertEquals(
        new Refusal.Ordered(order, "a stay, perhaps", true),
        refused("2018-03-01", new Movement.Hold(1, GROUNDS)));
    // A step that two took after the order was entered had it before them.
    long later = LedgerFixtures.step(MatterFixtures.matters(database), "withhold", "03-02");
    done(ledgers.post(PROVIDENCE, day("2018-03-02"), hold(later, NOTICE, FINDING), APPROVER));
  }

  @Test
  void holdsNothingThatTheLawBars() {
    LedgerFixtures.steps(database);
    obligate(PROVIDENCE, 100);
    Refusal.Barred barred = new Refusal.Barred("an injunction", false);
    Ledgers ledgersThen =
        LedgerFixtures.ledgers(
            database,
            (matter, day) ->
                day.equals(day("2018-02-02")) ? Optional.of(barred) : Optional.empty());

    assertEquals(
        new Posted.Refused(barred),
        ledgersThen.post(PROVIDENCE, day("2018-02-02"), new Movement.Hold(1, GROUNDS), APPROVER));
    done(ledgersThen.post(PROVIDENCE, day("2018-02-01"), new Movement.Hold(1, GROUNDS), APPROVER));
  }

  private long events() {
    return database.app().sql("SELECT count(*) FROM record.event").query(Long.class).single();
  }

  @Test
  void takesPaymentsByNumberOrIdentifierAndTheSameFileTwiceAddsNothing() throws SQLException {
    obligate(PROVIDENCE, 21_211_200);
    obligate(CENTRAL_FALLS, 2_867_700);
    var file =
        table(
            """
            jag-2017-providence-ri,2018-01-15,1000.00,R-1
            jag/2017/central-falls-ri,2018-01-16,20.50,R-1
            jag/2017/providence-ri,2018-01-17,3.00,R-2
            """);

    var first =
        assertInstanceOf(
            DrawdownImport.Done.class, ledgers.importDrawdowns(file, hash("f"), CLERK));

    assertEquals(3, first.added());
    assertEquals(0, first.equal());
    assertEquals(
        100_300, ledgers.ledger(PROVIDENCE).orElseThrow().asOf(day("2018-02-01")).paidOut());
    assertTrue(
        InquiryFixtures.event(login, first.event())
            .startsWith("ledger.imported file " + hash("f").hex()));
    assertEquals(new DrawdownImport.NothingNew(3), ledgers.importDrawdowns(file, hash("f"), CLERK));
    var more =
        assertInstanceOf(
            DrawdownImport.Done.class,
            ledgers.importDrawdowns(
                table(
                    """
                    jag-2017-providence-ri,2018-01-15,1000.00,R-1
                    jag-2017-providence-ri,2018-01-18,4.00,R-3
                    """),
                hash("g"),
                CLERK));
    assertEquals(1, more.added());
    assertEquals(1, more.equal());
  }

  @Test
  void namesEveryProblemOfAFileAndTakesNothingOfIt() {
    obligate(PROVIDENCE, 10_000);
    done(
        ledgers.post(PROVIDENCE, day("2018-01-02"), new Movement.Drawdown(1_000, "R-1"), APPROVER));
    var file =
        table(
            """
            jag/2017/providence-ri,2018-01-03,10.00,R-2
            jag/2017/providence-ri,2018-01-02,10.01,R-1
            jag/2017/nowhere,2018-01-02,10.00,R-3
            jag/2017/central-falls-ri,2018-01-02,10.00,R-4
            jag/2017/providence-ri,2018-01-04,80.01,R-5
            jag/2017/providence-ri,2019-01-04,1.00,R-6
            """);
    long before = events();

    var rejected =
        assertInstanceOf(
            DrawdownImport.Rejected.class, ledgers.importDrawdowns(file, hash("f"), CLERK));

    assertEquals(
        List.of(
            new DrawdownImport.Problem(
                3,
                new DrawdownImport.Reason.Different(
                    new org.proviso.docket.ledger.PaidLine(
                        PROVIDENCE, day("2018-01-02"), 1_000, "R-1"))),
            new DrawdownImport.Problem(
                4, new DrawdownImport.Reason.NoSuchAward("jag/2017/nowhere")),
            new DrawdownImport.Problem(
                5, new DrawdownImport.Reason.NoSuchAward("jag/2017/central-falls-ri")),
            new DrawdownImport.Problem(
                6,
                new DrawdownImport.Reason.Refused(
                    new Refusal.NotThere(
                        org.proviso.docket.ledger.Account.UNDRAWN, 8_000, "2 CFR 200.305(b)"))),
            new DrawdownImport.Problem(
                7, new DrawdownImport.Reason.Refused(new Refusal.NotYet(day("2019-01-04"))))),
        rejected.problems());
    assertEquals(rejected.problems(), ledgers.problems(file, CLERK));
    assertEquals(before, events());
    assertEquals(2, ledgers.ledger(PROVIDENCE).orElseThrow().postings().size());
  }

  @Test
  void reconcilesWithAFile() {
    obligate(PROVIDENCE, 10_000);
    done(
        ledgers.post(PROVIDENCE, day("2018-01-02"), new Movement.Drawdown(1_000, "R-1"), APPROVER));

    Reconciliation found =
        ledgers.reconcile(
            table("jag-2017-providence-ri,2018-01-02,10.00,R-1\nx,2018-01-02,1.00,R-1\n"),
            day("2018-12-31"));

    assertEquals(
        List.of("Equal", "OnlyThere"),
        found.lines().stream().map(each -> each.getClass().getSimpleName()).toList());
  }

  @Test
  void publishesTheBalancesOfAnAwardWhenSomebodySaysSo() {
    LedgerFixtures.fill(database);
    assertEquals(List.of(), ledgers.published(day("2018-09-01")));

    assertInstanceOf(
        Acted.Done.class, ledgers.publish(PROVIDENCE, true, "asked for often", APPROVER));

    PublishedBalances published = ledgers.published(day("2018-09-01")).getFirst();
    Balances balances = ledgers.ledger(PROVIDENCE).orElseThrow().asOf(day("2018-09-01"));
    for (var account : org.proviso.docket.ledger.Account.values()) {
      assertEquals(balances.of(account), published.balances().of(account), account::word);
    }
    assertEquals(1_000_000, published.balances().released());
    assertEquals("providence-ri", published.party());
    assertEquals(21_211_200, ledgers.published(day("2017-12-31")).getFirst().balances().undrawn());
    assertEquals(List.of(), ledgers.published(day("2017-09-30")));
    assertEquals(
        new Acted.Refused(Acted.Reason.NO_CHANGE),
        ledgers.publish(PROVIDENCE, true, "again", APPROVER));
    assertInstanceOf(Acted.Done.class, ledgers.publish(PROVIDENCE, false, "by mistake", APPROVER));
    assertEquals(List.of(), ledgers.published(day("2018-09-01")));
    assertEquals(
        new Acted.Refused(Acted.Reason.NOT_THERE),
        ledgers.publish(CENTRAL_FALLS, true, "x", APPROVER));
  }

  @Test
  void comesBackFromABackupAndIsStillOnlyAddedTo() throws IOException, SQLException {
    LedgerFixtures.fill(database);
    ledgers.publish(PROVIDENCE, true, "asked for often", APPROVER);
    AwardLedger before = ledgers.ledger(PROVIDENCE).orElseThrow();
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, LATER);
    }
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome = Backup.restore(file, into, Instant.parse("2030-01-01T00:00:00Z"));

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database back = TestServer.open(into);
        Connection owner = into.connect()) {
      Ledgers restored = LedgerFixtures.ledgers(back);
      assertEquals(before.postings(), restored.ledger(PROVIDENCE).orElseThrow().postings());
      assertEquals(1, restored.published(day("2018-09-01")).size());
      assertThrows(
          SQLException.class,
          () -> {
            Sql.execute(owner, "SET session_replication_role = replica");
            Sql.execute(owner, "UPDATE ledger.leg SET debit = debit");
          });
    }
  }
}
