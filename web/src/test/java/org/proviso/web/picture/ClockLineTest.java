package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.web.picture.ClockLine.Kind;
import org.proviso.web.picture.ClockLine.Point;
import org.w3c.dom.Element;

class ClockLineTest {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final LocalDate TODAY = LocalDate.of(2018, 1, 25);

  private static Point point(Kind kind, String day, String words) {
    return new Point(kind, LocalDate.parse(day), null, words);
  }

  private static ClockLine line(Point... points) {
    return new ClockLine(
        "c", "Clock", TODAY, LocalDate.of(2018, 1, 24), LocalDate.of(2018, 2, 23), List.of(points));
  }

  @Test
  void putsPointsInOrderOfTimeInPictureAndTable() {
    Picture picture =
        line(point(Kind.DUE, "2018-02-23", "due"), point(Kind.HAPPENED, "2018-01-24", "sent"))
            .draw();

    assertEquals(
        List.of("2018-01-24", "2018-02-23"),
        picture.table().rows().stream().map(row -> row.getFirst().data()).toList());
    List<Element> marks = new Drawn(picture).marks("data-row");
    assertEquals("sent 24 Jan 2018", marks.get(0).getTextContent());
    assertTrue(Drawn.hasClass(marks.get(1), "clock-due"));
  }

  @Test
  void writesOnThePlateThatItsDayIsTodayAndThePlateHoldsTheWords() {
    Picture picture = line(point(Kind.DUE, "2018-02-23", "due")).draw();

    Element plate = new Drawn(picture).marks("data-day").getFirst();
    assertEquals("today, 25 Jan 2018", plate.getTextContent());
    // 18 characters of at least 6 units.
    assertTrue(Drawn.measure(Drawn.within(plate, "chosen-plate"), "width") >= 18 * 6);
  }

  @Test
  void drawsAStandstillOfTwiceTheDaysTwiceAsLong() {
    Picture picture =
        line(
                new Point(
                    Kind.STANDSTILL, LocalDate.of(2018, 2, 1), LocalDate.of(2018, 2, 4), "still"),
                new Point(
                    Kind.STANDSTILL, LocalDate.of(2018, 2, 10), LocalDate.of(2018, 2, 16), "still"))
            .draw();

    List<Element> bands =
        new Drawn(picture)
            .marks("data-row").stream().map(mark -> Drawn.within(mark, "standstill")).toList();
    assertEquals(
        2, Drawn.measure(bands.get(1), "width") / Drawn.measure(bands.get(0), "width"), 0.01);
    assertEquals("2018-02-16", picture.table().rows().get(1).getLast().data());
  }

  @Test
  void leavesTheEndOpenOfAStandstillWithoutKnownEnd() {
    Picture picture = line(point(Kind.STANDSTILL, "2018-01-25", "still")).draw();

    assertEquals("", picture.table().rows().getFirst().getLast().data());
    assertEquals("…", picture.table().rows().getFirst().getLast().text());
  }

  @Test
  void refusesAClockToWhichNothingHappened() {
    assertThrows(IllegalArgumentException.class, ClockLineTest::line);
  }

  @RepeatedTest(30)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(
        random -> {
          List<Point> points = new ArrayList<>();
          for (int i = 1 + random.nextInt(12); i > 0; i--) {
            LocalDate day = TODAY.plusDays(random.nextInt(400) - 200);
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            LocalDate end =
                kind == Kind.STANDSTILL && random.nextBoolean()
                    ? day.plusDays(1 + random.nextInt(90))
                    : null;
            points.add(new Point(kind, day, end, "<b>&" + i));
          }
          Picture picture = line(points.toArray(Point[]::new)).draw();
          Drawn drawn = new Drawn(picture);
          drawn.isFitForAPage("c");
          drawn.standForEachOther("data-row", picture.table());
        });
  }
}
