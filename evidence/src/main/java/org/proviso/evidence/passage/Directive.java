package org.proviso.evidence.passage;

import java.util.Locale;

/// What a passage does to the conduct that it speaks of.
public enum Directive {
  /// Forbids it, or allows it in one way alone ("only if", "only through", "not unless").
  RESTRICTS,
  /// Says that it is allowed, be it under a condition, or that nothing forbids it.
  PERMITS,
  /// Demands it.
  REQUIRES,
  /// None of these: a fact, a question, somebody else's rule, or a rule on something else.
  NONE;

  /// Returns its name in data, such as `restricts`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Directive of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
