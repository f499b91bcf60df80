package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SortedDotsTest {

  private static final LocalDate FROM = LocalDate.of(2018, 1, 24);
  private static final LocalDate AS_OF = LocalDate.of(2018, 6, 1);

  private static SortedDots.Dot dot(
      String name, @Nullable String href, long days, boolean isOver, @Nullable Integer due) {
    return new SortedDots.Dot(
        name,
        href,
        "a <letter>",
        FROM,
        isOver ? FROM.plusDays(days) : null,
        days,
        due == null ? null : FROM.plusDays(due));
  }

  /// The longest is 100 days; one is due after 25, and one before it began.
  private static Picture picture() {
    return new SortedDots(
            "d",
            "Days",
            AS_OF,
            List.of(
                new SortedDots.Group("None", List.of()),
                new SortedDots.Group(
                    "Some",
                    List.of(
                        dot("Last", "/last", 100, false, -5),
                        dot("First", "/first", 0, true, null),
                        dot("<b>Middle</b>", null, 50, true, 25)))))
        .draw();
  }

  @Test
  void theShortestIsFirstInThePictureAndInTheTable() {
    assertEquals(
        List.of("First", "<b>Middle</b>", "Last"),
        picture().table().rows().stream().map(row -> row.get(2).data()).toList());
    assertEquals(3, new Drawn(picture()).marks("data-row").size());
    assertEquals(
        "Some,a <letter>,<b>Middle</b>,2018-01-24,2018-03-15,50,2018-02-18,answered",
        String.join(",", picture().table().rows().get(1).stream().map(Table.Cell::data).toList()));
  }

  @Test
  void aDotStandsAsFarAsItsDaysAndItsLastDayIsMarked() {
    List<Element> marks = new Drawn(picture()).marks("data-row");
    double first = Drawn.measure(Drawn.within(marks.get(0), "dots-dot"), "cx");
    double middle = Drawn.measure(Drawn.within(marks.get(1), "dots-dot"), "cx");
    double last = Drawn.measure(Drawn.within(marks.get(2), "dots-dot"), "cx");

    assertEquals(2, (last - first) / (middle - first), 0.001);
    String due = Drawn.within(marks.get(1), "dots-due").getAttribute("d");
    double at = Double.parseDouble(due.substring(1, due.indexOf(' ')));
    assertEquals(0.25, (at - first) / (last - first), 0.001);
    assertEquals(List.of(), Drawn.allWithin(marks.get(2), "dots-due"));
  }

  @Test
  void whatIsNotOverIsARingAndSaysSo() {
    List<Element> marks = new Drawn(picture()).marks("data-row");

    assertTrue(Drawn.hasClass(Drawn.within(marks.get(2), "dots-dot"), "dots-open"));
    assertEquals(List.of(), Drawn.allWithin(marks.get(1), "dots-open"));
    assertEquals("a", marks.get(2).getTagName());
    assertTrue(
        marks.get(2).getAttribute("aria-label").contains("Days: 100, not yet answered"),
        marks.get(2).getAttribute("aria-label"));
    assertEquals("g", marks.get(1).getTagName());
  }

  @Test
  void nothingTakesLessThanNoDays() {
    assertThrows(IllegalArgumentException.class, () -> dot("x", null, -1, true, null));
  }
}
