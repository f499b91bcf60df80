package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.law.time.Span;

/// Pages and searches over synthetic dockets, with the times they take.
class LoadTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");

  @Test
  void fillsTheSameDocketsFromTheSameSeed() throws SQLException {
    List<String> sums = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      OwnerLogin login = TestServer.login();
      try (Database database = TestServer.open(login)) {
        new SyntheticDockets(50, 3_000, 7).fill(login, ENTERED);
        assertEquals(
            3_000,
            database.app().sql("SELECT count(*) FROM docket.entry").query(Long.class).single());
        assertEquals(
            2_970,
            database.site().sql("SELECT count(*) FROM published.entry").query(Long.class).single());
        sums.add(
            database
                .app()
                .sql(
                    "SELECT md5(string_agg(party || number || day || title || text, '' ORDER BY entry)) FROM docket.entry")
                .query(String.class)
                .single());
        // What comes after them is numbered by the database again.
        assertEquals(
            3_001,
            new Docket(database)
                .append(
                    DocketTest.entry(SyntheticDockets.party(0), LocalDate.of(2018, 1, 1), "next"),
                    ENTERED,
                    "a test")
                .number());
      }
    }
    assertEquals(sums.getFirst(), sums.getLast());
  }

  @Test
  @Tag("full")
  void answersInTimeOverTwoMillionEntries() throws SQLException {
    int recipients = 20_000;
    OwnerLogin login = TestServer.login();
    try (Database database = TestServer.open(login)) {
      var filled = new SyntheticDockets(recipients, 2_000_000, 1).fill(login, ENTERED);
      System.out.printf(
          Locale.ROOT, "S2 filled: copying %s, indexing %s%n", filled.copying(), filled.indexing());
      System.out.println(
          "S2 size: "
              + database
                  .app()
                  .sql("SELECT pg_size_pretty(pg_database_size(current_database()))")
                  .query(String.class)
                  .single());
      Docket docket = new Docket(database);
      Search search = new Search(database);
      String longDocket = SyntheticDockets.party(0);

      Duration page =
          time(
              "page of a docket",
              i -> docket.page(page(SyntheticDockets.party(i * 61 % recipients), Span.ALWAYS)));
      Duration longPage =
          time("page of the docket of 5,000", i -> docket.page(page(longDocket, Span.ALWAYS)));
      Duration days =
          time(
              "its days of one month",
              i ->
                  docket.page(
                      page(
                          longDocket,
                          Span.of(LocalDate.of(2016, 1, 1), LocalDate.of(2016, 2, 1)))));
      Duration latest = time("latest of all", i -> docket.latest(null, 50));
      Duration entry =
          time("one entry", i -> docket.entry(SyntheticDockets.party(i * 7 % recipients), 5));
      List<Duration> searches = new ArrayList<>();
      for (String query :
          List.of(
              "letter",
              "letter entry",
              "subpoena",
              "subpoena letter",
              "synthetic",
              "letter or entry",
              "\"synthetic letter\"",
              "\"letter synthetic\"",
              "letter -synthetic",
              "synthetic recipient 123",
              "zzzzzz",
              "syn",
              "bababa or dedede or fififi",
              "letter subpoena -entry",
              "recipient 00123 letter")) {
        searches.add(
            time(
                "search " + query,
                i ->
                    assertInstanceOf(
                        Search.Outcome.class,
                        search.find(new Search.Query(query, null, 20, Search.Effort.QUICK)))));
      }
      for (Duration each : List.of(page, longPage, days, latest, entry)) {
        assertTrue(each.toMillis() < 100, each::toString);
      }
      for (Duration each : searches) {
        assertTrue(each.toMillis() < 500, each::toString);
      }
    }
  }

  private static Docket.PageOf page(String party, Span days) {
    return new Docket.PageOf(party, Docket.Order.NEWEST_FIRST, days, null, 50);
  }

  /// Returns the 95th of a hundred times.
  private static Duration time(String what, IntConsumer work) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      long begin = System.nanoTime();
      work.accept(i);
      if (i >= 5) {
        times.add(System.nanoTime() - begin);
      }
    }
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "S2 %-40s p50 %7.1f ms  p95 %7.1f ms%n",
        what,
        times.get(20) / 1e6,
        times.get(38) / 1e6);
    return Duration.ofNanos(times.get(38));
  }
}
