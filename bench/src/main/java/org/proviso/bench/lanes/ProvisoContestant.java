package org.proviso.bench.lanes;

import java.time.Duration;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

/// Our own engine.
final class ProvisoContestant implements Contestant<Facts> {

  private final Question question;

  ProvisoContestant(Question question) {
    this.question = question;
  }

  @Override
  public String name() {
    return "proviso";
  }

  @Override
  public String setting() {
    String work =
        switch (question) {
          case SWEEP -> "Sweep.of and readAll, from columns in memory";
          case ORDER, FACT ->
              "Sweep.with, and every change of the delta read; the sweep stays as it was";
        };
    return "one thread; " + work + "; can prove any answer afterwards, which is not timed";
  }

  @Override
  public Duration warmUp() {
    // Of a large sweep only the third or fourth runs at the speed that lasts, of orders the five
    // hundredth.
    return switch (question) {
      case SWEEP -> Duration.ofSeconds(10);
      case ORDER -> Duration.ofSeconds(15);
      case FACT -> Duration.ofSeconds(3);
    };
  }

  @Override
  public Peer<Facts> start() {
    return switch (question) {
      case SWEEP -> new ProvisoSweep();
      case ORDER, FACT -> new ProvisoChange(question);
    };
  }
}
