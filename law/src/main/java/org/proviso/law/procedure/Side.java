package org.proviso.law.procedure;

/// Who takes a step.
public enum Side {
  /// Who gives the money, its officers and hearing officers included.
  GRANTOR,
  /// Who receives it.
  RECIPIENT,
  /// A court.
  COURT
}
