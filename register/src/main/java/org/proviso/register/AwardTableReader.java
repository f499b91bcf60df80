package org.proviso.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a table of awards that is kept in another form than CSV, by the very rules by
/// which [AwardsReader] reads a file.
///
/// Its columns are those of USAspending's assistance downloads, found by their names, and hold
/// text. Not thread-safe.
public final class AwardTableReader {

  /// Whether a table can be read.
  public sealed interface Outcome {

    /// It can.
    record Opened(AwardTableReader reader) implements Outcome {}

    /// Its columns are not those of awards.
    ///
    /// @param missing every column that is lacking, as `NAME` or `NAME or OTHER`
    /// @param repeated every column that is there more than once
    record NotAwards(List<String> missing, List<String> repeated) implements Outcome {}
  }

  private final AwardHeader header;
  private final List<AwardColumn> columns;
  private final AwardRows meaning;

  private AwardTableReader(AwardHeader all, Programmes programmes) {
    columns = List.copyOf(all.columns().keySet());
    header = AwardHeader.of(all.columns().values().stream().map(all.names()::get).toList());
    meaning = new AwardRows(header, programmes);
  }

  /// Returns the reader of a table.
  ///
  /// @param names names of its columns
  /// @param programmes which assistance listings are which programme; other rows are only counted
  public static Outcome of(List<String> names, Programmes programmes) {
    AwardHeader header = AwardHeader.of(names);
    return header.missing().isEmpty() && header.repeated().isEmpty()
        ? new Outcome.Opened(new AwardTableReader(header, programmes))
        : new Outcome.NotAwards(header.missing(), header.repeated());
  }

  /// Returns the names of the columns that are read.
  public List<String> columns() {
    return header.names();
  }

  /// Returns what a row comes to.
  ///
  /// @param file name of the file that it is from
  /// @param line number of the row in that file
  /// @param values of [#columns], in that order; null where there is none
  /// @throws IllegalArgumentException if there are more or fewer values than columns
  public RowMeaning read(String file, long line, List<? extends @Nullable String> values) {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(values.size() + " values for " + columns);
    }
    AwardRow row = new AwardRow();
    for (int i = 0; i < columns.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        row.put(columns.get(i), i, value);
      }
    }
    return meaning.of(
        new RowPlace.OfTable(new FaultPlaces(file, header.names()), line, values), row);
  }
}
