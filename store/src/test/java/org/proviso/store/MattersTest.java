package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.MatterFixtures.APPROVER;
import static org.proviso.store.MatterFixtures.BY_ORDERS;
import static org.proviso.store.MatterFixtures.CENTRAL_FALLS;
import static org.proviso.store.MatterFixtures.CLERK;
import static org.proviso.store.MatterFixtures.OPEN;
import static org.proviso.store.MatterFixtures.PROVIDENCE;
import static org.proviso.store.MatterFixtures.REFUSED;
import static org.proviso.store.MatterFixtures.TODAY;
import static org.proviso.store.MatterFixtures.UNSETTLED;
import static org.proviso.store.MatterFixtures.done;
import static org.proviso.store.MatterFixtures.refused;
import static org.proviso.store.MatterFixtures.wanted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Actor;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;

/// What is done in matters is kept with its event, by two where the grantor acts, and only where
/// the procedure allows it or two say why it does not matter.
class MattersTest {

  private static final By SAME = new By(new Actor("approver", "a-1"), MatterFixtures.NOW);

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Matters matters = MatterFixtures.matters(database);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  private MatterFile file() {
    return matters.file(PROVIDENCE).orElseThrow();
  }

  private void open() {
    done(matters.open(PROVIDENCE, Tier.DIRECT, "award document", CLERK));
  }

  @Test
  void aMatterIsOpenedOnceAndOfAnAwardThatThereIs() {
    open();

    refused(StepTaken.Reason.IS_THERE, matters.open(PROVIDENCE, null, "x", CLERK));
    refused(
        StepTaken.Reason.NOT_THERE,
        matters.open(new MatterId("jag/2017/nowhere", "jag/1373"), null, "x", CLERK));
    refused(
        StepTaken.Reason.NO_WORD,
        matters.open(new MatterId(PROVIDENCE.award(), "no word"), null, "x", CLERK));
    assertEquals(Optional.empty(), matters.file(new MatterId("\0", "jag/1373")));
    assertEquals("providence-ri", file().party());
    assertEquals(Tier.DIRECT, file().tier());
    assertEquals(List.of(PROVIDENCE), matters.files().stream().map(MatterFile::id).toList());
  }

  @Test
  void givesBackAMatterAsItWasEntered() {
    MatterFixtures.fill(database);

    MatterFile file = file();
    assertEquals(
        List.of(
            MatterFile.Proposal.Outcome.TAKEN,
            MatterFile.Proposal.Outcome.OPEN,
            MatterFile.Proposal.Outcome.TURNED_DOWN),
        file.proposals().stream().map(MatterFile.Proposal::outcome).toList());
    assertTrue(file.isPublic());
    long notice = file.steps().getFirst().event();
    long answer = file.steps().get(1).event();
    long order = file.orders().getFirst().event();
    long letter = file.ofInquiries().getFirst().event();
    assertEquals(
        new Matter(
            Tier.DIRECT,
            List.of(
                // Nobody handed it over.
                new Matter.Done(
                    "demand", LocalDate.of(2018, 1, 24), null, Set.of(), Map.of(), "" + letter),
                new Matter.Done(
                    "notice",
                    TODAY,
                    TODAY,
                    Set.of("withhold"),
                    Map.of("review-request", LocalDate.of(2018, 4, 2)),
                    "" + notice),
                new Matter.Done("answer", TODAY, "" + answer)),
            List.of(
                new Matter.Order(
                    "" + order,
                    Set.of(),
                    new Span(LocalDate.of(2018, 2, 1), TODAY),
                    false,
                    "an order"))),
        file.matter());
  }

  @Test
  void saysEachStepOnTheRecord() throws SQLException {
    MatterFixtures.fill(database);

    assertEquals(
        "step.taken matter jag/2017/providence-ri:jag/1373 {\"actions\":[\"withhold\"],"
            + "\"day\":\"2018-03-01\",\"due\":{\"review-request\":\"2018-04-02\"},\"number\":1,"
            + "\"proposal\":1,\"said\":\"notice of 1 March 2018\",\"step\":\"notice\"}",
        InquiryFixtures.event(login, file().steps().getFirst().event()));
  }

  @Test
  void whatTheGrantorDoesIsProposedByOneAndTakenByAnotherOnce() {
    open();
    done(matters.propose(PROVIDENCE, wanted("notice"), null, OPEN, CLERK));
    assertEquals(List.of(), file().steps(), "a proposal is no step");

    refused(StepTaken.Reason.OWN_PROPOSAL, matters.take(PROVIDENCE, 1, null, OPEN, SAME));
    refused(StepTaken.Reason.OWN_PROPOSAL, matters.turnDown(PROVIDENCE, 1, "no", SAME));
    refused(StepTaken.Reason.NOT_THERE, matters.take(PROVIDENCE, 2, null, OPEN, APPROVER));
    refused(StepTaken.Reason.NOT_THERE, matters.take(CENTRAL_FALLS, 1, null, OPEN, APPROVER));
    done(matters.take(PROVIDENCE, 1, null, OPEN, APPROVER));

    refused(StepTaken.Reason.ALREADY_DECIDED, matters.take(PROVIDENCE, 1, null, OPEN, APPROVER));
    refused(StepTaken.Reason.ALREADY_DECIDED, matters.turnDown(PROVIDENCE, 1, "no", APPROVER));
    assertEquals(1, file().steps().size());
  }

