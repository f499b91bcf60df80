package org.proviso.law.engine;

import java.util.List;
import java.util.Set;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;

/// A headline, the answers that single settlements give, and what would settle them.
///
/// @param headline the answer
/// @param possible the answers that some settlement gives; just the headline if it is firm
/// @param settledBy the open questions that the answer depends on; none if it is firm
public record Verdict(Headline headline, Set<Headline> possible, List<OpenQuestion> settledBy) {

  /// Copies the collections.
  public Verdict {
    possible = Set.copyOf(possible);
    settledBy = List.copyOf(settledBy);
  }
}
