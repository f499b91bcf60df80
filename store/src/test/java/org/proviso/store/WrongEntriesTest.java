package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.InquiryFixtures.CLERK;
import static org.proviso.store.InquiryFixtures.DAY;
import static org.proviso.store.InquiryFixtures.NOW;
import static org.proviso.store.InquiryFixtures.SITE;
import static org.proviso.store.InquiryFixtures.done;
import static org.proviso.store.InquiryFixtures.refused;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.store.Acted.Reason;

/// What was entered wrongly, and what taking it back leaves.
class WrongEntriesTest {

  private static final String KEY = "drill/" + A + "/1/e-mail/1";
  private static final String LETTER = "drill/" + A + "/1";
  private static final LocalDate LATER = LocalDate.of(2018, 1, 26);
  private static final Report BOUNCED = new Report(Report.Kind.BOUNCED, LATER);
  private static final Report DELIVERED = new Report(Report.Kind.DELIVERED, DAY);

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Deliveries deliveries = new Deliveries(database);
  private final EnteredService service = new EnteredService(database);
  private final WrongEntries wrong = new WrongEntries(database);
  private final Outbox outbox = new Outbox(database);

  @BeforeEach
  void handOver() {
    InquiryFixtures.approve(database, "drill", A, B);
    InquiryFixtures.approve(database, "other", A);
    for (String key : List.of(KEY, "drill/" + B + "/1/e-mail/1", "other/" + A + "/1/e-mail/1")) {
      outbox.begin(outbox.parcel(key).orElseThrow(), SITE);
      outbox.finish(key, 1, new Outcome.Accepted("250"), SITE);
    }
  }

  @AfterEach
  void theRecordVerifies() {
    try (database) {
      RecordFixtures.verified(new EventLog(database));
    }
  }

  private long events() {
    return new EventLog(database).head().edge().size();
  }

  /// An act that is done is the next event, and the only one.
  private String said(Acted acted) throws SQLException {
    long event = done(acted);
    assertEquals(event + 1, events());
    return InquiryFixtures.event(login, event);
  }

  /// What is refused adds nothing.
  private void nothing(Reason reason, String inquiry, String party, long event) {
    long before = events();
    refused(reason, wrong.takeBack(inquiry, party, event, "why", CLERK));
    assertEquals(before, events());
  }

  private InquiryFile.Delivery delivery() {
    return new Inquiries(database)
        .file("drill").orElseThrow().deliveries().stream()
            .filter(it -> it.key().equals(KEY))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aReportThatIsTakenBackStaysAndCountsNoLonger() throws SQLException {
    done(deliveries.report(KEY, DELIVERED, "250", SITE));
    long event = done(deliveries.report(KEY, BOUNCED, "550", CLERK));
    assertEquals(Optional.of(new DeliveryState.Reported(BOUNCED)), outbox.state(KEY));

    assertEquals(
        "delivery.report-taken-back delivery "
            + KEY
            + " {\"event\":%d,\"number\":2,\"reason\":\"of another recipient\"}".formatted(event),
        said(wrong.takeBack("drill", A, event, "of another recipient", CLERK)));

    // What was heard before it counts again.
    assertEquals(Optional.of(new DeliveryState.Reported(DELIVERED)), outbox.state(KEY));
    assertEquals(new DeliveryState.Reported(DELIVERED), delivery().state());
    assertEquals(
        List.of(
            new InquiryFile.Heard(DELIVERED, "250", event - 1, SITE.actor(), null),
            new InquiryFile.Heard(
                BOUNCED,
                "550",
                event,
                CLERK.actor(),
                new InquiryFile.TakenBack(NOW, "a-1", "of another recipient", event + 1))),
        delivery().heard());
  }

  @Test
  void theOnlyReportTakenBackLeavesALetterThatWasHandedOver() {
    long event = done(deliveries.report(KEY, BOUNCED, "550", CLERK));
    refused(Reason.NO_CHANGE, deliveries.report(KEY, BOUNCED, "550", CLERK));
    done(wrong.takeBack("drill", A, event, "why", CLERK));
    assertEquals(Optional.of(new DeliveryState.HandedOver()), outbox.state(KEY));
    assertEquals(Optional.empty(), outbox.parcel(KEY), "nothing is sent again by itself");

    // It came back after all: the same words are entered anew, and may be wrong again.
    long again = done(deliveries.report(KEY, BOUNCED, "550", CLERK));
    assertEquals(Optional.of(new DeliveryState.Reported(BOUNCED)), outbox.state(KEY));
    done(wrong.takeBack("drill", A, again, "why", CLERK));
    assertEquals(Optional.of(new DeliveryState.HandedOver()), outbox.state(KEY));
  }

  @Test
  void whatIsTakenBackOrWasNeverEnteredIsNotTakenBack() {
    long report = done(deliveries.report(KEY, BOUNCED, "550", CLERK));
    long sent = done(service.dispatched(LETTER, "mail", DAY, "slip", CLERK));
    for (long event : Arrays.asList(report, sent)) {
      // Of another inquiry to the same party, of another party in the same inquiry, of none.
      nothing(Reason.NOT_THERE, "other", A, event);
      nothing(Reason.NOT_THERE, "drill", B, event);
      nothing(Reason.NOT_THERE, "none", A, event);
      long taken = done(wrong.takeBack("drill", A, event, "why", CLERK));
      nothing(Reason.TAKEN_BACK, "drill", A, event);
      // A taking back is no entry.
      nothing(Reason.NOT_THERE, "drill", A, taken);
    }
    for (long event : new long[] {-1, 0, report - 1, events(), Long.MAX_VALUE}) {
      nothing(Reason.NOT_THERE, "drill", A, event);
    }
  }

  @Test
  void whatAMailServerOrARecipientSaidIsNotTakenBack() {
    By recipient = new By(new Actor("recipient", "a-9"), NOW);
    nothing(Reason.NOT_BY_A_CLERK, "drill", A, done(deliveries.report(KEY, BOUNCED, "550", SITE)));
    nothing(
        Reason.NOT_BY_A_CLERK,
        "drill",
        A,
        done(deliveries.report(KEY, new Report(Report.Kind.OPENED, DAY), "opened", recipient)));
  }

  @Test
  void serviceThatIsTakenBackStaysAndNothingMoreIsSaidOfIt() throws SQLException {
    long sent = done(service.dispatched(LETTER, "mail", DAY, "slip", CLERK));
    long arrived = done(service.delivered(LETTER, 1, LATER, "receipt", CLERK));

    assertEquals(
        "letter.service-taken-back letter drill/chicago-il/1"
            + " {\"event\":%d,\"number\":1,\"reason\":\"of another\"}".formatted(sent),
        said(wrong.takeBack("drill", A, sent, "of another", CLERK)));
    refused(Reason.TAKEN_BACK, service.delivered(LETTER, 1, LATER, "receipt", CLERK));
    refused(Reason.TAKEN_BACK, service.corrected(LETTER, 1, LATER, "misread", CLERK));

    List<InquiryFile.Service> services =
        new Inquiries(database).file("drill").orElseThrow().services();
    assertEquals(
        List.of(
            Optional.of(new InquiryFile.TakenBack(NOW, "a-1", "of another", arrived + 1)),
            Optional.empty()),
        services.stream().map(it -> Optional.ofNullable(it.takenBack())).toList());
    // The delivery speaks of what is taken back. It may be taken back by itself too.
    done(wrong.takeBack("drill", A, arrived, "of another", CLERK));
    done(service.dispatched(LETTER, "mail", LATER, "slip", CLERK));
  }
}
