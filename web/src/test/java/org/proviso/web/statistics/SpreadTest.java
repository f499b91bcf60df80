package org.proviso.web.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  /// Worked by hand.
  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "3 1 2, 2",
    "9 9 1, 9",
    "10 20, 15.0",
    "10 21, 15.5",
    "0 1, 0.5",
    "40 10 20 30, 25.0",
    "1 2 3 100, 2.5",
    "31 10 40 20 33, 31",
    "5 5 5 5 5 6, 5.0"
  })
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle(String numbers, String median) {
    assertEquals(
        median,
        Spread.of(List.of(numbers.split(" ", -1)).stream().map(Long::valueOf).toList()).median());
  }

  /// What a reader would do with a pencil: strike the least and the greatest until one or two are
  /// left.
  private static long struck(List<Long> numbers) {
    List<Long> left = new ArrayList<>(numbers);
    while (left.size() > 2) {
      left.remove(Collections.min(left));
      left.remove(Collections.max(left));
    }
    return left.getFirst() + left.getLast();
  }

  @Test
  void agreesWithStrikingOutFromBothEnds() {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      List<Long> numbers =
          random.longs(1 + random.nextInt(40), 0, 1 + random.nextInt(300)).boxed().toList();
      Spread spread = Spread.of(numbers);
      assertEquals(struck(numbers), spread.twiceTheMedian(), numbers::toString);
      assertEquals(numbers.size(), spread.n());
    }
  }

  @Test
  void nothingHasNoMedianAndAListThatDoesNotAscendIsNone() {
    assertThrows(IllegalStateException.class, () -> Spread.of(List.of()).median());
    assertThrows(IllegalArgumentException.class, () -> new Spread(List.of(2L, 1L)));
  }

  /// Half a percent is rounded up: 1 of 8 is 12.5.
  @ParameterizedTest
  @CsvSource({"0, 5, 0", "5, 5, 100", "1, 8, 13", "1, 6, 17", "5, 6, 83", "7, 9, 78"})
  void aShareIsRoundedHalfUp(int part, int whole, int percent) {
    assertEquals(percent, Figure.share(part, whole));
  }

  @Test
  void fewHaveNoShare() {
    assertNull(Figure.share(4, 4));
    assertNull(Figure.share(0, 0));
  }
}
