package org.proviso.register;

/// One row as it stands in a file, before its fields are looked at.
sealed interface SplitRow {

  /// Where it begins and ends.
  Extent extent();

  /// Its text, without the end of line; of a broken row at most its first thousand bytes.
  String text();

  /// Where a row begins, and where the next one may begin.
  ///
  /// @param line line on which the row begins, counted from one
  /// @param nextLine line on which what follows begins
  /// @param nextOffset number of bytes before what follows
  record Extent(long line, long nextLine, long nextOffset) {}

  /// A row with the expected number of fields, each of them closed.
  record Whole(Extent extent, String text) implements SplitRow {}

  /// A row that can not be split into its fields.
  ///
  /// @param field number of the field at fault, from zero
  record Broken(Extent extent, String text, Fault fault, int field) implements SplitRow {}
}
