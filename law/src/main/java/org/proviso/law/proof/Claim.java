package org.proviso.law.proof;

import java.util.List;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.time.SpanSet;

/// One step of a proof beside the law's own words.
///
/// @param act the act
/// @param clause the clause
/// @param phases where the proof says that it operates
record Claim(Act act, Clause clause, List<Proof.Phase> phases) {

  /// Returns whether the proof says that the clause operates; questions that it does not list make
  /// no difference to it.
  boolean operates(int day, OwnWords.Settlement answers) {
    for (Proof.Phase phase : phases) {
      if (SpanSet.of(phase.span()).containsDay(day)) {
        return phase.settlements().get(answers.number());
      }
    }
    return false;
  }
}
