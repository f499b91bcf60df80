package org.proviso.register;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CSV table of moderate size, read row by row with all its fields. Not thread-safe.
final class CsvTable implements Closeable {

  /// Whether a table can be read.
  sealed interface Outcome {

    /// It can; to be closed by the caller.
    record Opened(CsvTable table) implements Outcome {}

    /// It can not.
    record Refused(TableRefusal refusal) implements Outcome {}
  }

  /// Whether a table has the columns that it must have.
  sealed interface Headed {

    /// It has; to be closed by the caller.
    record Opened(CsvTable table) implements Headed {}

    /// It has not, and is closed.
    record Lacks(List<String> missing) implements Headed {}
  }

  /// One row: its fields, or its fault.
  sealed interface Row {

    /// A row with as many fields as the header.
    record Read(SplitRow place, List<String> fields) implements Row {}

    /// A row that can not be read.
    record Bad(Malformed malformed) implements Row {}
  }

  private final RowSplitter splitter;
  private final FaultPlaces faults;

  private CsvTable(RowSplitter splitter, FaultPlaces faults) {
    this.splitter = splitter;
    this.faults = faults;
  }

  /// Opens a table.
  ///
  /// @param needed columns that it must have
  static Outcome open(Path file, List<String> needed) {
    try {
      return switch (open(String.valueOf(file.getFileName()), Files.newInputStream(file), needed)) {
        case Headed.Opened(CsvTable table) -> new Outcome.Opened(table);
        case Headed.Lacks(List<String> missing) ->
            new Outcome.Refused(new TableRefusal.WrongHeader(file, missing));
      };
    } catch (IOException e) {
      return new Outcome.Refused(new TableRefusal.Unreadable(file, String.valueOf(e)));
    }
  }

  /// Opens a table that is no file.
  ///
  /// @param name as faults have it
  /// @param in closed with the table
  /// @param needed columns that it must have
  static Headed open(String name, InputStream in, List<String> needed) throws IOException {
    RowSplitter splitter = new RowSplitter(in, 1, 0);
    splitter.skipByteOrderMark();
    List<String> header =
        splitter.next() instanceof SplitRow.Whole first ? fields(first) : List.of();
    List<String> missing = new ArrayList<>(needed);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      splitter.close();
      return new Headed.Lacks(missing);
    }
    splitter.expectFields(header.size());
    return new Headed.Opened(new CsvTable(splitter, new FaultPlaces(name, header)));
  }

  private static List<String> fields(SplitRow.Whole row) {
    return CsvReader.builder().ofSingleCsvRecord(row.text()).getFields();
  }

  /// Returns the next row; null at the end.
  ///
  /// @throws UncheckedIOException if the file can not be read further
  @Nullable Row next() {
    try {
      return switch (splitter.next()) {
        case null -> null;
        case SplitRow.Broken broken -> new Row.Bad(faults.of(broken));
        case SplitRow.Whole whole -> new Row.Read(whole, fields(whole));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the number of a column, from zero.
  int column(String name) {
    return faults.header().indexOf(name);
  }

  FaultPlaces faults() {
    return faults;
  }

  @Override
  public void close() throws IOException {
    splitter.close();
  }
}
