package org.proviso.law.act;

import java.util.Set;

/// What a clause says of its own standing against opposite clauses.
///
/// @param overrides clauses that it declares itself an exception to, or overrides
/// @param preempts clauses that it beats by competence or pre-emption
/// @param specialTo clauses that it beats as the more special rule
public record Precedence(Set<String> overrides, Set<String> preempts, Set<String> specialTo) {

  /// Says nothing.
  public static final Precedence NONE = new Precedence(Set.of(), Set.of(), Set.of());

  /// Copies the sets.
  public Precedence {
    overrides = Set.copyOf(overrides);
    preempts = Set.copyOf(preempts);
    specialTo = Set.copyOf(specialTo);
  }
}
