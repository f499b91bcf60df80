package org.proviso.law.finding;

/// Whether something was shown by the evidence, under the standard that applies.
public enum Shown {
  /// It was.
  SHOWN,
  /// It was not.
  NOT_SHOWN,
  /// Nobody concluded on it, or two who read it differ.
  OPEN;

  /// Returns whether both are shown: not, if one surely is not; open, if one is and none surely is
  /// not.
  Shown and(Shown other) {
    if (this == NOT_SHOWN || other == NOT_SHOWN) {
      return NOT_SHOWN;
    }
    return this == OPEN ? OPEN : other;
  }
}
