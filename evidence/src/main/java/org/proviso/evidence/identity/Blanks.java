package org.proviso.evidence.identity;

/// What `docs/evidence-identity.md` calls a blank: white space, separators of Unicode, U+200B and
/// U+FEFF. All of them are one `char`.
final class Blanks {

  private static final char LAST_OF_ASCII = 0x7f;

  private Blanks() {}

  /// Returns a text with one space in place of each run of blanks, and none at its ends.
  static String asOne(String text) {
    StringBuilder one = new StringBuilder(text.length());
    boolean within = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!is(c)) {
        one.append(c);
        within = false;
      } else if (!within) {
        one.append(' ');
        within = true;
      }
    }
    return one.toString().strip();
  }

  private static boolean is(char c) {
    if (c <= LAST_OF_ASCII) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }
}
