package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.review.Code.NOT_RESPONSIVE;
import static org.proviso.docket.review.Code.PRIVILEGED;
import static org.proviso.docket.review.Code.RESPONSIVE;
import static org.proviso.docket.review.Code.SECOND_LOOK;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.ReviewFixtures.BOX;
import static org.proviso.store.ReviewFixtures.COPY;
import static org.proviso.store.ReviewFixtures.COUNSEL;
import static org.proviso.store.ReviewFixtures.FIRST;
import static org.proviso.store.ReviewFixtures.LATER;
import static org.proviso.store.ReviewFixtures.MAIL;
import static org.proviso.store.ReviewFixtures.MANIFEST;
import static org.proviso.store.ReviewFixtures.MEMO;
import static org.proviso.store.ReviewFixtures.ORDER;
import static org.proviso.store.ReviewFixtures.SECOND;
import static org.proviso.store.ReviewFixtures.THIRD;
import static org.proviso.store.ReviewFixtures.batch;
import static org.proviso.store.ReviewFixtures.code;
import static org.proviso.store.ReviewFixtures.done;
import static org.proviso.store.ReviewFixtures.item;
import static org.proviso.store.ReviewFixtures.refused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Actor;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.Coding;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.docket.review.ItemList;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Progress;
import org.proviso.docket.review.Selection;
import org.proviso.docket.review.Settlement;
import org.proviso.docket.review.Standing;
import org.proviso.docket.review.StandingKind;
import org.proviso.docket.review.StandingKind.Degree;

/// Readers code what a recipient handed over, one decision an event however many items it is about;
/// what the codings come to is found again for pages, counts and lists.
class ReviewsTest {

  private static final StandingKind DISPUTE = new StandingKind(Degree.IN_DISPUTE, null);
  private static final StandingKind ONE_RESPONSIVE =
      new StandingKind(Degree.READ_BY_ONE, RESPONSIVE);
  private static final StandingKind ONE_PRIVILEGED =
      new StandingKind(Degree.READ_BY_ONE, PRIVILEGED);

  @TempDir private Path folder;

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Reviews reviews = new Reviews(database);
  private final ReviewLists lists = new ReviewLists(database);

  @AfterEach
  void close() {
    database.close();
  }

  private Standing standing(ItemName item) {
    Standing standing =
        lists.standings(BOX, List.of(item)).getOrDefault(item, new TreeMap<>()).get(1);
    return standing == null ? new Standing.NotRead() : standing;
  }

  @Test
  void aCollectionBelongsToARecipientOfAnInquiryAndHasOneManifestAtATime() throws SQLException {
    InquiryFixtures.approve(database, "drill", A, B);

    long event = done(reviews.attach("drill", A, BOX, MANIFEST, InquiryFixtures.CLERK));
    refused(
        Reviewed.Reason.NO_CHANGE,
        reviews.attach("drill", A, BOX, MANIFEST, InquiryFixtures.CLERK));
    refused(
        Reviewed.Reason.NAME_TAKEN,
        reviews.attach("drill", B, BOX, MANIFEST, InquiryFixtures.CLERK));
    refused(
        Reviewed.Reason.NO_WORD,
        reviews.attach("drill", A, "box/2", MANIFEST, InquiryFixtures.CLERK));
    refused(
        Reviewed.Reason.NOT_THERE,
        reviews.attach("drill", "providence-ri", "box-2", MANIFEST, InquiryFixtures.CLERK));
    done(reviews.attach("drill", A, BOX, LATER, InquiryFixtures.CLERK));

    ReviewFile.EvidenceCollection box = lists.collection(BOX).orElseThrow();
    assertEquals(LATER, box.manifest());
    assertEquals(
        List.of(MANIFEST, LATER),
        box.manifests().stream().map(ReviewFile.Attached::manifest).toList());
    assertEquals("a-1", box.manifests().getFirst().by());
    assertEquals(List.of(box), lists.collections("drill", A));
    assertEquals(List.of(), lists.collections("drill", B));
    assertEquals(
        "collection.attached collection box-1 {\"inquiry\":\"drill\",\"manifest\":\""
            + MANIFEST
            + "\",\"party\":\"chicago-il\",\"version\":1}",
        InquiryFixtures.event(login, event));
  }

