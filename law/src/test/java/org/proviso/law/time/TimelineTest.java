package org.proviso.law.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 2, 27);

  @Test
  void valueHoldsFromTheDayOfChangeOn() {
    Timeline<String> timeline =
        Timeline.startingWith("a").changeOn(LocalDate.of(2020, 2, 29), "b").build();

    assertEquals("a", timeline.at(LocalDate.of(2020, 2, 28)));
    assertEquals("b", timeline.at(LocalDate.of(2020, 2, 29)));
    assertEquals("b", timeline.at(LocalDate.of(2020, 3, 1)));
  }

  @Test
  void changeToTheSameValueIsNoChange() {
    Timeline<String> timeline =
        Timeline.startingWith("a").changeOn(FIRST, "a").changeOn(FIRST.plusDays(1), "b").build();

    assertEquals(1, timeline.changes().length);
    assertEquals(
        List.of(new Span(null, FIRST.plusDays(1)), Span.from(FIRST.plusDays(1))),
        timeline.pieces().stream().map(Timeline.Piece::span).toList());
  }

  @Test
  void laterOfTwoChangesOnOneDayCounts() {
    Timeline<String> timeline =
        Timeline.startingWith("a").changeOn(FIRST, "b").changeOn(FIRST, "a").build();

    assertEquals(Timeline.always("a"), timeline);
  }

  @Test
  void changesComeInOrderOfTime() {
    Timeline.Builder<String> builder = Timeline.startingWith("a").changeOn(FIRST, "b");

    assertThrows(IllegalArgumentException.class, () -> builder.changeOn(FIRST.minusDays(1), "c"));
  }

  @Test
  void mergingAgreesWithDayByDay() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      Timeline<Integer> one = any(random);
      Timeline<Integer> other = any(random);
      Timeline<Integer> sum = one.with(other, Integer::sum);
      for (int day = -1; day < 40; day++) {
        LocalDate on = FIRST.plusDays(day);
        assertEquals(one.at(on) + other.at(on), sum.at(on), "seed " + seed + " on " + on);
      }
      assertEquals(sum, other.with(one, Integer::sum), "seed " + seed);
    }
  }

  private static Timeline<Integer> any(Random random) {
    Timeline.Builder<Integer> builder = Timeline.startingWith(random.nextInt(3));
    int day = 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      day += random.nextInt(8);
      builder.changeOn(FIRST.plusDays(day), random.nextInt(3));
    }
    return builder.build();
  }
}
