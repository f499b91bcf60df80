package org.proviso.store;

import java.util.List;
import org.proviso.docket.answer.Gap;

/// What it comes to when somebody acts on an answer.
public sealed interface Filed {

  /// It is done, and on the record.
  ///
  /// @param event number of the event
  record Done(long event) implements Filed {}

  /// It can not be certified yet, and nothing was done.
  ///
  /// @param gaps what is missing; at least one
  record Incomplete(List<Gap> gaps) implements Filed {

    /// Copies the list.
    public Incomplete {
      gaps = List.copyOf(gaps);
    }
  }

  /// Nothing was done.
  record Refused(Reason reason) implements Filed {}

  /// Why nothing was done.
  enum Reason {
    /// There is no such letter, item, version or objection for this party.
    NOT_THERE,
    /// No version is open: none was begun, or the last one is certified.
    NOT_BEGUN,
    /// A version is open, and has to be certified before the next is begun.
    STILL_OPEN,
    /// A file that is named was not uploaded to its end.
    FILE_NOT_THERE,
    /// It is so already.
    NO_CHANGE,
    /// The answer is not any more what was looked at.
    CHANGED_MEANWHILE,
    /// The name that was typed is not that of the official.
    OTHER_NAME_TYPED,
    /// The official is the same as before.
    SAME_OFFICIAL,
    /// The day would be before that on which the first answer was received.
    BEFORE_THE_FIRST
  }
}
