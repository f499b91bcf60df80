package org.proviso.evidence.worker;

import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.tika.exception.AccessPermissionException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.jspecify.annotations.Nullable;

/// What went wrong, as a word that is the same each time. The message of an exception may name
/// files of this machine, and is left out.
final class Faults {

  private static final int DEEPEST = 20;

  /// What a system says of a full disk: strerror of ENOSPC and EDQUOT.
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded");

  private Faults() {}

  /// Tells whether the disk was full.
  static boolean isOfDisk(Throwable failure) {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof IOException && FULL.stream().anyMatch(message::contains)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  /// Tells whether a library would need more memory than it was allowed.
  static boolean isOfMemory(Throwable failure) {
    return isDueTo(failure, MemoryLimitException.class);
  }

  /// Tells whether a failure is one of this type, or was caused by one.
  static boolean isDueTo(Throwable failure, Class<? extends Throwable> type) {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (type.isInstance(each)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  /// Throws what stands for a disk that failed, if that is what a failure is due to.
  ///
  /// @throws DiskException if it is
  static void throwDisk(Throwable failure) throws DiskException {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (each instanceof DiskException disk) {
        throw disk;
      }
      each = each.getCause();
    }
  }

  /// Tells whether a file is sound as far as anybody knows, and of a kind or age that the libraries
  /// do not read.
  static boolean isOfAnotherKind(Throwable failure) {
    return isDueTo(failure, UnsupportedFormatException.class)
        || isDueTo(failure, AccessPermissionException.class)
        || isDueTo(failure, UnsupportedFileFormatException.class)
        || isDueTo(failure, UnsupportedZipFeatureException.class);
  }

  /// Returns the simple name of what is at the bottom of a failure.
  static String reason(Throwable failure) {
    Throwable bottom = failure;
    for (int depth = 0; bottom.getCause() != null && depth < DEEPEST; depth++) {
      bottom = bottom.getCause();
    }
    String name = bottom.getClass().getSimpleName();
    return name.isEmpty() ? bottom.getClass().getName() : name;
  }
}
