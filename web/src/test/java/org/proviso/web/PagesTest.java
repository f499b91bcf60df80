package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.pack.Pack;
import org.proviso.pack.answers.PartyAnswers;
import org.proviso.pack.explain.Explainer;
import org.proviso.web.picture.AnswerLook;
import org.springframework.web.util.HtmlUtils;

/// What pages say is what the engine says of the pack: the same as `proviso ask`.
class PagesTest {

  private static final Pattern CELL =
      Pattern.compile(
          "<a class=\"cell\" href=\"(/answers/(\\w[^/]*/[^/]*)/([^/]*)/([^/?]*)\\?[^\"]*)\"[^>]*>"
              + "<span class=\"chip ([^\"]*)\">");
  private static final Pattern LEAD = Pattern.compile("<p class=\"lead\">([^<]*)</p>");

  private static final Pattern SIGN =
      Pattern.compile("class=\"sign\"[^>]*><span aria-hidden=\"true\">([^<]*)</span>");
  private static final Pattern WORD = Pattern.compile("<a class=\"word\"[^>]*>([^<]*)</a>");

  private static final Pack PACK = TestSite.pack();
  private static final LawEngine ENGINE = LawEngine.of(PACK.law(), PACK.register());

  private record Cell(String href, String condition, String party, String year, String look) {}

  private static List<Cell> cells(String query) {
    String page = TestSite.get("/day?" + query).body();
    List<Cell> cells = new ArrayList<>();
    CELL.matcher(page)
        .results()
        .forEach(
            (MatchResult found) ->
                cells.add(
                    new Cell(
                        HtmlUtils.htmlUnescape(found.group(1)),
                        found.group(2),
                        found.group(3),
                        found.group(4),
                        found.group(5))));
    return cells;
  }

