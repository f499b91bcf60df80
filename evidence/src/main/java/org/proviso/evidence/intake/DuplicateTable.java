package org.proviso.evidence.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.manifest.Location;

/// Writes the table of copies: what a review need not show, what is shown in its place, and how
/// that is known. Used by one thread.
final class DuplicateTable implements Closeable {

  private static final List<String> COLUMNS = List.of("location", "copy_of", "why");

  private final Path file;
  private final Path made;
  private final CsvWriter rows;
  private boolean closed;

  /// Begins a table.
  ///
  /// @param file where it will be
  /// @throws IOException if it cannot be written
  DuplicateTable(Path file) throws IOException {
    this.file = file;
    made = file.resolveSibling(file.getFileName() + ".new");
    rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made));
    rows.writeRecord(COLUMNS);
  }

  /// Adds a copy; copies come in the order of locations.
  void add(Location location, Copy copy) {
    rows.writeRecord(location.toString(), copy.master().toString(), copy.why().code());
  }

  /// Puts the table in its place.
  ///
  /// @throws IOException if it cannot be written
  void finish() throws IOException {
    close();
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      rows.close();
    }
  }
}
