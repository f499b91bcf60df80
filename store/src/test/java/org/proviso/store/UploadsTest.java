package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.ELM;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.NOON;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.bytes;
import static org.proviso.store.AnswerFixtures.done;
import static org.proviso.store.AnswerFixtures.name;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.docket.answer.FileKind;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;

class UploadsTest {

  private final Database database = TestServer.open(TestServer.migrated());
  private final Answers answers = new Answers(database);
  private final Uploads uploads = new Uploads(database, new UploadLimits(600_000, 4, 700_000));

  @BeforeEach
  void fill() {
    AnswerFixtures.fill(database);
    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Uploads.Begun begun(long length) {
    return uploads.begin(INQUIRY, OAK, 1, name("a"), length, null, COUNSEL);
  }

  private String begin(long length) {
    return assertInstanceOf(Uploads.Begun.Yes.class, begun(length)).id();
  }

  private Uploads.Arrived append(String upload, long offset, String piece) {
    return uploads.append(OAK, upload, offset, bytes(piece));
  }

  private Uploads.Finished finish(String upload, @Nullable Digest declared) {
    return uploads.finish(OAK, upload, declared, COUNSEL);
  }

  @Test
  void keepsPiecesInTheirOrderAndHashesWhatArrived() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("UploadsTest: seed " + seed);
    byte[] content = new byte[600_000];
    new Random(seed).nextBytes(content);
    String upload = begin(content.length);
    int at = 0;
    for (int length : List.of(262_144, 1, 262_144, 75_711)) {
      byte[] piece = java.util.Arrays.copyOfRange(content, at, at + length);
      assertEquals(new Uploads.Arrived.Kept(at + length), uploads.append(OAK, upload, at, piece));
      at += length;
    }

    Uploads.Finished.Yes finished =
        assertInstanceOf(Uploads.Finished.Yes.class, finish(upload, Digest.sha256(content)));

    assertEquals(Digest.sha256(content), finished.hash());
    try (InputStream back = uploads.read(OAK, upload)) {
      assertArrayEquals(content, back.readAllBytes());
    }
    assertEquals(new Uploads.Finished.Before(finished.hash()), finish(upload, null));
    assertEquals(new Uploads.Arrived.NotThere(), append(upload, at, "x"));
    assertFalse(uploads.abandon(OAK, upload, COUNSEL), "a finished one stays");
  }

  @Test
  void takesAPieceOnlyWhereTheLastOneEnds() {
    String upload = begin(6);
    assertEquals(new Uploads.Arrived.Kept(3), append(upload, 0, "abc"));

    assertEquals(new Uploads.Arrived.OtherOffset(3), append(upload, 0, "abc"));
    assertEquals(new Uploads.Arrived.OtherOffset(3), append(upload, 2, "x"));
    assertEquals(new Uploads.Arrived.OtherOffset(3), append(upload, 4, "x"));
    assertEquals(new Uploads.Arrived.TooLong(), append(upload, 3, "defg"));
    assertEquals(new Uploads.Finished.Missing(3), finish(upload, null));
    assertEquals(new Uploads.Arrived.NotThere(), append("u-none", 0, "x"));
    assertEquals(new Uploads.Arrived.NotThere(), uploads.append(ELM, upload, 3, bytes("x")));
    assertEquals(new Uploads.Arrived.Kept(6), append(upload, 3, "def"));
  }

  @Test
  void keepsOneOfPiecesThatArriveTogetherAtOneOffset() throws Exception {
    String upload = begin(10);
    List<Future<Uploads.Arrived>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (String piece : List.of("a", "bb", "ccc", "dddd")) {
        results.add(threads.submit(() -> append(upload, 0, piece)));
      }
    }

