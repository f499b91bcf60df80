package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.register.DetainerPublication;
import org.proviso.store.Docket;
import org.proviso.store.PublishedEntry;
import org.proviso.web.TestSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DumpTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Dump.write(TestSite.bean(OpenData.class), folder.resolve("one"), null, () -> false);
    Dump.write(TestSite.bean(OpenData.class), folder.resolve("two"), null, () -> false);
  }

  private static Path file(String name) {
    return folder.resolve("one").resolve(name);
  }

  private static List<CsvRecord> rows(String table) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file(table + ".csv"))) {
      return csv.stream().toList();
    }
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theSamePackGivesTheSameBytes() throws IOException {
    List<Path> one = files(folder.resolve("one"));
    assertEquals(2 * 23 + 2, one.size());
    for (Path each : one) {
      assertEquals(-1, Files.mismatch(each, folder.resolve("two").resolve(each.getFileName())));
    }
  }

  @Test
  void checksumsAndSizesAreThoseOfTheFiles() throws Exception {
    Set<String> summed = new TreeSet<>();
    for (String line : Files.readAllLines(file(Dump.SUMS))) {
      String name = line.substring(66);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file(name)));
      assertEquals(HexFormat.of().formatHex(hash) + "  " + name, line);
      summed.add(name);
    }
    assertEquals(2 * 23 + 1, summed.size());
    for (Dump.File each : Dump.manifest(folder.resolve("one")).files()) {
      assertEquals(Files.size(file(each.name())), each.bytes());
      assertTrue(summed.contains(each.name()));
    }
  }

  @Test
  void theManifestSaysWhatItIs() {
    Dump.Manifest manifest = Dump.manifest(folder.resolve("one"));

    assertEquals("us-byrne-jag", manifest.pack());
    assertEquals(TestSite.TODAY, manifest.day());
    assertEquals("contemporaneous", manifest.reading());
  }

  /// Header, dictionary and bundle agree, both ways.
  @Test
  void theDictionaryExplainsEveryColumnAndNoOther() throws IOException {
    Set<String> explained = new TreeSet<>();
    for (CsvRecord row : rows("dictionary")) {
      explained.add(row.getField(0) + "." + row.getField(1));
      assertTrue(!row.getField(4).isBlank(), row::toString);
    }
    Set<String> there = new TreeSet<>(Set.of("table.column"));
    Set<String> used = new TreeSet<>();
    List<Sheet> explainedSheets = new ArrayList<>(Sheets.all());
    explainedSheets.add(Changes.TABLE);
    for (Sheet sheet : explainedSheets) {
      List<String> header = sheet.header();
      if (!sheet.name().equals("changes")) {
        assertEquals(header, rows(sheet.name()).getFirst().getFields());
      }
      used.add(sheet.name());
      for (String column : header) {
        used.add(sheet.name() + "." + column);
        used.add("*." + column);
      }
      if (!sheet.name().equals("dictionary")) {
        there.add(sheet.name() + ".");
        header.forEach(column -> there.add(sheet.name() + "." + column));
      }
    }
    assertEquals(there, explained);
    Set<String> idle =
        new TreeSet<>(
            ResourceBundle.getBundle("org.proviso.web.data.dictionary", Locale.ROOT).keySet());
    idle.removeAll(used);
    assertEquals(Set.of(), idle);
  }

  @Test
  void jsonHasTheRowsOfTheCsv() throws IOException {
    for (Sheet sheet : Sheets.all()) {
      List<CsvRecord> csv = rows(sheet.name());
      JsonNode json = JSON.readTree(file(sheet.name() + ".json").toFile());
      assertEquals(csv.size() - 1, json.size(), sheet.name());
      for (int i = 0; i < json.size(); i++) {
        List<String> cells = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (var field : json.get(i).properties()) {
          names.add(field.getKey());
          cells.add(cell(field.getValue()));
        }
        assertEquals(sheet.header(), names);
        List<String> written =
            csv.get(i + 1).getFields().stream().map(DumpTest::withoutGuard).toList();
        assertEquals(cells, written);
      }
    }
  }

  private static String withoutGuard(String cell) {
    return cell.matches("(?s)'[=+@\t\r-].*") ? cell.substring(1) : cell;
  }

  private static String cell(JsonNode value) {
    if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(each -> texts.add(each.asString()));
      return String.join(" | ", texts);
    }
    return value.isNull() ? "" : value.asString();
  }

  /// No two rows of a table have one key, and tables that say so are in order of it.
  @Test
  void keysTellRowsApart() throws IOException {
    for (Sheet sheet : Sheets.all()) {
      List<List<String>> keys = new ArrayList<>();
      for (JsonNode row : JSON.readTree(file(sheet.name() + ".json").toFile())) {
        keys.add(sheet.key().stream().map(name -> cell(row.get(name))).toList());
      }
      assertEquals(keys.size(), new HashSet<>(keys).size(), sheet.name());
      assertTrue(sheet.header().containsAll(sheet.key()), sheet.name());
    }
    assertEquals(
        List.of("entries", "answers"),
        Sheets.all().stream().filter(Sheet::isInOrder).map(Sheet::name).toList());
  }

  @Test
  void entriesAreThoseOfTheDockets() throws IOException {
    Docket docket = TestSite.bean(Docket.class);
    List<CsvRecord> rows = rows("entries");
    assertEquals("id", rows.getFirst().getField(0));
    Set<String> there = new TreeSet<>();
    for (CsvRecord row : rows.subList(1, rows.size())) {
      String party = row.getField(1);
      int number = Integer.parseInt(row.getField(2));
      PublishedEntry entry = docket.entry(party, number).orElseThrow();
      assertEquals(entry.id(), Long.parseLong(row.getField(0)));
      assertEquals(entry.entry().title(), withoutGuard(row.getField(8)));
      assertEquals(entry.entry().text(), withoutGuard(row.getField(9)));
      there.add(party + " " + number);
    }
    long counted = 0;
    for (Party party : TestSite.pack().register().parties()) {
      Docket.Page page =
          docket.page(
              new Docket.PageOf(party.id(), Docket.Order.OLDEST_FIRST, Span.ALWAYS, null, 1_000));
      assertFalse(page.more(), party.id());
      counted += page.entries().size();
    }
    assertEquals(counted, there.size());
    assertTrue(there.size() > 100);
  }

  /// The report of 24 January 2018 says 23 letters; the pack's round R4 has 23 addressees.
  @Test
  void claimsHaveTheComputedFigureBesideTheClaimedOne() throws IOException {
    CsvRecord row =
        rows("claims").stream()
            .filter(each -> each.getField(0).equals("report-letters-23"))
            .findFirst()
            .orElseThrow();

    assertEquals(
        List.of("letters-23", "23 letters of 24 January 2018.", "1", "figure", "addressees"),
        row.getFields().subList(1, 6));
    assertEquals(List.of("23", "23", "false"), row.getFields().subList(6, 9));
  }

  @Test
  void statementsHaveTheirWordsAndHashes() throws IOException {
    JsonNode statement =
        JSON.readTree(file("statements.json").toFile())
            .valueStream()
            .filter(each -> each.get("id").stringValue().equals("sessions-2018-01-24-a"))
            .findFirst()
            .orElseThrow();

    assertEquals("Jeff Sessions", statement.get("speaker").stringValue());
    assertEquals("Attorney General of the United States", statement.get("office").stringValue());
    assertEquals("grantor", statement.get("side").stringValue());
    assertEquals("2018-01-24", statement.get("date").stringValue());
    assertEquals("quote", statement.get("words_kind").stringValue());
    // As the pack has it, and checks it.
    assertEquals(
        "cbacc843fd834f068eece36f3cf50302b64c526f25a25ad07bdab08dfdcdea42",
        statement.get("sha256").get(0).stringValue());
    assertEquals("EPOCH", statement.get("sources").get(0).stringValue());
    assertEquals(
        TestSite.pack().source("EPOCH").orElseThrow().where(),
        statement.get("source_places").get(0).stringValue());
  }

  /// Of the table that is read, no number from 1 to 10 comes out, as a number or as a text.
  @Test
  void detainersAreAsTheyMayBeSeen() throws IOException {
    List<CsvRecord> rows = rows("detainers");
    DetainerPublication seen = TestSite.bean(DetainerPublication.class);

    assertEquals(seen.cells().size(), rows.size() - 1);
    for (int i = 0; i < seen.cells().size(); i++) {
      CsvRecord row = rows.get(i + 1);
      String expected =
          switch (seen.cells().get(i).shown()) {
            case DetainerPublication.Shown.Exactly(long count) -> "exactly " + count;
            case DetainerPublication.Shown.Under11() -> "under-11 ";
            case DetainerPublication.Shown.NotShown() -> "not-shown ";
          };
      assertEquals(expected, row.getField(5) + " " + row.getField(6));
    }
  }

  @Test
  void hasEverythingThatThePackHas() throws IOException {
    Pack pack = TestSite.pack();

    assertEquals(pack.register().parties().size(), rows("parties").size() - 1);
    assertEquals(pack.register().policies().size(), rows("policies").size() - 1);
    assertEquals(pack.register().groups().size(), rows("groups").size() - 1);
    assertEquals(pack.register().memberships().size(), rows("memberships").size() - 1);
    assertEquals(pack.law().conditions().size(), rows("conditions").size() - 1);
    assertEquals(
        pack.law().acts().stream().map(Act::id).toList(),
        rows("acts").stream().skip(1).map(row -> row.getField(0)).toList());
    assertEquals(pack.law().clauses().size(), rows("clauses").size() - 1);
    assertEquals(pack.sources().size(), rows("sources").size() - 1);
    assertEquals(pack.statements().size(), rows("statements").size() - 1);
    assertEquals(pack.law().parts().readings().size(), rows("readings").size() - 1);
    assertEquals(pack.law().parts().courts().size(), rows("courts").size() - 1);
    assertEquals(
        pack.rounds().stream().map(Round::addressees).mapToInt(List::size).sum(),
        rows("letters").size() - 1);
  }

  /// Asks the engine anew, on the first and the last day of each stretch.
  @Test
  void answersAreThoseOfTheEngine() throws IOException {
    Pack pack = TestSite.pack();
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    List<CsvRecord> rows = rows("answers");
    assertEquals(
        List.of("party", "condition", "year", "from", "until", "answer"),
        rows.getFirst().getFields().subList(0, 6));
    Set<String> asked = new TreeSet<>();
    for (CsvRecord row : rows.subList(1, rows.size())) {
      Condition condition = pack.law().condition(row.getField(1)).orElseThrow();
      Subject subject =
          pack.register()
              .subject(condition.programme(), row.getField(2), row.getField(0))
              .orElseThrow();
      asked.add(condition.id() + " " + subject.id());
      var headlines = engine.history(condition.id(), subject, Asking.CONTEMPORANEOUS).headlines();
      String from = row.getField(3);
      String until = row.getField(4);
      LocalDate first = from.isEmpty() ? LocalDate.of(1900, 1, 1) : LocalDate.parse(from);
      LocalDate last =
          until.isEmpty() ? LocalDate.of(2100, 1, 1) : LocalDate.parse(until).minusDays(1);
      assertEquals(row.getField(5), headlines.at(first).name(), row::toString);
      assertEquals(row.getField(5), headlines.at(last).name(), row::toString);
    }
    int questions =
        pack.law().conditions().stream()
            .mapToInt(
                condition ->
                    pack.law().programme(condition.programme()).orElseThrow().years().size())
            .sum();
    assertEquals(questions * pack.register().parties().size(), asked.size());
  }

  @Test
  void endsWhenNobodyWantsIt(@TempDir Path elsewhere) {
    OpenData data = TestSite.bean(OpenData.class);

    assertThrows(
        CancellationException.class,
        () -> Dump.write(data, elsewhere.resolve("d"), null, () -> true));
  }
}
