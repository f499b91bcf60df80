package org.proviso.law.act;

/// How far a fact was checked, best first.
public enum Mark {
  /// Checked against the words of the primary text.
  V1,
  /// Checked only against a secondary source.
  V2,
  /// Not checked against a source.
  M,
  /// Doubtful: sources are thin or conflict, or the legal effect is arguable.
  D;

  /// Returns the weaker of the two.
  public Mark weaker(Mark other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
