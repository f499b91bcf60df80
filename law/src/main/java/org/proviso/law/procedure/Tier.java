package org.proviso.law.procedure;

/// How a recipient holds its money.
public enum Tier {
  /// By an award of its own.
  DIRECT,
  /// Out of another recipient's award.
  SUB
}