  /// At 2 o'clock in the morning of 2 March by the clock of London it is 1 March in Washington.
  @Test
  void aStepIsOfTheDayOnWhichItIsTakenInTheZoneOfTheOffice() {
    open();
    done(matters.propose(PROVIDENCE, wanted("notice"), null, OPEN, CLERK));

    done(
        matters.take(
            PROVIDENCE,
            1,
            null,
            OPEN,
            new By(APPROVER.actor(), Instant.parse("2018-03-02T02:00:00Z"))));

    assertEquals(TODAY, file().steps().getFirst().day());
  }

  @Test
  void aStepThatTheProcedureRefusesIsNeitherProposedNorTaken() {
    open();

    assertInstanceOf(
        StepTaken.NotOpen.class, matters.propose(PROVIDENCE, wanted("x"), null, REFUSED, CLERK));
    assertInstanceOf(
        StepTaken.NotOpen.class, matters.propose(PROVIDENCE, wanted("x"), null, UNSETTLED, CLERK));
    done(matters.propose(PROVIDENCE, wanted("x"), null, OPEN, CLERK));
    assertInstanceOf(StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, null, REFUSED, APPROVER));
    // One reason is not two.
    assertInstanceOf(
        StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, "all the same", REFUSED, APPROVER));
    assertEquals(List.of(), file().steps());
  }

  @Test
  void twoWithAReasonEachOverrideAndTheirReasonsStay() throws SQLException {
    open();
    done(matters.propose(PROVIDENCE, wanted("x"), "urgent", REFUSED, CLERK));
    assertInstanceOf(StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, null, REFUSED, APPROVER));

    long event = done(matters.take(PROVIDENCE, 1, "agreed", REFUSED, APPROVER));

    MatterFile.Taken taken = file().steps().getFirst();
    assertEquals("urgent", taken.override());
    assertEquals("agreed", taken.overriding());
    assertTrue(InquiryFixtures.event(login, event).startsWith("step.overridden matter "));
    // Public, although nobody published the matter.
    MatterFile shown = matters.published("providence-ri").getFirst();
    assertEquals(
        List.of("urgent"), shown.steps().stream().map(MatterFile.Taken::override).toList());
    assertEquals(false, shown.isPublic());
  }

  @Test
  void whatIsOpenWhenItIsTakenOverridesNothing() {
    open();
    done(matters.propose(PROVIDENCE, wanted("x"), "urgent", REFUSED, CLERK));

    done(matters.take(PROVIDENCE, 1, "agreed", OPEN, APPROVER));

    assertEquals(null, file().steps().getFirst().overriding());
    assertEquals(List.of(), matters.published("providence-ri"));
  }

  @Test
  void noReasonOverridesAnOrder() {
    open();
    done(matters.propose(PROVIDENCE, wanted("x"), "urgent", REFUSED, CLERK));
    done(matters.order("an order", Set.of(), TODAY, false, "seen", List.of(PROVIDENCE), CLERK));

    assertInstanceOf(
        StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, "agreed", BY_ORDERS, APPROVER));
    assertInstanceOf(
        StepTaken.NotOpen.class,
        matters.propose(PROVIDENCE, wanted("y"), "urgent", BY_ORDERS, CLERK));
  }

  @Test
  void anOrderFreezesInItsMattersAndThawsWhenItIsLifted() {
    open();
    done(matters.open(CENTRAL_FALLS, Tier.DIRECT, "award document", CLERK));
    for (MatterId id : List.of(PROVIDENCE, CENTRAL_FALLS)) {
      done(matters.propose(id, wanted("x"), null, OPEN, CLERK));
    }
    LocalDate before = LocalDate.of(2018, 2, 27);
    done(matters.order("an order", Set.of(), before, false, "seen", List.of(PROVIDENCE), CLERK));

    assertInstanceOf(
        StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, null, BY_ORDERS, APPROVER));
    done(matters.take(CENTRAL_FALLS, 1, null, BY_ORDERS, APPROVER));
    done(matters.lift(1, TODAY, "vacated", CLERK));
    done(matters.take(PROVIDENCE, 1, null, BY_ORDERS, APPROVER));
  }

  @Test
  void anOrderIsOfMattersThatThereAreAndLiftedOnceAfterItBegan() {
    open();
    refused(
        StepTaken.Reason.NOT_THERE,
        matters.order("o", Set.of(), TODAY, false, "s", List.of(CENTRAL_FALLS), CLERK));
    refused(
        StepTaken.Reason.NOT_THERE,
        matters.order("o", Set.of(), TODAY, false, "s", List.of(), CLERK));
    refused(
        StepTaken.Reason.NOT_THERE,
        matters.order(
            "o", Set.of(), TODAY, false, "s", List.of(new MatterId("nul", "\0 bell")), CLERK));
    refused(
        StepTaken.Reason.DAY,
        matters.order("o", Set.of(), TODAY.plusDays(1), false, "s", List.of(PROVIDENCE), CLERK));
    LocalDate before = TODAY.minusDays(2);
    done(matters.order("o", Set.of(), before, false, "s", List.of(PROVIDENCE), CLERK));

    refused(StepTaken.Reason.NOT_THERE, matters.lift(2, TODAY, "s", CLERK));
    refused(StepTaken.Reason.DAY, matters.lift(1, before, "s", CLERK));
    refused(StepTaken.Reason.DAY, matters.lift(1, TODAY.plusDays(1), "s", CLERK));
    done(matters.lift(1, TODAY, "s", CLERK));
    refused(StepTaken.Reason.NO_CHANGE, matters.lift(1, TODAY, "s", CLERK));
  }

  @Test
  void whatOthersDidIsEnteredOnItsDayByOne() {
    open();
    LocalDate earlier = LocalDate.of(2018, 2, 1);

    refused(
        StepTaken.Reason.DAY,
        matters.enter(PROVIDENCE, wanted("answer"), TODAY.plusDays(1), OPEN, CLERK));
    assertInstanceOf(
        StepTaken.NotOpen.class,
        matters.enter(PROVIDENCE, wanted("answer"), earlier, REFUSED, CLERK));
    // What nobody can say to be forbidden has been done all the same.
    done(matters.enter(PROVIDENCE, wanted("answer"), TODAY, UNSETTLED, CLERK));
    done(matters.enter(PROVIDENCE, wanted("cure"), earlier, OPEN, CLERK));

    List<Matter.Done> inOrder = file().matter().done();
    assertEquals(List.of("cure", "answer"), inOrder.stream().map(Matter.Done::step).toList());
    assertEquals(earlier, inOrder.getFirst().reached());
  }

  @Test
  void whatTheGrantorSentHasReachedNobodyUntilThatIsEntered() {
    open();
    done(matters.propose(PROVIDENCE, wanted("notice"), null, OPEN, CLERK));
    done(matters.take(PROVIDENCE, 1, null, OPEN, APPROVER));
    done(matters.enter(PROVIDENCE, wanted("answer"), TODAY, OPEN, CLERK));
    assertEquals(null, reached());

    refused(StepTaken.Reason.DAY, matters.reach(PROVIDENCE, 1, TODAY.minusDays(1), "x", CLERK));
    refused(StepTaken.Reason.DAY, matters.reach(PROVIDENCE, 1, TODAY.plusDays(1), "x", CLERK));
    refused(StepTaken.Reason.NOT_THERE, matters.reach(PROVIDENCE, 2, TODAY, "x", CLERK));
    done(matters.reach(PROVIDENCE, 1, TODAY, "receipt", CLERK));
    refused(StepTaken.Reason.NO_CHANGE, matters.reach(PROVIDENCE, 1, TODAY, "x", CLERK));

    assertEquals(TODAY, reached());
  }

  private @Nullable LocalDate reached() {
    return file().steps().getFirst().reached();
  }

  @Test
  void aMatterIsPublicOnceThatIsDecidedAndAsLong() {
    MatterFixtures.fill(database);
    MatterFile shown = matters.published("providence-ri").getFirst();
    assertEquals(file().matter(), shown.matter());
    assertEquals(List.of(), shown.proposals());
    assertEquals(List.of(), matters.published("central-falls-ri"));

    refused(StepTaken.Reason.NO_CHANGE, matters.publish(PROVIDENCE, true, "x", APPROVER));
    done(matters.publish(PROVIDENCE, false, "an error", APPROVER));

    assertEquals(List.of(), matters.published("providence-ri"));
  }

  @Test
  void aRecipientReadsItsOwnMatterWithoutProposals() {
    MatterFixtures.fill(database);

    MatterFile own = matters.own("providence-ri").getFirst();

    assertEquals(file().matter(), own.matter());
    assertEquals(List.of(), own.proposals());
    List<MatterId> others = new ArrayList<>();
    matters.own("central-falls-ri").forEach(each -> others.add(each.id()));
    assertEquals(List.of(CENTRAL_FALLS), others);
    assertEquals(List.of(), matters.own("central-falls-ri").getFirst().orders());
    assertEquals(List.of(), matters.own("chicago-il"));
  }

  @Test
  void comesBackFromABackupAndIsStillOnlyAddedTo() throws IOException, SQLException {
    MatterFixtures.fill(database);
    MatterFile before = file();
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, MatterFixtures.NOW);
    }
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome = Backup.restore(file, into, Instant.parse("2030-01-01T00:00:00Z"));

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database restored = TestServer.open(into)) {
      assertEquals(before, MatterFixtures.matters(restored).file(PROVIDENCE).orElseThrow());
    }
    try (Connection owner = into.connect()) {
      assertThrows(SQLException.class, () -> Sql.execute(owner, "DELETE FROM matter.publication"));
    }
  }
}
