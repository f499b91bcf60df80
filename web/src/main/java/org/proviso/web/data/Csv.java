package org.proviso.web.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.picture.Table;

/// Rows as RFC 4180 has them: commas, quotes where needed, lines that end with CR and LF.
///
/// A cell that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-`, `@`, a
/// tab or a carriage return, gets an apostrophe before it, unless it is a number. JSON has it
/// without.
public final class Csv implements AutoCloseable {

  private static final String FORMULA = "=+-@\t\r";

  private final CsvWriter out;

  Csv(Writer to, List<String> header) {
    out = CsvWriter.builder().build(to);
    out.writeRecord(header);
  }

  void row(Collection<String> cells) {
    out.writeRecord(cells.stream().map(Csv::harmless).toList());
  }

  /// Returns the cell of a table as CSV has it.
  static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> String.join(" | ", list.stream().map(Object::toString).toList());
      default -> value.toString();
    };
  }

  /// Returns rows as a file, each with a cell for every column of the header.
  public static String of(List<String> header, Collection<? extends Collection<String>> rows) {
    StringWriter text = new StringWriter();
    try (Csv csv = new Csv(text, header)) {
      rows.forEach(csv::row);
    }
    return text.toString();
  }

  /// Returns the rows of a picture as a file.
  static String of(Table table) {
    return of(
        table.columns().stream().map(Table.Column::name).toList(),
        table.rows().stream().map(row -> row.stream().map(Table.Cell::data).toList()).toList());
  }

  /// Returns a name for a file of rows.
  ///
  /// @param name what it is of; every character but letters, digits and hyphens becomes a hyphen
  static String file(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "") + ".csv";
  }

  private static String harmless(String cell) {
    return cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 || cell.matches("-\\d+([.]\\d+)?")
        ? cell
        : "'" + cell;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