  @Test
  void oneReaderThenTwoWhoAgreeAndTwoWhoDiffer() {
    ReviewFixtures.ask(database);
    assertEquals(new Standing.NotRead(), standing(ORDER));

    long first = done(code(reviews, RESPONSIVE, FIRST, ORDER, MEMO));
    Coding byFirst = new Coding("a-11", RESPONSIVE, first);
    assertEquals(new Standing.ReadByOne(byFirst), standing(ORDER));
    long agreed = done(code(reviews, RESPONSIVE, SECOND, ORDER));
    long differs = done(code(reviews, PRIVILEGED, SECOND, MEMO));

    assertEquals(
        new Standing.AgreedByTwo(
            RESPONSIVE, List.of(byFirst, new Coding("a-12", RESPONSIVE, agreed))),
        standing(ORDER));
    assertEquals(
        new Standing.InDispute(List.of(byFirst, new Coding("a-12", PRIVILEGED, differs))),
        standing(MEMO));
  }

  @Test
  void whoChangesHisMindIsOneReaderAndBothCodingsStay() {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    refused(Reviewed.Reason.NO_CHANGE, code(reviews, RESPONSIVE, FIRST, ORDER));
    refused(
        Reviewed.Reason.OWN_CODING,
        reviews.code(batch(ORDER), 1, PRIVILEGED, ReviewFile.Turn.SECOND, FIRST));

    long later = done(code(reviews, NOT_RESPONSIVE, FIRST, ORDER));

    assertEquals(
        new Standing.ReadByOne(new Coding("a-11", NOT_RESPONSIVE, later)), standing(ORDER));
    assertEquals(
        List.of(RESPONSIVE, NOT_RESPONSIVE),
        lists.item(BOX, ORDER).codings().stream().map(ReviewFile.CodingMade::code).toList());
  }

