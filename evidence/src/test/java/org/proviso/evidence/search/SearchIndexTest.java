package org.proviso.evidence.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

class SearchIndexTest {

  private static final Digest MANIFEST = Digest.sha256(new byte[] {7});

  @TempDir private Path folder;
  @TempDir private Path rest;

  private static final List<String> BUDGETS =
      IntStream.range(100, 130).mapToObj(number -> "f" + number).toList();

  private final Map<Digest, List<Piece>> texts = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "detainer, order-2 memo",
    "'\"shall not notify\"', order-2",
    "'\"notify agency\"', ''",
    "'\"notify agency\"~3', order-2",
    "detaner~, order-2 memo",
    "detain*, order-2 memo",
    "NOTIFY OR budget, letter order-2",
    "detainer NOT memo, order-2",
    "cafe, letter",
    "subject:budget, letter",
    "from:clerk, letter",
    "date:[2018-01-01 TO 2018-01-31], letter memo",
    "hidden:macros, memo",
    "language:spa, memo",
    "comment:secret, order-2",
    "secret, order-2",
    "hidden-text:beneath, memo",
    "name:order, order-2",
    "'', letter order-2 memo"
  })
  void finds(String words, String expected) throws IOException {
    try (SearchIndex index = built()) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all(words)));
      Set<String> names =
          Set.copyOf(found.hits().stream().map(hit -> hit.location().path()).toList());
      assertEquals(expected.isEmpty() ? Set.of() : Set.of(expected.split(" ", -1)), names);
      assertEquals(names.size(), found.total());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"open", "AND", "(a", "date:[2018", "*a"})
  void saysWhatIsNoQuestion(String words) throws IOException {
    try (SearchIndex index = built()) {
      Answer.NoQuestion no = assertInstanceOf(Answer.NoQuestion.class, index.answer(all(words)));
      assertTrue(!no.why().isBlank());
    }
  }

  @Test
  void refusesAQuestionWithoutEnd() throws IOException {
    try (SearchIndex index = built()) {
      assertInstanceOf(Answer.NoQuestion.class, index.answer(all("a ".repeat(2_000))));
    }
  }

  @Test
  void showsWhereOnWhichPageTheWordsStand() throws IOException {
    try (SearchIndex index = built()) {
      Answer.Found found =
          assertInstanceOf(Answer.Found.class, index.answer(all("\"shall not notify\"")));
      Hit.Excerpt excerpt = found.hits().getFirst().excerpts().getFirst();
      assertEquals(2, excerpt.page());
      assertEquals(TextKind.BODY, excerpt.kind());
      String marked = "";
      for (Hit.Mark mark : excerpt.marks()) {
        marked += excerpt.text().substring(mark.start(), mark.end()) + "|";
      }
      // A phrase is marked as a whole.
      assertEquals("shall not notify|", marked.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void namesTheKindOfTextThatAHitStandsIn() throws IOException {
    try (SearchIndex index = built()) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all("secret")));
      assertEquals(TextKind.COMMENT, found.hits().getFirst().excerpts().getFirst().kind());
    }
  }

  @Test
  void countsByFacetAndNarrowsByThem() throws IOException {
    try (SearchIndex index = built()) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all("")));
      assertEquals(
          List.of(new Answer.Count("jones", 2), new Answer.Count("smith", 2)),
          found.facets().get(Facet.CUSTODIAN));
      assertEquals(
          List.of(new Answer.Count("2018", 2), new Answer.Count("2017", 1)),
          found.facets().get(Facet.YEAR));
      Answer.Found narrowed =
          assertInstanceOf(
              Answer.Found.class,
              index.answer(
                  new Question(
                      "",
                      Map.of(
                          Facet.CUSTODIAN, List.of("jones"), Facet.YEAR, List.of("2017", "2018")),
                      0,
                      10)));
      assertEquals(2, narrowed.total());
    }
  }

  @Test
  void findsAnInputUnderEachOfItsCustodiansOnce() throws IOException {
    try (SearchIndex index = built()) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all("budget")));
      assertEquals(1, found.total());
      assertEquals(List.of("jones", "smith"), found.hits().getFirst().custodians());
      assertEquals("Budget for May", found.hits().getFirst().heads().get("subject"));
    }
  }

  @Test
  void knowsTheManifestThatItWasMadeOf() throws IOException {
    try (SearchIndex index = built()) {
      assertEquals(Optional.of(MANIFEST), index.manifest());
    }
  }

  @Test
  void answersOutOfNothing() throws IOException {
    try (IndexBuilder builder = new IndexBuilder(folder)) {
      builder.finish(MANIFEST);
    }
    try (SearchIndex index = SearchIndex.open(folder, (digest, name) -> List.of())) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all("a")));
      assertEquals(0, found.total());
    }
  }

  /// A segment begins with whatever row comes next: with a duplicate as well as with an item. Hits
  /// of the same rank stay in their order when segments are merged, which thirty are again and
  /// again.
  @Test
  void isMadeOfAsManySegmentsAsItTakes() throws IOException {
    try (IndexBuilder builder = new IndexBuilder(folder, 0, 0.001)) {
      addBudgets(builder, BUDGETS);
      builder.finish(MANIFEST);
    }
    assertHasBudgets();
  }

  /// Either part may be empty, or have one of them.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 30})
  void isMadeOfPartsInTheirOrder(int first) throws IOException {
    try (IndexBuilder builder = IndexBuilder.ofPart(folder, 0, 2);
        IndexBuilder second = IndexBuilder.ofPart(rest, 3L * first, 2)) {
      addBudgets(second, BUDGETS.subList(first, BUDGETS.size()));
      addBudgets(builder, BUDGETS.subList(0, first));
      builder.append(second);
      builder.finish(MANIFEST);
    }
    assertHasBudgets();
  }

  /// Adds three rows for each path.
  private void addBudgets(IndexBuilder builder, List<String> paths) throws IOException {
    for (String path : paths) {
      IndexedItem item =
          item(
              path,
              EnumSet.allOf(HiddenContent.class),
              List.of("jones"),
              "2018-01-24",
              Map.of("subject", "Budget"),
              Stream.of(TextKind.values())
                  .map(kind -> new Piece(kind, 0, "Budget"))
                  .toArray(Piece[]::new));
      builder.addPlace(item.item(), item.kin());
      builder.add(item);
      builder.addPlace(item.item(), item.kin());
    }
  }

  private void assertHasBudgets() throws IOException {
    try (SearchIndex index = SearchIndex.open(folder, (digest, name) -> List.of())) {
      Answer.Found found = assertInstanceOf(Answer.Found.class, index.answer(all("budget")));
      assertEquals(BUDGETS, found.hits().stream().map(hit -> hit.location().path()).toList());
      assertEquals(
          List.of(new Answer.Count("jones", BUDGETS.size())), found.facets().get(Facet.CUSTODIAN));
      Places.All all = assertInstanceOf(Places.All.class, index.places(all("budget"), 100));
      assertEquals(BUDGETS, all.places().stream().map(place -> place.location().path()).toList());
      assertEquals(Optional.of(MANIFEST), index.manifest());
    }
  }

  private static Question all(String words) {
    return new Question(words, Map.of(), 0, 100);
  }

  private SearchIndex built() throws IOException {
    try (IndexBuilder builder = new IndexBuilder(folder)) {
      builder.add(
          item(
              "letter",
              Set.of(),
              List.of("jones", "smith"),
              "2018-01-24",
              Map.of("subject", "Budget for May", "from", "clerk@example.org"),
              new Piece(TextKind.HEADER, 0, "Subject: Budget for May"),
              new Piece(TextKind.BODY, 0, "We meet at the Café about the budget.")));
      builder.add(
          item(
              "order-2",
              Set.of(HiddenContent.COMMENTS),
              List.of("smith"),
              "2017-05-02",
              Map.of(),
              new Piece(TextKind.BODY, 1, "General order on detainers. A detainer is a request."),
              new Piece(
                  TextKind.BODY, 2, "Officers shall not notify any federal agency of a release."),
              new Piece(TextKind.COMMENT, 2, "Keep this secret.")));
      builder.add(
          item(
              "memo",
              Set.of(HiddenContent.MACROS),
              List.of("jones"),
              "2018-01-02",
              Map.of(),
              new Piece(TextKind.BODY, 1, "Memo on the detainer that came today."),
              new Piece(TextKind.HIDDEN, 1, "What lies beneath.")));
      builder.finish(MANIFEST);
    }
    return SearchIndex.open(folder, (digest, name) -> texts.getOrDefault(digest, List.of()));
  }

  private IndexedItem item(
      String path,
      Set<HiddenContent> hidden,
      List<String> custodians,
      String day,
      Map<String, String> heads,
      Piece... text) {
    Digest digest = Digest.sha256(path.getBytes(StandardCharsets.UTF_8));
    texts.put(digest, List.of(text));
    return new IndexedItem(
        new Item(
            Location.of(custodians.getFirst(), path),
            path.replace('-', ' '),
            1,
            OptionalLong.of(1),
            Optional.of(digest),
            "text/plain",
            new Outcome.Text(1),
            hidden,
            0,
            0,
            0),
        new Kin(
            Location.of(custodians.getFirst(), path),
            Optional.empty(),
            List.of(),
            0,
            new TreeSet<>(custodians),
            new TreeSet<>(custodians)),
        Optional.of(LocalDate.parse(day)),
        Optional.of(path.equals("memo") ? "spa" : "eng"),
        heads,
        Optional.empty(),
        List.of(),
        List.of(text));
  }
}
