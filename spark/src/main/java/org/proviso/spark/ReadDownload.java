package org.proviso.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.proviso.register.AwardTextReader;
import scala.Tuple2;

/// Reads one download in a task.
final class ReadDownload {

  private ReadDownload() {}

  /// The rows that can not be read.
  record Malformed(LongAccumulator count)
      implements FlatMapFunction<Tuple2<String, PortableDataStream>, Row> {

    @Override
    public Iterator<Row> call(Tuple2<String, PortableDataStream> file) throws IOException {
      return new Reading(file._1(), file._2()) {
        @Override
        @Nullable Row of(AwardTextReader.Row row) {
          return switch (row) {
            case AwardTextReader.Row.Whole whole -> null;
            case AwardTextReader.Row.Bad(var malformed) -> {
              count.add(1L);
              yield MalformedRows.row(malformed);
            }
          };
        }
      };
    }
  }

  /// The other rows, with their fields in the order of `columns`, and their file and line.
  record Rows(List<String> columns, LongAccumulator count)
      implements FlatMapFunction<Tuple2<String, PortableDataStream>, Row> {

    @Override
    public Iterator<Row> call(Tuple2<String, PortableDataStream> file) throws IOException {
      return new Reading(file._1(), file._2()) {

        private final int[] order = columns.stream().mapToInt(header()::indexOf).toArray();

        @Override
        @Nullable Row of(AwardTextReader.Row row) {
          return switch (row) {
            case AwardTextReader.Row.Bad bad -> null;
            case AwardTextReader.Row.Whole(long line, List<String> fields) -> {
              count.add(1L);
              yield row(fields, line);
            }
          };
        }

        private Row row(List<String> fields, long line) {
          @Nullable Object[] values = new @Nullable Object[order.length + 2];
          for (int i = 0; i < order.length; i++) {
            String field = fields.get(order[i]);
            values[i] = field.isEmpty() ? null : field;
          }
          values[order.length] = name();
          values[order.length + 1] = line;
          return RowFactory.create(values);
        }
      };
    }
  }

  /// The rows of a file that a task asks for. Closed at the end of the task.
  private abstract static class Reading extends Unfolding<Row> {

    private final String name;
    private final AwardTextReader reader;

    Reading(String path, PortableDataStream stream) throws IOException {
      name = new Path(path).getName();
      reader =
          switch (AwardTextReader.open(name, stream.open())) {
            case AwardTextReader.Outcome.Opened(AwardTextReader opened) -> opened;
            case AwardTextReader.Outcome.NotAwards(var missing, var repeated) ->
                throw new IOException(
                    Columns.refused(path + ", which has changed,", missing, repeated));
          };
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> close());
    }

    final String name() {
      return name;
    }

    final List<String> header() {
      return reader.header();
    }

    /// Returns what a row is to the task; null if it is not asked for.
    abstract @Nullable Row of(AwardTextReader.Row row);

    @Override
    final @Nullable Iterator<Row> more() {
      try {
        AwardTextReader.Row row = reader.next();
        while (row != null) {
          Row asked = of(row);
          if (asked != null) {
            return Collections.singleton(asked).iterator();
          }
          row = reader.next();
        }
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
