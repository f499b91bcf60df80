package org.proviso.evidence.worker;

import java.io.IOException;

/// A file is locked, and no password at hand opens it.
final class LockedException extends IOException {

  private static final long serialVersionUID = 1;

  private final String how;

  /// @param how the means of locking, in a word
  LockedException(String how) {
    super("locked: " + how);
    this.how = how;
  }

  String how() {
    return how;
  }
}
