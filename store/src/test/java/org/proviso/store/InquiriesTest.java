package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.APPROVER;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.InquiryFixtures.CLERK;
import static org.proviso.store.InquiryFixtures.DATA;
import static org.proviso.store.InquiryFixtures.DAY;
import static org.proviso.store.InquiryFixtures.SITE;
import static org.proviso.store.InquiryFixtures.TEMPLATE;
import static org.proviso.store.InquiryFixtures.address;
import static org.proviso.store.InquiryFixtures.bytes;
import static org.proviso.store.InquiryFixtures.done;
import static org.proviso.store.InquiryFixtures.draft;
import static org.proviso.store.InquiryFixtures.letter;
import static org.proviso.store.InquiryFixtures.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Digest;
import org.proviso.store.Acted.Reason;
import org.proviso.store.InquiryFile.Service.Said;

/// What staff does in inquiries: what is refused, what is added, and that each act is one event
/// that says the same as its rows.
class InquiriesTest {

  private static final String KEY = "drill/" + A + "/1/e-mail/1";
  private static final String LETTER = "drill/" + A + "/1";

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Inquiries inquiries = new Inquiries(database);
  private final Addresses addresses = new Addresses(database);
  private final PreparedMailings prepared = new PreparedMailings(database);
  private final Deliveries deliveries = new Deliveries(database);
  private final EnteredService service = new EnteredService(database);
  private final ClockDecisions decisions = new ClockDecisions(database);
  private final Outbox outbox = new Outbox(database);

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

  private void handOver(String delivery, Outcome outcome) {
    Outbox.Parcel parcel = outbox.parcel(delivery).orElseThrow();
    assertEquals(true, outbox.begin(parcel, SITE));
    assertEquals(true, outbox.finish(delivery, parcel.attempt(), outcome, SITE));
  }

  private InquiryFile file() {
    return inquiries.file("drill").orElseThrow();
  }

  @Test
  void openingAndRevisingSayWhatTheyAdd() throws SQLException {
    assertEquals(
        "inquiry.opened inquiry drill {\"programme\":\"jag\",\"title\":\"A drill\"}",
        said(inquiries.open("drill", "jag", "A drill", CLERK)));
    assertEquals(
        "inquiry.drafted inquiry drill {\"channels\":[\"e-mail\",\"portal\"],"
            + "\"condition\":\"jag/monitoring\",\"consequence\":\"What may follow.\","
            + "\"countingRule\":\"frcp-30-days\",\"items\":[{\"period\":\"since 2016\","
            + "\"what\":\"orders and directives\",\"who\":\"all employees\"}],"
            + "\"questionsTo\":\"The office.\",\"recipients\":[\"chicago-il\"],\"revision\":1,"
            + "\"serviceWay\":\"e-mail\",\"template\":\"demand@1\",\"year\":\"2016\"}",
        said(inquiries.revise("drill", draft(A), CLERK)));
    done(inquiries.revise("drill", draft(A, B), CLERK));

    assertEquals(
        List.of(draft(A), draft(A, B)),
        file().revisions().stream().map(InquiryFile.Revision::draft).toList());
    assertEquals(
        List.of("drill"), inquiries.headings().stream().map(each -> each.inquiry()).toList());
  }

