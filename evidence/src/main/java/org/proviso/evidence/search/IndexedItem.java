package org.proviso.evidence.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.likeness.Alike;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.wire.TextPieces.Piece;

/// An item as it is put into the index.
///
/// @param item its row in the manifest
/// @param kin its family, and where the same stands
/// @param day on which it was sent, or last changed, in UTC; empty if it does not say
/// @param language of its text, as ISO 639-3 writes it; empty for what has no text
/// @param heads what is searched by name, such as `from` and `subject`
/// @param mail what is known of it as a mail; empty if it is none
/// @param alike what has nearly the same words, the most alike first
/// @param text its text
public record IndexedItem(
    Item item,
    Kin kin,
    Optional<LocalDate> day,
    Optional<String> language,
    Map<String, String> heads,
    Optional<FiledMail> mail,
    List<Alike> alike,
    List<Piece> text) {}
