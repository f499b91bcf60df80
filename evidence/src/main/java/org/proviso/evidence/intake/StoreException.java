package org.proviso.evidence.intake;

import java.io.IOException;

/// The store cannot be written or read. No input is at fault, and what was taken in before stays.
final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  StoreException(String message, IOException cause) {
    super(message, cause);
  }

  StoreException(IOException cause) {
    this(String.valueOf(cause.getMessage()), cause);
  }
}
