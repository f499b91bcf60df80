package org.proviso.evidence.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The items of a store whose intake came to its end: their rows by way of the [#index()], and by
/// row their texts, fields and bytes. Safe for several threads.
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

  /// Opens the index, by which items are found and looked up; whoever opens it closes it.
  ///
  /// @throws IOException if there is none, or it cannot be read
  public SearchIndex index() throws IOException {
    return SearchIndex.open(store.resolve("index"), texts);
  }

  /// Returns the text of an item in pieces, in the order of the document, each with its kind and
  /// page; none if it has none.
  ///
  /// @throws IOException if it cannot be read
  public List<Piece> text(FiledItem item) throws IOException {
    Optional<Digest> digest = item.item().sha256();
    return digest.isPresent() ? texts.of(digest.get(), item.item().name()) : List.of();
  }

  /// Returns what an item says of itself, such as the headers of a mail as they stand there, by
  /// name; nothing for what nobody read.
  ///
  /// @throws IOException if it cannot be read, or the item is on file in another store
  public Map<String, List<String>> fields(FiledItem item) throws IOException {
    if (item.entry() < 0) {
      return Map.of();
    }
    return switch (Journal.at(store.resolve("journal"), item.entry())) {
      case Entry.Read read -> read.parsed().fields();
      case Entry.Again again -> again.read().parsed().fields();
      case Entry.Same same -> throw noItem(item);
      case Entry.Tried tried -> throw noItem(item);
    };
  }

  private static IOException noItem(FiledItem item) {
    return new IOException("no item in the journal at byte " + item.entry());
  }

  /// Returns the file with the bytes of an item, which are never altered; empty if they could not
  /// be had.
  public Optional<Path> original(FiledItem item) {
    return item.item()
        .sha256()
        .map(digest -> new Originals(store.resolve("originals")).file(digest))
        .filter(Files::isRegularFile);
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