  @Test
  void openingAndRevisingAreRefusedWithoutAnEvent() {
    done(inquiries.open("drill", "jag", "A drill", CLERK));
    long before = events();

    refused(Reason.NAME_TAKEN, inquiries.open("drill", "jag", "Another", CLERK));
    refused(Reason.NOT_THERE, inquiries.revise("none", draft(A), CLERK));
    refused(Reason.NOT_THERE, prepared.prepare("drill", LetterKind.DEMAND, 1, DAY, CLERK));
    assertEquals(Optional.empty(), inquiries.file("none"));
    assertEquals(before, events());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "-a", "a/b", "\u00e9", "a234567890b234567890c2345678901"})
  void aNameThatIsNoWordIsRefused(String name) {
    refused(Reason.NO_WORD, inquiries.open(name, "jag", "A drill", CLERK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "se\u00f1ora",
        // Each is a word, and the key of a delivery to it, of 6 + 80 + 15 characters, is none.
        "a123456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789"
      })
  void aPartyWhoseDeliveriesCouldNotBeNamedIsRefused(String party) {
    done(inquiries.open("drill", "jag", "A drill", CLERK));

    refused(Reason.NO_WORD, inquiries.revise("drill", draft(A, party), CLERK));
  }

  @Test
  void anAddressOfWhatIsNoWordIsRefused() {
    refused(Reason.NO_WORD, addresses.add("two words", address("x"), CLERK));
    refused(Reason.NO_WORD, addresses.add("a".repeat(101), address("x"), CLERK));
  }

  @Test
  void theLatestAddressHolds() throws SQLException {
    assertEquals(
        "party.addressed party chicago-il {\"attention\":\"Office of chicago-il\","
            + "\"email\":\"chicago-il@mail.invalid\",\"postal\":\"1 Main Street\",\"version\":1}",
        said(addresses.add(A, address(A), CLERK)));
    refused(Reason.NO_CHANGE, addresses.add(A, address(A), CLERK));
    Address corrected = new Address("Office", null, "new@mail.invalid");
    done(addresses.add(A, corrected, CLERK));

    assertEquals(Map.of(A, new Addresses.Addressed(2, corrected)), addresses.of(List.of(A, B)));
  }

  @Test
  void aMailingSaysItsLettersByTheirHashes() throws SQLException {
    done(inquiries.open("drill", "jag", "A drill", CLERK));
    done(inquiries.revise("drill", draft(A), CLERK));
    done(addresses.add(A, address(A), CLERK));
    assertEquals(
        "mailing.prepared mailing drill/1"
            + " {\"day\":\"2018-01-24\",\"kind\":\"demand\",\"revision\":1}",
        said(prepared.prepare("drill", LetterKind.DEMAND, 1, DAY, CLERK)));
    refused(Reason.LETTERS_MISSING, prepared.propose("drill", 1, 1, List.of(), "", CLERK));
    refused(Reason.NOT_PROPOSED, prepared.decide("drill", 1, true, "", APPROVER));
    Digest pdf = Digest.sha256(bytes("pdf of " + A));
    Digest docx = Digest.sha256(bytes("docx of " + A));
    Digest deskPdf = Digest.sha256(bytes("desk pdf of " + A));
    Digest deskDocx = Digest.sha256(bytes("desk docx of " + A));
    List<WrittenLetter> letters = List.of(letter(A, 1, null));
    assertEquals(
        "letters.written mailing drill/1 {\"letters\":[{\"address\":1,\"channels\":[\"e-mail\"],"
            + "\"data\":\"%s\",\"deskDocx\":\"%s\",\"deskPdf\":\"%s\","
                .formatted(DATA.hex(), deskDocx.hex(), deskPdf.hex())
            + "\"docx\":\"%s\",\"letter\":\"%s\",\"pdf\":\"%s\",\"publicBody\":\"%s\","
                .formatted(
                    docx.hex(), LETTER, pdf.hex(), Digest.sha256(bytes("Text for all")).hex())
            + "\"subject\":\"A letter\",\"template\":\"%s\"}]}".formatted(TEMPLATE.hex()),
        said(prepared.write("drill", 1, letters, Set.of(Channel.EMAIL), CLERK)));
    refused(Reason.NO_CHANGE, prepared.write("drill", 1, letters, Set.of(Channel.EMAIL), CLERK));
    refused(Reason.NOT_THERE, prepared.write("drill", 9, letters, Set.of(Channel.EMAIL), CLERK));
    refused(Reason.LETTERS_MISSING, prepared.propose("drill", 1, 2, List.of(), "", CLERK));
    assertEquals(
        "mailing.proposed mailing drill/1"
            + " {\"letters\":1,\"overridden\":[\"A caution.\"],\"reason\":\"Known.\"}",
        said(prepared.propose("drill", 1, 1, List.of("A caution."), "Known.", CLERK)));
    refused(Reason.ALREADY_PROPOSED, prepared.propose("drill", 1, 1, List.of(), "", CLERK));
    refused(
        Reason.ALREADY_PROPOSED, prepared.write("drill", 1, letters, Set.of(Channel.EMAIL), CLERK));
    assertEquals(
        "mailing.approved mailing drill/1 {\"reason\":\"\"}",
        said(prepared.decide("drill", 1, true, "", APPROVER)));
    refused(Reason.ALREADY_DECIDED, prepared.decide("drill", 1, true, "", APPROVER));

    assertArrayEquals(bytes("desk pdf of " + A), inquiries.deskFile(deskPdf).orElseThrow());
    assertEquals(Optional.empty(), inquiries.deskFile(pdf));
    assertEquals(Optional.empty(), inquiries.deskFile(docx));
    assertEquals(Optional.of("Text for all"), inquiries.publicBody(LETTER));
    assertEquals(Map.of(A, LETTER), inquiries.demanded("drill"));
    InquiryFile file = file();
    assertEquals(
        List.of(
            new InquiryFile.Letter(
                LETTER,
                1,
                A,
                1,
                "A letter",
                TEMPLATE,
                DATA,
                pdf,
                docx,
                deskPdf,
                deskDocx,
                null,
                events() - 3)),
        file.letters());
    assertEquals(
        List.of(
            new InquiryFile.Mailing(
                1,
                1,
                LetterKind.DEMAND,
                DAY,
                events() - 4,
                new InquiryFile.Proposal("a-1", List.of("A caution."), "Known.", events() - 2),
                new InquiryFile.Decision(true, "a-2", "", events() - 1))),
        file.mailings());
    assertEquals(
        List.of(
            new InquiryFile.Delivery(
                KEY,
                1,
                LETTER,
                A,
                Channel.EMAIL,
                1,
                new DeliveryState.Waiting(0),
                null,
                List.of(),
                List.of())),
        file.deliveries());
  }

  @Test
  void nobodyApprovesOrTurnsDownAnOwnProposal() {
    InquiryFixtures.propose(database, "drill", A);
    long before = events();

    refused(Reason.OWN_PROPOSAL, prepared.decide("drill", 1, true, "", CLERK));
    refused(Reason.OWN_PROPOSAL, prepared.decide("drill", 1, false, "No.", CLERK));
    assertEquals(before, events());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a-1', 'a-1' decision_of_another_person",
        "'a-9', 'a-1' decision_inquiry_mailing_proposed_by_fkey"
      })
  void theSchemaRefusesTheApplicationAnOwnApproval(String names) throws SQLException {
    InquiryFixtures.propose(database, "drill", A);
    String[] parts = names.split(" (?=decision)", -1);
    try (Connection app = database.appSource().getConnection();
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("SELECT set_config('proviso.reader', 'staff', true)");
      String sql =
          "INSERT INTO inquiry.decision (inquiry, mailing, approved, proposed_by, decided_by,"
              + " reason, event) VALUES ('drill', 1, true, "
              + parts[0]
              + ", '', "
              + events()
              + ")";
      String message =
          String.valueOf(
              assertThrows(SQLException.class, () -> statement.execute(sql)).getMessage());
      assertEquals(true, message.contains('"' + parts[1] + '"'), message);
      app.rollback();
    }
  }

  @Test
  void whatIsTurnedDownIsNeverSent() throws SQLException {
    InquiryFixtures.propose(database, "drill", A);

    assertEquals(
        "mailing.turned-down mailing drill/1 {\"reason\":\"Too wide.\"}",
        said(prepared.decide("drill", 1, false, "Too wide.", APPROVER)));

    refused(Reason.ALREADY_DECIDED, prepared.decide("drill", 1, true, "", APPROVER));
    assertEquals(List.of(), outbox.waiting());
    assertEquals(new DeliveryState.TurnedDown(), file().deliveries().getFirst().state());
    assertEquals(Map.of(), inquiries.demanded("drill"));
  }

  @Test
  void whatIsLeftOutOfAnApprovalIsNeverSentAndTheRestIs() throws SQLException {
    InquiryFixtures.approve(database, "drill", A, B);
    InquiryFixtures.handOverAll(database);
    InquiryFixtures.remind(database, "drill", 2, A, B);

    assertEquals(
        "mailing.approved mailing drill/2"
            + " {\"leftOut\":{\"chicago-il\":\"It answered.\"},\"reason\":\"Yes.\"}",
        said(
            prepared.approve(
                "drill", 2, "Yes.", new LeftOut(Map.of(A, "It answered."), events()), APPROVER)));

    assertEquals(List.of("drill/" + B + "/2/e-mail/1"), outbox.waiting());
    assertEquals(Optional.empty(), outbox.parcel("drill/" + A + "/2/e-mail/1"));
    assertEquals(
        Optional.of(new DeliveryState.LeftOut("It answered.")),
        outbox.state("drill/" + A + "/2/e-mail/1"));
    handOver("drill/" + B + "/2/e-mail/1", new Outcome.Accepted("taken"));
    assertEquals(List.of(), outbox.waiting());
    // It did not go out, so it does not go out again either.
    done(prepared.prepare("drill", LetterKind.AGAIN, 1, DAY, CLERK));
    refused(
        Reason.NOT_SENT,
        prepared.writeAgain("drill", 3, "drill/" + A + "/2", Channel.PRINT, CLERK));
  }

  @Test
  void theSchemaRefusesAnAttemptOfWhatIsLeftOut() throws SQLException {
    InquiryFixtures.approve(database, "drill", A, B);
    InquiryFixtures.remind(database, "drill", 2, A, B);
    done(prepared.approve("drill", 2, "", new LeftOut(Map.of(B, "Closed."), -1), APPROVER));
    Outbox.Parcel of = outbox.parcel("drill/" + A + "/2/e-mail/1").orElseThrow();
    Outbox.Parcel forged =
        new Outbox.Parcel(
            "drill/" + B + "/2/e-mail/1",
            1,
            0,
            of.letter(),
            B,
            of.channel(),
            of.day(),
            of.attention(),
            of.postal(),
            of.email(),
            of.subject(),
            of.body(),
            of.pdf());

    assertThrows(RuntimeException.class, () -> outbox.begin(forged, SITE));
  }

  @Test
  void lettersAreLeftOutOfRemindersOnlyAndNotAllOfThemAndNotOfARecordThatGrew() {
    InquiryFixtures.propose(database, "drill", A, B);
    LeftOut one = new LeftOut(Map.of(A, "It answered."), events());
    refused(Reason.OTHER_KIND, prepared.approve("drill", 1, "", one, APPROVER));
    done(prepared.decide("drill", 1, true, "", APPROVER));
    InquiryFixtures.remind(database, "drill", 2, A, B);
    long before = events();

    refused(Reason.CHANGED_MEANWHILE, prepared.approve("drill", 2, "", one, APPROVER));
    refused(
        Reason.NOBODY_LEFT,
        prepared.approve(
            "drill", 2, "", new LeftOut(Map.of(A, "It answered.", B, "So did it."), -1), APPROVER));
    refused(
        Reason.NOT_THERE,
        prepared.approve("drill", 2, "", new LeftOut(Map.of("other", "No."), -1), APPROVER));
    refused(
        Reason.OWN_PROPOSAL,
        prepared.approve("drill", 2, "", new LeftOut(Map.of(A, "It answered."), -1), CLERK));
    assertEquals(before, events());
  }

  @Test
  void anInquiryBeforeAnEventIsWhatItWasThen() {
    InquiryFixtures.approve(database, "drill", A, B);
    InquiryFile asked = file();
    InquiryFixtures.remind(database, "drill", 2, A, B);
    long prepared = file().mailings().getLast().event();
    InquiryFixtures.handOverAll(database);
    done(decisions.extend("drill", A, DAY, DAY, DAY.plusDays(40), "letter", CLERK));
    done(decisions.close("drill", B, true, DAY, "Answered.", CLERK));
    done(this.prepared.decide("drill", 2, true, "", APPROVER));

    InquiryFile before = file().before(prepared);

    assertEquals(asked.mailings(), before.mailings());
    assertEquals(asked.letters(), before.letters());
    assertEquals(List.of(), before.extensions());
    assertEquals(List.of(), before.closings());
    assertEquals(
        List.of(), before.deliveries().stream().filter(it -> it.accepted() != null).toList());
    assertEquals(1, file().extensions().size());
    assertEquals(
        2, file().deliveries().stream().filter(it -> it.accepted() != null).toList().size());
  }

  /// Who looks at what there was then sees what counted then.
  @Test
  void whatWasTakenBackLaterCountedUntilThen() {
    InquiryFixtures.approve(database, "drill", A);
    InquiryFixtures.handOverAll(database);
    String letter = "drill/" + A + "/1";
    long bounced =
        done(
            deliveries.report(
                letter + "/e-mail/1",
                new DeliveryState.Report(DeliveryState.Report.Kind.BOUNCED, DAY),
                "of another",
                CLERK));
    long served = done(service.dispatched(letter, "e-mail", DAY, "slip", CLERK));
    WrongEntries wrong = new WrongEntries(database);
    long undone = done(wrong.takeBack("drill", A, bounced, "of another", CLERK));
    done(wrong.takeBack("drill", A, served, "of another", CLERK));

    InquiryFile before = file().before(undone);

    assertEquals(null, before.deliveries().getFirst().heard().getFirst().takenBack());
    assertEquals(null, before.services().getFirst().takenBack());
    InquiryFile between = file().before(undone + 1);
    assertNotEquals(null, between.deliveries().getFirst().heard().getFirst().takenBack());
    assertEquals(null, between.services().getFirst().takenBack());
  }

  private void prepare(LetterKind kind, int mailing, WrittenLetter letter) {
    done(prepared.prepare("drill", kind, 1, DAY, CLERK));
    done(prepared.write("drill", mailing, List.of(letter), Set.of(Channel.EMAIL), CLERK));
    done(prepared.propose("drill", mailing, 1, List.of(), "", CLERK));
  }

  @Test
  void aSecondDemandIsRefusedAndASupersessionIsNot() {
    InquiryFixtures.approve(database, "drill", A);
    prepare(LetterKind.DEMAND, 2, letter(A, 1, null));
    refused(Reason.ALREADY_DEMANDED, prepared.decide("drill", 2, true, "", APPROVER));
    done(prepared.decide("drill", 2, false, "It has one.", APPROVER));

    prepare(LetterKind.SUPERSESSION, 3, letter(A, 1, LETTER));
    done(prepared.decide("drill", 3, true, "", APPROVER));

    assertEquals(Map.of(A, LETTER), inquiries.demanded("drill"));
    InquiryFile.Letter last = file().letters().getLast();
    assertEquals("drill/" + A + "/3", last.id());
    assertEquals(LETTER, last.replaces());
  }

  @Test
  void whatReplacesNamesALetterThatAsksAndIsApproved() throws SQLException {
    InquiryFixtures.approve(database, "drill", A);
    done(prepared.prepare("drill", LetterKind.DEMAND, 1, DAY, CLERK));
    done(prepared.write("drill", 2, List.of(letter(A, 1, null)), Set.of(Channel.EMAIL), CLERK));
    done(prepared.prepare("drill", LetterKind.SUPERSESSION, 1, DAY, CLERK));
    String unapproved = "drill/" + A + "/2";

    for (WrittenLetter letter :
        List.of(letter(A, 1, null), letter(A, 1, "none"), letter(A, 1, unapproved))) {
      refused(
          Reason.NOTHING_REPLACED,
          prepared.write("drill", 3, List.of(letter), Set.of(Channel.EMAIL), CLERK));
    }
    done(prepared.write("drill", 3, List.of(letter(A, 1, LETTER)), Set.of(Channel.EMAIL), CLERK));
  }

  @Test
  void aLetterGoesAgainToACorrectedAddress() throws SQLException {
    InquiryFixtures.approve(database, "drill", A);
    done(prepared.prepare("drill", LetterKind.AGAIN, 1, DAY, CLERK));
    refused(Reason.NOT_SENT, prepared.writeAgain("drill", 2, LETTER, Channel.EMAIL, CLERK));
    handOver(KEY, new Outcome.Refused("550 no such user"));
    refused(Reason.NO_CHANGE, prepared.writeAgain("drill", 2, LETTER, Channel.EMAIL, CLERK));
    refused(Reason.NOT_THERE, prepared.writeAgain("drill", 2, "none", Channel.EMAIL, CLERK));
    refused(Reason.NOT_THERE, prepared.writeAgain("drill", 9, LETTER, Channel.EMAIL, CLERK));
    done(addresses.add(A, new Address("Office", null, "new@mail.invalid"), CLERK));
    String again = "drill/" + A + "/1/e-mail/2";
    assertEquals(
        "letters.written mailing drill/2 {\"again\":[\"%s\"]}".formatted(again),
        said(prepared.writeAgain("drill", 2, LETTER, Channel.EMAIL, CLERK)));
    done(prepared.propose("drill", 2, 1, List.of(), "", CLERK));
    refused(
        Reason.ALREADY_PROPOSED, prepared.writeAgain("drill", 2, LETTER, Channel.PORTAL, CLERK));
    done(prepared.decide("drill", 2, true, "", APPROVER));

    assertEquals(List.of(again), outbox.waiting());
    assertEquals("new@mail.invalid", outbox.parcel(again).orElseThrow().email());
  }

  @Test
  void whatWasNotApprovedDoesNotGoOutAsALetterSentAgain() {
    InquiryFixtures.propose(database, "drill", A);
    done(prepared.decide("drill", 1, false, "Too wide.", APPROVER));
    done(prepared.prepare("drill", LetterKind.AGAIN, 1, DAY, CLERK));
    done(addresses.add(A, new Address("Office", null, "new@mail.invalid"), CLERK));

    refused(Reason.NOT_SENT, prepared.writeAgain("drill", 2, LETTER, Channel.EMAIL, CLERK));
  }

  @Test
  void aMailingHasLettersOfItsKind() {
    InquiryFixtures.approve(database, "drill", A);
    done(prepared.prepare("drill", LetterKind.AGAIN, 1, DAY, CLERK));
    done(prepared.prepare("drill", LetterKind.REMINDER, 1, DAY, CLERK));

    refused(
        Reason.OTHER_KIND,
        prepared.write("drill", 2, List.of(letter(A, 1, null)), Set.of(Channel.EMAIL), CLERK));
    refused(Reason.OTHER_KIND, prepared.writeAgain("drill", 3, LETTER, Channel.EMAIL, CLERK));
  }

  @Test
  void aPersonSettlesWhatIsUncertain() throws SQLException {
    InquiryFixtures.approve(database, "drill", A);
    refused(Reason.NOT_UNCERTAIN, deliveries.settle(KEY, true, "asked", CLERK));
    refused(Reason.NOT_UNCERTAIN, deliveries.settle("none", true, "asked", CLERK));
    handOver(KEY, new Outcome.Unknown("cut"));

    assertEquals(
        "delivery.settled delivery "
            + KEY
            + " {\"arrived\":false,\"attempt\":1,\"reason\":\"asked\"}",
        said(deliveries.settle(KEY, false, "asked", CLERK)));
    refused(Reason.NOT_UNCERTAIN, deliveries.settle(KEY, true, "asked again", CLERK));
    assertEquals(2, outbox.parcel(KEY).orElseThrow().attempt());
  }

  @Test
  void whatIsHeardIsEnteredOnce() throws SQLException {
    InquiryFixtures.approve(database, "drill", A);
    var bounced =
        new DeliveryState.Report(DeliveryState.Report.Kind.BOUNCED, LocalDate.of(2018, 1, 25));
    refused(Reason.NOT_SENT, deliveries.report(KEY, bounced, "550", SITE));
    handOver(KEY, new Outcome.Accepted("250"));

    assertEquals(
        "delivery.reported delivery "
            + KEY
            + " {\"day\":\"2018-01-25\",\"detail\":\"550\",\"report\":\"bounced\"}",
        said(deliveries.report(KEY, bounced, "550", SITE)));
    refused(Reason.NO_CHANGE, deliveries.report(KEY, bounced, "550", SITE));
    done(deliveries.report(KEY, bounced, "551", SITE));
    assertEquals(Optional.of(new DeliveryState.Reported(bounced)), outbox.state(KEY));
  }

  @Test
  void aCorrectionOfServiceKeepsBoth() throws SQLException {
    InquiryFixtures.propose(database, "drill", A);
    LocalDate later = LocalDate.of(2018, 1, 26);
    refused(Reason.NOT_SENT, service.dispatched(LETTER, "mail", DAY, "slip", CLERK));
    done(prepared.decide("drill", 1, true, "", APPROVER));
    refused(Reason.NOT_THERE, service.delivered(LETTER, 1, DAY, "slip", CLERK));
    assertEquals(
        "letter.served letter drill/chicago-il/1 {\"day\":\"2018-01-24\",\"proof\":\"slip\","
            + "\"said\":\"dispatched\",\"way\":\"mail\"}",
        said(service.dispatched(LETTER, "mail", DAY, "slip", CLERK)));
    assertEquals(
        "letter.served letter drill/chicago-il/1 {\"day\":\"2018-01-24\",\"of\":1,"
            + "\"proof\":\"receipt\",\"said\":\"delivered\"}",
        said(service.delivered(LETTER, 1, DAY, "receipt", CLERK)));
    // What arrived is something that was sent.
    refused(Reason.NOT_THERE, service.delivered(LETTER, 2, DAY, "receipt", CLERK));
    assertEquals(
        "letter.served letter drill/chicago-il/1 {\"day\":\"2018-01-26\",\"of\":2,"
            + "\"proof\":\"misread\",\"said\":\"corrected\"}",
        said(service.corrected(LETTER, 2, later, "misread", CLERK)));
    refused(Reason.NOT_THERE, service.corrected(LETTER, 3, later, "misread", CLERK));
    refused(Reason.NOT_THERE, service.corrected(LETTER, 9, later, "misread", CLERK));

    long after = events();
    assertEquals(
        List.of(
            new InquiryFile.Service(
                LETTER, A, 1, Said.DISPATCHED, "mail", null, DAY, "slip", after - 3, null),
            new InquiryFile.Service(
                LETTER, A, 2, Said.DELIVERED, null, 1, DAY, "receipt", after - 2, null),
            new InquiryFile.Service(
                LETTER, A, 3, Said.CORRECTED, null, 2, later, "misread", after - 1, null)),
        file().services());
  }

  @Test
  void whatIsEnteredOfAClockIsWhatTheFileHas() throws SQLException {
    InquiryFixtures.approve(database, "drill", A);
    LocalDate later = LocalDate.of(2018, 2, 5);
    refused(Reason.NOT_THERE, decisions.toll("drill", B, DAY, null, "order", null, CLERK));
    refused(Reason.NOT_THERE, decisions.extend("drill", B, DAY, DAY, later, "letter", CLERK));
    refused(Reason.NOT_THERE, decisions.rebind("drill", B, "us", "1", "2", "order", CLERK));
    refused(Reason.NOT_THERE, decisions.close("drill", B, true, later, "done", CLERK));
    refused(Reason.NO_CHANGE, decisions.close("drill", A, false, later, "done", CLERK));
    long from = events();

    assertEquals(
        "clock.tolled recipient drill/chicago-il"
            + " {\"authority\":\"order\",\"from\":\"2018-01-24\"}",
        said(decisions.toll("drill", A, DAY, null, "order", null, CLERK)));
    assertEquals(
        "clock.tolled recipient drill/chicago-il {\"authority\":\"order ended\",\"ends\":1,"
            + "\"from\":\"2018-01-24\",\"until\":\"2018-02-05\"}",
        said(decisions.toll("drill", A, DAY, later, "order ended", 1, CLERK)));
    assertEquals(
        "clock.extended recipient drill/chicago-il"
            + " {\"asked\":\"2018-01-24\",\"authority\":\"letter\","
            + "\"decided\":\"2018-02-05\",\"due\":\"2018-03-02\"}",
        said(decisions.extend("drill", A, DAY, later, LocalDate.of(2018, 3, 2), "letter", CLERK)));
    assertEquals(
        "clock.not-extended recipient drill/chicago-il"
            + " {\"asked\":\"2018-01-24\",\"authority\":\"letter\","
            + "\"decided\":\"2018-02-05\"}",
        said(decisions.extend("drill", A, DAY, later, null, "letter", CLERK)));
    assertEquals(
        "clock.rebound recipient drill/chicago-il"
            + " {\"authority\":\"order\",\"calendar\":\"us\",\"from\":\"1\",\"to\":\"2\"}",
        said(decisions.rebind("drill", A, "us", "1", "2", "order", CLERK)));
    assertEquals(
        "inquiry.closed recipient drill/chicago-il"
            + " {\"day\":\"2018-02-05\",\"reason\":\"answered\"}",
        said(decisions.close("drill", A, true, later, "answered", CLERK)));
    refused(Reason.NO_CHANGE, decisions.close("drill", A, true, later, "answered", CLERK));
    assertEquals(
        "inquiry.reopened recipient drill/chicago-il"
            + " {\"day\":\"2018-02-05\",\"reason\":\"not all\"}",
        said(decisions.close("drill", A, false, later, "not all", CLERK)));

    InquiryFile file = file();
    assertEquals(
        List.of(
            new InquiryFile.Tolling(A, 1, DAY, null, "order", null, from),
            new InquiryFile.Tolling(A, 2, DAY, later, "order ended", 1, from + 1)),
        file.tolls());
    assertEquals(
        List.of(
            new InquiryFile.Extension(
                A, 1, DAY, later, LocalDate.of(2018, 3, 2), "letter", from + 2),
            new InquiryFile.Extension(A, 2, DAY, later, null, "letter", from + 3)),
        file.extensions());
    assertEquals(
        List.of(new InquiryFile.Rebinding(A, "us", "1", "2", "order", from + 4)),
        file.rebindings());
    assertEquals(
        List.of(
            new InquiryFile.Closing(A, true, later, "answered", from + 5),
            new InquiryFile.Closing(A, false, later, "not all", from + 6)),
        file.closings());
  }
}