  private static History history(Cell cell, @Nullable LocalDate viewpoint) {
    String programme = cell.condition().substring(0, cell.condition().indexOf('/'));
    Subject subject = PACK.register().subject(programme, cell.year(), cell.party()).orElseThrow();
    Asking asking = viewpoint == null ? Asking.CONTEMPORANEOUS : Asking.from(viewpoint);
    return ENGINE.history(cell.condition(), subject, asking);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2018-01-24, -, R4, 23",
        "2018-08-30, -, R4, 23",
        "2018-08-30, 2021-03-01, R4, 23",
        "2020-05-01, -, R3, 29",
        "2019-12-31, 2020-06-01, R1, 9"
      })
  void cellsOfADayAreTheAnswersOfTheEngine(
      LocalDate on, @Nullable LocalDate viewpoint, String round, int recipients) {
    String query =
        "on=" + on + (viewpoint == null ? "" : "&viewpoint=" + viewpoint) + "&round=" + round;
    List<Cell> cells = cells(query);

    // Each recipient has a row, and each row as many cells as there are columns.
    assertEquals(recipients, cells.stream().map(Cell::party).distinct().count());
    long columns =
        cells.stream().filter(cell -> cell.party().equals(cells.getFirst().party())).count();
    assertTrue(columns > 0);
    assertEquals(recipients * columns, cells.size());
    for (Cell cell : cells) {
      assertEquals(
          AnswerLook.of(history(cell, viewpoint).headlines().at(on)).cssClass(),
          cell.look(),
          cell.toString());
    }
  }

  @Test
  void reasonsOfAnAnswerAreThoseOfTheCommandLine() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    LocalDate on = LocalDate.of(2018, 8, 30);
    List<Cell> cells = cells("on=" + on);
    for (int i = 0; i < 30; i++) {
      Cell cell = cells.get(random.nextInt(cells.size()));
      var explanation = new Explainer(PACK).explain(history(cell, null), on);
      // Links to the glossary stand within sentences.
      String page =
          HtmlUtils.htmlUnescape(WORD.matcher(TestSite.get(cell.href()).body()).replaceAll("$1"));

      var lead = LEAD.matcher(page);
      assertTrue(lead.find(), "seed " + seed + ": " + cell);
      assertEquals(explanation.answer(), lead.group(1), "seed " + seed);
      explanation
          .because()
          .forEach(
              sentence -> {
                assertTrue(page.contains(sentence.text()), "seed " + seed + ": " + sentence);
                sentence
                    .citations()
                    .forEach(cited -> assertTrue(page.contains(cited.text()), cited.text()));
              });
      explanation
          .caveats()
          .forEach(caveat -> assertTrue(page.contains(caveat), "seed " + seed + ": " + caveat));
    }
  }

  /// The sign in a cell is the weakest mark of what the answer rests on, as its reasons say it.
  @ParameterizedTest
  @ValueSource(strings = {"2018-01-24", "2018-08-30", "2020-05-01"})
  void signsOfCellsAreTheMarksOfTheirAnswers(LocalDate on) {
    String page = TestSite.get("/day?on=" + on).body();
    int signed = 0;
    for (Cell cell : cells("on=" + on)) {
      Matcher found =
          Pattern.compile(
                  "href=\"" + Pattern.quote(HtmlUtils.htmlEscape(cell.href())) + "\"(.*?)</a>",
                  Pattern.DOTALL)
              .matcher(page);
      assertTrue(found.find(), cell.toString());
      Matcher sign = SIGN.matcher(found.group(1));
      String shown = sign.find() ? sign.group(1) : "V1";
      assertEquals(history(cell, null).on(on).confidence().name(), shown, cell.toString());
      signed += shown.equals("V1") ? 0 : 1;
    }
    assertEquals(signed > 0, page.contains("class=\"legend\""));
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    String page =
        HtmlUtils.htmlUnescape(
            TestSite.get("/conditions/jag/1373?on=x&viewpoint=y&known=z&year=1").body());
    for (String parameter : List.of("on: “x”", "viewpoint: “y”", "known: “z”", "year: “1”")) {
      assertTrue(page.contains(parameter), parameter);
    }
    assertEquals(400, TestSite.get("/acts?on=x").statusCode());
  }

  @Test
  void leadsToTheUsualDayAndKeepsTheRest() {
    for (String path :
        List.of("/day?round=R3", "/recipients?state=CA", "/conditions/jag/1373?year=2016")) {
      var response = TestSite.get(path);
      assertEquals(302, response.statusCode(), path);
      assertEquals(
          path.replace("?", "?on=2018-01-24&"),
          response.headers().firstValue("Location").orElseThrow());
    }
  }

  /// The list of dockets and its CSV have the same rows, whatever they are narrowed by.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&state=CA",
        "&kind=county&sort=name",
        "&programme=jag",
        "&order=yes",
        "&order=no",
        "&state=CA&kind=city&order=yes&sort=letters"
      })
  void listOfDocketsHasTheRowsOfItsFile(String filter) {
    String query = "?on=2018-08-30" + filter;
    List<String> listed =
        Pattern.compile("<th scope=\"row\"><a href=\"/recipients/([^?]*)[?]")
            .matcher(TestSite.get("/recipients" + query).body())
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();
    List<String> filed =
        TestSite.get("/recipients.csv" + query)
            .body()
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    assertEquals(filed, listed);
    for (String party : listed) {
      assertTrue(!filter.contains("state=CA") || "CA".equals(state(party)), party);
      if (filter.contains("order=")) {
        assertEquals(filter.contains("order=yes"), isBarred(party), party);
      }
    }
  }

  private static @Nullable String state(String party) {
    return PACK.register().party(party).orElseThrow().state();
  }

  private static boolean isBarred(String party) {
    return PartyAnswers.of(ENGINE, party, Asking.CONTEMPORANEOUS).verdicts().values().stream()
        .anyMatch(verdicts -> verdicts.at(LocalDate.of(2018, 8, 30)).headline() == Headline.BARRED);
  }

  @Test
  void entriesOfADocketAreThoseAskedFor() {
    String all = TestSite.get("/recipients/chicago-il?on=2018-01-24").body();
    String courts =
        TestSite.get("/recipients/chicago-il?on=2018-01-24&side=court&since=2018-01-01").body();
    assertTrue(entries(all).size() > entries(courts).size());
    assertTrue(!entries(courts).isEmpty());
    for (String entry : entries(courts)) {
      assertTrue(entry.contains("<span>Court</span>") && entry.compareTo("2018") > 0, entry);
    }
    long ofCourts =
        entries(all).stream()
            .filter(entry -> entry.contains("<span>Court</span>") && entry.compareTo("2018") > 0)
            .count();
    assertEquals(ofCourts, entries(courts).size());
  }

  /// The rows of a docket, each from its day on.
  private static List<String> entries(String page) {
    return Pattern.compile(
            "<tr id=\"entry-\\d+\"><td class=\"number\">\\d+</td><td class=\"day\">(.*?)</tr>",
            Pattern.DOTALL)
        .matcher(page)
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }
}
