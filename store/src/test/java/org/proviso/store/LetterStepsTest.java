package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;
import org.proviso.docket.record.Actor;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Tier;
import org.springframework.dao.DataAccessException;

/// Letters of an inquiry as steps of a matter, and what a recipient's own people do in it.
///
/// Days by hand: an e-mail that was taken on Wednesday 24 January 2018 is served on it; 30 days
/// after that is Friday 23 February.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LetterStepsTest {

  private static final String PARTY = "louisville-ky";
  private static final MatterId MATTER = new MatterId("jag/2016/louisville-ky", "jag/1373");
  private static final LocalDate SENT = LocalDate.of(2018, 1, 24);
  private static final LocalDate DUE = LocalDate.of(2018, 2, 23);
  private static final By OWN =
      new By(new Actor("recipient", "a-9"), Instant.parse("2018-03-02T15:00:00Z"));

  private static Database database;
  private static Matters matters;

  @BeforeAll
  static void fill() {
    database = InquiryFixtures.withThePack(TestServer.migrated());
    matters = MatterFixtures.matters(database);
    InquiryFixtures.approve(database, "i1", PARTY);
    InquiryFixtures.propose(database, "i2", PARTY, "chicago-il");
    MatterFixtures.done(matters.open(MATTER, Tier.DIRECT, "award document", InquiryFixtures.CLERK));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static StepTaken join(String inquiry) {
    return matters.join(
        MATTER,
        inquiry,
        (matter, step, day) -> MatterFixtures.OPEN.standing(matter),
        InquiryFixtures.CLERK);
  }

  private static List<Matter.Done> done() {
    return matters.file(MATTER).orElseThrow().matter().done();
  }

  @Test
  @Order(1)
  void anInquiryIsJoinedOnceAndOnlyOneThatAskedSomething() {
    assertEquals(
        List.of("i1"),
        matters.joinable(MATTER).stream().map(InquiryFile.Heading::inquiry).toList());
    MatterFixtures.refused(StepTaken.Reason.NOT_THERE, join("i2"));
    MatterFixtures.refused(StepTaken.Reason.NOT_THERE, join("i3"));
    assertTrue(
        matters.join(
                MATTER,
                "i1",
                (matter, step, day) -> {
                  assertEquals("demand", step);
                  assertEquals(SENT, day);
                  return MatterFixtures.REFUSED.standing(matter);
                },
                InquiryFixtures.CLERK)
            instanceof StepTaken.NotOpen);

    MatterFixtures.done(join("i1"));

    MatterFixtures.refused(StepTaken.Reason.NO_CHANGE, join("i1"));
    assertEquals(List.of(), matters.joinable(MATTER));
  }

  @Test
  @Order(2)
  void aLetterThatWasNotHandedOverHasReachedNobodyAndEndsNoTime() {
    Matter.Done letter = done().getFirst();

    assertEquals("demand", letter.step());
    assertEquals(SENT, letter.day());
    assertEquals(null, letter.reached());
    assertEquals(Map.of(), letter.due());
  }

  @Test
  @Order(3)
  void aLetterReachesWhenItIsServedAndSaysWhenTheAnswerIsDue() {
    InquiryFixtures.handOverAll(database);

    Matter.Done letter = done().getFirst();

    assertEquals(SENT, letter.reached());
    assertEquals(Map.of("answer", DUE), letter.due());
  }

  @Test
  @Order(4)
  void itsPeopleSeeTheSame() {
    assertEquals(done(), matters.own(PARTY).getFirst().matter().done());
    assertEquals(List.of(), matters.own("chicago-il"));
  }

  @Test
  @Order(5)
  void moreTimeInTheInquiryMovesTheDayHere() {
    LocalDate later = LocalDate.of(2018, 3, 9);
    InquiryFixtures.done(
        new ClockDecisions(database)
            .extend("i1", PARTY, SENT, SENT, later, "discretion", InquiryFixtures.CLERK));

    assertEquals(Map.of("answer", later), done().getFirst().due());
  }

  @Test
  @Order(6)
  void whatIsPublicHasTheDaysOfLettersToo() {
    assertEquals(List.of(), matters.published(PARTY));
    MatterFixtures.done(matters.publish(MATTER, true, "asked for", MatterFixtures.APPROVER));

    assertEquals(done(), matters.published(PARTY).getFirst().matter().done());
    // And none of their words, which nobody has decided to publish.
    assertEquals(
        "A letter", matters.own(PARTY).getFirst().ofInquiries().getFirst().wanted().said());
    assertEquals("", matters.published(PARTY).getFirst().ofInquiries().getFirst().wanted().said());
    assertEquals("", matters.published().getFirst().ofInquiries().getFirst().wanted().said());
  }

  @Test
  @Order(7)
  void aRecipientsPeopleDoWhatIsTheirsAndSign() {
    MatterFile.Wanted cure =
        new MatterFile.Wanted("cure", Set.of(), Map.of(), "The policy was changed.");
    MatterFixtures.refused(
        StepTaken.Reason.NOT_THERE,
        matters.act("chicago-il", MATTER, cure, "An official", MatterFixtures.OPEN, OWN));
    assertTrue(
        matters.act(PARTY, MATTER, cure, "An official", MatterFixtures.REFUSED, OWN)
            instanceof StepTaken.NotOpen);

    long event =
        MatterFixtures.done(
            matters.act(PARTY, MATTER, cure, "An official, counsel", MatterFixtures.OPEN, OWN));

    MatterFile.Taken taken = matters.file(MATTER).orElseThrow().steps().getLast();
    assertEquals("cure", taken.wanted().step());
    assertEquals(LocalDate.of(2018, 3, 2), taken.day());
    assertEquals("An official, counsel", taken.signer());
    assertEquals(event, taken.event());
    // Who signed is nobody else's.
    assertEquals(null, matters.published(PARTY).getFirst().steps().getLast().signer());
  }

  @Test
  @Order(8)
  void theServerTakesNothingElseFromThem() {
    taken(false, PARTY, "{withhold}", "'An official'");
    taken(false, PARTY, "{}", "NULL");
    taken(false, "chicago-il", "{}", "'An official'");
    taken(true, PARTY, "{}", "'An official'");
  }

  /// Adds a row of the party's matter, and takes it back.
  ///
  /// @param by with whose rights
  private static void taken(boolean is, String by, String actions, String signer) {
    Executable added =
        () ->
            PortalSql.act(
                database,
                by,
                (sql, head) -> {
                  insert(sql, head, PARTY, actions, signer);
                  throw new TakenBack();
                });
    if (is) {
      assertThrows(TakenBack.class, added);
    } else {
      assertThrows(DataAccessException.class, added);
    }
  }

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static void insert(
      InquirySql sql, HeldHead head, String party, String actions, String signer)
      throws SQLException {
    sql.insert(
        "INSERT INTO matter.step (award, condition, number, party, step, day, actions, clocks,"
            + " dues, said, signer, event) VALUES (?, ?, 2, ?, 'cure', '2018-03-02', '"
            + actions
            + "', '{}', '{}', 'x', "
            + signer
            + ", ?)",
        MATTER.award(),
        MATTER.condition(),
        party,
        head.next());
  }
}
