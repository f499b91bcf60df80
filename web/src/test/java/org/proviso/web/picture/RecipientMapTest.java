package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;
import org.proviso.law.proof.Headline;
import org.proviso.web.picture.RecipientMap.Recipient;
import org.w3c.dom.Element;

class RecipientMapTest {

  private static Recipient recipient(
      String name, @Nullable String fips, @Nullable String county, @Nullable Long cents) {
    return new Recipient(
        name, "/party/" + name, fips, county, cents, Headline.BARRED, "/proof/" + name, Mark.V1);
  }

  private static RecipientMap map(List<Recipient> recipients) {
    return new RecipientMap("m", "Recipients", LocalDate.of(2018, 1, 24), recipients);
  }

  private static List<Element> circles(Picture picture, String name) {
    return new Drawn(picture)
        .marks("data-row").stream().map(mark -> Drawn.within(mark, name)).toList();
  }

  /// The middles of California and of Los Angeles County, measured on the map by hand: 82, 288 and
  /// 89, 356.
  @Test
  void putsAPlaceIntoItsCountyAndAStateIntoItsMiddle() {
    List<Element> circles =
        circles(
            map(List.of(
                    recipient("California", "06", null, 100_00L),
                    recipient("Los Angeles", "0644000", "06037", 100_00L)))
                .draw(),
            "shape");

    assertEquals(82, Drawn.measure(circles.get(0), "cx"), 1);
    assertEquals(288, Drawn.measure(circles.get(0), "cy"), 1);
    assertEquals(89, Drawn.measure(circles.get(1), "cx"), 1);
    assertEquals(356, Drawn.measure(circles.get(1), "cy"), 1);
  }

  @Test
  void givesFourTimesTheAwardTwiceTheRadius() {
    List<Element> circles =
        circles(
            map(List.of(
                    recipient("A", "06", null, 400_000_00L),
                    recipient("B", "48", null, 100_000_00L)))
                .draw(),
            "shape");

    assertEquals(2, Drawn.measure(circles.get(0), "r") / Drawn.measure(circles.get(1), "r"), 0.001);
  }

  @Test
  void doesNotTakeAnUnknownAmountForNothing() {
    Picture picture =
        map(List.of(recipient("A", "06", null, null), recipient("B", "48", null, 100L))).draw();

    assertEquals(
        1,
        new Drawn(picture)
            .marks("data-row").stream()
                .filter(mark -> !Drawn.allWithin(mark, "unknown").isEmpty())
                .count());
    assertEquals("amount not known", picture.table().rows().get(0).get(2).text());
    assertEquals("", picture.table().rows().get(0).get(2).data());
    assertEquals("1.00", picture.table().rows().get(1).get(2).data());
  }

  @Test
  void listsThoseWithoutAPlace() {
    Picture picture =
        map(List.of(
                recipient("No code", null, null, 100L),
                recipient("Texas", "48", null, 100L),
                recipient("Place without a county", "0644000", null, 100L),
                recipient("Puerto Rico", "72", null, 100L)))
            .draw();

    Table beside = Objects.requireNonNull(picture.beside());
    assertEquals(
        List.of("No code", "Place without a county", "Puerto Rico"),
        beside.rows().stream().map(row -> row.getFirst().text()).toList());
    assertEquals(4, picture.table().rows().size());
    assertEquals(1, new Drawn(picture).marks("data-row").size());
  }

  @Test
  void hasAPlaceForEveryRecipientOfThePackAndStaysSmall() {
    Picture picture = new PackSamples().map("jag/access", "2017").draw();

    assertNull(picture.beside());
    assertTrue(picture.svg().getBytes(StandardCharsets.UTF_8).length <= 150_000);
  }

  @RepeatedTest(20)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(
        random -> {
          List<String> divisions =
              List.of("06", "48", "06037", "06001", "36061", "15", "0644000", "11", "72", "x");
          List<Recipient> recipients = new ArrayList<>();
          for (int i = random.nextInt(60); i > 0; i--) {
            String fips = divisions.get(random.nextInt(divisions.size()));
            Long cents = random.nextInt(5) == 0 ? null : (long) random.nextInt(500_000_00);
            recipients.add(
                new Recipient(
                    "R" + i,
                    "/party/" + i,
                    fips.equals("x") ? null : fips,
                    fips.length() == 7 ? "06037" : null,
                    cents,
                    Seeds.answer(random),
                    "/proof/" + i,
                    List.of(Mark.values()).get(random.nextInt(4))));
          }
          check(map(recipients));
        });
  }

  static void check(RecipientMap map) {
    Picture picture = map.draw();
    Drawn drawn = new Drawn(picture);
    drawn.isFitForAPage(map.id());
    Table beside = picture.beside();
    int unplaced = beside == null ? 0 : beside.rows().size();
    List<Element> marks = drawn.marks("data-row");
    assertEquals(map.recipients().size(), picture.table().rows().size());
    assertEquals(map.recipients().size(), marks.size() + unplaced);
    double most =
        picture.table().rows().stream()
            .map(row -> row.get(2).data())
            .filter(amount -> !amount.isEmpty())
            .mapToDouble(Double::parseDouble)
            .max()
            .orElse(0);
    List<double[]> circles = new ArrayList<>();
    for (Element mark : marks) {
      List<Table.Cell> row = picture.table().rows().get(Drawn.number(mark, "data-row"));
      Element shape = Drawn.within(mark, "shape");
      String amount = row.get(2).data();
      List<Element> ring = Drawn.allWithin(mark, "unknown");
      assertEquals(amount.isEmpty(), !ring.isEmpty());
      double radius = Drawn.measure(ring.isEmpty() ? shape : ring.getFirst(), "r");
      double expected =
          amount.isEmpty()
              ? 8.5
              : most == 0
                  ? 5
                  : Math.max(5, 26 * Math.sqrt(new BigDecimal(amount).doubleValue() / most));
      assertEquals(expected, radius, 0.01);
      assertTrue(
          Drawn.hasClass(mark, AnswerLook.of(Headline.valueOf(row.get(1).data())).cssClass()));
      assertEquals(row.get(1).links().getFirst().href(), mark.getAttribute("href"));
      assertEquals(
          map.recipients().get(Drawn.number(mark, "data-row")).checked().name(), row.get(4).data());
      circles.add(new double[] {Drawn.measure(shape, "cx"), Drawn.measure(shape, "cy"), radius});
    }
    for (int i = 0; i < circles.size(); i++) {
      for (int j = i + 1; j < circles.size(); j++) {
        double[] one = circles.get(i);
        double[] other = circles.get(j);
        assertTrue(
            Math.hypot(one[0] - other[0], one[1] - other[1]) > one[2] + other[2],
            "circles hide each other");
      }
    }
  }
}
