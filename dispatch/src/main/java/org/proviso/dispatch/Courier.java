package org.proviso.dispatch;

import org.proviso.docket.inquiry.Outcome;
import org.proviso.store.Outbox.Parcel;

/// Takes letters to the other side of a channel.
interface Courier {

  /// Is asked at the last moment at which nothing of the letter is out.
  interface Leave {

    /// Returns whether the letter may be handed over now. If so, that is on the record.
    boolean begin();
  }

  /// Hands one letter over, or finds that it can not.
  ///
  /// Asks for leave once and before the other side could take the letter, and keeps it if it is not
  /// given. Every end that is not surely one of the others is [Outcome.Unknown].
  ///
  /// @return what came of it, whether or not leave was asked for
  Outcome hand(Parcel parcel, Leave leave);
}
