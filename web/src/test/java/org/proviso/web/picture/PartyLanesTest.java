package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.web.picture.PartyLanes.Entry;
import org.proviso.web.picture.PartyLanes.Lane;
import org.w3c.dom.Element;

class PartyLanesTest {

  private static final Shown YEARS = new Shown(LocalDate.of(2016, 1, 1), LocalDate.of(2022, 1, 1));

  private static Entry entry(int number, String day, Lane lane) {
    return new Entry(number, LocalDate.parse(day), lane, "Entry " + number, "#e" + number);
  }

  private static PartyLanes lanes(Entry... entries) {
    return new PartyLanes("l", "Los Angeles", YEARS, null, List.of(entries));
  }

  private static List<String> names(PartyLanes lanes) {
    return new Drawn(lanes.draw())
        .ofClass("label-count").stream().map(Element::getTextContent).toList();
  }

  @Test
  void hasAFourthLaneOnlyForOthers() {
    assertEquals(
        List.of("Grantor", "Recipient", "Courts"),
        names(lanes(entry(1, "2018-01-24", Lane.GRANTOR))));
    assertEquals(
        List.of("Grantor", "Recipient", "Courts", "Others"),
        names(lanes(entry(1, "2018-01-24", Lane.OTHER))));
  }

  @Test
  void stacksEntriesOfOneDay() {
    Picture picture =
        lanes(
                entry(1, "2018-01-24", Lane.GRANTOR),
                entry(2, "2018-01-24", Lane.GRANTOR),
                entry(3, "2018-01-24", Lane.COURTS))
            .draw();

    List<Element> discs =
        new Drawn(picture).marks("data-row").stream().map(a -> Drawn.within(a, "disc")).toList();
    assertEquals(discs.get(0).getAttribute("x"), discs.get(1).getAttribute("x"));
    assertEquals(27, Drawn.measure(discs.get(0), "y") - Drawn.measure(discs.get(1), "y"), 0.01);
    assertTrue(Drawn.measure(discs.get(2), "y") > Drawn.measure(discs.get(0), "y") + 24);
  }

  @Test
  void keepsWhatIsNotShownInTheTable() {
    Picture picture =
        lanes(entry(1, "2009-01-01", Lane.GRANTOR), entry(2, "2018-01-24", Lane.COURTS)).draw();

    assertEquals(2, picture.table().rows().size());
    assertEquals(
        List.of(1),
        new Drawn(picture)
            .marks("data-row").stream().map(mark -> Drawn.number(mark, "data-row")).toList());
  }

  @Test
  void givesCrowdedLanesMoreRoom() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      LocalDate day = LocalDate.of(2018, 1, 1).plusDays(i * 9L);
      entries.add(entry(i + 1, day.toString(), Lane.COURTS));
    }
    Drawn sparse = new Drawn(lanes(entries.getFirst()).draw());
    Drawn dense = new Drawn(lanes(entries.toArray(Entry[]::new)).draw());

    Element narrow = sparse.ofClass("picture-plot").getFirst();
    Element wide = dense.ofClass("picture-plot").getFirst();
    assertTrue(Drawn.measure(wide, "width") > Drawn.measure(narrow, "width"));
    assertTrue(Drawn.measure(wide, "height") < 2 * 44 + 6 * 27 + 60);
  }

  @RepeatedTest(30)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(
        random -> {
          List<Entry> entries = new ArrayList<>();
          List<Lane> whose = List.of(Lane.values());
          for (int i = random.nextInt(150); i > 0; i--) {
            LocalDate day = LocalDate.of(2015, 6, 1).plusDays(random.nextInt(2600));
            entries.add(entry(i, day.toString(), whose.get(random.nextInt(4))));
          }
          check(new PartyLanes("l", "Random", YEARS, LocalDate.of(2018, 1, 24), entries));
        });
  }

  static void check(PartyLanes lanes) {
    Picture picture = lanes.draw();
    Drawn drawn = new Drawn(picture);
    drawn.isFitForAPage(lanes.id());
    assertEquals(lanes.entries().size(), picture.table().rows().size());
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < lanes.entries().size(); i++) {
      LocalDate day = lanes.entries().get(i).day();
      if (!day.isBefore(lanes.shown().from()) && day.isBefore(lanes.shown().until())) {
        shown.add(i);
      }
    }
    List<Element> marks = drawn.marks("data-row");
    assertEquals(shown, marks.stream().map(mark -> Drawn.number(mark, "data-row")).toList());
    double width = Drawn.measure(drawn.ofClass("picture-plot").getFirst(), "width") - 40;
    List<double[]> boxes = new ArrayList<>();
    for (Element mark : marks) {
      List<Table.Cell> row = picture.table().rows().get(Drawn.number(mark, "data-row"));
      Element disc = Drawn.within(mark, "disc");
      double at = EnforceabilityChartTest.x(lanes.shown(), row.get(1).data(), lanes.shown().from());
      double half = Drawn.measure(disc, "width") / 2;
      assertEquals(at, (Drawn.measure(disc, "x") + half - 20) / width, 1e-4);
      assertEquals(row.get(0).data(), Drawn.within(mark, "number").getTextContent());
      assertEquals(row.get(3).links().getFirst().href(), mark.getAttribute("href"));
      boxes.add(
          new double[] {
            Drawn.measure(disc, "x"),
            Drawn.measure(disc, "y"),
            2 * half,
            Drawn.measure(disc, "height")
          });
    }
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        assertTrue(!overlap(boxes.get(i), boxes.get(j)), i + " hides " + j);
      }
    }
    lanesAreInOrder(picture, marks);
  }

  /// Every mark of a lane stands above every mark of the lanes below it.
  private static void lanesAreInOrder(Picture picture, List<Element> marks) {
    List<String> order = List.of("Grantor", "Recipient", "Courts", "Others");
    for (Element one : marks) {
      for (Element other : marks) {
        int first = lane(picture, one, order);
        int second = lane(picture, other, order);
        if (first < second) {
          assertTrue(
              Drawn.measure(Drawn.within(one, "disc"), "y")
                  < Drawn.measure(Drawn.within(other, "disc"), "y"));
        }
      }
    }
  }

  private static int lane(Picture picture, Element mark, List<String> order) {
    return order.indexOf(picture.table().rows().get(Drawn.number(mark, "data-row")).get(2).text());
  }

  private static boolean overlap(double[] one, double[] other) {
    return one[0] < other[0] + other[2]
        && other[0] < one[0] + one[2]
        && one[1] < other[1] + other[3]
        && other[1] < one[1] + one[3];
  }
}
