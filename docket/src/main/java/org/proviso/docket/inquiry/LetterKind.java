package org.proviso.docket.inquiry;

import java.util.Optional;

/// What a mailing is for.
public enum LetterKind {
  /// Asks for the first time. One for each recipient of an inquiry.
  DEMAND("demand"),
  /// Takes the place of an earlier letter, which stays on the record.
  SUPERSESSION("supersession"),
  /// Reminds of what was asked.
  REMINDER("reminder"),
  /// Gives more time.
  EXTENSION_GRANTED("extension-granted"),
  /// Gives no more time.
  EXTENSION_DENIED("extension-denied"),
  /// Says that nothing more is asked.
  CLOSING("closing"),
  /// Sends a letter again that did not arrive, as to a corrected address.
  AGAIN("again");

  private final String word;

  LetterKind(String word) {
    this.word = word;
  }

  /// Returns the word as data for programs have it.
  public String word() {
    return word;
  }

  /// Returns the kind with this word; empty if there is none.
  public static Optional<LetterKind> of(String word) {
    for (LetterKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
