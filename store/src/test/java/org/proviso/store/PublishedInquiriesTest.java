package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;

class PublishedInquiriesTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final Docket docket = new Docket(database);
  private final PublishedInquiries inquiries = new PublishedInquiries(database);

  @BeforeEach
  void addParties() throws SQLException {
    TableEntryTest.enter(
        login, List.of(DocketTest.party("a"), DocketTest.party("b")), List.of(), "a test", ENTERED);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long append(
      String party, LocalDate day, DocketEntry.Side side, DocketEntry.@Nullable About about) {
    DocketEntry entry =
        new DocketEntry(
            party,
            day,
            null,
            side,
            "letter",
            party + " on " + day,
            "",
            about,
            List.of(),
            Mark.V1,
            List.of(),
            null,
            null);
    return ((Docket.Appended.New) docket.append(entry, ENTERED, "a test")).id();
  }

  private void decide(long entry, Docket.Decision.Act act) {
    docket.decide(entry, new Docket.Decision(act, ENTERED, "a test", "a reason"));
  }

  @Test
  void anInquiryIsWhatIsPublishedOfIt() {
    DocketEntry.About one = new DocketEntry.About("inquiry", "one");
    LocalDate first = LocalDate.of(2018, 1, 24);
    LocalDate later = LocalDate.of(2018, 2, 23);
    decide(append("b", first, DocketEntry.Side.GRANTOR, one), Docket.Decision.Act.PUBLISH);
    decide(append("a", first, DocketEntry.Side.GRANTOR, one), Docket.Decision.Act.PUBLISH);
    decide(append("a", later, DocketEntry.Side.RECIPIENT, one), Docket.Decision.Act.PUBLISH);
    decide(append("b", later, DocketEntry.Side.RECIPIENT, one), Docket.Decision.Act.WITHHOLD);
    // Nobody decided about this one.
    append("b", LocalDate.of(2018, 3, 1), DocketEntry.Side.RECIPIENT, one);
    // Neither are these of the inquiry, nor is what has its name and is of another kind.
    decide(append("b", later, DocketEntry.Side.GRANTOR, null), Docket.Decision.Act.PUBLISH);
    decide(
        append("b", later, DocketEntry.Side.GRANTOR, new DocketEntry.About("round", "one")),
        Docket.Decision.Act.PUBLISH);

    assertEquals(
        List.of(new PublishedInquiries.Summary("one", first, later, 2, 2, 1)), inquiries.list());
    assertEquals(
        List.of("a on 2018-01-24", "a on 2018-02-23", "b on 2018-01-24"),
        inquiries.entries("one").stream().map(each -> each.entry().title()).toList());
  }

  @Test
  void whatIsWithdrawnIsGoneAndWithItAnInquiryThatHasNothingElse() {
    long only =
        append(
            "a",
            LocalDate.of(2018, 1, 24),
            DocketEntry.Side.GRANTOR,
            new DocketEntry.About("inquiry", "two"));
    decide(only, Docket.Decision.Act.PUBLISH);
    assertEquals(1, inquiries.list().size());

    decide(only, Docket.Decision.Act.WITHDRAW);

    assertEquals(List.of(), inquiries.list());
    assertEquals(List.of(), inquiries.entries("two"));
  }
}
