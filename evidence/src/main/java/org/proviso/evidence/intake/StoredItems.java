package org.proviso.evidence.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The items of a store whose intake came to its end.
public final class StoredItems {

  private final Path manifest;
  private final StoredTexts texts;

  /// Returns the items of a store; nothing is read yet.
  public StoredItems(Path store) {
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

  /// Gives every item that has text, in the order of locations; of duplicates the master alone.
  ///
  /// @throws IOException if manifest or texts cannot be read
  public void forEachText(Taker taker) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(manifest)) {
      for (NamedCsvRecord row : rows) {
        Optional<Digest> digest = Digest.parseHex(row.getField("sha256"));
        if (digest.isEmpty() || row.getField("outcome").equals("duplicate-of")) {
          continue;
        }
        List<Piece> text = texts.of(digest.get(), row.getField("name"));
        if (!text.isEmpty()) {
          taker.take(Location.parse(row.getField("location")), text);
        }
      }
    }
  }
}
