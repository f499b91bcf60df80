package org.proviso.evidence.worker;

import java.io.IOException;

/// The folder of the process cannot be written. No file is at fault.
final class DiskException extends IOException {

  private static final long serialVersionUID = 1;

  DiskException(IOException cause) {
    super(cause);
  }
}
