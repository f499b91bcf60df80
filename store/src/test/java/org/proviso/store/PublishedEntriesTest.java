package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedEntriesTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  private static final Instant ENTERED = at(0);

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final Docket docket = new Docket(database);
  private final PublishedEntries entries = new PublishedEntries(database);

  @AfterEach
  void close() {
    database.close();
  }

  private static Instant at(int minute) {
    return Instant.parse("2018-02-01T12:00:00Z").plusSeconds(60L * minute);
  }

  private void addParties() throws SQLException {
    TableEntryTest.enter(
        login, List.of(DocketTest.party("a"), DocketTest.party("b")), List.of(), "a test", ENTERED);
  }

  private long append(String party, String title) {
    Docket.Appended added = docket.append(DocketTest.entry(party, DAY, title), ENTERED, "a test");
    return ((Docket.Appended.New) added).id();
  }

  private void decide(long entry, Docket.Decision.Act act, int minute) {
    docket.decide(entry, new Docket.Decision(act, at(minute), "a test", "a reason"));
  }

  private static List<String> titles(List<PublishedEntry> found) {
    return found.stream().map(each -> each.entry().title()).toList();
  }

  private List<String> newest(
      @Nullable String party, PublishedEntries.@Nullable Place after, int size) {
    return entries.newest(party, after, size).entries().stream()
        .map(each -> each.entry().entry().title())
        .toList();
  }

  @Test
  void pagesInTheOrderInWhichEntriesCameIn() throws SQLException {
    addParties();
    List<Long> ids = new ArrayList<>();
    for (String title : List.of("one", "two", "three", "four", "five")) {
      ids.add(append(title.length() == 3 ? "a" : "b", title));
    }
    ids.forEach(id -> decide(id, Docket.Decision.Act.PUBLISH, 1));
    decide(ids.get(1), Docket.Decision.Act.WITHDRAW, 2);

    Docket.Page first = entries.page(0, 2);
    assertEquals(List.of("one", "three"), titles(first.entries()));
    assertTrue(first.more());
    Docket.Page second = entries.page(first.entries().getLast().id(), 2);
    assertEquals(List.of("four", "five"), titles(second.entries()));
    assertFalse(second.more());
    assertEquals(List.of(), entries.page(Long.MAX_VALUE, 2).entries());
    assertThrows(IllegalArgumentException.class, () -> entries.page(0, 1_001));
  }

  @Test
  void handsOverWhatIsPublicAtOneMoment() throws SQLException {
    addParties();
    long first = append("a", "first");
    long second = append("b", "second");
    append("b", "never decided on");
    decide(first, Docket.Decision.Act.PUBLISH, 1);
    decide(second, Docket.Decision.Act.PUBLISH, 1);
    List<String> found = new ArrayList<>();

    entries.each(
        each -> {
          // Withdrawn while it is read: it was public when that began.
          if (found.isEmpty()) {
            decide(second, Docket.Decision.Act.WITHDRAW, 2);
          }
          found.add(each.entry().title());
        });

    assertEquals(List.of("first", "second"), found);
    List<String> again = new ArrayList<>();
    entries.each(each -> again.add(each.entry().title()));
    assertEquals(List.of("first"), again);
  }

  @Test
  void readsEveryEntryOfManyParts() throws SQLException {
    new SyntheticDockets(20, 3_500, 3).fill(login, ENTERED);
    List<Long> ids = new ArrayList<>();

    entries.each(each -> ids.add(each.id()));

    assertEquals(
        database
            .app()
            .sql(
                "SELECT e.entry FROM docket.entry e JOIN docket.publication p ON p.entry = e.entry"
                    + " WHERE p.decision = 'publish' ORDER BY e.entry")
            .query(Long.class)
            .list(),
        ids);
    assertEquals(3_465, ids.size());
  }

  @Test
  void tellsWhatBecamePublicLast() throws SQLException {
    addParties();
    long one = append("a", "one");
    long two = append("b", "two");
    long three = append("a", "three");
    long four = append("a", "four");
    decide(three, Docket.Decision.Act.PUBLISH, 1);
    decide(one, Docket.Decision.Act.PUBLISH, 2);
    decide(two, Docket.Decision.Act.PUBLISH, 2);
    decide(four, Docket.Decision.Act.WITHHOLD, 3);

    // Of one moment, the last entered first.
    assertEquals(List.of("two", "one", "three"), newest(null, null, 10));
    assertEquals(List.of("one", "three"), newest("a", null, 10));
    assertTrue(entries.newest(null, null, 2).more());
    assertEquals(List.of("one", "three"), newest(null, new PublishedEntries.Place(at(2), two), 10));
    assertEquals(List.of("three"), newest("a", new PublishedEntries.Place(at(2), one), 10));

    // Withdrawn, it is gone; published again, it is new.
    decide(three, Docket.Decision.Act.WITHDRAW, 4);
    assertEquals(List.of("two", "one"), newest(null, null, 10));
    decide(three, Docket.Decision.Act.PUBLISH, 5);
    assertEquals(List.of("three", "two", "one"), newest(null, null, 10));
    assertEquals(List.of("three", "one"), newest("a", null, 10));
    assertEquals(at(5), entries.newest(null, null, 1).entries().getFirst().published());
  }

  @Test
  void leadsThroughAllThatWasPublishedAtOnce() throws SQLException {
    new SyntheticDockets(20, 1_000, 3).fill(login, ENTERED);
    List<Long> ids = new ArrayList<>();
    PublishedEntries.Place place = null;
    boolean more = true;
    while (more) {
      var page = entries.newest(null, place, 70);
      page.entries().forEach(each -> ids.add(each.entry().id()));
      var last = page.entries().getLast();
      place = new PublishedEntries.Place(last.published(), last.entry().id());
      more = page.more();
    }

    assertEquals(990, ids.size());
    assertEquals(990, new HashSet<>(ids).size());
  }
}
