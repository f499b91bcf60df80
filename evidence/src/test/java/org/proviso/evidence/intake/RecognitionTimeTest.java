package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecognitionTimeTest {

  @Test
  void isFiveTimesAsLongAndASecondMoreForEveryFourKibibytes() {
    Limits limits = Limits.defaults();

    assertEquals(Duration.ofSeconds(60), limits.time(40_960));
    assertEquals(Duration.ofSeconds(300 + 10), limits.recognising().time(40_960));
  }
}