  @Test
  void counselSettlesADisputeWhoReadNoneOfItAndThenNobodyCodesIt() throws SQLException {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER, MEMO));
    done(code(reviews, PRIVILEGED, COUNSEL, MEMO));
    By another = new By(new Actor("counsel", "a-15"), COUNSEL.at());

    refused(Reviewed.Reason.NOT_COUNSEL, reviews.settle(batch(MEMO), 1, PRIVILEGED, "why", THIRD));
    refused(Reviewed.Reason.OWN_CODING, reviews.settle(batch(MEMO), 1, PRIVILEGED, "why", COUNSEL));
    refused(
        Reviewed.Reason.NOT_IN_DISPUTE,
        reviews.settle(batch(ORDER, MAIL), 1, PRIVILEGED, "why", another));
    refused(Reviewed.Reason.INCOMPLETE, reviews.settle(batch(MEMO), 1, PRIVILEGED, " ", another));
    refused(
        Reviewed.Reason.INCOMPLETE, reviews.settle(batch(MEMO), 1, SECOND_LOOK, "why", another));
    Reviewed settled =
        reviews.settle(batch(ORDER, MEMO), 1, PRIVILEGED, "advice of counsel", another);

    long event = done(settled);
    assertEquals(new Reviewed.Done(event, 1, 1), settled);
    Standing.Settled is = assertInstanceOf(Standing.Settled.class, standing(MEMO));
    assertEquals(new Settlement("a-15", PRIVILEGED, "advice of counsel", event), is.settlement());
    assertEquals(is, lists.item(BOX, MEMO).standing(lists.demandItems("drill", A).getFirst()));
    refused(Reviewed.Reason.SETTLED, code(reviews, RESPONSIVE, THIRD, MEMO));
    refused(Reviewed.Reason.SETTLED, reviews.settle(batch(MEMO), 1, PRIVILEGED, "again", another));
    assertEquals(new Reviewed.Done(event + 1, 1, 1), code(reviews, RESPONSIVE, THIRD, MEMO, ORDER));
    assertTrue(
        InquiryFixtures.event(login, event)
            .startsWith(
                "review.settled collection box-1 {\"code\":\"privileged\",\"demand-item\":1,"
                    + "\"found\":{\"by\":\"picked\"},\"items\":1,\"list\":\""),
        "as the record says it");
  }

  @Test
  void aLaterSettlementTakesThePlaceOfAnEarlierOne() {
    ReviewFixtures.fill(database);

    done(reviews.settle(batch(MEMO), 1, RESPONSIVE, "it was sent to a third person", COUNSEL));

    assertEquals(new StandingKind(Degree.SETTLED, RESPONSIVE), standing(MEMO).kind());
    assertEquals(
        List.of(RESPONSIVE, PRIVILEGED, PRIVILEGED, RESPONSIVE),
        lists.item(BOX, MEMO).codings().stream().map(ReviewFile.CodingMade::code).toList());
  }

  @Test
  void refusesWhatIsForOthersOrOfSomethingElse() {
    ReviewFixtures.ask(database);

    refused(
        Reviewed.Reason.NOT_A_REVIEWER, code(reviews, RESPONSIVE, InquiryFixtures.CLERK, ORDER));
    for (int none : new int[] {0, 2}) {
      refused(
          Reviewed.Reason.UNKNOWN_ITEM,
          reviews.code(batch(ORDER), none, RESPONSIVE, ReviewFile.Turn.ANY, FIRST));
    }
    refused(
        Reviewed.Reason.NOT_THERE,
        reviews.code(
            ReviewFile.Batch.of("box-9", MANIFEST, ORDER),
            1,
            RESPONSIVE,
            ReviewFile.Turn.ANY,
            FIRST));
    refused(Reviewed.Reason.NO_CHANGE, code(reviews, RESPONSIVE, FIRST));
    done(reviews.attach("drill", A, BOX, LATER, InquiryFixtures.CLERK));
    refused(Reviewed.Reason.STALE_MANIFEST, code(reviews, RESPONSIVE, FIRST, ORDER));
  }

  @Test
  void nothingIsCodedForALetterThatNobodyApproved() {
    InquiryFixtures.propose(database, "drill", A);
    done(reviews.attach("drill", A, BOX, MANIFEST, InquiryFixtures.CLERK));

    assertEquals(List.of(), lists.demandItems("drill", A));
    refused(Reviewed.Reason.UNKNOWN_ITEM, code(reviews, RESPONSIVE, FIRST, ORDER));
  }

  /// The same bytes at the same place are the same item, and other bytes there are another.
  @Test
  void whatWasSaidStaysWithAnItemWhenTheCollectionHasMoreFiles() {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    done(reviews.attach("drill", A, BOX, LATER, InquiryFixtures.CLERK));

    assertEquals(ONE_RESPONSIVE, standing(ORDER).kind());
    assertEquals(
        new Standing.NotRead(),
        standing(new ItemName(ORDER.location(), ReviewFixtures.hash("other bytes"))));
  }

  /// A letter that replaces the first asks something else under the same number.
  @Test
  void whatWasSaidForAnItemCountsWhereALaterLetterAsksItInTheSameWords() {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    Draft first = InquiryFixtures.draft(A, B);
    supersede(first, 2);
    assertEquals(ONE_RESPONSIVE, standing(ORDER).kind());
    assertEquals(Set.of(1, 2), lists.demandItems("drill", A).getFirst().sameWording());

    supersede(
        new Draft(
            first.condition(),
            first.year(),
            first.countingRule(),
            first.serviceWay(),
            first.template(),
            first.channels(),
            first.consequence(),
            first.questionsTo(),
            List.of(new Draft.Item("all employees", "since 2017", "orders and directives")),
            first.recipients()),
        3);

    assertEquals(new Standing.NotRead(), standing(ORDER));
    assertEquals(List.of(), lists.counted(BOX));
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    assertEquals(ONE_RESPONSIVE, standing(ORDER).kind());
    assertEquals(2, lists.item(BOX, ORDER).codings().size());
  }

  private void supersede(Draft draft, int mailing) {
    PreparedMailings prepared = new PreparedMailings(database);
    InquiryFixtures.done(new Inquiries(database).revise("drill", draft, InquiryFixtures.CLERK));
    InquiryFixtures.done(
        prepared.prepare(
            "drill", LetterKind.SUPERSESSION, mailing, InquiryFixtures.DAY, InquiryFixtures.CLERK));
    InquiryFixtures.done(
        prepared.write(
            "drill",
            mailing,
            List.of(InquiryFixtures.letter(A, 1, "drill/" + A + "/" + (mailing - 1))),
            Set.of(Channel.EMAIL),
            InquiryFixtures.CLERK));
    InquiryFixtures.done(
        prepared.propose("drill", mailing, 1, List.of(), "", InquiryFixtures.CLERK));
    InquiryFixtures.done(prepared.decide("drill", mailing, true, "", InquiryFixtures.APPROVER));
  }

  private static List<ItemName> many(int count) {
    List<ItemName> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item("chief/%05d.txt".formatted(i)));
    }
    return items;
  }

  @Test
  void aBatchOfFiveThousandIsOneEventThatSaysHowItWasFoundAndOverWhatList() throws SQLException {
    ReviewFixtures.ask(database);
    List<ItemName> items = many(5_000);
    long before = new EventLog(database).head().edge().size();
    Selection found = Selection.BySearch.of("detainer", Map.of("custodian", "chief"));

    List<ItemName> shuffled = new ArrayList<>(items);
    Collections.reverse(shuffled);
    Reviewed reviewed =
        reviews.code(
            new ReviewFile.Batch(BOX, MANIFEST, found, shuffled),
            1,
            NOT_RESPONSIVE,
            ReviewFile.Turn.ANY,
            FIRST);

    assertEquals(new Reviewed.Done(before, 5_000, 0), reviewed);
    assertEquals(before + 1, new EventLog(database).head().edge().size());
    assertEquals(
        "review.coded collection box-1 {\"code\":\"not-responsive\",\"demand-item\":1,\"found\":"
            + "{\"by\":\"search\",\"facets\":{\"custodian\":\"chief\"},\"words\":\"detainer\"},"
            + "\"items\":5000,\"list\":\""
            + ItemList.of(items).sha256()
            + "\",\"manifest\":\""
            + MANIFEST
            + "\",\"revision\":1}",
        InquiryFixtures.event(login, before));
    assertEquals(
        items,
        lists.at(BOX, 1, Set.of(new StandingKind(Degree.READ_BY_ONE, NOT_RESPONSIVE)), 200_000));
    assertEquals(5_000, lists.progress(BOX, 1, 6_000).read());
    ReviewFile.Decision decision = lists.decisions(BOX, Long.MAX_VALUE, 10).getFirst();
    assertEquals(found, decision.selection());
    assertEquals(5_000, decision.items());
    // A batch that overlaps is about what it changes.
    List<ItemName> more = many(5_001);
    assertEquals(
        new Reviewed.Done(before + 1, 1, 5_000),
        reviews.code(
            new ReviewFile.Batch(BOX, MANIFEST, found, more),
            1,
            NOT_RESPONSIVE,
            ReviewFile.Turn.ANY,
            FIRST));
  }

  @Test
  void aBatchOfMoreThanTwoHundredThousandIsRefusedWhole() {
    ReviewFixtures.ask(database);
    ReviewFile.Batch batch =
        new ReviewFile.Batch(BOX, MANIFEST, new Selection.OfThread("t"), many(ItemList.MOST + 1));

    refused(
        Reviewed.Reason.TOO_MANY, reviews.code(batch, 1, RESPONSIVE, ReviewFile.Turn.ANY, FIRST));
    refused(Reviewed.Reason.TOO_MANY, reviews.settle(batch, 1, RESPONSIVE, "why", COUNSEL));
    refused(Reviewed.Reason.TOO_MANY, reviews.tag(batch, "hot", true, FIRST));
    assertEquals(List.of(), lists.decisions(BOX, Long.MAX_VALUE, 10));
  }

  @Test
  void twoWhoCodeAtTheSameTimeAreBothOnTheRecord() throws Exception {
    ReviewFixtures.ask(database);
    List<ItemName> items = many(200);
    List<Callable<List<Reviewed>>> both = new ArrayList<>();
    for (By by : List.of(FIRST, SECOND)) {
      both.add(
          () -> {
            List<Reviewed> outcomes = new ArrayList<>();
            for (ItemName each : items.subList(0, 40)) {
              outcomes.add(code(reviews, RESPONSIVE, by, each));
            }
            outcomes.add(code(reviews, RESPONSIVE, by, items.toArray(ItemName[]::new)));
            return outcomes;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<Reviewed>> each : threads.invokeAll(both)) {
        each.get().forEach(ReviewFixtures::done);
      }
    }

    assertEquals(
        new Progress(
            200,
            new TreeMap<>(Map.of(new StandingKind(Degree.AGREED_BY_TWO, RESPONSIVE), 200L)),
            new TreeMap<>(Map.of("a-11", 200L, "a-12", 200L))),
        lists.progress(BOX, 1, 200));
    assertEquals(lists.progress(BOX, 1, 200), lists.progress(BOX, 1, items));
  }

  @Test
  void itemsAreFoundByStandingAndThoseThatNobodyReadAmongThoseThatAreGiven() {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER, MEMO, COPY));
    done(code(reviews, PRIVILEGED, SECOND, MEMO));

    assertEquals(List.of(MEMO), lists.at(BOX, 1, Set.of(DISPUTE), 10));
    assertEquals(List.of(ORDER, COPY), lists.at(BOX, 1, Set.of(ONE_RESPONSIVE), 10));
    assertEquals(List.of(MEMO, ORDER), lists.at(BOX, 1, Set.of(ONE_RESPONSIVE, DISPUTE), 2));
    assertEquals(List.of(), lists.at(BOX, 1, Set.of(ONE_PRIVILEGED), 10));
    assertEquals(List.of(MAIL), lists.notRead(BOX, 1, List.of(ORDER, MAIL, MEMO)));
  }

  @Test
  void theSecondReaderGetsWhatNeedsOneAndNeverTheOwn() {
    ReviewFixtures.ask(database);
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    done(code(reviews, PRIVILEGED, FIRST, MEMO));
    done(code(reviews, SECOND_LOOK, FIRST, MAIL));

    assertEquals(List.of(MEMO, MAIL), lists.forSecondReader(BOX, 1, "a-12", false, 10));
    assertEquals(List.of(MEMO, ORDER, MAIL), lists.forSecondReader(BOX, 1, "a-12", true, 10));
    assertEquals(List.of(), lists.forSecondReader(BOX, 1, "a-11", true, 10));
    done(reviews.code(batch(MEMO), 1, PRIVILEGED, ReviewFile.Turn.SECOND, SECOND));
    assertEquals(List.of(MAIL), lists.forSecondReader(BOX, 1, "a-12", false, 10));
  }

  /// A privileged copy left in another custodian's box is handed over with it.
  @Test
  void copiesOfTheSameBytesThatHaveDifferentCodesAreFound() {
    ReviewFixtures.ask(database);
    done(reviews.attach("drill", A, "box-2", LATER, InquiryFixtures.CLERK));
    done(reviews.attach("drill", B, "box-3", LATER, InquiryFixtures.CLERK));
    done(code(reviews, PRIVILEGED, FIRST, MEMO));
    done(code(reviews, SECOND_LOOK, FIRST, COPY));
    done(code(reviews, RESPONSIVE, FIRST, ORDER));
    assertEquals(List.of(), lists.conflicts(BOX, 1, 10), "who asks says nothing else");

    ItemName elsewhere = new ItemName("third/memo.docx", MEMO.sha256());
    for (String box : List.of("box-2", "box-3")) {
      done(
          reviews.code(
              ReviewFile.Batch.of(box, LATER, elsewhere),
              1,
              RESPONSIVE,
              ReviewFile.Turn.ANY,
              SECOND));
    }

    List<ReviewFile.Copy> copies =
        List.of(
            new ReviewFile.Copy(BOX, MEMO, ONE_PRIVILEGED),
            new ReviewFile.Copy(BOX, COPY, new StandingKind(Degree.READ_BY_ONE, SECOND_LOOK)),
            new ReviewFile.Copy("box-2", elsewhere, ONE_RESPONSIVE));
    assertEquals(
        List.of(new ReviewFile.Conflict(MEMO.sha256(), copies)), lists.conflicts(BOX, 1, 10));
    assertEquals(lists.conflicts(BOX, 1, 10), lists.conflicts("box-2", 1, 10));
    assertEquals(List.of(), lists.conflicts("box-3", 1, 10), "another recipient's");
    assertEquals(
        Map.of(MEMO.sha256(), copies), lists.copies(BOX, 1, List.of(MEMO.sha256(), MAIL.sha256())));
    assertEquals(Set.of(ORDER.sha256()), lists.copies(BOX, 1, List.of(ORDER.sha256())).keySet());
  }

  @Test
  void tagsArePutOnAndTakenOffManyAtATime() throws SQLException {
    ReviewFixtures.ask(database);
    assertEquals(2, assertInstanceOf(Reviewed.Done.class, tag("hot", true, ORDER, MEMO)).items());
    assertEquals(new Reviewed.Done(lastEvent() + 1, 1, 1), tag("hot", true, MEMO, MAIL));
    refused(Reviewed.Reason.NO_CHANGE, tag("hot", true, MEMO));
    refused(Reviewed.Reason.NO_CHANGE, tag("cold", false, MEMO));
    for (String wrong : List.of("", " x", "x ", "\u2003x", "a\nb", "a\u2028b", "x".repeat(51))) {
      refused(Reviewed.Reason.NO_WORD, tag(wrong, true, MEMO));
    }
    done(tag("x".repeat(50), true, MEMO));
    done(tag("hot", false, MEMO));
    done(tag("hot", true, MEMO));
    done(tag("hot", false, ORDER));

    assertEquals(Map.of("hot", 2L, "x".repeat(50), 1L), lists.tags(BOX));
    assertEquals(List.of(MEMO, MAIL), lists.tagged(BOX, "hot", 10));
    assertEquals(
        Map.of(MEMO, List.of("hot", "x".repeat(50)), MAIL, List.of("hot")),
        lists.tags(BOX, List.of(ORDER, MEMO, MAIL, COPY)));
    assertEquals(Set.of("hot"), lists.item(BOX, MAIL).tags().keySet());
    assertEquals(Set.of(), lists.item(BOX, ORDER).tags().keySet());
  }

  private Reviewed tag(String tag, boolean put, ItemName... items) {
    return reviews.tag(batch(items), tag, put, FIRST);
  }

  private long lastEvent() {
    return new EventLog(database).head().edge().size() - 1;
  }

  @Test
  void aNoteStaysWhereItWasWrittenAlsoWithdrawnAndOnlyByItsWriter() {
    ReviewFixtures.ask(database);
    ReviewFile.Place place = new ReviewFile.Place(3, 10, 20);
    long first = done(reviews.note(BOX, MANIFEST, ORDER, "see here", place, FIRST));
    long second = done(reviews.note(BOX, MANIFEST, ORDER, "on the whole", null, SECOND));
    refused(Reviewed.Reason.NOT_THE_WRITER, reviews.withdrawNote(BOX, first, SECOND));
    refused(Reviewed.Reason.NOT_THERE, reviews.withdrawNote(BOX, 0, SECOND));
    long withdrawn = done(reviews.withdrawNote(BOX, first, FIRST));
    refused(Reviewed.Reason.NO_CHANGE, reviews.withdrawNote(BOX, first, FIRST));
    for (ReviewFile.Place wrong :
        List.of(
            new ReviewFile.Place(0, null, null),
            new ReviewFile.Place(1, 5, null),
            new ReviewFile.Place(1, 5, 5),
            new ReviewFile.Place(1, -1, 5))) {
      refused(Reviewed.Reason.INCOMPLETE, reviews.note(BOX, MANIFEST, ORDER, "x", wrong, FIRST));
    }
    refused(
        Reviewed.Reason.INCOMPLETE,
        reviews.note(BOX, MANIFEST, ORDER, "x".repeat(4_001), null, FIRST));

    List<ReviewFile.Note> notes = lists.item(BOX, ORDER).notes();
    assertEquals(List.of(first, second), notes.stream().map(ReviewFile.Note::number).toList());
    assertEquals(place, notes.getFirst().place());
    ReviewFile.Made gone = notes.getFirst().withdrawn();
    assertNotNull(gone);
    assertEquals(withdrawn, gone.event());
    assertNull(notes.getLast().place());
    assertNull(notes.getLast().withdrawn());
    assertEquals("a-12", notes.getLast().made().by());
  }

  @Test
  void searchesAndTheirRunsSayWhereWasSearchedOnWhichManifest() {
    ReviewFixtures.ask(database);
    Selection.BySearch words = Selection.BySearch.of("order", Map.of("type", "pdf"));
    done(reviews.save(BOX, "orders", words, 1, FIRST));
    done(reviews.save(BOX, "for itself", words, null, FIRST));
    refused(Reviewed.Reason.NAME_TAKEN, reviews.save(BOX, "orders", words, null, SECOND));
    refused(Reviewed.Reason.UNKNOWN_ITEM, reviews.save(BOX, "x", words, 2, FIRST));
    refused(
        Reviewed.Reason.INCOMPLETE,
        reviews.save(BOX, "x", Selection.BySearch.of(" ", Map.of()), 1, FIRST));
    long run = done(reviews.ran(BOX, "orders", MANIFEST, Map.of("chief", 3L, "clerk", 0L), FIRST));
    done(reviews.ran(BOX, "for itself", MANIFEST, Map.of("chief", 9L), FIRST));
    refused(Reviewed.Reason.NOT_THERE, reviews.ran(BOX, "x", MANIFEST, Map.of("chief", 3L), FIRST));
    refused(
        Reviewed.Reason.STALE_MANIFEST,
        reviews.ran(BOX, "orders", LATER, Map.of("chief", 3L), FIRST));
    refused(Reviewed.Reason.INCOMPLETE, reviews.ran(BOX, "orders", MANIFEST, Map.of(), FIRST));

    assertEquals(
        List.of("orders", "for itself"),
        lists.searches(BOX).stream().map(ReviewFile.SavedSearch::name).toList());
    assertEquals(words, lists.searches(BOX).getFirst().search());
    assertEquals(1, lists.searches(BOX).getFirst().demandItem());
    assertEquals(
        List.of(
            new DemandMatrix.Run(1, "chief", "orders", MANIFEST, FIRST.at(), run, 3),
            new DemandMatrix.Run(1, "clerk", "orders", MANIFEST, FIRST.at(), run, 0)),
        lists.runs(BOX));
    assertEquals(
        List.of(Map.of("chief", 3L, "clerk", 0L), Map.of("chief", 9L)),
        lists.searchRuns(BOX).stream().map(ReviewFile.SearchRun::found).toList());
  }

  @Test
  void countsByCustodianAreThoseOfTheMatrix() {
    ReviewFixtures.fill(database);
    done(code(reviews, SECOND_LOOK, FIRST, MAIL));

    assertEquals(
        Set.of(
            new DemandMatrix.Counted(1, "chief", ONE_RESPONSIVE, 1),
            new DemandMatrix.Counted(1, "chief", new StandingKind(Degree.SETTLED, PRIVILEGED), 1),
            new DemandMatrix.Counted(
                1, "clerk", new StandingKind(Degree.READ_BY_ONE, SECOND_LOOK), 1)),
        Set.copyOf(lists.counted(BOX)));
    assertEquals(
        Map.of("a-11", 3L, "a-12", 1L), lists.progress(BOX, 1, 10).readers(), "counsel settled");
  }

  /// Pages compute a standing from all codings of an item; lists and counts from rows that the
  /// server puts together.
  @Test
  void pagesListsAndCountsSayTheSame() {
    long seed =
        Long.getLong("proviso.seed", 0) == 0
            ? new Random().nextLong()
            : Long.getLong("proviso.seed", 0);
    System.out.println("codings with -Dproviso.seed=" + seed);
    Random random = new Random(seed);
    ReviewFixtures.ask(database);
    List<ItemName> items = many(12);
    List<By> readers = List.of(FIRST, SECOND, THIRD);
    Code[] codes = Code.values();
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(items.size());
      List<ItemName> some = items.subList(from, Math.min(items.size(), from + 3));
      if (random.nextInt(12) == 0) {
        reviews.settle(
            new ReviewFile.Batch(BOX, MANIFEST, new Selection.Picked(), some),
            1,
            codes[random.nextInt(3)],
            "why",
            COUNSEL);
      } else {
        code(
            reviews,
            codes[random.nextInt(codes.length)],
            readers.get(random.nextInt(readers.size())),
            some.toArray(ItemName[]::new));
      }
    }

    Map<StandingKind, List<ItemName>> byKind = new TreeMap<>();
    lists
        .standings(BOX, items)
        .forEach(
            (item, standings) ->
                byKind
                    .computeIfAbsent(
                        Objects.requireNonNull(standings.get(1)).kind(), key -> new ArrayList<>())
                    .add(item));
    byKind.values().forEach(Collections::sort);
    Map<StandingKind, Long> counts = new TreeMap<>();
    lists.counted(BOX).forEach(each -> counts.put(each.kind(), each.items()));
    assertEquals(byKind.keySet(), counts.keySet(), "seed " + seed);
    byKind.forEach(
        (kind, of) -> {
          assertEquals(of, lists.at(BOX, 1, Set.of(kind), 100), kind + ", seed " + seed);
          assertEquals(of.size(), counts.getOrDefault(kind, 0L), kind + ", seed " + seed);
        });
    assertEquals(counts, lists.progress(BOX, 1, 12).standings(), "seed " + seed);
    assertEquals(counts, lists.progress(BOX, 1, items).standings(), "seed " + seed);
  }

  @Test
  void aLocationOfFourThousandCharactersIsCoded() {
    ReviewFixtures.ask(database);
    ItemName longest = item("chief/" + "\u00e9".repeat(3_994));

    done(code(reviews, RESPONSIVE, FIRST, longest));

    assertEquals(List.of(longest), lists.at(BOX, 1, Set.of(ONE_RESPONSIVE), 10));
  }

  @Test
  void comesBackFromABackupAndIsStillOnlyAddedTo() throws IOException, SQLException {
    ReviewFixtures.fill(database);
    ReviewFile.ItemFile before = lists.item(BOX, MEMO);
    assertFalse(before.notes().isEmpty());
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, InquiryFixtures.NOW);
    }
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome = Backup.restore(file, into, Instant.parse("2030-01-01T00:00:00Z"));

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database restored = TestServer.open(into)) {
      ReviewLists there = new ReviewLists(restored);
      assertEquals(before, there.item(BOX, MEMO));
      assertEquals(lists.runs(BOX), there.runs(BOX));
      assertEquals(lists.counted(BOX), there.counted(BOX));
    }
    try (Connection owner = into.connect()) {
      assertThrows(SQLException.class, () -> Sql.execute(owner, "DELETE FROM review.coding"));
    }
  }
}
