package org.proviso.docket.record;

import java.util.regex.Pattern;

/// What identifiers in the record are written with: 1 to 100 letters, digits and `. _ : / @ -` of
/// ASCII, beginning with a letter or digit. No space, so that a line of words has one meaning.
final class Word {

  static final int LONGEST = 100;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");

  private Word() {}

  static boolean is(String text) {
    return WORD.matcher(text).matches();
  }

  /// @throws IllegalArgumentException if `text` is not a word
  static void check(String what, String text) {
    if (!is(text)) {
      throw new IllegalArgumentException(what + " is not a word: " + text);
    }
  }
}
