package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.web.picture.EnforceabilityChart.Recipient;
import org.proviso.web.picture.EnforceabilityChart.Stretch;
import org.w3c.dom.Element;

class EnforceabilityChartTest {

  private static final ActLink ORDER = new ActLink("O1", "An order", "/act/O1");
  private static final ActLink STAY = new ActLink("O2", "A stay <of> \"it\" & more", "/act/O2");

  /// Four years of 365 or 366 days: 1461 days on 600 units of width.
  private static final Shown FOUR_YEARS =
      new Shown(LocalDate.of(2016, 1, 1), LocalDate.of(2020, 1, 1));

  private static Recipient recipient(String name, Stretch... stretches) {
    return new Recipient(name, "/party/" + name, List.of(stretches));
  }

  private static Stretch stretch(String from, String until, Headline headline, ActLink... by) {
    return new Stretch(
        new Span(
            from.isEmpty() ? null : LocalDate.parse(from),
            until.isEmpty() ? null : LocalDate.parse(until)),
        headline,
        "/proof?on=" + from,
        Mark.V1,
        List.of(by));
  }

  private static Picture draw(Recipient... recipients) {
    return new EnforceabilityChart(
            "c", "Access, FY2017", FOUR_YEARS, LocalDate.of(2018, 1, 1), List.of(recipients))
        .draw();
  }

  @Test
  void foldsThoseWithTheSameHistoryAndSaysHowMany() {
    Picture picture =
        draw(
            recipient("Adams", stretch("", "", Headline.NOT_BARRED)),
            recipient("Baker", stretch("2017-01-01", "", Headline.BARRED, ORDER)),
            recipient("Clark", stretch("2017-01-01", "", Headline.BARRED, ORDER)),
            recipient("Davis", stretch("2017-01-01", "", Headline.BARRED, STAY)));

    assertEquals(
        List.of("2 Baker; Clark", "1 Adams", "1 Davis"),
        picture.table().rows().stream()
            .map(row -> row.get(1).text() + " " + row.get(2).text())
            .toList());
    List<Element> labels = new Drawn(picture).marks("data-bar");
    assertEquals(
        List.of(2, 1, 1),
        labels.stream().map(label -> Drawn.number(label, "data-recipients")).toList());
    assertTrue(labels.getFirst().getTextContent().contains("2 recipients"));
  }

  @Test
  void doesNotFoldWhatWasCheckedLess() {
    Stretch sure = new Stretch(Span.ALWAYS, Headline.BARRED, "/proof", Mark.V1, List.of());
    Stretch less = new Stretch(Span.ALWAYS, Headline.BARRED, "/proof", Mark.V2, List.of());

    Picture picture = draw(recipient("Adams", sure), recipient("Baker", less));

    assertEquals(
        List.of("V1", "V2"),
        picture.table().rows().stream().map(row -> row.getLast().data()).toList());
  }

  @Test
  void placesStretchesByTheirDays() {
    Picture picture =
        draw(
            recipient(
                "Adams",
                stretch("", "2017-01-01", Headline.NOT_YET),
                stretch("2017-01-01", "2019-01-01", Headline.BARRED, ORDER),
                stretch("2019-01-01", "", Headline.UNCERTAIN, STAY)));

    // 2016 has 366 days, 2017 and 2018 have 730, 2019 has 365; the plot begins at 20.
    List<Element> shapes =
        new Drawn(picture).marks("data-row").stream().map(a -> Drawn.within(a, "shape")).toList();
    assertEquals(20, Drawn.measure(shapes.get(0), "x"), 0.01);
    assertEquals(366 * 600.0 / 1461, Drawn.measure(shapes.get(0), "width"), 0.3);
    assertEquals(730 * 600.0 / 1461, Drawn.measure(shapes.get(1), "width"), 0.3);
    assertEquals(365 * 600.0 / 1461, Drawn.measure(shapes.get(2), "width"), 0.3);
    assertEquals("none", shapes.get(0).getAttribute("fill"));
    assertEquals("url(#c-hatch)", shapes.get(1).getAttribute("fill"));
    assertEquals("url(#c-cross)", shapes.get(2).getAttribute("fill"));
  }

  @Test
  void namesTheActThatMadeAChangeByNumber() {
    Picture picture =
        draw(
            recipient("Adams", stretch("2018-05-01", "", Headline.BARRED, STAY)),
            recipient("Baker", stretch("2017-01-01", "", Headline.BARRED, ORDER)));

    Table acts = Objects.requireNonNull(picture.beside());
    assertEquals(
        List.of("1 2017-01-01 O1", "2 2018-05-01 O2"),
        acts.rows().stream()
            .map(
                row -> row.stream().limit(3).map(Table.Cell::text).collect(Collectors.joining(" ")))
            .toList());
    assertEquals("(2) O2 " + STAY.title(), picture.table().rows().getFirst().get(6).text());
    Element second = new Drawn(picture).marks("data-beside").get(1);
    assertEquals("/act/O2", second.getAttribute("href"));
    assertEquals("2", Drawn.within(second, "number").getTextContent());
  }

  @Test
  void leavesOutWhatIsNotShown() {
    Picture picture =
        draw(
            recipient(
                "Adams",
                stretch("2010-01-01", "2016-01-01", Headline.NOT_BARRED, ORDER),
                stretch("2016-01-01", "2020-01-01", Headline.BARRED),
                stretch("2020-01-01", "", Headline.NOT_BARRED, STAY)));

    assertEquals(1, picture.table().rows().size());
    assertNull(picture.beside());
  }

