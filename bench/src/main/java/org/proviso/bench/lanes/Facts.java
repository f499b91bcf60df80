package org.proviso.bench.lanes;

import org.proviso.bench.race.Scale;
import org.proviso.law.act.Law;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Register;

/// A law, a register, and the awards that a contestant takes. Immutable.
///
/// @param law the law
/// @param register the parties and what is known of them
/// @param awards the awards: the first rows of all, or all
/// @param size how many awards there are in all
/// @param seed what orders and facts to come are drawn from
record Facts(Law law, Register register, Awards awards, int size, long seed) {

  /// Makes awards and takes the first `share` of them.
  static Facts of(LargeRegister.Mix mix, Scale scale, int share) {
    LargeRegister.Made made = LargeRegister.make(scale.seed(), mix, scale.rows(), scale.acts());
    return new Facts(
        made.law(), made.register(), first(made.awards(), share), scale.rows(), scale.seed());
  }

  private static Awards first(Awards awards, int count) {
    if (count == awards.size()) {
      return awards;
    }
    Awards.Builder builder = Awards.builder();
    for (int row = 0; row < count; row++) {
      builder.add(
          awards.parties().text(awards.recipient(row)),
          awards.programmes().text(awards.programme(row)),
          awards.years().text(awards.year(row)),
          awards.award(row));
    }
    return builder.build();
  }
}
