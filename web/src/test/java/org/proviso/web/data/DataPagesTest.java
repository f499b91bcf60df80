package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.web.TestSite;
import org.proviso.web.site.Charts;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;

class DataPagesTest {

  private static final Pattern ROWS = Pattern.compile("href=\"([^\"]+&amp;format=csv)\"");
  private static final Pattern TWIN =
      Pattern.compile(
          "(?s)<details class=\"twin\".*?<tbody>(.*?)</tbody>|id=\"docket-title\".*?<tbody>(.*?)</tbody>");
  private static final Pattern ROW = Pattern.compile("<tr");

  @BeforeAll
  static void makeADump() {
    TestSite.bean(Dumps.class).renew();
  }

  @Test
  void thePageListsEveryFileWithItsChecksum() throws Exception {
    String page = TestSite.get("/data").body();
    Dumps.Kept kept = TestSite.bean(Dumps.class).all().getFirst();

    for (Dump.File file : kept.manifest().files()) {
      assertTrue(page.contains("/data/2026-11-24/" + file.name() + "\""), file.name());
      assertTrue(page.contains(file.sha256()), file.name());
      var response = TestSite.get("/data/2026-11-24/" + file.name());
      assertEquals(200, response.statusCode());
      assertEquals(Files.readString(kept.folder().resolve(file.name())), response.body());
    }
    assertEquals(200, TestSite.get("/data/2026-11-24").statusCode());
    assertEquals(200, TestSite.get("/data/2026-11-24/SHA256SUMS").statusCode());
  }

  @Test
  void onlyFilesOfDumpsAreServed() {
    for (String path :
        List.of(
            "/data/2026-11-24/nothing.csv",
            "/data/2026-11-24/..",
            "/data/2026-11-24/.",
            "/data/2026-11-24/%2e%2e",
            "/data/2026-11-23/parties.csv",
            "/data/2026-99-99/parties.csv",
            "/data/latest/nothing.csv",
            "/data/2020-01-01")) {
      int status = TestSite.get(path).statusCode();
      assertTrue(status == 404 || status == 400, path + ": " + status);
    }
  }

  @Test
  void theLatestLeadsToTheDated() {
    var response = TestSite.get("/data/latest/parties.csv");

    assertEquals(302, response.statusCode());
    assertEquals(
        "/data/2026-11-24/parties.csv",
        URI.create(response.headers().firstValue("Location").orElse("")).getPath());
  }

  @Test
  void theRowsOfAConditionAreThoseOfItsChart() {
    Site site = TestSite.bean(Site.class);
    var table =
        TestSite.bean(Charts.class)
            .enforceability(
                site.condition("jag/1373"),
                "2017",
                site.parties(null),
                new Reading(LocalDate.of(2018, 1, 24), null, null))
            .draw()
            .table();
    String csv = TestSite.get("/conditions/jag/1373.csv?on=2018-01-24&year=2017").body();

    assertTrue(csv.startsWith("bar,recipients,names,from,until,answer,by,checked\r\n"));
    assertEquals(table.rows().size() + 1, csv.lines().count());
    assertEquals(400, TestSite.get("/conditions/jag/1373.csv?on=2018-01-24").statusCode());
  }

  @Test
  void withoutADayTheAddressGetsTheUsualOne() {
    var response = TestSite.get("/data/day.csv?viewpoint=hindsight");

    assertEquals(302, response.statusCode());
    assertTrue(
        response
            .headers()
            .firstValue("Location")
            .orElse("")
            .endsWith("/data/day.csv?on=2018-01-24&viewpoint=hindsight"));
  }

  @Test
  void singleTablesHaveTheRowsOfTheDump() throws Exception {
    Dumps.Kept kept = TestSite.bean(Dumps.class).all().getFirst();
    assertEquals(
        Files.readString(kept.folder().resolve("parties.csv")),
        TestSite.get("/data/recipients.csv").body());
    for (Sheet sheet : Sheets.single()) {
      String name = sheet.name() + ".csv";
      assertEquals(
          Files.readString(kept.folder().resolve(name)), TestSite.get("/data/" + name).body());
    }
    for (String none : List.of("nothing", "entries", "answers", "changes")) {
      assertEquals(404, TestSite.get("/data/" + none + ".csv").statusCode(), none);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?on=2018-01-24",
        "/?on=2018-01-24&map=jag/notice+2017",
        "/day?on=2018-01-24&round=R3",
        "/answers/jag/1373/chicago-il/2017?on=2018-01-24",
        "/acts/O16?on=2018-01-24",
        "/recipients/chicago-il?on=2018-01-24&side=court"
      })
  void thePictureOfAPageLeadsToItsRows(String address) {
    String page = TestSite.get(address).body();
    Matcher link = ROWS.matcher(page);
    assertTrue(link.find(), address);
    var rows = TestSite.get(link.group(1).replace("&amp;", "&"));

    assertEquals(200, rows.statusCode());
    assertTrue(rows.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
    assertEquals(
        marks(page), rows.body().lines().count() - 1, rows.body().lines().findFirst().orElse(""));
  }

  /// Returns the rows of the first table after the heading of the picture's twin.
  private static long marks(String page) {
    Matcher twin = TWIN.matcher(page);
    assertTrue(twin.find());
    return ROW.matcher(Objects.requireNonNullElse(twin.group(1), twin.group(2))).results().count();
  }

  @Test
  void thePagesLinkToTheirRows() {
    String day = TestSite.get("/day?on=2018-01-24").body();
    assertTrue(day.contains("/data/day.csv?on=2018-01-24"));
  }
}
