package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.web.picture.ChangeStrip.Change;
import org.w3c.dom.Element;

class ChangeStripTest {

  private static final Shown YEARS = new Shown(LocalDate.of(2016, 1, 1), LocalDate.of(2022, 1, 1));
  private static final Change FIRST = change("2015-06-01", 3);
  private static final Change SECOND = change("2017-09-15", 1);
  private static final Change THIRD = change("2018-04-01", 4);

  private static Change change(String day, int answers) {
    return new Change(LocalDate.parse(day), answers, "/day?on=" + day, List.of());
  }

  private static ChangeStrip strip(String day) {
    return new ChangeStrip(
        "s", "Changes", YEARS, LocalDate.parse(day), List.of(FIRST, SECOND, THIRD));
  }

  @Test
  void stepsFromChangeToChangeBeyondWhatIsShown() {
    assertEquals(Optional.of(FIRST), strip("2017-09-15").previous());
    assertEquals(Optional.of(THIRD), strip("2017-09-15").next());
    assertEquals(Optional.of(SECOND), strip("2017-09-16").previous());
    assertEquals(Optional.empty(), strip("2015-06-01").previous());
    assertEquals(Optional.empty(), strip("2018-04-01").next());
  }

  @Test
  void drawsFourAnswersTwiceAsHighAsOne() {
    List<Element> ticks =
        new Drawn(strip("2018-01-24").draw())
            .marks("data-row").stream().map(mark -> Drawn.within(mark, "change")).toList();

    assertEquals(2, ticks.size());
    assertEquals(
        2, Drawn.measure(ticks.get(1), "height") / Drawn.measure(ticks.get(0), "height"), 0.001);
  }

  @Test
  void marksTheChosenDayIfItIsAChange() {
    List<Element> marks = new Drawn(strip("2018-04-01").draw()).marks("data-row");

    assertTrue(!Drawn.hasClass(marks.get(0), "is-chosen"));
    assertTrue(Drawn.hasClass(marks.get(1), "is-chosen"));
  }

  @Test
  void refusesChangesOutOfOrder() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChangeStrip("s", "Changes", YEARS, YEARS.from(), List.of(THIRD, SECOND)));
    assertThrows(IllegalArgumentException.class, () -> change("2018-01-01", 0));
  }

  @RepeatedTest(30)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(
        random -> {
          List<Change> changes = new ArrayList<>();
          LocalDate day = LocalDate.of(2014, 1, 1);
          for (int i = random.nextInt(120); i > 0; i--) {
            day = day.plusDays(1 + random.nextInt(60));
            changes.add(change(day.toString(), 1 + random.nextInt(400)));
          }
          check(new ChangeStrip("s", "Changes", YEARS, LocalDate.of(2018, 1, 24), changes));
        });
  }

  static void check(ChangeStrip strip) {
    Picture picture = strip.draw();
    Drawn drawn = new Drawn(picture);
    drawn.isFitForAPage(strip.id());
    drawn.standForEachOther("data-row", picture.table());
    double most =
        picture.table().rows().stream()
            .mapToDouble(row -> Double.parseDouble(row.get(1).data()))
            .max()
            .orElse(1);
    int shown = 0;
    for (Element mark : drawn.marks("data-row")) {
      List<Table.Cell> row = picture.table().rows().get(shown++);
      Element tick = Drawn.within(mark, "change");
      double at = EnforceabilityChartTest.x(strip.shown(), row.get(0).data(), strip.day());
      double middle = Drawn.measure(tick, "x") + Drawn.measure(tick, "width") / 2;
      assertEquals(50 + 1100 * at, middle, 0.02);
      double share = Drawn.measure(tick, "height") / 52;
      assertEquals(Double.parseDouble(row.get(1).data()) / most, share * share, 0.002);
      assertEquals(row.get(0).links().getFirst().href(), mark.getAttribute("href"));
    }
    assertEquals(
        strip.changes().stream()
            .filter(each -> !each.day().isBefore(strip.shown().from()))
            .filter(each -> each.day().isBefore(strip.shown().until()))
            .count(),
        shown);
  }
}
