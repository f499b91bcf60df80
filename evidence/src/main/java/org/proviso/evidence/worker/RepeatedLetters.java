package org.proviso.evidence.worker;

import org.jspecify.annotations.Nullable;

/// The letters of a page that are drawn where the same letter is already: so some programs make
/// words bold, or give them a shadow. A page is to be read as if each were there once.
///
/// The rule is that of PDFBox: a letter repeats an equal one that is less than a third of its width
/// away on both axes; at exactly a third only if it comes behind it on that axis. PDFBox keeps the
/// places in trees of trees, and spends a third of its time on a page of plain text in them.
///
/// Places and widths are in units of the page, whatever those are. Used by one thread.
final class RepeatedLetters {

  /// Of a page in points this is about a line high, so that few letters are near one another.
  private static final float CELL = 16;

  private static final int CHAINS = 1 << 12;

  /// What is farther out shares the last cell, so that the number of cells between two can be told.
  private static final double FARTHEST = 1 << 30;

  private @Nullable Letter[] chains = new Letter[CHAINS];

  /// A letter that was drawn, and the next one of its chain.
  private record Letter(String text, float x, float y, @Nullable Letter next) {}

  /// Forgets all letters, for the next page.
  void clear() {
    chains = new Letter[CHAINS];
  }

  /// Notes a letter unless it repeats one that was noted.
  ///
  /// @param text what it stands for, which may be several characters, or none: then any is near
  /// @param width of all of them
  /// @return whether it repeats one
  boolean isRepeated(String text, float x, float y, float width) {
    float tolerance = width / text.length() / 3;
    // Letters without a width may all stand in one place.
    if (tolerance > 0 && isNear(text, x, y, tolerance)) {
      return true;
    }
    int chain = chain(text, cell(x), cell(y));
    chains[chain] = new Letter(text, x, y, chains[chain]);
    return false;
  }

  private boolean isNear(String text, float x, float y, float tolerance) {
    long left = cell(x - tolerance);
    long right = cell(x + tolerance);
    long low = cell(y - tolerance);
    long high = cell(y + tolerance);
    if ((right - left + 1) * (high - low + 1) > CHAINS) {
      for (Letter first : chains) {
        if (isAmong(first, text, x, y, tolerance)) {
          return true;
        }
      }
      return false;
    }
    for (long column = left; column <= right; column++) {
      for (long row = low; row <= high; row++) {
        if (isAmong(chains[chain(text, column, row)], text, x, y, tolerance)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAmong(
      @Nullable Letter first, String text, float x, float y, float tolerance) {
    for (Letter letter = first; letter != null; letter = letter.next) {
      if (x - tolerance <= letter.x
          && letter.x < x + tolerance
          && y - tolerance <= letter.y
          && letter.y < y + tolerance
          && letter.text.equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static long cell(float place) {
    return (long) Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(place / CELL)));
  }

  private static int chain(String text, long column, long row) {
    long mixed = (text.hashCode() * 31L + column) * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed >>> 40) & (CHAINS - 1);
  }
}
