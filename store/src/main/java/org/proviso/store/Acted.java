package org.proviso.store;

/// What it comes to when somebody acts on an inquiry.
public sealed interface Acted {

  /// It is done, and on the record.
  ///
  /// @param event number of the event
  record Done(long event) implements Acted {}

  /// Nothing was done.
  record Refused(Reason reason) implements Acted {}

  /// Why nothing was done.
  enum Reason {
    /// There is no such inquiry, letter or delivery.
    NOT_THERE,
    /// There is one of that name.
    NAME_TAKEN,
    /// A name, or a key that it becomes part of, would be no word of the record: too long, or with
    /// characters that no word has.
    NO_WORD,
    /// The mailing is of a kind that has other letters.
    OTHER_KIND,
    /// It is not proposed, so nothing can be decided.
    NOT_PROPOSED,
    /// It was proposed before.
    ALREADY_PROPOSED,
    /// Some of its letters are not written.
    LETTERS_MISSING,
    /// It was decided before.
    ALREADY_DECIDED,
    /// Who proposes does not approve.
    OWN_PROPOSAL,
    /// Something was added to the record since the caller looked.
    CHANGED_MEANWHILE,
    /// A mailing would go out to nobody.
    NOBODY_LEFT,
    /// A recipient has its demand letter in this inquiry.
    ALREADY_DEMANDED,
    /// A letter that takes the place of another names none that asks its recipient and is approved.
    NOTHING_REPLACED,
    /// The letter has not gone out, so it was not served, nor is it sent again.
    NOT_SENT,
    /// Nothing is uncertain there.
    NOT_UNCERTAIN,
    /// It is offered by itself, or was never offered, or needs no further attempt.
    NOT_GIVEN_UP,
    /// It was taken back.
    TAKEN_BACK,
    /// A mail server or the portal said it, and no clerk entered it.
    NOT_BY_A_CLERK,
    /// It is so already.
    NO_CHANGE
  }
}
