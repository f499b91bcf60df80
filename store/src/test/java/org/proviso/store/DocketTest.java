package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Party;
import org.proviso.law.time.Span;
import org.proviso.register.RegisteredParty;
import org.springframework.dao.DataAccessException;

class DocketTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  private static final Docket.Decision PUBLISH =
      new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "a test", "");

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final Docket docket = new Docket(database);

  @BeforeEach
  void addParties() throws SQLException {
    TableEntryTest.enter(login, List.of(party("a"), party("b")), List.of(), "a test", ENTERED);
  }

  @AfterEach
  void close() {
    database.close();
  }

  static RegisteredParty party(String id) {
    Party party = new Party(id, "Party " + id, "county", null, null, null, false);
    return new RegisteredParty(party, List.of(), null, null);
  }

  static DocketEntry entry(String party, LocalDate day, String title) {
    return entry(party, day, title, null, null);
  }

  private static DocketEntry entry(
      String party,
      LocalDate day,
      String title,
      @Nullable Integer corrects,
      @Nullable String origin) {
    return new DocketEntry(
        party,
        day,
        null,
        DocketEntry.Side.GRANTOR,
        "letter",
        title,
        "Text of " + title,
        new DocketEntry.About("round", "R4"),
        List.of(new DocketEntry.SourceReference("S1", "a \"quoted\" \\ place\twith\nlines")),
        Mark.V2,
        List.of("a caveat, with a comma"),
        corrects,
        origin);
  }

  private void publish(DocketEntry... entries) {
    docket.appendAll(List.of(entries), ENTERED, "a test", PUBLISH);
  }

  private List<Integer> numbers(Docket.PageOf asked) {
    return docket.page(asked).entries().stream().map(PublishedEntry::number).toList();
  }

  @Test
  void givesBackWhatWasAppended() {
    DocketEntry entry = entry("a", DAY, "Letter R4");
    publish(entry);

    PublishedEntry published = docket.entry("a", 1).orElseThrow();

    assertEquals(entry, published.entry());
    assertEquals(ENTERED, published.entered());
    assertEquals(1, published.number());
  }

  @Test
  void numbersEachDocketFromOne() {
    publish(entry("b", DAY, "one"), entry("a", DAY, "one"), entry("b", DAY, "two"));

    assertEquals("two", docket.entry("b", 2).orElseThrow().entry().title());
    assertEquals("one", docket.entry("a", 1).orElseThrow().entry().title());
    assertEquals(Optional.empty(), docket.entry("a", 2));
  }

  @Test
  void numbersWithoutGapWhoeverAppends() throws Exception {
    int each = 25;
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int of = thread;
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                // One in five fails after its number was taken.
                if (i % 5 == 4) {
                  assertThrows(
                      DataAccessException.class,
                      () ->
                          docket.appendAll(
                              List.of(entry("a", DAY, "x"), entry("no-such-party", DAY, "x")),
                              ENTERED,
                              "a test",
                              PUBLISH));
                } else {
                  docket.append(entry("a", DAY, "of " + of), ENTERED, "a test");
                }
              }
              return of;
            });
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }

    assertEquals(
        IntStream.rangeClosed(1, 8 * 20).boxed().toList(),
        database
            .app()
            .sql("SELECT number FROM docket.entry WHERE party = 'a' ORDER BY number")
            .query(Integer.class)
            .list());
  }

  @Test
  void addsNothingTwiceFromTheSameOrigin() {
    DocketEntry entry = entry("a", DAY, "one", null, "x/1");

    Docket.Appended first = docket.append(entry, ENTERED, "a test");
    Docket.Appended again = docket.append(entry, ENTERED, "a test");
    Docket.Appended next = docket.append(entry("a", DAY, "two"), ENTERED, "a test");

    assertInstanceOf(Docket.Appended.New.class, first);
    assertInstanceOf(Docket.Appended.Already.class, again);
    assertEquals(first.number(), again.number());
    assertEquals(2, next.number());
  }

  @Test
  void showsAnEntryOnlyWhileTheLatestDecisionIsToPublish() {
    Docket.Appended.New added =
        assertInstanceOf(
            Docket.Appended.New.class, docket.append(entry("a", DAY, "one"), ENTERED, "a test"));
    assertEquals(Optional.empty(), docket.entry("a", 1));

    docket.decide(added.id(), decision(Docket.Decision.Act.WITHHOLD));
    assertEquals(Optional.empty(), docket.entry("a", 1));

    docket.decide(added.id(), PUBLISH);
    assertTrue(docket.entry("a", 1).isPresent());
    assertEquals(1, docket.latest(null, 10).entries().size());

    docket.decide(added.id(), decision(Docket.Decision.Act.WITHDRAW));
    assertEquals(Optional.empty(), docket.entry("a", 1));
    assertEquals(List.of(), docket.latest(null, 10).entries());
    assertEquals(
        0, database.site().sql("SELECT count(*) FROM published.entry").query(Long.class).single());
    assertEquals(
        List.of("withhold", "publish", "withdraw"),
        database
            .app()
            .sql("SELECT decision FROM docket.publication ORDER BY number")
            .query(String.class)
            .list());
  }

  private static Docket.Decision decision(Docket.Decision.Act act) {
    return new Docket.Decision(act, ENTERED, "a test", "a reason");
  }

  @Test
  void pagesInBothOrdersAndByDay() {
    for (int i = 1; i <= 10; i++) {
      publish(entry("a", DAY.plusDays(i), "number " + i));
    }

    assertEquals(List.of(10, 9, 8), numbers(page(Docket.Order.NEWEST_FIRST, Span.ALWAYS, null, 3)));
    assertEquals(List.of(7, 6, 5), numbers(page(Docket.Order.NEWEST_FIRST, Span.ALWAYS, 8, 3)));
    assertEquals(List.of(9, 10), numbers(page(Docket.Order.OLDEST_FIRST, Span.ALWAYS, 8, 3)));
    Span days = Span.of(DAY.plusDays(4), DAY.plusDays(6));
    assertEquals(List.of(4, 5), numbers(page(Docket.Order.OLDEST_FIRST, days, null, 3)));
    assertTrue(docket.page(page(Docket.Order.OLDEST_FIRST, Span.ALWAYS, 7, 2)).more());
    assertFalse(docket.page(page(Docket.Order.OLDEST_FIRST, Span.ALWAYS, 7, 3)).more());
  }

  @Test
  void pagesBySideAndKind() {
    publish(entry("a", DAY, "letter of the grantor"));
    publish(of(DocketEntry.Side.COURT, "order"), of(DocketEntry.Side.COURT, "ruling"));
    publish(of(DocketEntry.Side.RECIPIENT, "letter"));

    Set<DocketEntry.Side> court = Set.of(DocketEntry.Side.COURT);
    Set<DocketEntry.Side> parties = Set.of(DocketEntry.Side.GRANTOR, DocketEntry.Side.RECIPIENT);
    assertEquals(List.of(2, 3), numbers(page(court, null)));
    assertEquals(List.of(2), numbers(page(court, "order")));
    assertEquals(List.of(1, 4), numbers(page(parties, "letter")));
    assertEquals(List.of(), numbers(page(parties, "order")));
    assertThrows(IllegalArgumentException.class, () -> page(Set.of(), null));
  }

  private static DocketEntry of(DocketEntry.Side side, String kind) {
    return new DocketEntry(
        "a", DAY, null, side, kind, "title", "", null, List.of(), Mark.V1, List.of(), null, null);
  }

  private static Docket.PageOf page(Set<DocketEntry.Side> sides, @Nullable String kind) {
    return new Docket.PageOf("a", Docket.Order.OLDEST_FIRST, Span.ALWAYS, sides, kind, null, 10);
  }

  private static Docket.PageOf page(
      Docket.Order order, Span days, @Nullable Integer after, int size) {
    return new Docket.PageOf("a", order, days, after, size);
  }

  @Test
  void hasTheLatestOfAllDockets() {
    publish(entry("a", DAY.plusDays(1), "second"), entry("b", DAY, "third"));
    publish(entry("b", DAY.plusDays(1), "first"), entry("a", DAY.minusDays(1), "fourth"));

    Docket.Page page = docket.latest(null, 3);

    assertEquals(List.of("first", "second", "third"), titles(page.entries()));
    assertTrue(page.more());
    assertEquals(List.of("fourth"), titles(docket.latest(page.entries().getLast(), 3).entries()));
  }

  private static List<String> titles(List<PublishedEntry> entries) {
    return entries.stream().map(each -> each.entry().title()).toList();
  }

  @Test
  void keepsWhatEachEntryCorrects() {
    publish(
        entry("a", DAY, "one"),
        entry("a", DAY, "two"),
        entry("a", DAY, "one, corrected", 1, null),
        entry("a", DAY, "one, corrected again", 3, null));

    assertEquals(
        Arrays.asList(null, null, 1, 3),
        IntStream.rangeClosed(1, 4)
            .mapToObj(number -> docket.entry("a", number).orElseThrow().entry().corrects())
            .toList());
    assertThrows(
        DataAccessException.class, () -> publish(entry("a", DAY, "of an entry to come", 7, null)));
  }

  @Test
  void hasANeutralLabelForEachKind() {
    assertTrue(docket.kinds().contains(new Docket.Label("letter", "Letter")));
  }
}
