package org.proviso.evidence.worker;

import java.io.IOException;
import org.proviso.evidence.manifest.Outcome;

/// A file is damaged or of a kind that is not read, and what that makes of it is known.
final class FormatException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Outcome outcome;

  FormatException(Outcome outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  /// Returns the exception for a file that breaks the rules of its format.
  ///
  /// @param reason which, in a word without spaces
  static FormatException corrupt(String reason) {
    return new FormatException(new Outcome.Corrupt(reason, 0));
  }

  /// Returns the exception for a kind, or a part of a format, that is not read.
  static FormatException unsupported(String what) {
    return new FormatException(new Outcome.Unsupported(what));
  }

  Outcome outcome() {
    return outcome;
  }
}
