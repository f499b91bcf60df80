package org.proviso.bench.lanes;

import java.time.Duration;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

/// A loop that knows the shape of this law: the limit of what this JVM can do.
final class LoopContestant implements Contestant<Facts> {

  private final Question question;

  LoopContestant(Question question) {
    this.question = question;
  }

  @Override
  public String name() {
    return "java-loop";
  }

  @Override
  public String setting() {
    String work =
        switch (question) {
          case SWEEP -> "what parties without records of their own share is worked out once";
          case ORDER, FACT ->
              "an index of each party's rows; what awards share is kept, the stretches of an award"
                  + " that is touched are worked out, before and after, and nothing is stored";
        };
    return "one thread; the law compiled into arrays, days as numbers, no object for an award; "
        + work
        + "; gives no reasons";
  }

  @Override
  public Duration warmUp() {
    // Of a large sweep only the third or fourth runs at the speed that lasts.
    return question == Question.SWEEP ? Duration.ofSeconds(10) : Duration.ofSeconds(3);
  }

  @Override
  public Peer<Facts> start() {
    return switch (question) {
      case SWEEP -> new LoopSweep();
      case ORDER, FACT -> new LoopChange(question);
    };
  }
}
