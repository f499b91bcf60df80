package org.proviso.evidence.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.evidence.manifest.Location;

class FusionTest {

  private static final Location A = Location.of("smith", "a");
  private static final Location B = Location.of("smith", "b");
  private static final Location C = Location.of("smith", "c");
  private static final Location D = Location.of("smith", "d");

  /// By hand: a has 1/61 + 1/62 = 0.03252, c 1/63 + 1/61 = 0.03227, b 1/62 = 0.01613, d 1/63 =
  /// 0.01587.
  @Test
  void addsWhatTheRanksAreWorth() {
    assertEquals(List.of(A, C, B, D), Fusion.of(List.of(List.of(A, B, C), List.of(C, A, D))));
  }

  /// By hand: b has 2/62 = 0.03226, a 1/61 = 0.01639, c and d 1/61 and 1/63.
  @Test
  void putsWhatIsSecondInBothBeforeWhatIsFirstInOne() {
    assertEquals(List.of(B, A, C, D), Fusion.of(List.of(List.of(A, B), List.of(C, B, D))));
  }

  @Test
  void ordersWhatIsWorthTheSameByLocation() {
    assertEquals(List.of(A, D), Fusion.of(List.of(List.of(D), List.of(A))));
    assertEquals(List.of(), Fusion.of(List.of(List.of(), List.of())));
  }
}
