package org.proviso.evidence.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.wire.TextPieces.Piece;

/// An item as it is put into the index.
///
/// @param item its row in the manifest
/// @param custodians all who have it, those of duplicates included
/// @param day on which it was sent, or last changed, in UTC; empty if it does not say
/// @param heads what is searched by name, such as `from` and `subject`
/// @param text its text
public record IndexedItem(
    Item item,
    Set<String> custodians,
    Optional<LocalDate> day,
    Map<String, String> heads,
    List<Piece> text) {}
