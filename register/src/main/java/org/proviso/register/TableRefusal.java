package org.proviso.register;

import java.nio.file.Path;
import java.util.List;

/// Why a table can not be read at all.
public sealed interface TableRefusal {

  /// The file can not be read.
  ///
  /// @param cause what the system says
  record Unreadable(Path file, String cause) implements TableRefusal {}

  /// Its header lacks columns.
  ///
  /// @param missing every column that is lacking
  record WrongHeader(Path file, List<String> missing) implements TableRefusal {

    /// Copies the list.
    public WrongHeader {
      missing = List.copyOf(missing);
    }
  }
}
