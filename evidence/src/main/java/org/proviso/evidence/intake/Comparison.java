package org.proviso.evidence.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.evidence.manifest.Location;

/// Compares inputs with what was taken in of them before.
///
/// A file with the size and time that it had is taken to be the same; one with another size is not;
/// of any other the bytes decide. Used by one thread.
final class Comparison {

  private final Map<Location, Resumed.Taken> before;
  private final List<Location> changed = new ArrayList<>();

  /// @param before what was taken in; what is met again is taken out of it
  Comparison(Map<Location, Resumed.Taken> before) {
    this.before = before;
  }

  /// Tells whether an input was taken in before, and looks whether it has changed since.
  boolean isTaken(Input input) {
    Resumed.Taken taken = before.remove(input.location());
    if (taken == null) {
      return false;
    }
    if (!isSame(input, taken)) {
      changed.add(input.location());
    }
    return true;
  }

  private static boolean isSame(Input input, Resumed.Taken taken) {
    if (!(input instanceof Input.RegularFile file)) {
      return taken.kept().isEmpty();
    }
    if (taken.kept().isEmpty() || taken.kept().get().bytes() != file.bytes()) {
      return false;
    }
    if (taken.modified().isPresent() && taken.modified().getAsLong() == file.modified()) {
      return true;
    }
    try {
      return Originals.digest(file.path()).equals(taken.kept().get().digest());
    } catch (IOException e) {
      // It cannot be read any more.
      return false;
    }
  }

  /// Returns what has changed, once all inputs were met.
  ///
  /// @param custodians whose folders were listed: of others nothing is said
  InputChanges changes(Set<String> custodians) {
    List<Location> vanished = new ArrayList<>();
    for (Location left : before.keySet()) {
      if (custodians.contains(left.custodian())) {
        vanished.add(left);
      }
    }
    return new InputChanges(
        changed.stream().sorted().toList(), vanished.stream().sorted().toList());
  }

  /// Writes what has changed, in place of what was said before.
  ///
  /// @throws IOException if it cannot be written
  static void write(InputChanges changes, Path file) throws IOException {
    if (changes.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (CsvWriter rows =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made))) {
      rows.writeRecord("location", "change");
      changes.changed().forEach(it -> rows.writeRecord(it.toString(), "changed"));
      changes.vanished().forEach(it -> rows.writeRecord(it.toString(), "vanished"));
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
