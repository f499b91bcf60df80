package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.AnswerFixtures.CLERK;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.FIRST;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LATER;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.certificate;
import static org.proviso.store.AnswerFixtures.done;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.answer.Gap;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;

class AnswersTest {

  private static final Reply NONE = new Reply.NoneExist("The archive of the county was searched.");
  private static final Reply OBJECTION =
      new Reply.Objecting("Item 2 is beyond the terms.", List.of());
  private static final Reply TIME =
      new Reply.NeedTime("Boxes are off site.", List.of(), LocalDate.parse("2018-03-23"));

  private final Database database = TestServer.open(TestServer.migrated());
  private final Answers answers = new Answers(database);
  private final Uploads uploads = new Uploads(database, UploadLimits.USUAL);

  @BeforeEach
  void fill() {
    AnswerFixtures.fill(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AnswerFile file() {
    return answers.file(INQUIRY, OAK);
  }

  private void begin() {
    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
  }

  private void save(int item, Reply reply) {
    done(answers.save(INQUIRY, OAK, item, reply, COUNSEL));
  }

  private Digest seen() {
    AnswerFile file = file();
    return file.set(file.open().orElseThrow()).hash();
  }

  private Filed certify(LocalDate day) {
    return answers.certify(INQUIRY, OAK, certificate("First Official"), seen(), day, COUNSEL);
  }

  private String payload(long event) {
    return new String(
        database
            .app()
            .sql("SELECT content FROM record.payload WHERE event = ?")
            .param(event)
            .query((row, number) -> row.getBytes(1))
            .single(),
        StandardCharsets.UTF_8);
  }

  private static Filed refused(Filed.Reason reason) {
    return new Filed.Refused(reason);
  }

  /// Answers all three items and certifies.
  private void answerAll() {
    begin();
    save(1, new Reply.Produce("", List.of(AnswerFixtures.uploaded(uploads, OAK, 1, "a policy"))));
    save(2, OBJECTION);
    save(3, TIME);
    done(certify(FIRST));
  }

  @Test
  void savesEachKindOfReplyAndGivesItBack() {
    begin();
    String upload = AnswerFixtures.uploaded(uploads, OAK, 1, "a policy");
    PrivilegeLine line = new PrivilegeLine("Letter", "May", "A", "B", "e-mail", "advice", "1-2");
    List<Reply> replies =
        List.of(
            new Reply.Produce("In part.", List.of(upload)),
            NONE,
            new Reply.Objecting("Too wide.", List.of(upload)),
            new Reply.Privileged("", List.of(upload), List.of(line, line)),
            TIME);

    for (Reply reply : replies) {
      save(1, reply);

      assertEquals(reply, file().open().orElseThrow().reply(1).orElseThrow().reply());
    }
    assertEquals(5, file().open().orElseThrow().reply(1).orElseThrow().revision());
    assertEquals(
        5,
        database
            .app()
            .sql("SELECT count(*) FROM record.event WHERE kind = 'answer.saved'")
            .query(Integer.class)
            .single());
  }

  @Test
  void saysInTheRecordHowMuchWasSavedAndNotWhat() {
    begin();
    long event = done(answers.save(INQUIRY, OAK, 2, OBJECTION, COUNSEL));

    String payload = payload(event);

    assertTrue(payload.contains("\"bytes\":27"), payload);
    assertFalse(payload.contains("terms"), payload);
    assertFalse(payload.contains("object"), payload);
    String guessed = Digest.sha256(AnswerFixtures.bytes(OBJECTION.said())).hex();
    assertFalse(payload.contains(guessed), "a text that can be guessed is behind a salt");
  }

  @Test
  void refusesToSaveWhatIsOfNoOpenVersionOrNoItemOrAsBefore() {
    assertEquals(refused(Filed.Reason.NOT_BEGUN), answers.save(INQUIRY, OAK, 1, NONE, COUNSEL));
    begin();
    save(1, NONE);

    assertEquals(refused(Filed.Reason.NO_CHANGE), answers.save(INQUIRY, OAK, 1, NONE, COUNSEL));
    assertEquals(refused(Filed.Reason.NOT_THERE), answers.save(INQUIRY, OAK, 4, NONE, COUNSEL));
    assertEquals(refused(Filed.Reason.NOT_THERE), answers.save(INQUIRY, OAK, 0, NONE, COUNSEL));
    assertEquals(
        refused(Filed.Reason.FILE_NOT_THERE),
        answers.save(INQUIRY, OAK, 1, new Reply.Produce("", List.of("u-none")), COUNSEL));
    assertEquals(refused(Filed.Reason.STILL_OPEN), answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
    assertEquals(
        refused(Filed.Reason.NOT_THERE),
        answers.begin(INQUIRY, OAK, "jag17/elm/1", COUNSEL),
        "a letter to another party");
    assertEquals(
        refused(Filed.Reason.NOT_THERE),
        answers.begin(INQUIRY, "ash", "jag17/ash/1", COUNSEL),
        "a letter that nobody approved");
  }

  @Test
  void certifiesNothingThatHasGaps() {
    begin();
    save(1, new Reply.Produce("", List.of()));
    save(3, NONE);
    Uploads.Begun begun =
        uploads.begin(INQUIRY, OAK, 3, AnswerFixtures.name("b"), 9, null, COUNSEL);
    String upload = ((Uploads.Begun.Yes) begun).id();

    assertEquals(
        new Filed.Incomplete(
            List.of(
                new Gap.NothingProduced(1),
                new Gap.NoReply(2),
                new Gap.Unfinished(3, upload, 0, 9))),
        certify(FIRST));

    assertTrue(uploads.abandon(OAK, upload, COUNSEL));
    save(1, NONE);
    save(2, NONE);
    done(certify(FIRST));
  }

  @Test
  void certifiesWithTheStatementInFullAndWhatIsHashed() {
    begin();
    save(1, NONE);
    save(2, OBJECTION);
    save(3, TIME);
    Digest seen = seen();

    long event = done(certify(FIRST));

    AnswerFile.Version version = file().latestCertified().orElseThrow();
    AnswerFile.Certification made = version.certifications().getFirst();
    assertEquals(certificate("First Official"), made.certificate());
    assertEquals(seen, made.setHash());
    assertEquals(FIRST, made.firstReceived());
    String payload = payload(event);
    for (String part :
        List.of(
            "\"statement\":\"I certify that this is whole.\"",
            "\"statementHash\":\"" + made.certificate().statementHash().hex() + "\"",
            "\"set\":\"" + seen.hex() + "\"",
            "\"official\":\"First Official\"",
            "\"office\":\"County counsel\"",
            "\"typed\":\"First Official\"",
            "\"firstReceived\":\"2018-02-20\"")) {
      assertTrue(payload.contains(part), () -> part + " in " + payload);
    }
    assertEquals(refused(Filed.Reason.NOT_BEGUN), answers.save(INQUIRY, OAK, 1, NONE, COUNSEL));
  }

  @Test
  void certifiesNothingThatChangedSinceItWasSeenOrUnderAnotherName() {
    begin();
    save(1, NONE);
    save(2, NONE);
    save(3, NONE);
    Digest seen = seen();
    Certificate other = new Certificate("First Official", "Counsel", "Second Official", "x");

    assertEquals(
        refused(Filed.Reason.OTHER_NAME_TYPED),
        answers.certify(INQUIRY, OAK, other, seen, FIRST, COUNSEL));
    save(3, TIME);
    assertEquals(
        refused(Filed.Reason.CHANGED_MEANWHILE),
        answers.certify(INQUIRY, OAK, certificate("A"), seen, FIRST, COUNSEL));
  }

  @Test
  void keepsBothVersionsAndTheFirstDayWhenAnAnswerIsAmended() {
    answerAll();
    begin();
    AnswerFile.Version second = file().open().orElseThrow();
    assertEquals(
        OBJECTION, second.reply(2).orElseThrow().reply(), "begins as the first one stands");
    save(3, NONE);

    done(certify(LATER));

    AnswerFile file = file();
    assertEquals(2, file.versions().size());
    assertEquals(TIME, file.versions().getFirst().reply(3).orElseThrow().reply());
    assertEquals(NONE, file.latestCertified().orElseThrow().reply(3).orElseThrow().reply());
    AnswerFile.Certification later =
        file.latestCertified().orElseThrow().certifications().getFirst();
    assertEquals(LATER, later.day());
    assertEquals(FIRST, later.firstReceived());
    assertEquals(FIRST, file.firstReceived().orElseThrow());
    assertEquals(file, withoutUploads(answers.certified(INQUIRY, OAK), file));
  }

  /// Staff sees the same, but uploads that are in no answer.
  private static AnswerFile withoutUploads(AnswerFile seen, AnswerFile own) {
    return new AnswerFile(
        seen.inquiry(),
        seen.party(),
        seen.versions(),
        seen.objections(),
        seen.requests(),
        own.uploads());
  }

  @Test
  void refusesADayBeforeTheFirst() {
    answerAll();
    begin();
    save(3, NONE);

    assertEquals(refused(Filed.Reason.BEFORE_THE_FIRST), certify(FIRST.minusDays(1)));
  }

  @Test
  void beginsEmptyWhereAnotherLetterAsksForOtherItems() {
    answerAll();
    AnswerFixtures.supersede(database);

    done(answers.begin(INQUIRY, OAK, "jag17/oak/2", COUNSEL));

    AnswerFile.Version open = file().open().orElseThrow();
    assertEquals(4, open.items());
    assertTrue(open.replies().isEmpty());
  }

  @Test
  void replacesAWrongCertifierWithoutStartingOver() {
    answerAll();
    Digest set = file().latestCertified().orElseThrow().certifications().getFirst().setHash();

    done(
        answers.replaceCertifier(
            INQUIRY, OAK, 1, certificate("Second Official"), "The first left.", LATER, COUNSEL));

    AnswerFile.Version version = file().latestCertified().orElseThrow();
    assertEquals(2, version.certifications().size(), "the wrong one stays");
    AnswerFile.Certification first = version.certifications().getFirst();
    AnswerFile.Certification second = version.certifications().getLast();
    assertEquals("First Official", first.certificate().official());
    assertNull(first.reason());
    assertEquals("Second Official", second.certificate().official());
    assertEquals("The first left.", second.reason());
    assertEquals(set, second.setHash());
    assertEquals(FIRST, second.firstReceived());
    assertEquals(LATER, second.day());
    assertEquals(
        refused(Filed.Reason.SAME_OFFICIAL),
        answers.replaceCertifier(
            INQUIRY, OAK, 1, certificate("second  OFFICIAL"), "x", LATER, COUNSEL));
    assertEquals(
        refused(Filed.Reason.NOT_THERE),
        answers.replaceCertifier(INQUIRY, OAK, 2, certificate("A"), "x", LATER, COUNSEL));
  }

  @Test
  void entersWhatObjectsAndWhatAsksForTimeWhenTheAnswerIsCertified() {
    answerAll();

    AnswerFile file = file();
    Objection objection = file.objections().getFirst();
    assertEquals(1, objection.number());
    assertEquals(2, objection.item());
    assertEquals("Item 2 is beyond the terms.", objection.ground());
    assertEquals(FIRST, objection.day());
    assertTrue(objection.isOpen());
    AnswerFile.Request request = file.requests().getFirst();
    assertEquals(3, request.item());
    assertEquals(LocalDate.parse("2018-03-23"), request.until());
    assertEquals("Boxes are off site.", request.reason());
  }

  @Test
  void keepsAnObjectionThatALaterVersionDoesNotRepeat() {
    answerAll();
    begin();
    save(2, NONE);
    done(certify(LATER));

    assertTrue(file().objections().getFirst().isOpen());
  }

  @Test
  void waivesNoObjectionByAskingForTime() {
    begin();
    done(answers.object(INQUIRY, OAK, null, "The letter is beyond the terms.", FIRST, COUNSEL));

    done(answers.askForTime(INQUIRY, OAK, null, LATER, "Boxes are off site.", FIRST, COUNSEL));
    new ClockDecisions(database).extend(INQUIRY, OAK, FIRST, FIRST, null, "Denied", CLERK);

    assertTrue(answers.certified(INQUIRY, OAK).objections().getFirst().isOpen());
    assertEquals(1, answers.certified(INQUIRY, OAK).requests().size());
  }

  @Test
  void letsARecipientWithdrawAndStaffRule() {
    answerAll();
    done(answers.object(INQUIRY, OAK, 1, "Second ground.", LATER, COUNSEL));

    done(
        answers.rule(
            INQUIRY, OAK, 1, false, "The hearing officer: within the terms.", LATER, CLERK));
    done(answers.withdraw(INQUIRY, OAK, 2, "Settled.", LATER, COUNSEL));

    List<Objection> list = file().objections();
    assertEquals(Objection.Kind.OVERRULED, list.getFirst().steps().getLast().kind());
    assertFalse(list.getFirst().isWithdrawn());
    assertTrue(list.getLast().isWithdrawn());
    assertEquals(
        refused(Filed.Reason.NO_CHANGE),
        answers.withdraw(INQUIRY, OAK, 2, "Again.", LATER, COUNSEL));
    assertEquals(
        refused(Filed.Reason.NOT_THERE), answers.keep(INQUIRY, OAK, 3, "Still.", LATER, COUNSEL));
  }

  /// Random acts against a list kept beside it by hand: numbers and grounds stay, whatever follows.
  @Test
  void losesNoObjectionAndInventsNone() {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("AnswersTest: proviso.seed=" + seed);
    Random random = new Random(seed);
    List<String> made = new ArrayList<>();
    Set<Integer> withdrawn = new HashSet<>();
    begin();
    for (int i = 0; i < 60; i++) {
      int number = 1 + random.nextInt(made.size() + 1);
      switch (random.nextInt(6)) {
        case 0 -> {
          done(answers.object(INQUIRY, OAK, 1, "ground " + i, FIRST, COUNSEL));
          made.add("ground " + i);
        }
        case 1 -> {
          Filed filed = answers.withdraw(INQUIRY, OAK, number, "x", FIRST, COUNSEL);
          boolean can = number <= made.size() && withdrawn.add(number);
          assertEquals(can, filed instanceof Filed.Done);
        }
        case 2 -> answers.keep(INQUIRY, OAK, number, "x", FIRST, COUNSEL);
        case 3 -> answers.rule(INQUIRY, OAK, number, random.nextBoolean(), "x", FIRST, CLERK);
        case 4 -> answers.askForTime(INQUIRY, OAK, null, LATER, "x", FIRST, COUNSEL);
        default -> {
          String ground = "item " + random.nextInt(3);
          if (file().open().isEmpty()) {
            begin();
          }
          for (int item = 1; item <= 3; item++) {
            answers.save(
                INQUIRY,
                OAK,
                item,
                item == 2 ? new Reply.Objecting(ground, List.of()) : NONE,
                COUNSEL);
          }
          done(certify(FIRST));
          boolean stands = false;
          for (int each = 1; each <= made.size(); each++) {
            stands |= made.get(each - 1).equals(ground) && !withdrawn.contains(each);
          }
          if (!stands) {
            made.add(ground);
          }
        }
      }

      List<Objection> list = answers.certified(INQUIRY, OAK).objections();
      assertEquals(made, list.stream().map(Objection::ground).toList());
      for (Objection each : list) {
        assertEquals(withdrawn.contains(each.number()), each.isWithdrawn());
      }
    }
  }
}
