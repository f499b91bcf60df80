package org.proviso.evidence.worker;

import java.io.IOException;
import org.apache.tika.mime.MediaType;

/// Knows how to read one family of formats, one level deep.
interface Opener {

  /// Tells whether it reads files of this type.
  boolean opens(MediaType type);

  /// Tells whether files that it reads hold others and no text of their own.
  default boolean isContainer() {
    return true;
  }

  /// Reads a file and puts what it holds into the harvest. What was put there stays, also if this
  /// ends with an exception.
  ///
  /// @throws LockedException if no password opens it
  /// @throws FormatException if it breaks the rules of its format, or is of a kind that is not read
  /// @throws DiskException if the folder of the process cannot be written
  /// @throws IOException if it breaks the rules of its format in a way that a library noticed
  void open(Source source, Harvest harvest) throws IOException;
}
