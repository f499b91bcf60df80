package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.pack.Pack;

class SearchTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = RegisterStoreTest.pack();
  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = TestServer.open(LOGIN);
  private static final Search SEARCH = new Search(DATABASE);

  @BeforeAll
  static void fill() {
    new RegisterStore(DATABASE).add(PACK, ENTERED);
    PackDocket.enter(PACK, new Docket(DATABASE), ENTERED);
    SEARCH.index(PACK);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static List<Search.Hit> hits(String text) {
    Search.Outcome.Found found = found(text, null, 20);
    List<Search.Hit> hits = new ArrayList<>(found.texts());
    hits.addAll(found.entries());
    return hits;
  }

  private static Search.Outcome find(String text) {
    return SEARCH.find(new Search.Query(text, null, 10, Search.Effort.QUICK));
  }

  private static Search.Outcome.Found found(String text, @Nullable Long after, int limit) {
    return assertInstanceOf(
        Search.Outcome.Found.class,
        SEARCH.find(new Search.Query(text, after, limit, Search.Effort.THOROUGH)),
        text);
  }

  private static boolean has(List<Search.Hit> hits, String kind, String id) {
    return hits.stream().anyMatch(hit -> hit.kind().equals(kind) && hit.id().equals(id));
  }

  @Test
  void findsAPartyByTheBeginningOfItsName() {
    for (String typed : List.of("phil", "Philadel", "philadelphia", "PHILADELPHIA")) {
      assertEquals("philadelphia-pa", hits(typed).getFirst().id(), typed);
    }
    assertTrue(has(hits("state of calif"), "party", "state-ca"));
  }

  @Test
  void findsActsConditionsAndEntries() {
    assertTrue(has(hits("Chicago nationwide enjoined"), "act", "O03"));
    assertTrue(
        hits("subpoena threatened").stream()
            .anyMatch(hit -> hit.kind().equals("entry") && hit.title().contains("R4")));
    String title = PACK.law().conditions().iterator().next().title();
    assertTrue(hits(title).stream().anyMatch(hit -> hit.kind().equals("condition")), title);
  }

  @Test
  void findsAStatementThatIsPut() {
    SEARCH.put(
        List.of(
            new Search.Text(
                "statement",
                "X1",
                "chicago-il",
                "A statement",
                "zebras everywhere",
                LocalDate.of(2018, 1, 25))));
    SEARCH.put(
        List.of(
            new Search.Text(
                "statement",
                "X1",
                "chicago-il",
                "A statement",
                "okapis everywhere",
                LocalDate.of(2018, 1, 25))));

    assertTrue(has(hits("okapi"), "statement", "X1"));
    assertEquals(List.of(), hits("zebra"));
  }

  @Test
  void leavesWordsOutAndKeepsPhrasesTogether() {
    assertTrue(has(hits("\"notice and access\" nationwide"), "act", "O03"));
    assertFalse(has(hits("\"access and notice\" nationwide stay"), "act", "O04"));
    assertFalse(has(hits("nationwide -chicago"), "act", "O03"));
  }

  @Test
  void marksTheWordsWithoutMarkUp() {
    SEARCH.put(
        List.of(
            new Search.Text(
                "statement",
                "X2",
                null,
                "Mark up",
                "before <b>bold</b> \uE000llamas\uE001 & after",
                null)));

    List<Search.Fragment> snippet = hits("llama").getFirst().snippet();

    assertTrue(snippet.contains(new Search.Fragment("llamas", true)), snippet::toString);
    assertEquals(1, snippet.stream().filter(Search.Fragment::matched).count());
    for (Search.Fragment fragment : snippet) {
      assertFalse(fragment.text().contains("\uE000") || fragment.text().contains("\uE001"));
    }
  }

  @Test
  void findsEntriesByTheNameOfTheirPartyAndTheirWords() {
    List<Search.Hit> hits = found("chicago letter", null, 20).entries();

    assertFalse(hits.isEmpty());
    assertTrue(hits.stream().allMatch(hit -> "chicago-il".equals(hit.party())), hits::toString);
  }

  @Test
  void findsEntriesByEveryNameThatTheirPartyHasHad() {
    publish("chicago-il", LocalDate.of(2018, 1, 26), "Numbat");
    assertEquals(List.of(), hits("numbat kangaroo"));

    database(
        "INSERT INTO register.party_record (party, revision, name, kind, state, policies_known,"
            + " districts, note, citation, sources, mark, caveats, addition) SELECT party, revision"
            + " + 1, 'Kangaroo Town', kind, state, policies_known, districts, note, citation,"
            + " sources, mark, caveats, addition FROM register.party_record"
            + " WHERE party = 'chicago-il' ORDER BY revision DESC LIMIT 1");

    assertEquals(1, hits("numbat kangaroo").size());
    assertEquals(1, hits("numbat chicago").size());
  }

  @Test
  void givesEntriesTheLatestDayFirstPageByPage() {
    List<Long> published =
        publish("philadelphia-pa", LocalDate.of(2018, 2, 1), "Wombat 1", "Wombat 2", "Wombat 3");
    publish("chicago-il", LocalDate.of(2018, 2, 2), "Wombat 4");
    publish("chicago-il", LocalDate.of(2018, 1, 31), "Wombat 0");

    Search.Outcome.Found first = found("wombat", null, 2);
    assertEquals(
        List.of("Wombat 4", "Wombat 3"), first.entries().stream().map(Search.Hit::title).toList());
    assertEquals(published.getLast(), first.next());

    Search.Outcome.Found second = found("wombat", first.next(), 2);
    assertEquals(
        List.of("Wombat 2", "Wombat 1"), second.entries().stream().map(Search.Hit::title).toList());
    Search.Outcome.Found third = found("wombat", second.next(), 2);
    assertEquals(List.of("Wombat 0"), third.entries().stream().map(Search.Hit::title).toList());
    assertNull(third.next());
    assertTrue(third.complete());
  }

  @Test
  void ordersAlikeByTheIndexAndByTheLatestDays() {
    publish("chicago-il", LocalDate.of(2019, 2, 2), "Dugong a", "Dugong b", "Dugong c");
    publish("philadelphia-pa", LocalDate.of(2019, 2, 3), "Dugong d");
    String query = "websearch_to_tsquery('english', 'dugong')";
    assertEquals(
        DATABASE
            .site()
            .sql("SELECT entry FROM published.newest_with(" + query + ", null, 100, 10)")
            .query(Long.class)
            .list(),
        DATABASE
            .site()
            .sql("SELECT entry FROM published.any_with(" + query + ", null, 10)")
            .query(Long.class)
            .list());
  }

  /// Returns the identifiers of the new entries.
  private static List<Long> publish(String party, LocalDate day, String... titles) {
    List<DocketEntry> entries = new ArrayList<>();
    for (String title : titles) {
      entries.add(DocketTest.entry(party, day, title));
    }
    List<Long> ids = new ArrayList<>();
    for (Docket.Appended appended :
        new Docket(DATABASE)
            .appendAll(
                entries,
                ENTERED,
                "a test",
                new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "a test", ""))) {
      ids.add(assertInstanceOf(Docket.Appended.New.class, appended).id());
    }
    return ids;
  }

  private static void database(String sql) {
    assertEquals(1, DATABASE.app().sql(sql).update());
  }

  @Test
  void findsNoEntryThatIsNotPublic() {
    Docket docket = new Docket(DATABASE);
    DocketEntry entry = DocketTest.entry("chicago-il", LocalDate.of(2018, 1, 25), "Quagga");
    var added =
        assertInstanceOf(Docket.Appended.New.class, docket.append(entry, ENTERED, "a test"));
    assertEquals(List.of(), hits("quagga"));

    docket.decide(
        added.id(), new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "a test", ""));
    assertEquals(1, hits("quagga").size());

    docket.decide(
        added.id(),
        new Docket.Decision(Docket.Decision.Act.WITHDRAW, ENTERED, "a test", "a mistake"));
    assertEquals(List.of(), hits("quagga"));
  }

  @Test
  void keepsTheWordsOfWhatIsPublicWhateverIsDecided() throws SQLException {
    long seed =
        Long.getLong("proviso.seed", 0) == 0 ? System.nanoTime() : Long.getLong("proviso.seed");
    Random random = new Random(seed);
    List<Long> entries = publish("seattle-wa", LocalDate.of(2018, 3, 1), "One", "Two", "Three");
    List<Docket.Decision.Act> acts = List.of(Docket.Decision.Act.values());
    for (int i = 0; i < 60; i++) {
      Docket.Decision.Act act = acts.get(random.nextInt(acts.size()));
      new Docket(DATABASE)
          .decide(
              entries.get(random.nextInt(entries.size())),
              new Docket.Decision(act, ENTERED, "a test", "at random"));
    }

    // By another way than the triggers: the latest decision on each entry, and its words anew.
    String due =
        "SELECT entry, day, search.words_of(party, title, text) FROM ("
            + "SELECT DISTINCT ON (e.entry) e.*, p.decision FROM docket.entry e"
            + " JOIN docket.publication p USING (entry) ORDER BY e.entry, p.number DESC) latest"
            + " WHERE decision = 'publish'";
    String kept = "SELECT entry, day, tsv FROM search.entry_words";
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM ("
                    + kept
                    + ") k), (SELECT count(*) FROM ("
                    + kept
                    + " EXCEPT "
                    + due
                    + ") k), (SELECT count(*) FROM ("
                    + due
                    + " EXCEPT "
                    + kept
                    + ") d)")) {
      assertTrue(row.next());
      assertTrue(row.getLong(1) > 0, "seed " + seed);
      assertEquals(0, row.getLong(2), "seed " + seed);
      assertEquals(0, row.getLong(3), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "the",
        "of the and",
        "-letter",
        "-a -b",
        "!!!",
        "\"",
        "()",
        "\u0000",
        "'"
      })
  void saysThatNothingIsAsked(String text) {
    Search.Outcome outcome = find(text);
    boolean nothing =
        outcome instanceof Search.Outcome.NothingAsked
            || (outcome
                    instanceof Search.Outcome.Found(var texts, var entries, var next, var complete)
                && complete);
    assertTrue(nothing, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE docket.entry; --",
        "a & | ! <-> :* ( \\ ' \"",
        "a:*b:* 'x':A",
        "\\\\ \\' \\\"",
        "%s %d {0} :query ? $1 ${app}",
        "\uD800 lone \uDFFF",
        "\uE000\uE001\uE000",
        "<script>alert(1)</script>",
        "or or or or",
        "\" \" \" \" \"",
        "http://x.example/?a=b&c=d e@f.example 1.2.3.4 -1e5 a-b-c",
        "\u202E\u0300\u0301 \uFEFF",
        "漢字 العربية עברית 🦓🦓"
      })
  void noTextIsAnError(String text) {
    find(text);
  }

  @Test
  void noRandomTextIsAnError() {
    long seed =
        Long.getLong("proviso.seed", 0) == 0 ? System.nanoTime() : Long.getLong("proviso.seed");
    Random random = new Random(seed);
    String alphabet = "ab \"'-&|!():*<>\\%_$?{}:;,./\t\n\u0000é漢\uD83E\uDD93\uD800\uE000or ";
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(i % 50 == 0 ? 5_000 : 60);
      for (int at = 0; at < length; at++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        find(text.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", text " + text, e);
      }
    }
  }
}
