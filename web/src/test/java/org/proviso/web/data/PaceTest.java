package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void restsAfterASliceOfWork() throws InterruptedException {
    Pace pace = new Pace(Duration.ofMillis(200));
    Thread.sleep(15);
    long begin = System.nanoTime();

    pace.restIfDue();

    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(190).toNanos());
  }
}
