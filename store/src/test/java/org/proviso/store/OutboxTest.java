package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.InquiryFixtures.CLERK;
import static org.proviso.store.InquiryFixtures.SITE;
import static org.proviso.store.InquiryFixtures.done;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.springframework.dao.DataAccessException;

class OutboxTest {

  private static final String KEY = "drill/" + A + "/1/e-mail/1";
  private static final String OTHER = "drill/" + B + "/1/e-mail/1";

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Outbox outbox = new Outbox(database);

  @BeforeEach
  void approve() {
    InquiryFixtures.approve(database, "drill", A, B);
  }

  @AfterEach
  void theRecordVerifies() {
    try (database) {
      RecordFixtures.verified(new EventLog(database));
    }
  }

  private Outbox.Parcel parcel() {
    return outbox.parcel(KEY).orElseThrow();
  }

  private DeliveryState state() {
    return outbox.state(KEY).orElseThrow();
  }

  private String lastEvent() throws SQLException {
    return InquiryFixtures.event(login, new EventLog(database).head().edge().size() - 1);
  }

  private void attempt(Outcome outcome) {
    int number = parcel().attempt();
    assertTrue(outbox.begin(parcel(), SITE));
    assertTrue(outbox.finish(KEY, number, outcome, SITE));
  }

  @Test
  void hasWhatIsApprovedAndNothingElse() {
    InquiryFixtures.propose(database, "other", A);

    assertEquals(List.of(KEY, OTHER), outbox.waiting());
    Outbox.Parcel parcel = parcel();
    assertEquals(1, parcel.attempt());
    assertEquals(A + "@mail.invalid", parcel.email());
    assertEquals("Text for " + A, parcel.body());
    assertEquals("pdf of " + A, new String(parcel.pdf(), java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), outbox.parcel("other/" + A + "/1/e-mail/1"));
    assertEquals(Optional.empty(), outbox.state("none"));
  }

  @Test
  void anAttemptIsOnTheRecordBeforeItsOutcome() throws SQLException {
    assertTrue(outbox.begin(parcel(), SITE));
    assertEquals("delivery.begun delivery " + KEY + " {\"attempt\":1}", lastEvent());
    assertEquals(new DeliveryState.Begun(1), state());
    assertEquals(List.of(OTHER), outbox.waiting());
    assertEquals(Optional.empty(), outbox.parcel(KEY));

    assertTrue(outbox.finish(KEY, 1, new Outcome.Accepted("250 taken"), SITE));
    assertEquals(
        "delivery.accepted delivery " + KEY + " {\"attempt\":1,\"reply\":\"250 taken\"}",
        lastEvent());
    assertEquals(new DeliveryState.HandedOver(), state());
  }

  @ParameterizedTest
  @CsvSource({"accepted, false", "refused, false", "deferred, true", "unknown, false"})
  void isOfferedAgainOnlyIfItWasSurelyNotTaken(String word, boolean again) {
    Outcome outcome =
        switch (word) {
          case "accepted" -> new Outcome.Accepted("x");
          case "refused" -> new Outcome.Refused("x");
          case "deferred" -> new Outcome.Deferred("x");
          default -> new Outcome.Unknown("x");
        };
    Outbox.Parcel first = parcel();
    attempt(outcome);

    assertEquals(again, outbox.waiting().contains(KEY));
    assertEquals(again ? Optional.of(2) : Optional.empty(), next());
    assertFalse(outbox.begin(first, SITE), "the same attempt twice");
    if (!again) {
      // Who made a parcel up is refused by the schema.
      assertThrows(DataAccessException.class, () -> outbox.begin(numbered(first, 2), SITE));
    }
  }

  private Optional<Integer> next() {
    return outbox.parcel(KEY).map(Outbox.Parcel::attempt);
  }

