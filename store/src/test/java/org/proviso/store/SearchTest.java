package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.pack.Pack;

class SearchTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = RegisterStoreTest.pack();
  private static final Database DATABASE = TestServer.open(TestServer.login());
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
    return assertInstanceOf(Search.Outcome.Found.class, SEARCH.find(text, 20), text).hits();
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
    Search.Outcome outcome = SEARCH.find(text, 10);
    boolean nothing =
        outcome instanceof Search.Outcome.NothingAsked
            || (outcome instanceof Search.Outcome.Found(var hits, var complete) && complete);
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
    SEARCH.find(text, 10);
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
        SEARCH.find(text.toString(), 10);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", text " + text, e);
      }
    }
  }
}
