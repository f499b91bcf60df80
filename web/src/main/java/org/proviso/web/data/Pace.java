package org.proviso.web.data;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Keeps work that nobody waits for from taking a processor away from readers: after a slice of
/// work comes a rest. For one thread.
final class Pace {

  private static final Duration SLICE = Duration.ofMillis(10);

  private final Duration rest;
  private long began = System.nanoTime();

  /// @param rest how long a rest is; zero for none
  Pace(Duration rest) {
    this.rest = rest;
  }

  /// Rests if a slice of work is over. An interrupt ends the rest.
  void restIfDue() {
    if (System.nanoTime() - began > SLICE.toNanos()) {
      LockSupport.parkNanos(rest.toNanos());
      began = System.nanoTime();
    }
  }
}
