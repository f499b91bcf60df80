package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.InquiryFixtures.NOW;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.PolicyClause;
import org.proviso.docket.review.QuotedPassage;
import org.proviso.docket.review.Selection;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;

/// The evidence of one recipient that was asked for one thing: two boxes, of which one is a copy of
/// a part of the other.
final class ReviewFixtures {

  static final By FIRST = new By(new Actor("reviewer", "a-11"), NOW);
  static final By SECOND = new By(new Actor("reviewer", "a-12"), NOW);
  static final By THIRD = new By(new Actor("reviewer", "a-13"), NOW);
  static final By COUNSEL = new By(new Actor("counsel", "a-14"), NOW);

  static final String BOX = "box-1";
  static final Digest MANIFEST = hash("manifest");
  static final Digest LATER = hash("later manifest");

  static final ItemName ORDER = item("chief/order.pdf");
  static final ItemName MEMO = item("chief/memo.docx");
  static final ItemName MAIL = item("clerk/mails.mbox#3");
  static final ItemName COPY = new ItemName("clerk/copy of memo.docx", MEMO.sha256());

  private ReviewFixtures() {}

  static Digest hash(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// An item whose bytes are no other's.
  static ItemName item(String location) {
    return new ItemName(location, hash(location));
  }

  static ReviewFile.Batch batch(ItemName... items) {
    return new ReviewFile.Batch(BOX, MANIFEST, new Selection.Picked(), List.of(items));
  }

  /// Asks two recipients, and attaches the box of the first.
  static void ask(Database database) {
    InquiryFixtures.approve(database, "drill", A, B);
    done(new Reviews(database).attach("drill", A, BOX, MANIFEST, InquiryFixtures.CLERK));
  }

  /// Something in every table: two who differ, a settlement, tags, notes, searches.
  static void fill(Database database) {
    ask(database);
    Reviews reviews = new Reviews(database);
    done(code(reviews, Code.RESPONSIVE, FIRST, ORDER, MEMO));
    done(code(reviews, Code.PRIVILEGED, SECOND, MEMO));
    done(reviews.settle(batch(MEMO), 1, Code.PRIVILEGED, "advice of counsel", COUNSEL));
    done(reviews.tag(batch(ORDER, MEMO), "hot", true, FIRST));
    done(reviews.tag(batch(MEMO), "hot", false, SECOND));
    done(reviews.note(BOX, MANIFEST, ORDER, "see page 3", new ReviewFile.Place(3, 10, 20), FIRST));
    long note = done(reviews.note(BOX, MANIFEST, MEMO, "by a lawyer", null, SECOND));
    done(reviews.withdrawNote(BOX, note, SECOND));
    done(
        reviews.save(
            BOX,
            "orders",
            Selection.BySearch.of("order", Map.of("type", "pdf")),
            1,
            MANIFEST,
            Map.of("chief", 1L, "clerk", 0L),
            FIRST));
    PolicyClauses clauses = new PolicyClauses(database);
    long withdrawn = done(clauses.draft(BOX, MANIFEST, passage(ORDER), clause(), FIRST));
    done(clauses.enter(withdrawn, COUNSEL));
    done(clauses.withdraw(withdrawn, "it was a draft", COUNSEL));
    long declined = done(clauses.draft(BOX, MANIFEST, passage(MEMO), clause(), FIRST));
    done(clauses.decline(declined, "it quotes another city", COUNSEL));
    done(
        clauses.enter(
            done(clauses.draft(BOX, MANIFEST, passage(ORDER), clause(), SECOND)), COUNSEL));
    done(clauses.draft(BOX, MANIFEST, passage(MEMO), clause(), SECOND));
  }

  static QuotedPassage passage(ItemName item) {
    return new QuotedPassage(item, 3, "body", 10, 45, "Members shall not ask about status.");
  }

  /// In the words of the first pack.
  static PolicyClause clause() {
    return new PolicyClause(
        A,
        "General order on custody",
        Span.from(LocalDate.of(2017, 6, 1)),
        false,
        new TreeMap<>(
            Map.of(
                "restricts", List.of("asking", "recording"),
                "exceptions", List.of(),
                "savings", List.of("none"))),
        "General Order 17, s. 4",
        Mark.V1,
        List.of("Whether it was in force on 24 January 2018 is not known."));
  }

  static Reviewed code(Reviews reviews, Code code, By by, ItemName... items) {
    return reviews.code(batch(items), 1, code, ReviewFile.Turn.ANY, by);
  }

  static long done(Reviewed reviewed) {
    return assertInstanceOf(Reviewed.Done.class, reviewed, reviewed::toString).event();
  }

  static void refused(Reviewed.Reason reason, Reviewed reviewed) {
    assertEquals(new Reviewed.Refused(reason), reviewed);
  }
}
