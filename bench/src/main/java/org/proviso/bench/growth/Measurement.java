package org.proviso.bench.growth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One row of what `bench/growth.sh` writes.
///
/// @param awards how many awards
/// @param acts how many acts the law has
/// @param mix which awards: `realistic` or `adversarial`
/// @param contestant who answered
/// @param outcome what came of it
record Measurement(int awards, int acts, String mix, String contestant, Outcome outcome) {

  /// What came of a run.
  sealed interface Outcome {

    /// It answered.
    ///
    /// @param rows how many awards it took; fewer than all if all would have taken too long
    /// @param cpu seconds of CPU of one answer
    /// @param wall seconds from its beginning to its end
    /// @param peakMib greatest resident memory
    record Answered(int rows, double cpu, double wall, int peakMib) implements Outcome {}

    /// It gave no answer.
    record Failed(String why) implements Outcome {}
  }

  /// Reads a file, in its order.
  ///
  /// @throws IOException if it can not be read
  /// @throws java.util.NoSuchElementException if it lacks a column
  static List<Measurement> read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().map(Measurement::of).toList();
    }
  }

  private static Measurement of(NamedCsvRecord row) {
    return new Measurement(
        Integer.parseInt(row.getField("awards")),
        Integer.parseInt(row.getField("acts")),
        row.getField("mix"),
        row.getField("contestant"),
        row.getField("cpu_s").isEmpty()
            ? new Outcome.Failed(row.getField("failure"))
            : new Outcome.Answered(
                Integer.parseInt(row.getField("rows")),
                Double.parseDouble(row.getField("cpu_s")),
                Double.parseDouble(row.getField("wall_s")),
                Integer.parseInt(row.getField("peak_mib"))));
  }
}
