package org.proviso.law.act;

/// True, false, or not known.
public enum Truth {
  /// It is so.
  TRUE,
  /// It is not so.
  FALSE,
  /// The facts do not tell.
  UNKNOWN
}
