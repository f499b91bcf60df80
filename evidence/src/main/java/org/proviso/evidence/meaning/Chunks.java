package org.proviso.evidence.meaning;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Parts texts into chunks: sentences that follow one another on a page, up to 600 characters.
///
/// The model reads 256 pieces of words at a time, which is about 1,000 characters of English;
/// shorter chunks say more nearly where something stands. A sentence that is longer is cut between
/// words. Heads and margins are left out: they are found by their words.
final class Chunks {

  private static final int LONGEST = 600;

  /// Below this there is nothing that a vector could tell apart.
  private static final int SHORTEST = 12;

  private Chunks() {}

  /// Returns the chunks of a text, in its order.
  static List<Chunk> of(List<Piece> text) {
    List<Chunk> chunks = new ArrayList<>();
    for (Piece piece : text) {
      if (piece.kind() != TextKind.HEADER
          && piece.kind() != TextKind.MARGIN
          && piece.kind() != TextKind.FIELD_CODE) {
        add(piece, chunks);
      }
    }
    return chunks;
  }

  private static void add(Piece piece, List<Chunk> chunks) {
    String text = piece.text();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int begin = 0;
    int end = 0;
    for (int next = sentences.next(); next != BreakIterator.DONE; next = sentences.next()) {
      if (next - begin > LONGEST) {
        add(piece, begin, end, chunks);
        begin = end;
        while (next - begin > LONGEST) {
          int cut = cut(text, begin);
          add(piece, begin, cut, chunks);
          begin = cut;
        }
      }
      end = next;
    }
    add(piece, begin, text.length(), chunks);
  }

  /// Returns where a sentence that is too long is cut: behind a space, if there is one.
  private static int cut(String text, int begin) {
    int space = text.lastIndexOf(' ', begin + LONGEST - 1);
    int cut = space > begin ? space + 1 : begin + LONGEST;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }

  private static void add(Piece piece, int begin, int end, List<Chunk> chunks) {
    String words = text(piece, begin, end);
    if (words.length() >= SHORTEST) {
      chunks.add(new Chunk(piece.kind(), piece.page(), words));
    }
  }

  private static String text(Piece piece, int begin, int end) {
    return begin < end ? piece.text().substring(begin, end).strip() : "";
  }
}