  private static Outbox.Parcel numbered(Outbox.Parcel parcel, int attempt) {
    return new Outbox.Parcel(
        parcel.delivery(),
        attempt,
        parcel.failed(),
        parcel.letter(),
        parcel.party(),
        parcel.channel(),
        parcel.day(),
        parcel.attention(),
        parcel.postal(),
        parcel.email(),
        parcel.subject(),
        parcel.body(),
        parcel.pdf());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatAPersonFoundOutDecidesWhetherItIsOfferedAgain(boolean arrived) {
    attempt(new Outcome.Unknown("cut"));
    assertEquals(new DeliveryState.Uncertain(1, "cut"), state());

    done(new Deliveries(database).settle(KEY, arrived, "asked", CLERK));

    assertEquals(arrived ? Optional.empty() : Optional.of(2), next());
    assertEquals(arrived ? new DeliveryState.HandedOver() : new DeliveryState.Waiting(1), state());
  }

  @Test
  void aPersonHasALetterOfferedFurtherAfterEightFailures() {
    Inquiries inquiries = new Inquiries(database);
    Deliveries deliveries = new Deliveries(database);
    for (int failed = 0; failed < 8; failed++) {
      assertEquals(failed, parcel().failed());
      assertEquals(
          new Acted.Refused(Acted.Reason.NOT_GIVEN_UP),
          deliveries.offerFurther(KEY, "Their server is back.", CLERK));
      attempt(new Outcome.Deferred("451 later"));
    }
    assertEquals(8, parcel().failed());
    InquiryFile.Delivery before =
        inquiries.file("drill").orElseThrow().deliveries().stream()
            .filter(it -> it.key().equals(KEY))
            .findFirst()
            .orElseThrow();
    assertTrue(before.isGivenUp());

    done(deliveries.offerFurther(KEY, "Their server is back.", CLERK));

    assertEquals(9, parcel().attempt());
    assertEquals(0, parcel().failed());
    assertEquals(
        new Acted.Refused(Acted.Reason.NOT_GIVEN_UP),
        deliveries.offerFurther(KEY, "Once more.", CLERK));
    attempt(new Outcome.Accepted("250 taken"));
    assertEquals(new DeliveryState.HandedOver(), state());
    assertEquals(
        new Acted.Refused(Acted.Reason.NOT_GIVEN_UP),
        deliveries.offerFurther(KEY, "A second copy.", CLERK));
  }

  @Test
  void anOutcomeIsSaidOnceAndOnlyOfWhatWasBegun() {
    assertThrows(
        DataAccessException.class, () -> outbox.finish(KEY, 1, new Outcome.Accepted(""), SITE));
    attempt(new Outcome.Accepted("first"));

    assertFalse(outbox.finish(KEY, 1, new Outcome.Refused("second"), SITE));
    assertEquals(new DeliveryState.HandedOver(), state());
  }

  @Test
  void whatIsNotApprovedCanNotBegin() {
    InquiryFixtures.propose(database, "other", A);
    Outbox.Parcel approved = parcel();
    Outbox.Parcel madeUp =
        new Outbox.Parcel(
            "other/" + A + "/1/e-mail/1",
            1,
            0,
            "other/" + A + "/1",
            A,
            approved.channel(),
            approved.day(),
            "x",
            null,
            "x@mail.invalid",
            "x",
            "x",
            approved.pdf());

    assertThrows(DataAccessException.class, () -> outbox.begin(madeUp, SITE));
  }

  @Test
  void whatWasInterruptedIsUncertainAndWhatIsInHandIsNot() throws SQLException {
    assertTrue(outbox.begin(parcel(), SITE));
    assertTrue(outbox.begin(outbox.parcel(OTHER).orElseThrow(), SITE));

    assertEquals(List.of(KEY), outbox.doubtful("interrupted", OTHER::equals, SITE));

    assertEquals(
        "delivery.unknown delivery " + KEY + " {\"attempt\":1,\"reply\":\"interrupted\"}",
        lastEvent());
    assertEquals(new DeliveryState.Uncertain(1, "interrupted"), state());
    assertEquals(Optional.of(new DeliveryState.Begun(1)), outbox.state(OTHER));
    assertEquals(List.of(), outbox.doubtful("interrupted", OTHER::equals, SITE));
    // Too late: a person looks at it already.
    assertFalse(outbox.finish(KEY, 1, new Outcome.Accepted("250"), SITE));
  }

  @Test
  void ofTwoThatBeginAtOnceOneMay() throws Exception {
    for (int round = 1; round <= 20; round++) {
      Outbox.Parcel parcel = parcel();
      CyclicBarrier together = new CyclicBarrier(2);
      CompletableFuture<Boolean> one =
          CompletableFuture.supplyAsync(() -> begins(parcel, together));
      CompletableFuture<Boolean> other =
          CompletableFuture.supplyAsync(() -> begins(parcel, together));

      assertTrue(one.join() ^ other.join(), "round " + round);

      assertTrue(outbox.finish(KEY, round, new Outcome.Deferred("later"), SITE));
    }
  }

  private boolean begins(Outbox.Parcel parcel, CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return outbox.begin(parcel, SITE);
  }

  @Test
  void aReplyIsKeptAsFarAsItFits() throws SQLException {
    // The 2,000th unit is the first half of a character that takes two.
    attempt(new Outcome.Deferred("x".repeat(1_999) + "\ud83d\udcc4\0"));

    assertEquals(
        "delivery.deferred delivery "
            + KEY
            + " {\"attempt\":1,\"reply\":\""
            + "x".repeat(1_999)
            + "\"}",
        lastEvent());
  }
}
