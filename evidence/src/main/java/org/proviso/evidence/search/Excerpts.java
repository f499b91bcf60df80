package org.proviso.evidence.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Finds in the text of an item where the words of a question stand, page by page.
final class Excerpts {

  private static final int MOST = 3;
  private static final int CHARACTERS_LOOKED_AT = 2_000_000;
  private static final int LONGEST = 400;

  private final TextsOfItems texts;

  Excerpts(TextsOfItems texts) {
    this.texts = texts;
  }

  /// Returns the first few places, in the order of the text.
  List<Hit.Excerpt> of(Optional<Digest> digest, String name, Query words) throws IOException {
    List<Hit.Excerpt> excerpts = new ArrayList<>();
    if (digest.isEmpty()) {
      return excerpts;
    }
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(new Words())
            .withFormatter(new AsMarks())
            .withMaxNoHighlightPassages(0)
            .withMaxLength(CHARACTERS_LOOKED_AT)
            .build();
    int looked = 0;
    for (Piece piece : texts.of(digest.get(), name)) {
      looked += piece.text().length();
      if (excerpts.size() >= MOST || looked > CHARACTERS_LOOKED_AT) {
        break;
      }
      Object marked =
          highlighter.highlightWithoutSearcher(
              IndexBuilder.TEXT, words, piece.text(), MOST - excerpts.size());
      if (marked instanceof Marked found) {
        for (Place place : found.places()) {
          excerpts.add(new Hit.Excerpt(piece.kind(), piece.page(), place.text(), place.marks()));
        }
      }
    }
    return excerpts;
  }

  /// Returns where in a text the words stand, all of them, in order.
  static List<Hit.Mark> marks(Query words, String text) throws IOException {
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(new Words())
            .withFormatter(new AllMarks())
            .withBreakIterator(WholeBreakIterator::new)
            .withMaxNoHighlightPassages(0)
            .withMaxLength(CHARACTERS_LOOKED_AT)
            .build();
    return highlighter.highlightWithoutSearcher(IndexBuilder.TEXT, words, text, 1)
            instanceof Everywhere found
        ? found.marks()
        : List.of();
  }

  private record Everywhere(List<Hit.Mark> marks) {}

  /// Turns what the highlighter found in a text as a whole into marks.
  private static final class AllMarks extends PassageFormatter {

    @Override
    public Object format(Passage[] passages, String content) {
      List<Hit.Mark> marks = new ArrayList<>();
      for (Passage passage : passages) {
        for (int at = 0; at < passage.getNumMatches(); at++) {
          marks.add(new Hit.Mark(passage.getMatchStarts()[at], passage.getMatchEnds()[at]));
        }
      }
      marks.sort(Comparator.comparingInt(Hit.Mark::start));
      return new Everywhere(List.copyOf(marks));
    }
  }

  private record Place(String text, List<Hit.Mark> marks) {}

  private record Marked(List<Place> places) {}

  /// Turns what the highlighter found into text and marks: what is shown is escaped elsewhere.
  private static final class AsMarks extends PassageFormatter {

    @Override
    public Object format(Passage[] passages, String content) {
      List<Place> places = new ArrayList<>();
      for (Passage passage : passages) {
        if (passage.getNumMatches() == 0) {
          continue;
        }
        // A passage without the end of a sentence can be as long as the text.
        int first = passage.getMatchStarts()[0];
        int start = Math.max(passage.getStartOffset(), first - LONGEST / 2);
        int end = Math.min(passage.getEndOffset(), start + LONGEST);
        List<Hit.Mark> marks = new ArrayList<>();
        for (int at = 0; at < passage.getNumMatches(); at++) {
          int from = passage.getMatchStarts()[at];
          int until = passage.getMatchEnds()[at];
          if (from >= start && until <= end) {
            marks.add(new Hit.Mark(from - start, until - start));
          }
        }
        places.add(new Place(content.substring(start, end), List.copyOf(marks)));
      }
      return new Marked(places);
    }
  }
}
