package org.proviso.evidence.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.likeness.NearDuplicates;
import org.proviso.evidence.likeness.Shingles;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Makes the table of items whose words are nearly the same. Used by one thread.
final class Likenesses {

  /// The similarity from which on two are nearly the same.
  private static final double BOUND = 0.8;

  private static final List<String> COLUMNS = List.of("location", "like", "similarity");

  private final Path file;
  private final StoredTexts texts;
  private final List<Known> known = new ArrayList<>();

  private record Known(Location location, Digest digest, String name) {}

  /// @param file where the table will be
  Likenesses(Path file, StoredTexts texts) {
    this.file = file;
    this.texts = texts;
  }

  /// Adds an item that has text and is no duplicate; rows come in the order of locations.
  void add(Item item) {
    item.sha256().ifPresent(digest -> known.add(new Known(item.location(), digest, item.name())));
  }

  /// Writes the table.
  ///
  /// @throws IOException if it cannot be written, or a text cannot be read
  void finish() throws IOException {
    List<NearDuplicates.Pair> pairs;
    try {
      pairs = NearDuplicates.among(known.size(), this::shingles, BOUND);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (CsvWriter rows =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made))) {
      rows.writeRecord(COLUMNS);
      for (NearDuplicates.Pair pair : pairs) {
        rows.writeRecord(
            known.get(pair.second()).location().toString(),
            known.get(pair.first()).location().toString(),
            String.format(Locale.ROOT, "%.3f", pair.similarity()));
      }
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The words of the text itself: heads and margins are alike where documents are not.
  private Shingles shingles(int number) {
    Known one = known.get(number);
    StringBuilder words = new StringBuilder();
    try {
      for (Piece piece : texts.of(one.digest(), one.name())) {
        if (piece.kind() == TextKind.BODY || piece.kind() == TextKind.RECOGNISED) {
          words.append(piece.text()).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Shingles.of(words.toString());
  }
}
