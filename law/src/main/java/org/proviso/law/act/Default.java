package org.proviso.law.act;

/// A rule that filled in what a clause did not say. Each one that was applied is shown in proofs.
public enum Default {
  /// No day of effect is stated, so the clause takes effect on the day it was issued.
  FROM_DAY_OF_ISSUE,
  /// Nothing is stated on reach back, so the clause takes effect forward only.
  NUNC,
  /// Nothing is stated on reach back; the vacatur of a rule takes effect from the rule's beginning.
  TUNC_VACATUR_OF_RULE,
  /// Nothing is stated on reach back; undoing a vacatur takes effect from the vacatur's beginning.
  TUNC_REVERSAL_OF_VACATUR,
  /// A ruling on appeal undoes relief below and no mandate is on record, so its effect is an open
  /// question from the day of the ruling.
  MANDATE_NOT_RECORDED,
  /// The record does not say when it was entered, so it counts as entered on the day of issue.
  ENTERED_ON_DAY_OF_ISSUE,
  /// The scope does not say whether it reaches sub-recipients, so that is an open question.
  SUB_RECIPIENTS_DISPUTED,
  /// The scope does not say as of which day membership counts, so it counts on each day.
  MEMBERSHIP_ON_EACH_DAY
}
