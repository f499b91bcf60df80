package org.proviso.evidence.intake;

import java.util.List;
import java.util.Map;
import org.proviso.evidence.manifest.Item;

/// A row of the manifest with what the manifest does not say.
///
/// @param item the row
/// @param milliseconds how long the item was read
/// @param fields what it says of itself, by name
/// @param hasText whether a text of it is kept
/// @param entry where its entry in the journal begins; -1 if it has none
record SealedRow(
    Item item, long milliseconds, Map<String, List<String>> fields, boolean hasText, long entry) {

  /// Returns the row of what was not read at this place.
  static SealedRow unread(Item item) {
    return new SealedRow(item, 0, Map.of(), false, -1);
  }
}
