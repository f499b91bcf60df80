package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DumpTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Dump.write(
        new Site(TestSite.pack(), TestSite.pack().register(), TestSite.CLOCK),
        folder.resolve("one"),
        () -> false);
    Dump.write(
        new Site(TestSite.pack(), TestSite.pack().register(), TestSite.CLOCK),
        folder.resolve("two"),
        () -> false);
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
    assertEquals(2 * 13 + 2, one.size());
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
    assertEquals(2 * 13 + 1, summed.size());
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
      assertTrue(!row.getField(3).isBlank(), row::toString);
    }
    Set<String> there = new TreeSet<>(Set.of("table.column"));
    Set<String> used = new TreeSet<>();
    for (Sheet sheet : Sheets.all()) {
      List<String> header = rows(sheet.name()).getFirst().getFields();
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
    Site site = new Site(TestSite.pack(), TestSite.pack().register(), TestSite.CLOCK);

    assertThrows(
        CancellationException.class, () -> Dump.write(site, elsewhere.resolve("d"), () -> true));
  }
}
