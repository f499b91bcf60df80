package org.proviso.evidence.worker;

import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;

/// What went wrong, as a word that is the same each time. The message of an exception may name
/// files of this machine, and is left out.
final class Faults {

  /// What a system says of a full disk: strerror of ENOSPC and EDQUOT.
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded");

  private Faults() {}

  /// Tells whether the disk was full.
  static boolean isOfDisk(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      String message = String.valueOf(at.getMessage());
      if (at instanceof IOException && FULL.stream().anyMatch(message::contains)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /// Tells whether a library would need more memory than it was allowed.
  static boolean isOfMemory(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof MemoryLimitException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /// Returns the simple name of what is at the bottom of a failure.
  static String reason(Throwable failure) {
    Throwable bottom = failure;
    for (int depth = 0; bottom.getCause() != null && depth < 20; depth++) {
      bottom = bottom.getCause();
    }
    String name = bottom.getClass().getSimpleName();
    return name.isEmpty() ? bottom.getClass().getName() : name;
  }
}
