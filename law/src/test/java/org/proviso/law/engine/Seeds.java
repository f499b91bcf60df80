package org.proviso.law.engine;

/// Seeds of random tests: a new one each time, or the one given with `-Dproviso.seed`; always
/// printed.
final class Seeds {

  private Seeds() {}

  static long next(String test) {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? System.nanoTime() : given;
    System.out.println(test + ": -Dproviso.seed=" + seed);
    return seed;
  }
}