    long kept = 0;
    long arrived = uploads.find(OAK, upload).orElseThrow().arrived();
    for (Future<Uploads.Arrived> each : results) {
      switch (each.get()) {
        case Uploads.Arrived.Kept(long offset) -> {
          kept++;
          assertEquals(arrived, offset);
        }
        case Uploads.Arrived.OtherOffset(long offset) -> assertEquals(arrived, offset);
        case Uploads.Arrived.TooLong _, Uploads.Arrived.NotThere _ ->
            throw new AssertionError(each.get());
      }
    }
    assertEquals(1, kept);
  }

  @Test
  void refusesWhatIsNotWhatWasSaidToBeSent() {
    Digest other = Digest.sha256(bytes("other"));
    Digest arrived = Digest.sha256(bytes("abc"));
    String before =
        assertInstanceOf(
                Uploads.Begun.Yes.class,
                uploads.begin(INQUIRY, OAK, 1, name("a"), 3, other, COUNSEL))
            .id();
    append(before, 0, "abc");
    String after = begin(3);
    append(after, 0, "abc");

    assertEquals(new Uploads.Finished.OtherHash(other, arrived), finish(before, null));
    assertEquals(new Uploads.Finished.OtherHash(other, arrived), finish(after, other));

    assertEquals(new Uploads.Finished.NotThere(), finish(after, arrived));
    assertTrue(uploads.find(OAK, after).orElseThrow().abandoned());
  }

  @Test
  void looksAtTheFirstBytesForTheKind() {
    String upload = begin(8);
    append(upload, 0, "%P");
    append(upload, 2, "DF-1.7");

    assertEquals(
        FileKind.PDF, assertInstanceOf(Uploads.Finished.Yes.class, finish(upload, null)).kind());
  }

  @Test
  void keepsANameAsItWasGiven() {
    String given = "../../\u202efdp\n.exe";
    Uploads.Begun begun = uploads.begin(INQUIRY, OAK, 1, name(given), 1, null, COUNSEL);

    String upload = assertInstanceOf(Uploads.Begun.Yes.class, begun).id();

    assertEquals(given, uploads.find(OAK, upload).orElseThrow().name().given());
  }

  @Test
  void holdsToTheLimits() {
    assertEquals(new Uploads.Begun.Refused(Uploads.Begun.Reason.EMPTY), begun(0));
    assertEquals(new Uploads.Begun.Refused(Uploads.Begun.Reason.FILE_TOO_LARGE), begun(600_001));
    assertEquals(
        new Uploads.Begun.Refused(Uploads.Begun.Reason.NO_ITEM),
        uploads.begin(INQUIRY, OAK, 4, name("a"), 1, null, COUNSEL));
    assertEquals(
        new Uploads.Begun.Refused(Uploads.Begun.Reason.NOT_BEGUN),
        uploads.begin(INQUIRY, ELM, 1, name("a"), 1, null, COUNSEL));
    String first = begin(600_000);
    assertEquals(new Uploads.Begun.Refused(Uploads.Begun.Reason.RECIPIENT_FULL), begun(100_001));
    begin(100_000);

    assertTrue(uploads.abandon(OAK, first, COUNSEL));
    begin(1);
    begin(1);
    begin(1);

    assertEquals(new Uploads.Begun.Refused(Uploads.Begun.Reason.TOO_MANY_FILES), begun(1));
  }

  @Test
  void removesWhatExpiredOrWasGivenUpAndNothingThatIsFinished() throws IOException {
    String finished = AnswerFixtures.uploaded(uploads, OAK, 1, "whole");
    String given = begin(2);
    append(given, 0, "a");
    uploads.abandon(OAK, given, COUNSEL);
    String open = begin(2);
    append(open, 0, "b");

    assertEquals(1, uploads.expire(NOON));
    assertTrue(uploads.find(OAK, given).isEmpty());
    assertEquals(new Uploads.Arrived.Kept(2), append(open, 1, "c"));
    assertEquals(1, uploads.expire(NOON.plus(Duration.ofDays(1))));

    assertTrue(uploads.find(OAK, open).isEmpty());
    assertEquals(
        0, database.app().sql("SELECT count(*) FROM answer.chunk").query(Integer.class).single());
    try (InputStream back = uploads.read(OAK, finished)) {
      assertArrayEquals(bytes("whole"), back.readAllBytes());
    }
  }

  @Test
  void givesStaffAFileOnceItIsInACertifiedAnswer() throws IOException {
    String upload = AnswerFixtures.uploaded(uploads, OAK, 1, "whole");
    done(answers.save(INQUIRY, OAK, 1, new Reply.Produce("", List.of(upload)), COUNSEL));
    assertEquals(0, uploads.readCertified(upload).readAllBytes().length);
    Reply none = new Reply.NoneExist("Searched.");
    done(answers.save(INQUIRY, OAK, 2, none, COUNSEL));
    done(answers.save(INQUIRY, OAK, 3, none, COUNSEL));
    AnswerFile file = answers.file(INQUIRY, OAK);
    Digest seen = file.set(file.open().orElseThrow()).hash();

    done(
        answers.certify(
            INQUIRY,
            OAK,
            AnswerFixtures.certificate("First Official"),
            seen,
            AnswerFixtures.FIRST,
            COUNSEL));

    assertArrayEquals(bytes("whole"), uploads.readCertified(upload).readAllBytes());
  }
}
