package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.search.TextsOfItems;
import org.proviso.evidence.wire.TextPieces;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The texts in a store: by the hash of an item's bytes and the ending of its name, which together
/// say what the text is. Safe for several threads.
public final class StoredTexts implements TextsOfItems {

  private final Path folder;

  /// Returns the texts in a store.
  public StoredTexts(Path store) {
    folder = store.resolve("texts");
  }

  /// Returns the file of a text, whether it is there or not.
  Path file(Digest digest, String name) {
    String hex = digest.hex();
    String ending = Resumed.ending(name);
    return folder.resolve(hex.substring(0, 2)).resolve(ending.isEmpty() ? hex : hex + "." + ending);
  }

  @Override
  public List<Piece> of(Digest digest, String name) throws IOException {
    Path file = file(digest, name);
    return Files.exists(file) ? TextPieces.read(file) : List.of();
  }
}
