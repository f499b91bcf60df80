package org.proviso.law.proof;

/// The answer in one word: whether a condition could be enforced against a subject on a day.
///
/// In this order, the first that holds.
public enum Headline {
  /// The condition had not been announced.
  NOT_YET,
  /// The terms of this programme year, or of this award, have no such condition.
  NOT_IN_TERMS,
  /// An order in operation stops enforcement against this subject.
  BARRED,
  /// Different answers follow from different ways of settling what is not known or is disputed.
  UNCERTAIN,
  /// No order bars enforcement, but an agency has said that it will not enforce.
  FORBORNE,
  /// No known act bars enforcement. Not a finding that the condition is lawful.
  NOT_BARRED
}
