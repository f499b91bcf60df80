package org.proviso.letter;

/// A place in a template: line, and column in code points, both counted from one; 0 if unknown.
record Place(int line, int column) {

  static final Place NOWHERE = new Place(0, 0);

  /// Returns the place of a character of one line.
  ///
  /// @param index in chars, counted from zero
  static Place in(String text, int line, int index) {
    return new Place(line, text.codePointCount(0, index) + 1);
  }
}
