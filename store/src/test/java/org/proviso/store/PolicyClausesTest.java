package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.ReviewFixtures.BOX;
import static org.proviso.store.ReviewFixtures.COUNSEL;
import static org.proviso.store.ReviewFixtures.FIRST;
import static org.proviso.store.ReviewFixtures.LATER;
import static org.proviso.store.ReviewFixtures.MANIFEST;
import static org.proviso.store.ReviewFixtures.ORDER;
import static org.proviso.store.ReviewFixtures.clause;
import static org.proviso.store.ReviewFixtures.done;
import static org.proviso.store.ReviewFixtures.passage;
import static org.proviso.store.ReviewFixtures.refused;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.pack.Section;
import org.proviso.store.Reviewed.Reason;

/// A reviewer drafts a policy clause from a passage, counsel enters it, and the register has it
/// from that day on; or declines it, or withdraws it later.
class PolicyClausesTest {

  private static final Instant LATER_DAY = Instant.parse("2018-03-05T23:30:00Z");
  private static final By COUNSEL_LATER = new By(new Actor("counsel", "a-14"), LATER_DAY);
  private static final Actor OTHER_COUNSEL = new Actor("counsel", "a-15");

  private final OwnerLogin login = TestServer.login();
  private final Database database = InquiryFixtures.withThePack(login);
  private final PolicyClauses clauses = new PolicyClauses(database);
  private final RegisterStore registers = new RegisterStore(database);

  @BeforeEach
  void ask() {
    ReviewFixtures.ask(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long draft() {
    return done(clauses.draft(BOX, MANIFEST, passage(ORDER), clause(), FIRST));
  }

  private DraftedClause.Fate fate(long draft) {
    return clauses.draft(draft).orElseThrow().fate();
  }

  private static List<Policy> ofReviewers(Register register) {
    return register.policies().stream().filter(policy -> policy.id().startsWith(A + "-e")).toList();
  }

  @Test
  void aDraftChangesNothingInTheRegister() {
    Register before = registers.register();

    long draft = draft();

    DraftedClause drafted = clauses.draft(draft).orElseThrow();
    assertEquals(passage(ORDER), drafted.passage());
    assertEquals(clause(), drafted.clause());
    assertEquals("a-11", drafted.drafted().by());
    assertEquals(new DraftedClause.Waiting(), drafted.fate());
    assertEquals(List.of(drafted), clauses.ofCollection(BOX));
    assertEquals(before.policies(), registers.register().policies());
  }

  @Test
  void whatIsEnteredCountsFromThatDayAndCitesFilePageAndSpanWithoutWords() throws SQLException {
    int before = registers.register().policies().size();
    long draft = draft();

    long event = done(clauses.enter(draft, COUNSEL_LATER));

    Register register = registers.register();
    assertEquals(before + 1, register.policies().size());
    Policy policy = ofReviewers(register).getFirst();
    assertEquals(
        new Policy(
            A + "-e" + draft,
            A,
            "General order on custody",
            clause().inForce(),
            false,
            clause().features(),
            new Entry(LocalDate.of(2018, 3, 5), null),
            "",
            "V1"),
        policy);
    assertEquals(
        new Provenance(
            "General Order 17, s. 4; file SHA-256 "
                + ORDER.sha256().hex()
                + ", page 3, body, characters 10 to 45",
            List.of(),
            Mark.V1,
            List.of("Whether it was in force on 24 January 2018 is not known.")),
        registers.provenance(Section.POLICIES, policy.id()).orElseThrow());
    assertInstanceOf(DraftedClause.Entered.class, fate(draft));
    String added = InquiryFixtures.event(login, event - 1);
    assertTrue(added.startsWith("added addition "), added);
    assertTrue(added.contains("register.policy ("), added);
    assertEquals(
        "policy.entered collection box-1 {\"draft\":"
            + draft
            + ",\"policy\":\""
            + policy.id()
            + "\"}",
        InquiryFixtures.event(login, event));
  }

  @Test
  void aPackThatIsAddedAgainLeavesItAlone() {
    done(clauses.enter(draft(), COUNSEL));
    Register entered = registers.register();

    assertEquals(new RegisterStore.Added(0), registers.add(RegisterStoreTest.pack(), LATER_DAY));
    assertEquals(entered.policies(), registers.register().policies());
  }

  @Test
  void anotherPersonThanWhoDraftedItAnswersOnce() {
    long own = done(clauses.draft(BOX, MANIFEST, passage(ORDER), clause(), COUNSEL));
    refused(Reason.OWN_DRAFT, clauses.enter(own, COUNSEL));
    refused(Reason.OWN_DRAFT, clauses.decline(own, "no", COUNSEL));
    done(clauses.decline(own, "It quotes another city.", new By(OTHER_COUNSEL, LATER_DAY)));

    DraftedClause.Declined declined = assertInstanceOf(DraftedClause.Declined.class, fate(own));
    assertEquals("It quotes another city.", declined.reason());
    assertEquals("a-15", declined.made().by());
    refused(Reason.NO_CHANGE, clauses.enter(own, new By(OTHER_COUNSEL, LATER_DAY)));
    refused(Reason.NO_CHANGE, clauses.withdraw(own, "no", COUNSEL));
    assertEquals(List.of(), ofReviewers(registers.register()));
  }

  @Test
  void whatIsWithdrawnStaysToBeSeenAndCountsNoMore() {
    long draft = draft();
    done(clauses.enter(draft, COUNSEL));

    done(clauses.withdraw(draft, "The order was never signed.", COUNSEL_LATER));

    Policy policy = ofReviewers(registers.register()).getFirst();
    assertEquals(new Entry(LocalDate.of(2018, 1, 24), LocalDate.of(2018, 3, 5)), policy.entry());
    DraftedClause.Withdrawn withdrawn =
        assertInstanceOf(DraftedClause.Withdrawn.class, fate(draft));
    assertEquals("The order was never signed.", withdrawn.reason());
    assertEquals(LATER_DAY, withdrawn.made().at());
    refused(Reason.NO_CHANGE, clauses.withdraw(draft, "again", COUNSEL_LATER));
  }

  @Test
  void isRefusedToWhoMayNotAndOfWhatIsNotThere() {
    By clerk = InquiryFixtures.CLERK;
    refused(Reason.NOT_A_REVIEWER, clauses.draft(BOX, MANIFEST, passage(ORDER), clause(), clerk));
    refused(Reason.STALE_MANIFEST, clauses.draft(BOX, LATER, passage(ORDER), clause(), FIRST));
    refused(Reason.NOT_THERE, clauses.draft("box-9", MANIFEST, passage(ORDER), clause(), FIRST));
    long draft = draft();
    refused(Reason.NOT_COUNSEL, clauses.enter(draft, ReviewFixtures.SECOND));
    refused(Reason.NOT_COUNSEL, clauses.decline(draft, "no", ReviewFixtures.SECOND));
    refused(Reason.NOT_COUNSEL, clauses.withdraw(draft, "no", ReviewFixtures.SECOND));
    refused(Reason.INCOMPLETE, clauses.decline(draft, " ", COUNSEL));
    refused(Reason.INCOMPLETE, clauses.decline(draft, "x".repeat(4_001), COUNSEL));
    refused(Reason.NOT_THERE, clauses.enter(draft + 100, COUNSEL));
    refused(Reason.NOT_THERE, clauses.withdraw(draft + 100, "no", COUNSEL));
  }
}
