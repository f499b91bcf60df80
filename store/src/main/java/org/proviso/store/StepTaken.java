package org.proviso.store;

import org.proviso.law.procedure.Standing;

/// What it comes to when somebody acts in a matter.
public sealed interface StepTaken {

  /// It is done, and on the record.
  ///
  /// @param event number of the event
  record Done(long event) implements StepTaken {}

  /// The procedure does not allow the step, or it can not be said that it does. Nothing was done.
  record NotOpen(Standing standing) implements StepTaken {}

  /// Nothing was done.
  record Refused(Reason reason) implements StepTaken {}

  /// Why nothing was done.
  enum Reason {
    /// There is no such award, matter, proposal, step or order.
    NOT_THERE,
    /// There is one already.
    IS_THERE,
    /// An identifier would be no word of the record.
    NO_WORD,
    /// It was decided before.
    ALREADY_DECIDED,
    /// Who proposes does not decide.
    OWN_PROPOSAL,
    /// The day is after today, or before that of what it is about.
    DAY,
    /// It is so already.
    NO_CHANGE,
    /// Who made a finding is not the second person who reads it.
    OWN_FINDING,
    /// A conclusion, an opinion or a reason is lacking, or is on nothing.
    INCOMPLETE,
    /// The recipient was not shown the finding.
    NOT_DISCLOSED
  }
}
