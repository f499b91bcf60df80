package org.proviso.law.engine;

import java.util.Set;
import org.proviso.law.proof.Headline;

/// What holds of one condition for one award on a stretch of days, apart from what became of the
/// award itself.
///
/// @param headline the answer in one word
/// @param possible the answers that some settlement gives; just the headline if it is firm
/// @param term whether the condition is among the terms
/// @param bar whether enforcement is barred
/// @param met whether the condition is met
public record Holding(
    Headline headline,
    Set<Headline> possible,
    Answer.Term term,
    Answer.Bar bar,
    Answer.Met.Value met) {

  /// Copies the set.
  public Holding {
    possible = Set.copyOf(possible);
  }
}
