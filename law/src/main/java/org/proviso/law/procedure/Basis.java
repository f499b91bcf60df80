package org.proviso.law.procedure;

/// As what a posting may name a step that it rests on.
public enum Basis {
  /// What was found of the recipient.
  FINDING,
  /// What told the recipient of the action.
  NOTICE,
  /// What finally decided on the action.
  DECISION,
  /// What told the recipient of an amount that is due.
  DEMAND
}
