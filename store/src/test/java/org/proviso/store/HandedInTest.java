package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.ELM;
import static org.proviso.store.AnswerFixtures.FIRST;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LATER;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.NOON;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.bytes;
import static org.proviso.store.AnswerFixtures.done;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;

/// What the owner's login reads of answers, for an owner whom policies bind and for one whom they
/// do not. `oak` has certified two versions and drafts a third; `elm` drafts its first.
class HandedInTest {

  private static OwnerLogin superuser;
  private static OwnerLogin owner;
  private static Database database;
  private static String first;
  private static String second;
  private static Digest receiptOfFirst;
  private static Digest receiptOfSecond;

  @BeforeAll
  static void fill() throws SQLException {
    superuser = TestServer.login();
    owner = RowsOfPartiesTest.plainOwner(superuser);
    database = TestServer.open(owner);
    AnswerFixtures.fill(database);
    Answers answers = new Answers(database);
    Uploads uploads = new Uploads(database, UploadLimits.USUAL);

    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
    first = AnswerFixtures.uploaded(uploads, OAK, 1, "first");
    String dropped = AnswerFixtures.uploaded(uploads, OAK, 1, "dropped before");
    save(answers, OAK, 1, new Reply.Produce("", List.of(first, dropped)));
    save(answers, OAK, 1, new Reply.Produce("", List.of(first)));
    save(answers, OAK, 2, new Reply.Objecting("Too wide.", List.of(first)));
    PrivilegeLine line = new PrivilegeLine("Letter", "", "", "", "", "advice", "");
    save(answers, OAK, 3, new Reply.Privileged("", List.of(), List.of(line)));
    receiptOfFirst = certify(answers, FIRST);

    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
    second = AnswerFixtures.uploaded(uploads, OAK, 2, "second");
    save(answers, OAK, 2, new Reply.Produce("", List.of(second)));
    receiptOfSecond = certify(answers, LATER);

    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
    String draft = AnswerFixtures.uploaded(uploads, OAK, 3, "a draft");
    save(answers, OAK, 3, new Reply.Produce("", List.of(draft)));

    done(answers.begin(INQUIRY, ELM, "jag17/elm/1", COUNSEL));
    String ofElm = AnswerFixtures.uploaded(uploads, ELM, 1, "a draft of elm");
    save(answers, ELM, 1, new Reply.Produce("", List.of(ofElm)));
  }

  private static void save(Answers answers, String party, int item, Reply reply) {
    done(answers.save(INQUIRY, party, item, reply, COUNSEL));
  }

  private static Digest certify(Answers answers, LocalDate day) {
    AnswerFile file = answers.file(INQUIRY, OAK);
    Digest seen = file.set(file.open().orElseThrow()).hash();
    done(
        answers.certify(
            INQUIRY, OAK, AnswerFixtures.certificate("First Official"), seen, day, COUNSEL));
    return seen;
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<OwnerLogin> logins() {
    return List.of(superuser, owner);
  }

  private static HandedIn.Item item(
      int version, Digest receipt, List<Integer> items, String upload, String content) {
    return new HandedIn.Item(
        version,
        receipt,
        NOON,
        items,
        upload,
        AnswerFixtures.name("a.txt"),
        content.length(),
        Digest.sha256(bytes(content)));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void readsWhatWasCertifiedAndNoDraft(OwnerLogin login) throws SQLException, IOException {
    try (HandedIn handedIn = HandedIn.open(login)) {
      List<HandedIn.Item> items = handedIn.items(INQUIRY, OAK);

      assertEquals(
          List.of(
              item(1, receiptOfFirst, List.of(1, 2), first, "first"),
              item(2, receiptOfSecond, List.of(1), first, "first"),
              item(2, receiptOfSecond, List.of(2), second, "second")),
          items);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      handedIn.write(items.getLast(), content);
      assertArrayEquals(bytes("second"), content.toByteArray());
      assertEquals(List.of(), handedIn.items(INQUIRY, ELM), "a draft");
      assertEquals(List.of(), handedIn.items("other", OAK));
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void namesInquiriesAndThePartiesOfTheirLetters(OwnerLogin login) throws SQLException {
    try (HandedIn handedIn = HandedIn.open(login)) {
      assertEquals(List.of(INQUIRY), handedIn.inquiries());
      assertEquals(List.of("ash", ELM, OAK), handedIn.parties(INQUIRY));
      assertEquals(List.of(), handedIn.parties("other"));
    }
  }
}
