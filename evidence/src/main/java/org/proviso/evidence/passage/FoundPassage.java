package org.proviso.evidence.passage;

import java.util.Optional;

/// A passage that seems to restrict, permit or require something: a proposal for a reviewer.
///
/// @param span where it stands in the text that was searched
/// @param directive what it seems to do, never [Directive#NONE]
/// @param conduct what it seems to speak of
/// @param certainty the probability that the model gives what was asked for, or the directive if
///   nothing was, from 0 to 1
/// @param actor who is meant, in the text that was searched
/// @param addressee the agency, likewise
/// @param exception when it does not hold, or only holds, likewise
/// @param savings that something else does not forbid, likewise
public record FoundPassage(
    Span span,
    Directive directive,
    Conduct conduct,
    double certainty,
    Optional<Span> actor,
    Optional<Span> addressee,
    Optional<Span> exception,
    Optional<Span> savings) {}
