package org.proviso.register;

import java.io.IOException;
import java.nio.file.Path;

/// Writes stretches block by block, so that what is written of whole blocks can be kept when the
/// rest is lost. Not thread-safe.
interface StretchWriter extends AutoCloseable {

  /// Starts the writer of a format.
  ///
  /// @param out where the result shall stand
  /// @param kept what [#endBlock] last returned, or nothing; what stands behind it is removed
  static StretchWriter of(SweepRun.Format format, Path out, long kept) throws IOException {
    return switch (format) {
      case CSV -> new CsvStretches(out, kept);
      case PARQUET -> new ParquetStretches(out, kept);
    };
  }

  void write(Stretch stretch) throws IOException;

  /// Makes sure that what was written is stored, and returns how much that is: bytes or files.
  long endBlock() throws IOException;

  /// Puts the result where it shall stand.
  void finish() throws IOException;

  @Override
  void close() throws IOException;
}
