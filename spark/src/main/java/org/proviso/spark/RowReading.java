package org.proviso.spark;

import java.util.AbstractList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.proviso.register.AwardTableReader;
import org.proviso.register.RowMeaning;

/// Reads the rows of one part of a dataset, one after the other.
final class RowReading {

  private final AwardTableReader reader;

  RowReading(AwardTableReader reader) {
    this.reader = reader;
  }

  static RowReading of(List<String> columns, SharedQuestion question) {
    return switch (AwardTableReader.of(columns, question.question().programmes())) {
      case AwardTableReader.Outcome.Opened(AwardTableReader reader) -> new RowReading(reader);
      case AwardTableReader.Outcome.NotAwards(var missing, var repeated) ->
          throw new IllegalStateException(Columns.refused("", missing, repeated));
    };
  }

  static String file(Row row) {
    return row.getString(0);
  }

  static long line(Row row) {
    return row.getLong(1);
  }

  RowMeaning read(Row row) {
    return reader.read(file(row), line(row), new Values(row));
  }

  /// The columns of a row that are read.
  private static final class Values extends AbstractList<@Nullable String> {

    private final Row row;

    Values(Row row) {
      this.row = row;
    }

    @Override
    public @Nullable String get(int index) {
      return row.getString(AwardDataset.PLACE + index);
    }

    @Override
    public int size() {
      return row.size() - AwardDataset.PLACE;
    }
  }
}
