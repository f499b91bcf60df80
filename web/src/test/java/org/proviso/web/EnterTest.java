package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Published tables that are entered into the register of a site while it is served, and the site
/// after its next start.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class EnterTest {

  /// Of Open Civic Data; made available beside the sources, and not a part of them.
  private static final Path DIVISIONS =
      Path.of("../../shared/data/jurisdictions/ocd-us_census_places.csv");

  private static final String AWARD_COLUMNS =
      "award_id_fain,total_obligated_amount,award_base_action_date,recipient_uei,recipient_name,"
          + "prime_award_summary_recipient_county_fips_code,recipient_state_code,"
          + "cfda_numbers_and_titles,business_types_code";

  private static final String COUNTS =
      "SELECT (SELECT count(*) FROM register.party), (SELECT count(*) FROM register.award),"
          + " (SELECT count(*) FROM register.addition)";

  private static Workplace workplace;
  private static Path data;
  private static SiteProcess site;

  @BeforeAll
  static void serve() throws IOException, InterruptedException {
    workplace = new Workplace();
    data = EmptyDocket.copyTo(Files.createDirectory(workplace.folder().resolve("data")));
    site = SiteProcess.serve(data, Map.of());
    site.address();
  }

  @AfterAll
  static void end() throws IOException {
    if (site != null) {
      site.close();
    }
    workplace.close();
  }

  private static Path file(String name, String... lines) throws IOException {
    return Files.writeString(workplace.folder().resolve(name), String.join("\n", lines) + "\n");
  }

  private static Tables tables() {
    return new Tables(data, null, TestSite.CLOCK.instant());
  }

  private static List<String> done(Tables.Outcome outcome) {
    return assertInstanceOf(Tables.Outcome.Done.class, outcome).lines();
  }

  private static List<String> faulty(Tables.Outcome outcome) {
    return assertInstanceOf(Tables.Outcome.Faulty.class, outcome).lines();
  }

  private static List<List<String>> counts() throws Exception {
    return WrittenSteps.rows(data, COUNTS);
  }

  private static Path divisions() throws IOException {
    return file(
        "divisions.csv",
        "id,name,census_geoid",
        "ocd-division/country:us/state:il/county:cook,Cook County,place-17031",
        "ocd-division/country:us/state:il/county:dupage,DuPage County,place-17043",
        "ocd-division/country:us/state:il/place:wheaton,Wheaton city,place-1781048");
  }

  private static Path awards() throws IOException {
    return file(
        "awards.csv",
        AWARD_COLUMNS,
        "2018-DJ-BX-9001,1000.50,2018-06-26,U1,\"DUPAGE, COUNTY OF\",17043,IL,16.738: JAG,B",
        "2018-DJ-BX-9002,2000,2018-06-26,U2,A Society,17043,IL,16.738: JAG,M",
        "2018-DJ-BX-9003,3000,2018-06-26,U3,CITY OF CHICAGO,17031,IL,16.738: JAG,C",
        "2018-XX,1,2018-06-26,U4,Somebody else,17043,IL,93.778: OTHER,M");
  }

  @Tag("full")
  @Test
  @Order(1)
  void namesEveryRowThatCanNotBeReadAndEntersNothing() throws Exception {
    List<List<String>> before = counts();
    Path parties =
        file(
            "bad-divisions.csv",
            "id,name,census_geoid",
            "ocd-division/country:us/state:il/county:lake,Lake County,place-17097",
            "ocd-division/country:us/state:zz/county:x,X,place-99001",
            "ocd-division/country:us/state:il/county:will,,place-17197");

    List<String> lines;
    int exitCode;
    try (SiteProcess command =
        SiteProcess.start(
            workplace.folder(),
            Map.of(),
            Map.of(),
            "enter",
            "parties",
            parties.toString(),
            "--data",
            data.toString())) {
      exitCode = command.exitCode();
      lines = command.lines();
    }
    List<String> ofAwards =
        faulty(
            tables()
                .awards(
                    file(
                        "bad-awards.csv",
                        AWARD_COLUMNS,
                        "2018-1,1,2018-06-26,U1,A,17043,IL,16.738: JAG,B",
                        "2018-2,many,2018-06-26,U1,A,17043,IL,16.738: JAG,B",
                        "2018-3,1,2018-02-30,U1,A,17043,IL,16.738: JAG,B"),
                    TestSite.PACK));

    assertEquals(1, exitCode, lines::toString);
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(
        lines.get(0).startsWith("bad-divisions.csv:3:1: UNKNOWN_STATE: id: "), lines::toString);
    assertTrue(lines.get(1).startsWith("bad-divisions.csv:4:"), lines::toString);
    assertEquals("proviso: 2 rows can not be read; nothing was entered", lines.get(2));
    assertEquals(3, ofAwards.size(), ofAwards::toString);
    assertTrue(ofAwards.get(0).startsWith("bad-awards.csv:3:8: BAD_AMOUNT: "), ofAwards::toString);
    assertTrue(ofAwards.get(1).startsWith("bad-awards.csv:4:"), ofAwards::toString);
    assertEquals(before, counts());
  }

  @Test
  @Tag("full")
  @Order(2)
  void saysWhatIsMissingInAFileThatIsNoSuchTable() throws Exception {
    Path other = file("other.csv", "id,title", "1,2");

    try (SiteProcess command =
        SiteProcess.start(
            workplace.folder(),
            Map.of(),
            Map.of(),
            "enter",
            "awards",
            other.toString(),
            "--data",
            data.toString(),
            "--pack",
            SiteProcess.pack().toString())) {
      assertEquals(2, command.exitCode(), () -> "" + command.lines());
      assertTrue(
          command.lines().getLast().contains("total_obligated_amount"), () -> "" + command.lines());
    }
    ServeRefused refused = assertThrows(ServeRefused.class, () -> tables().parties(other, null));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("name, census_geoid"));
    Path nothing = workplace.folder().resolve("nothing");
    assertThrows(
        ServeRefused.class,
        () -> new Tables(nothing, null, TestSite.CLOCK.instant()).parties(divisions(), null));
    assertFalse(Files.exists(nothing));
  }

  @Test
  @Order(3)
  void namesEveryAwardOfAProgrammeYearThatTheRegisterLacks() throws Exception {
    List<List<String>> before = counts();
    Path file =
        file(
            "other-years.csv",
            AWARD_COLUMNS,
            "2018-1,1,2018-06-26,U1,A,17043,IL,16.738: JAG,B",
            "1999-2,1,1999-06-26,U1,A,17043,IL,16.738: JAG,B",
            "1998-3,1,1998-06-26,U1,A,17043,IL,16.738: JAG,B");

    List<String> lines = faulty(tables().awards(file, TestSite.PACK));

    // The years of packs/us-byrne-jag/programmes.yaml.
    String known = "its years are 2015, 2016, 2017, 2018, 2019, 2020";
    assertEquals(
        List.of(
            "award 1999-2: the programme jag has no year 1999 in the register; " + known,
            "award 1998-3: the programme jag has no year 1998 in the register; " + known,
            "proviso: 2 faults in the awards; nothing was entered"),
        lines);
    assertEquals(before, counts());
  }

  /// The pack has Cook County and the city of Chicago under identifiers of its own.
  @Test
  @Order(4)
  void entersPartiesAndAwardsWhileTheSiteRuns() throws Exception {
    List<String> parties = done(tables().parties(divisions(), null));
    List<String> awards = done(tables().awards(awards(), TestSite.PACK));

    // Illinois and Cook County are the pack's.
    assertEquals(
        List.of(
            "2 parties entered, 0 corrected, 2 as the register has them already",
            "0 awards entered, 0 corrected, 0 as the register has them already",
            "A site that is running shows it after its next start."),
        parties);
    assertEquals(
        List.of(
            "4 rows: 3 awards of programmes of the pack, 0 further rows of these, 1 rows of other programmes",
            "1 parties entered, 0 corrected, 0 as the register has them already",
            "3 awards entered, 0 corrected, 0 as the register has them already",
            "A site that is running shows it after its next start."),
        awards);
    assertEquals(
        List.of(
            List.of("2018-DJ-BX-9001", "county-17043", "2018", "100050"),
            List.of("2018-DJ-BX-9002", "uei:U2", "2018", "200000"),
            List.of("2018-DJ-BX-9003", "chicago-il", "2018", "300000")),
        WrittenSteps.rows(
            data,
            "SELECT number, recipient, year, cents FROM register.award"
                + " WHERE number LIKE '2018-DJ-BX-90%' ORDER BY number"));
    assertEquals(
        List.of(List.of("A Society", "county-17043")),
        WrittenSteps.rows(
            data, "SELECT name, within FROM register.party_record WHERE party = 'uei:U2'"));
    assertEquals(
        List.of(List.of("1")),
        WrittenSteps.rows(
            data, "SELECT count(*) FROM register.party_record WHERE party = 'chicago-il'"));
  }

  @Test
  @Order(5)
  void entersNothingTheSecondTime() throws Exception {
    List<List<String>> before = counts();

    List<String> parties = done(tables().parties(divisions(), null));
    List<String> awards = done(tables().awards(awards(), TestSite.PACK));

    assertEquals("Nothing of it is new: the register stays as it is.", parties.getLast());
    assertEquals(
        "0 parties entered, 0 corrected, 4 as the register has them already", parties.get(0));
    assertEquals("Nothing of it is new: the register stays as it is.", awards.getLast());
    assertEquals(
        "0 awards entered, 0 corrected, 3 as the register has them already", awards.get(2));
    assertEquals(before, counts());
  }

  @Tag("full")
  @Test
  @Order(6)
  void isShownAfterTheNextStartOfTheSite() throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      String page = "/recipients/uei:U2?on=2020-01-24";
      assertEquals(404, SiteProcess.get(client, site.address() + page).statusCode());

      site.terminate();
      assertEquals(SiteProcess.TERMINATED, site.exitCode());
      // Entered while no site runs.
      done(
          tables()
              .parties(
                  file(
                      "more.csv",
                      "id,name,census_geoid",
                      "ocd-division/country:us/state:il/county:lake,Lake County,place-17097"),
                  null));
      site = SiteProcess.serve(data, Map.of());

      String society = SiteProcess.get(client, site.address() + page).body();
      assertTrue(society.contains("A Society"), society);
      assertTrue(society.contains("2018-DJ-BX-9002"), society);
      String lake =
          SiteProcess.get(client, site.address() + "/recipients/county-17097?on=2020-01-24").body();
      assertTrue(lake.contains("Lake County"), lake);
      String found = SiteProcess.get(client, site.address() + "/search?q=Wheaton").body();
      assertTrue(found.contains("/recipients/place-1781048"), found);
    }
  }

  /// Reads a published table that lies beside the sources; skipped where it does not.
  @Test
  @Order(7)
  void entersTheWholePublishedTable() throws Exception {
    assumeTrue(Files.isRegularFile(DIVISIONS), DIVISIONS + " is not there");

    long begin = System.nanoTime();
    List<String> lines = done(tables().parties(DIVISIONS, null));
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("EnterTest: %.1f s: %s%n", seconds, lines);

    assertTrue(seconds < 60, () -> seconds + " s");
    // 39,242 rows, none of which can be lost.
    assertTrue(
        Long.parseLong(WrittenSteps.rows(data, "SELECT count(*) FROM register.party").get(0).get(0))
            > 39_242,
        lines::toString);
  }
}
