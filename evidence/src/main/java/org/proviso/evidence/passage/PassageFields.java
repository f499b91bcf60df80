package org.proviso.evidence.passage;

import java.util.List;
import java.util.Optional;

/// Who is meant by a passage, towards whom, with which exception, and what it says that it leaves
/// alone: found by rules on the order of words.
///
/// @param actor who is to do or not to do it
/// @param addressee the agency
/// @param exception when it does not hold, or only holds
/// @param savings that something else does not forbid
record PassageFields(
    Optional<Span> actor,
    Optional<Span> addressee,
    Optional<Span> exception,
    Optional<Span> savings) {

  /// Returns what stands in a passage.
  static PassageFields of(String passage) {
    int from = Lead.end(passage);
    Optional<Span> exception = ExceptionRules.in(passage, from);
    List<Span> agencies = AgencyRules.in(passage);
    Optional<Span> actor = ActorRules.in(passage, from, exception, agencies);
    return new PassageFields(
        actor,
        AgencyRules.addressee(passage, agencies, from, actor, exception),
        exception,
        SavingsRules.in(passage));
  }
}
