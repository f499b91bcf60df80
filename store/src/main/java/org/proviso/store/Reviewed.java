package org.proviso.store;

/// What it comes to when somebody acts in the review of evidence.
public sealed interface Reviewed {

  /// It is done, and on the record.
  ///
  /// @param event number of the event
  /// @param items how many items it is about; 0 of what is about none
  /// @param left how many of the items that were given are not in it, since nothing changes for
  ///   them: they have this code of this person, or were settled, or have the tag
  record Done(long event, int items, int left) implements Reviewed {}

  /// Nothing was done.
  record Refused(Reason reason) implements Reviewed {}

  /// Why nothing was done.
  enum Reason {
    /// There is no such collection, search, note, draft or party, or nobody asks the party in the
    /// inquiry.
    NOT_THERE,
    /// There is one of that name.
    NAME_TAKEN,
    /// The name would be no word of the record of up to 30 characters without `/` and `:`, or no
    /// tag, or no name of a search.
    NO_WORD,
    /// It is for a reviewer or counsel.
    NOT_A_REVIEWER,
    /// It is for counsel.
    NOT_COUNSEL,
    /// No letter that went out to the recipient has an item of that number.
    UNKNOWN_ITEM,
    /// The collection has another manifest by now.
    STALE_MANIFEST,
    /// More items than one decision may be about.
    TOO_MANY,
    /// A text is lacking, too long, or on nothing.
    INCOMPLETE,
    /// Who is to be the second reader, or to settle, coded one of the items before.
    OWN_CODING,
    /// Who is to answer a draft wrote it.
    OWN_DRAFT,
    /// All of the items were settled.
    SETTLED,
    /// Nobody differs on any of the items.
    NOT_IN_DISPUTE,
    /// Somebody else wrote the note.
    NOT_THE_WRITER,
    /// It is so already.
    NO_CHANGE
  }
}
