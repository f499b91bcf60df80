package org.proviso.web.data;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// A table of a dump: its columns, and how its rows are found.
///
/// @param name its name, that of its files too
/// @param key names of the columns that tell a row from every other of its table
/// @param isInOrder whether the rows come in order of their keys, as [Changes] compares them: it
///   must be so of a table that may be too long to be held and sorted
/// @param columns the columns
/// @param rows finds the rows
record Sheet(String name, List<String> key, boolean isInOrder, List<Column> columns, Rows rows) {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.proviso.web.data.dictionary", Locale.ROOT);

  /// What a cell holds. In CSV an empty cell stands for nothing, in JSON null does.
  enum Type {
    /// Text.
    TEXT,
    /// A day, as 2018-01-24.
    DAY,
    /// A moment in UTC, as 2018-01-24T17:00:00Z.
    TIME,
    /// A whole number.
    INTEGER,
    /// `true` or `false`.
    TRUTH,
    /// Texts: in CSV with ` | ` between them, in JSON an array.
    LIST,
    /// A row of another table, as its JSON has it.
    ROW;

    /// Returns the word that the data dictionary has.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A column.
  record Column(String name, Type type) {}

  /// Finds rows.
  interface Rows {

    /// Hands over each row, in a fixed order.
    void each(OpenData from, Row to);
  }

  /// Takes rows.
  interface Row {

    /// Takes the cells of a row, one for each column: days, numbers, truth values, lists or texts;
    /// null for nothing.
    void of(@Nullable Object... cells);
  }

  /// Makes a table.
  ///
  /// @param key names of the columns that tell a row from every other, with spaces between them
  /// @param rows finds the rows, with cells as `columns` has them
  /// @param columns columns as [Columns] reads them
  static Sheet of(String name, String key, Rows rows, String... columns) {
    Columns read = Columns.of(columns);
    return new Sheet(
        name,
        List.of(key.split(" ", -1)),
        false,
        read.columns(),
        (from, to) -> rows.each(from, cells -> to.of(read.cells(cells))));
  }

  /// Returns the same table, whose rows come in order of their keys.
  Sheet inOrder() {
    return new Sheet(name, key, true, columns, rows);
  }

  List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /// Returns what the rows are.
  String meaning() {
    return WORDS.getString(name);
  }

  /// Returns what a column means: here, or wherever a column has that name.
  ///
  /// @throws MissingResourceException if the dictionary does not say
  String meaning(Column column) {
    String here = name + "." + column.name();
    return WORDS.getString(WORDS.containsKey(here) ? here : "*." + column.name());
  }
}
