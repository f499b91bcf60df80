package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The store cannot be written or read. No input is at fault, and what was taken in before stays.
final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  StoreException(String message, IOException cause) {
    super(message, cause);
  }

  StoreException(IOException cause) {
    this(why(cause), cause);
  }

  /// Returns what a system says. Of what is forbidden or not there, an exception names the file
  /// alone.
  static String why(IOException failure) {
    Throwable said = failure;
    // A writer that may not throw the failure of the disk wraps it.
    for (Throwable cause = said.getCause();
        cause != null && cause.getMessage() != null && !(said instanceof FileSystemException);
        cause = said.getCause()) {
      said = cause;
    }
    String message = String.valueOf(said.getMessage());
    return said instanceof FileSystemException bare && bare.getReason() == null
        ? message + ": " + word(bare)
        : message;
  }

  private static String word(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> "not there";
      case FileAlreadyExistsException other -> "not a folder";
      default -> "failed";
    };
  }
}
