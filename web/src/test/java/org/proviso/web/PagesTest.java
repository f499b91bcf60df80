package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
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
}
