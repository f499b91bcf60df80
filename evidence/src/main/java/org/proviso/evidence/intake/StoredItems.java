package org.proviso.evidence.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The items of a store whose intake came to its end, from its tables, and where their bytes are.
/// Safe for several threads.
public final class StoredItems {

  private final Path store;
  private final Path manifest;
  private final StoredTexts texts;

  /// Returns the items of a store; nothing is read yet.
  public StoredItems(Path store) {
    this.store = store;
    manifest = store.resolve("manifest.csv");
    texts = new StoredTexts(store);
  }

  /// Takes items with their texts.
  public interface Taker {

    /// Takes an item.
    ///
    /// @throws IOException if whoever takes it says so
    void take(Location location, List<Piece> text) throws IOException;
  }

  /// Gives every item that has text, in the order of locations; copies are left out.
  ///
  /// @throws IOException if tables or texts cannot be read
  public void forEachText(Taker taker) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(manifest);
        CsvReader<NamedCsvRecord> copies =
            CsvReader.builder().ofNamedCsvRecord(store.resolve("duplicates.csv"))) {
      // Both are in the order of locations.
      Iterator<NamedCsvRecord> left = copies.iterator();
      String copy = location(left);
      for (NamedCsvRecord row : rows) {
        if (row.getField("location").equals(copy)) {
          copy = location(left);
          continue;
        }
        Optional<Digest> digest = Digest.parseHex(row.getField("sha256"));
        if (digest.isEmpty()) {
          continue;
        }
        List<Piece> text = texts.of(digest.get(), row.getField("name"));
        if (!text.isEmpty()) {
          taker.take(Location.parse(row.getField("location")), text);
        }
      }
    }
  }

  private static String location(Iterator<NamedCsvRecord> rows) {
    return rows.hasNext() ? rows.next().getField("location") : "";
  }

  /// Returns where a store has the bytes with a hash, which are never altered; they are there if
  /// they could be had.
  public static Path original(Path store, Digest digest) {
    String hex = digest.hex();
    return store.resolve("originals").resolve(hex.substring(0, 2)).resolve(hex);
  }

  /// Returns how many files the manifest counts, by custodian and code of outcome.
  ///
  /// @throws IOException if the manifest cannot be read
  public SortedMap<String, SortedMap<String, Long>> counts() throws IOException {
    SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(manifest)) {
      for (NamedCsvRecord row : rows) {
        String location = row.getField("location");
        counts
            .computeIfAbsent(
                location.substring(0, location.indexOf('/')), custodian -> new TreeMap<>())
            .merge(row.getField("outcome"), Long.parseLong(row.getField("count")), Long::sum);
      }
    }
    return counts;
  }
}
