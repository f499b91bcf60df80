package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// An inquiry `jag17` with three items, whose letters went out to the parties `oak` and `elm`,
/// while that to `ash` is not approved.
final class AnswerFixtures {

  static final String INQUIRY = "jag17";
  static final String OAK = "oak";
  static final String ELM = "elm";
  static final String LETTER = "jag17/oak/1";

  static final Instant NOON = Instant.parse("2018-02-01T12:00:00Z");
  static final LocalDate FIRST = LocalDate.parse("2018-02-20");
  static final LocalDate LATER = LocalDate.parse("2018-02-27");

  static final By COUNSEL = new By(new Actor("recipient", "a-counsel"), NOON);
  static final By CLERK = new By(new Actor("clerk", "a-clerk"), NOON);
  private static final By APPROVER = new By(new Actor("approver", "a-approver"), NOON);

  private AnswerFixtures() {}

  /// Fills a database that was just opened.
  static void fill(Database database) {
    Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Sql.execute(
              connection,
              "INSERT INTO register.addition (entered, entered_by, event)"
                  + " VALUES ('2018-01-01', 'a test', "
                  + head.next()
                  + ");"
                  + "INSERT INTO register.programme (programme, title, addition)"
                  + " SELECT 'jag', 'JAG', addition FROM register.addition;"
                  + "INSERT INTO register.party (party, addition) SELECT party, addition"
                  + " FROM register.addition, unnest(ARRAY['oak', 'elm', 'ash']) AS party");
          return head.append(
              NOON, CLERK.actor(), new EventKind("added"), new Subject("s", "i"), Map.of());
        });
    Inquiries inquiries = new Inquiries(database);
    Addresses addresses = new Addresses(database);
    PreparedMailings prepared = new PreparedMailings(database);
    acted(inquiries.open(INQUIRY, "jag", "Section 1373", CLERK));
    acted(inquiries.revise(INQUIRY, draft(3), CLERK));
    Address address = new Address("Counsel", "1 Main Street", null);
    for (String party : List.of(OAK, ELM, "ash")) {
      acted(addresses.add(party, address, CLERK));
    }
    acted(prepared.prepare(INQUIRY, LetterKind.DEMAND, 1, LocalDate.parse("2018-01-24"), CLERK));
    acted(
        prepared.write(
            INQUIRY,
            1,
            List.of(letter(OAK, null), letter(ELM, null)),
            Set.of(Channel.PORTAL),
            CLERK));
    acted(prepared.propose(INQUIRY, 1, 2, List.of(), "", CLERK));
    acted(prepared.decide(INQUIRY, 1, true, "", APPROVER));
    acted(prepared.prepare(INQUIRY, LetterKind.DEMAND, 1, LocalDate.parse("2018-01-25"), CLERK));
    acted(prepared.write(INQUIRY, 2, List.of(letter("ash", null)), Set.of(Channel.PORTAL), CLERK));
  }

  /// Sends `oak` a letter that takes the place of its first, with four items.
  static void supersede(Database database) {
    Inquiries inquiries = new Inquiries(database);
    PreparedMailings prepared = new PreparedMailings(database);
    acted(inquiries.revise(INQUIRY, draft(4), CLERK));
    acted(
        prepared.prepare(
            INQUIRY, LetterKind.SUPERSESSION, 2, LocalDate.parse("2018-02-10"), CLERK));
    acted(prepared.write(INQUIRY, 3, List.of(letter(OAK, LETTER)), Set.of(Channel.PORTAL), CLERK));
    acted(prepared.propose(INQUIRY, 3, 1, List.of(), "", CLERK));
    acted(prepared.decide(INQUIRY, 3, true, "", APPROVER));
  }

  private static Draft draft(int items) {
    List<Draft.Item> asked = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      asked.add(new Draft.Item("Police", "2016", "Documents " + i));
    }
    return new Draft(
        "s1373",
        "2017",
        "days-30",
        "mail",
        "demand-1",
        Set.of(Channel.PORTAL),
        "None.",
        "The clerk",
        asked,
        List.of("ash", ELM, OAK));
  }

  private static WrittenLetter letter(String party, @Nullable String replaces) {
    Digest hash = Digest.sha256(bytes(party));
    byte[] pdf = bytes("pdf " + party + replaces);
    byte[] docx = bytes("docx " + party + replaces);
    return new WrittenLetter(
        party,
        1,
        "Documents",
        "Dear",
        hash,
        hash,
        pdf,
        docx,
        new WrittenLetter.Shown("Dear", pdf, docx),
        replaces);
  }

  private static void acted(Acted acted) {
    assertInstanceOf(Acted.Done.class, acted);
  }

  static long done(Filed filed) {
    return assertInstanceOf(Filed.Done.class, filed, filed::toString).event();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static FileName name(String name) {
    return FileName.of(name).orElseThrow();
  }

  static Certificate certificate(String official) {
    return new Certificate(official, "County counsel", official, "I certify that this is whole.");
  }

  /// Uploads a file for an item of the version that is open, and returns its identifier.
  static String uploaded(Uploads uploads, String party, int item, String content) {
    byte[] bytes = bytes(content);
    Uploads.Begun begun =
        uploads.begin(INQUIRY, party, item, name("a.txt"), bytes.length, null, COUNSEL);
    String upload = assertInstanceOf(Uploads.Begun.Yes.class, begun).id();
    assertInstanceOf(Uploads.Arrived.Kept.class, uploads.append(party, upload, 0, bytes));
    assertInstanceOf(
        Uploads.Finished.Yes.class, uploads.finish(party, upload, Digest.sha256(bytes), COUNSEL));
    return upload;
  }
}
