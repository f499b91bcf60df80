package org.proviso.evidence.search;

import java.io.IOException;
import java.util.List;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Knows the texts of items.
public interface TextsOfItems {

  /// Returns the text of an item; none if it has none.
  ///
  /// @param digest of its bytes
  /// @param name of the item
  /// @throws IOException if it cannot be read
  List<Piece> of(Digest digest, String name) throws IOException;
}
