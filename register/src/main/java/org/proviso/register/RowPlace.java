package org.proviso.register;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a row stands, for what is said of it.
interface RowPlace {

  /// Returns the name of the file that it is from.
  String file();

  /// Returns the fault of one of its fields.
  ///
  /// @param field number of the field, from zero
  Malformed at(int field, Fault fault);

  /// A row of a CSV file.
  record OfText(FaultPlaces faults, SplitRow.Whole row) implements RowPlace {

    @Override
    public String file() {
      return faults.file();
    }

    @Override
    public Malformed at(int field, Fault fault) {
      return faults.at(row, field, fault);
    }
  }

  /// A row of a table that is no text.
  ///
  /// @param line number of the row or, if it is known, of the line that it once was
  record OfTable(FaultPlaces faults, long line, List<? extends @Nullable String> values)
      implements RowPlace {

    @Override
    public String file() {
      return faults.file();
    }

    @Override
    public Malformed at(int field, Fault fault) {
      return faults.at(line, field, Objects.requireNonNullElse(values.get(field), ""), fault);
    }
  }
}