  @Test
  void marksTheChosenDay() {
    Element chosen =
        new Drawn(draw(recipient("Adams", stretch("", "", Headline.NOT_BARRED))))
            .ofClass("chosen")
            .getFirst();

    assertEquals("2018-01-01", chosen.getAttribute("data-day"));
    String line = Drawn.within(chosen, "chosen-line").getAttribute("d");
    double x = Double.parseDouble(line.substring(1, line.indexOf(' ')));
    assertEquals(20 + 731 * 600.0 / 1461, x, 0.3);
  }

  @RepeatedTest(40)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(
        random -> {
          List<Recipient> recipients = new ArrayList<>();
          for (int i = random.nextInt(12); i >= 0; i--) {
            recipients.add(randomRecipient(random, i));
          }
          EnforceabilityChart chart =
              new EnforceabilityChart(
                  "r", "Random", FOUR_YEARS, LocalDate.of(2018, 1, 24), recipients);
          check(chart);
        });
  }

  /// Compares the marks with the rows of the table, and both with the input.
  static void check(EnforceabilityChart chart) {
    Picture picture = chart.draw();
    Drawn drawn = new Drawn(picture);
    drawn.isFitForAPage(chart.id());
    drawn.standForEachOther("data-row", picture.table());
    Table beside = picture.beside();
    drawn.standForEachOther(
        "data-beside", beside == null ? new Table("", List.of(), List.of()) : beside);

    Map<String, Integer> counts = new LinkedHashMap<>();
    List<Element> marks = drawn.marks("data-row");
    for (int i = 0; i < marks.size(); i++) {
      List<Table.Cell> row = picture.table().rows().get(i);
      Element shape = Drawn.within(marks.get(i), "shape");
      double left = x(chart.shown(), row.get(3).data(), chart.shown().from());
      double right = x(chart.shown(), row.get(4).data(), chart.shown().until());
      assertEquals(left, (Drawn.measure(shape, "x") - 20) / width(drawn), 1e-4);
      assertEquals(right - left, Drawn.measure(shape, "width") / width(drawn), 1e-4);
      Headline answer = Headline.valueOf(row.get(5).data());
      assertTrue(Drawn.hasClass(marks.get(i), AnswerLook.of(answer).cssClass()));
      assertEquals(row.get(5).links().getFirst().href(), marks.get(i).getAttribute("href"));
      assertEquals(row.get(1).data(), Integer.toString(row.get(2).links().size()));
      counts.put(row.get(0).data(), row.get(2).links().size());
    }
    assertEquals(
        counts,
        drawn.marks("data-bar").stream()
            .collect(
                Collectors.toMap(
                    label -> Integer.toString(Drawn.number(label, "data-bar") + 1),
                    label -> Drawn.number(label, "data-recipients"),
                    (one, other) -> one,
                    LinkedHashMap::new)));
    // Every recipient stands in exactly one bar.
    assertEquals(
        chart.recipients().size(), counts.values().stream().mapToInt(Integer::intValue).sum());
    if (beside != null) {
      for (Element mark : drawn.marks("data-beside")) {
        List<Table.Cell> row = beside.rows().get(Drawn.number(mark, "data-beside"));
        double at = x(chart.shown(), row.get(1).data(), chart.shown().from());
        Element disc = Drawn.within(mark, "disc");
        assertEquals(at, (Drawn.measure(disc, "cx") - 20) / width(drawn), 1e-4);
        assertEquals(row.get(0).text(), Drawn.within(mark, "number").getTextContent());
      }
    }
  }

  private static double width(Drawn drawn) {
    return Drawn.measure(drawn.ofClass("picture-plot").getFirst(), "width") - 40;
  }

  /// Returns where a day of the table stands between the first day shown, 0, and the last, 1.
  static double x(Shown shown, String day, LocalDate open) {
    LocalDate at = day.isEmpty() ? open : LocalDate.parse(day);
    double share =
        (double) (at.toEpochDay() - shown.from().toEpochDay())
            / (shown.until().toEpochDay() - shown.from().toEpochDay());
    return Math.clamp(share, 0, 1);
  }

  private static Recipient randomRecipient(Random random, int number) {
    List<Stretch> stretches = new ArrayList<>();
    LocalDate from = null;
    int changes = random.nextInt(4);
    LocalDate at = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3) * 400L);
    for (int i = 0; i <= changes; i++) {
      LocalDate until = i == changes ? null : at.plusDays(1 + random.nextInt(3) * 300L);
      Headline headline = Seeds.answer(random);
      List<ActLink> by =
          from == null || random.nextBoolean()
              ? List.of()
              : random.nextBoolean() ? List.of(ORDER) : List.of(ORDER, STAY);
      stretches.add(
          new Stretch(
              new Span(from, until),
              headline,
              "/proof/" + number + "/" + i,
              List.of(Mark.values()).get(random.nextInt(4)),
              by));
      from = until;
      at = until == null ? at : until;
    }
    // Always one stretch that is shown: the last has no end, and none begins after 2019.
    return new Recipient("R" + number, "/party/" + number, stretches);
  }
}
