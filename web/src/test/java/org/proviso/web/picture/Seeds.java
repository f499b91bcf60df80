package org.proviso.web.picture;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.proviso.law.proof.Headline;

/// Random input that can be repeated with `-Dproviso.seed`; a failure says which seed.
final class Seeds {

  private static final List<Headline> ANSWERS = List.of(Headline.values());

  private Seeds() {}

  static void each(Consumer<Random> test) {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? new Random().nextLong() : given;
    try {
      test.accept(new Random(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dproviso.seed=" + seed, e);
    }
  }

  static Headline answer(Random random) {
    return ANSWERS.get(random.nextInt(ANSWERS.size()));
  }
}
