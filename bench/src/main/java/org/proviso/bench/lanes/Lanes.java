package org.proviso.bench.lanes;

import java.util.ArrayList;
import java.util.List;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.Holding;
import org.proviso.law.fact.Award;
import org.proviso.law.proof.Headline;

/// A combination of what the lanes of an award and a condition say, as one number: headline,
/// possible headlines (a bit for each), term, bar, met, award status. Parts are numbered as their
/// enums list them.
// The numbers are compared within one build and never stored.
@SuppressWarnings("EnumOrdinal")
final class Lanes {

  private Lanes() {}

  static int of(int headline, int possible, int term, int bar, int met, int status) {
    return ((((headline << 6 | possible) << 2 | term) << 2 | bar) << 2 | met) << 2 | status;
  }

  static int of(Holding holding, Award.Status status) {
    int possible = 0;
    for (Headline each : holding.possible()) {
      possible |= 1 << each.ordinal();
    }
    return of(
        holding.headline().ordinal(),
        possible,
        holding.term().ordinal(),
        holding.bar().ordinal(),
        holding.met().ordinal(),
        status.ordinal());
  }

  /// Returns the combination in words.
  static String words(int lanes) {
    List<Headline> possible = new ArrayList<>();
    for (Headline each : Headline.values()) {
      if ((lanes >>> (8 + each.ordinal()) & 1) != 0) {
        possible.add(each);
      }
    }
    return "%s of %s, term %s, bar %s, met %s, award %s"
        .formatted(
            Headline.values()[lanes >>> 14],
            possible,
            Answer.Term.values()[lanes >>> 6 & 3],
            Answer.Bar.values()[lanes >>> 4 & 3],
            Answer.Met.Value.values()[lanes >>> 2 & 3],
            Award.Status.values()[lanes & 3]);
  }
}
