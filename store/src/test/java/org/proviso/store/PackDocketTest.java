package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;

class PackDocketTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = RegisterStoreTest.pack();

  private final Database database = TestServer.open(TestServer.migrated());
  private final Docket docket = new Docket(database);

  @BeforeEach
  void addParties() {
    new RegisterStore(database).add(PACK, ENTERED);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<DocketEntry> entriesOf(String party) {
    Docket.PageOf all =
        new Docket.PageOf(party, Docket.Order.OLDEST_FIRST, Span.ALWAYS, null, 1_000);
    return docket.page(all).entries().stream().map(PublishedEntry::entry).toList();
  }

  private List<String> about(String party) {
    return entriesOf(party).stream()
        .map(entry -> entry.about() == null ? "" : entry.about().id())
        .toList();
  }

  @Test
  void entersThePackOnce() {
    PackDocket.Entered first = PackDocket.enter(PACK, docket, ENTERED);
    PackDocket.Entered again = PackDocket.enter(PACK, docket, ENTERED.plusSeconds(60));

    assertTrue(first.added() > 150, "" + first);
    assertEquals(0, first.before());
    assertEquals(0, again.added());
    assertEquals(first.added(), again.before());
  }

  @Test
  void entersALetterForEachAddresseeOfARound() {
    PackDocket.enter(PACK, docket, ENTERED);

    for (String party : PACK.round("R4").orElseThrow().addressees()) {
      DocketEntry letter =
          entriesOf(party).stream()
              .filter(each -> new DocketEntry.About("round", "R4").equals(each.about()))
              .findFirst()
              .orElseThrow();
      assertEquals(LocalDate.of(2018, 1, 24), letter.day());
      assertEquals(DocketEntry.Side.GRANTOR, letter.side());
      assertEquals("Letter of round R4: documents; subpoena threatened", letter.title());
      assertTrue(letter.text().startsWith("Answer asked for by 2018-02-23."), letter.text());
    }
  }

  @Test
  void entersAnActForThoseItNames() {
    PackDocket.enter(PACK, docket, ENTERED);

    // O03 enjoins for everyone but two, names those two only as disputed, and refuses Chicago.
    assertTrue(about("chicago-il").contains("O03"));
    assertFalse(about("philadelphia-pa").contains("O03"));
    DocketEntry order =
        entriesOf("chicago-il").stream()
            .filter(each -> new DocketEntry.About("act", "O03").equals(each.about()))
            .findFirst()
            .orElseThrow();
    assertEquals(DocketEntry.Side.COURT, order.side());
    assertEquals("order", order.kind());
    assertEquals(
        "N.D. Ill., Chicago: FY2017 notice and access enjoined nationwide; 1373 denied",
        order.title());
    assertTrue(order.text().startsWith("Refuses Chicago"), order.text());
  }

  @Test
  void leavesAnActOffTheDocketOfWhoMayBeInAGroup() {
    PackDocket.enter(PACK, docket, ENTERED);

    // Whether anybody is a member of the Conference of Mayors is not known.
    List<String> ofTheGroup =
        PACK.law().acts().stream()
            .filter(
                act ->
                    act.clauses().stream()
                        .allMatch(
                            clause -> clause.scope() instanceof org.proviso.law.act.Scope.Members))
            .map(org.proviso.law.act.Act::id)
            .toList();
    assertFalse(ofTheGroup.isEmpty());
    for (String act : ofTheGroup) {
      assertFalse(about("evanston-il").contains(act), act);
    }
  }

  @Test
  void entersAPolicyOnTheDocketOfItsHolder() {
    PackDocket.Entered entered = PackDocket.enter(PACK, docket, ENTERED);

    assertTrue(about("state-ca").contains("ca-sb-54"));
    assertFalse(about("san-francisco-ca").contains("ca-sb-54"));
    long policies = PACK.register().policies().size();
    long onDockets =
        database
            .site()
            .sql("SELECT count(*) FROM published.entry WHERE kind = 'policy'")
            .query(Long.class)
            .single();
    assertEquals(policies, onDockets + entered.undated().size());
  }

  @Test
  void saysWhatIsNotKnownOfADay() {
    PackDocket.enter(PACK, docket, ENTERED);

    DocketEntry dismissal =
        entriesOf("richmond-ca").stream()
            .filter(each -> new DocketEntry.About("act", "K02").equals(each.about()))
            .findFirst()
            .orElseThrow();

    assertEquals(LocalDate.of(2017, 8, 1), dismissal.day());
    assertEquals("the day of the dismissal in August 2017", dismissal.dayQuestion());
  }

  @Test
  void theFilingOfAPartyIsNotTheCourts() {
    PackDocket.enter(PACK, docket, ENTERED);

    DocketEntry dropped =
        entriesOf("west-palm-beach-fl").stream()
            .filter(each -> new DocketEntry.About("act", "K03").equals(each.about()))
            .findFirst()
            .orElseThrow();

    assertEquals(DocketEntry.Side.OTHER, dropped.side());
    assertEquals("filing", dropped.kind());
  }
}
