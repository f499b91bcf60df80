package org.proviso.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an e-mail says of a letter that was sent, as far as a program can read it (RFC 3464).
sealed interface Notice {

  /// It is about a letter of this site.
  ///
  /// @param id Message-ID of the notice, or the hash of its text if it has none
  /// @param letter Message-ID of the letter without host and brackets
  /// @param action what became of it
  /// @param status status code such as `5.1.1`; empty if none is said
  /// @param diagnostic what the other side said; empty if nothing
  /// @param sent when the notice was written, by its own word; null if it does not say
  record Ours(
      String id,
      String letter,
      Action action,
      String status,
      String diagnostic,
      @Nullable Instant sent)
      implements Notice {}

  /// It is about something else, or no notice at all.
  record NotOurs() implements Notice {}

  /// It seems to be a notice, and can not be read as one.
  ///
  /// @param why for a person
  record Unreadable(String why) implements Notice {}

  /// What became of a letter.
  enum Action {
    /// It was given up.
    FAILED,
    /// It is still being tried.
    DELAYED,
    /// It is in the mailbox of its recipient.
    DELIVERED
  }
}
