package org.proviso.web.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.proviso.web.site.Site;

/// A table of a dump: its columns, and how its rows are found.
///
/// @param name its name, that of its files too
/// @param columns the columns
/// @param rows finds the rows
record Sheet(String name, List<Column> columns, Rows rows) {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.proviso.web.data.dictionary", Locale.ROOT);

  /// What a cell holds. In CSV an empty cell stands for nothing, in JSON null does.
  enum Type {
    /// Text.
    TEXT,
    /// A day, as 2018-01-24.
    DAY,
    /// A whole number.
    INTEGER,
    /// `true` or `false`.
    TRUTH,
    /// Texts: in CSV with ` | ` between them, in JSON an array.
    LIST;

    /// Returns the word that the data dictionary has.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A column.
  record Column(String name, Type type) {}

  /// Finds rows.
  interface Rows {

    /// Hands over each row of a site, in a fixed order.
    void each(Site site, Row to);
  }

  /// Takes rows.
  interface Row {

    /// Takes the cells of a row, one for each column: days, numbers, truth values, lists or texts;
    /// null for nothing.
    void of(@Nullable Object... cells);
  }

  /// Makes a table of columns like `from:day` and `name`, which is text.
  static Sheet of(String name, Rows rows, String... columns) {
    return new Sheet(name, Arrays.stream(columns).map(Sheet::column).toList(), rows);
  }

  private static Column column(String column) {
    int colon = column.indexOf(':');
    return colon < 0
        ? new Column(column, Type.TEXT)
        : new Column(
            column.substring(0, colon),
            Type.valueOf(column.substring(colon + 1).toUpperCase(Locale.ROOT)));
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
