package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import org.proviso.evidence.search.Hit.Mark;

/// A run of text, marked or not.
record MarkedText(String text, boolean marked) {

  /// Cuts a text at its marks.
  ///
  /// @param marks in order; those that overlap an earlier one, or lie outside, are left out
  static List<MarkedText> of(String text, List<Mark> marks) {
    List<MarkedText> pieces = new ArrayList<>();
    int at = 0;
    for (Mark mark : marks) {
      if (mark.start() < at || mark.end() > text.length() || mark.end() <= mark.start()) {
        continue;
      }
      if (mark.start() > at) {
        pieces.add(new MarkedText(text.substring(at, mark.start()), false));
      }
      pieces.add(new MarkedText(text.substring(mark.start(), mark.end()), true));
      at = mark.end();
    }
    if (at < text.length()) {
      pieces.add(new MarkedText(text.substring(at), false));
    }
    return List.copyOf(pieces);
  }
}
