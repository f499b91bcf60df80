package org.proviso.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.proviso.register.RowMeaning;

/// Counts what the rows of a dataset come to, and keeps those that can not be read.
///
/// @param columns the columns that are read
record LookThrough(
    List<String> columns,
    Broadcast<SharedQuestion> question,
    LongAccumulator taken,
    LongAccumulator other,
    LongAccumulator malformed)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    RowReading reading = RowReading.of(columns, question.value());
    return new Unfolding<>() {
      @Override
      @Nullable Iterator<Row> more() {
        return rows.hasNext() ? bad(reading.read(rows.next())) : null;
      }
    };
  }

  private Iterator<Row> bad(RowMeaning meaning) {
    return switch (meaning) {
      case RowMeaning.Taken(var award) -> counted(taken);
      case RowMeaning.Other() -> counted(other);
      case RowMeaning.Bad(var row) -> {
        malformed.add(1L);
        yield Collections.singleton(MalformedRows.row(row)).iterator();
      }
    };
  }

  private static Iterator<Row> counted(LongAccumulator count) {
    count.add(1L);
    return Collections.emptyIterator();
  }
}
