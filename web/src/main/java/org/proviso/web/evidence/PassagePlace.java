package org.proviso.web.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.proviso.evidence.passage.Span;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Where a passage stands in its document: in all text of one page and one kind, its pieces joined
/// by ends of lines.
///
/// @param page from 1; 0 where the document has no pages
/// @param kind a word, as `notes`
/// @param from the first character, in UTF-16 units from 0
/// @param until the unit behind the last
record PassagePlace(int page, String kind, int from, int until) {

  private static final String BETWEEN = "\n";

  /// @param pieces of the document, at least all of that page
  /// @param in the piece that the span is of, one of them
  static PassagePlace of(List<Piece> pieces, Piece in, Span span) {
    int before = 0;
    for (Piece each : pieces) {
      // The very one: another may say the same.
      if (isSame(each, in)) {
        break;
      }
      if (each.page() == in.page() && each.kind() == in.kind()) {
        before += each.text().length() + BETWEEN.length();
      }
    }
    return new PassagePlace(in.page(), word(in.kind()), before + span.start(), before + span.end());
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Piece one, Piece other) {
    return one == other;
  }

  static String word(TextKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns what stands there; empty if the document does not reach so far.
  Optional<String> words(List<Piece> pieces) {
    String text =
        pieces.stream()
            .filter(piece -> piece.page() == page && word(piece.kind()).equals(kind))
            .map(Piece::text)
            .collect(Collectors.joining(BETWEEN));
    return 0 <= from && from < until && until <= text.length()
        ? Optional.of(text.substring(from, until))
        : Optional.empty();
  }

  /// Returns the parameters of an address.
  String query() {
    return "page=" + page + "&text=" + kind + "&from=" + from + "&until=" + until;
  }
}
