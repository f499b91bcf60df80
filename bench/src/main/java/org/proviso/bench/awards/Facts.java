package org.proviso.bench.awards;

import java.util.SplittableRandom;

/// Three facts of each award, drawn independently: whether the condition applies to it (7 of 10),
/// whether it is exempt (2 of 10), whether an order covers it (3 of 10).
///
/// Awards are numbered from zero. Immutable.
final class Facts {

  private static final int APPLIES = 1;
  private static final int EXEMPT = 2;
  private static final int COVERED = 4;

  private final byte[] rows;

  private Facts(byte[] rows) {
    this.rows = rows;
  }

  /// Returns the facts of `count` awards: the same first rows for every count.
  static Facts of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rows = new byte[count];
    for (int award = 0; award < count; award++) {
      int applies = random.nextInt(10) < 7 ? APPLIES : 0;
      int exempt = random.nextInt(10) < 2 ? EXEMPT : 0;
      int covered = random.nextInt(10) < 3 ? COVERED : 0;
      rows[award] = (byte) (applies | exempt | covered);
    }
    return new Facts(rows);
  }

  /// Returns the eight awards that have every combination of facts.
  static Facts everyCombination() {
    return new Facts(new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
  }

  int count() {
    return rows.length;
  }

  boolean applies(int award) {
    return (rows[award] & APPLIES) != 0;
  }

  boolean exempt(int award) {
    return (rows[award] & EXEMPT) != 0;
  }

  boolean covered(int award) {
    return (rows[award] & COVERED) != 0;
  }
}
