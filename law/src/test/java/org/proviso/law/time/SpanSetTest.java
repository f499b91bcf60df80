package org.proviso.law.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanSetTest {

  private static final LocalDate FIRST = LocalDate.of(2018, 1, 24);

  @Test
  void lastDayBeforeUntilBelongsAndUntilDoesNot() {
    Span span = Span.of(FIRST, FIRST.plusDays(30));

    assertTrue(span.covers(FIRST));
    assertTrue(span.covers(LocalDate.of(2018, 2, 22)));
    assertFalse(span.covers(LocalDate.of(2018, 2, 23)));
    assertFalse(span.covers(FIRST.minusDays(1)));
  }

  @Test
  void openEndsCoverEveryDayOnTheirSide() {
    assertTrue(Span.ALWAYS.covers(FIRST));
    assertTrue(Span.from(FIRST).covers(LocalDate.of(9999, 12, 31)));
    assertTrue(new Span(null, FIRST).covers(LocalDate.of(1, 1, 1)));
    assertFalse(new Span(null, FIRST).covers(FIRST));
  }

  @Test
  void spanIsNeverEmpty() {
    assertThrows(IllegalArgumentException.class, () -> Span.of(FIRST, FIRST));
    assertThrows(IllegalArgumentException.class, () -> Span.of(FIRST, FIRST.minusDays(1)));
  }

  @Test
  void spansThatMeetBecomeOne() {
    SpanSet set =
        SpanSet.union(
            List.of(
                Span.of(FIRST.plusDays(5), FIRST.plusDays(9)),
                Span.of(FIRST, FIRST.plusDays(5)),
                Span.of(FIRST.plusDays(2), FIRST.plusDays(3))));

    assertEquals(List.of(Span.of(FIRST, FIRST.plusDays(9))), set.spans());
  }

  @Test
  void complementOfNothingIsEverything() {
    assertEquals(SpanSet.ALWAYS, SpanSet.NEVER.complement());
    assertEquals(SpanSet.NEVER, SpanSet.ALWAYS.complement());
    assertEquals(List.of(Span.ALWAYS), SpanSet.ALWAYS.spans());
  }

  @Test
  void operationsAgreeWithDayByDayAndAreCanonical() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      SpanSet one = any(random);
      SpanSet other = any(random);
      for (int day = -2; day < 34; day++) {
        LocalDate on = FIRST.plusDays(day);
        boolean here = one.contains(on);
        boolean there = other.contains(on);
        String where = "seed " + seed + ", " + one + ", " + other + " on " + on;
        assertEquals(here || there, one.or(other).contains(on), where);
        assertEquals(here && there, one.and(other).contains(on), where);
        assertEquals(here && !there, one.minus(other).contains(on), where);
        assertEquals(!here, one.complement().contains(on), where);
      }
      // Laws that hold only if equal sets are equal objects.
      assertEquals(one.or(other), other.or(one), "seed " + seed);
      assertEquals(one.minus(other), one.and(other.complement()), "seed " + seed);
      assertEquals(
          one.or(other).complement(), one.complement().and(other.complement()), "seed " + seed);
      assertEquals(one, SpanSet.union(one.spans()), "seed " + seed);
    }
  }

  private static SpanSet any(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(28);
      LocalDate start = random.nextInt(10) == 0 ? null : FIRST.plusDays(from);
      LocalDate end = random.nextInt(10) == 0 ? null : FIRST.plusDays(from + 1 + random.nextInt(6));
      spans.add(new Span(start, end));
    }
    return SpanSet.union(spans);
  }
}
