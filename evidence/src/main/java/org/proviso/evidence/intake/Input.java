package org.proviso.evidence.intake;

import java.nio.file.Path;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;

/// What was found while folders were listed.
sealed interface Input {

  Location location();

  /// Its last name, as text.
  String name();

  /// A file.
  ///
  /// @param bytes its size when it was listed
  /// @param modified when it was last changed, in milliseconds since 1970
  record RegularFile(Location location, String name, Path path, long bytes, long modified)
      implements Input {}

  /// Something that is not read: a link, a pipe, a folder that cannot be listed.
  record Unread(Location location, String name, Outcome why) implements Input {}
}
