package org.proviso.pack;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Finds the place in a file of a character of a scalar's value.
///
/// However a scalar is written, plain, quoted, literal or folded, over one line or many, its
/// characters other than blanks stand in the file in the same order. So the place is found by
/// counting those.
final class ScalarText {

  private final SourceFile file;
  private final int[] text;
  private final ScalarStyle style;
  private int index;
  private int line;
  private int column;

  private ScalarText(Located at, ScalarNode scalar) {
    file = at.file();
    text = file.text().codePoints().toArray();
    style = scalar.getScalarStyle();
    line = at.place().line();
    column = at.place().column();
    index = indexOf(line) + column - 1;
  }

  /// Returns the place of the character at `offset` code points into the value of a scalar; the
  /// place of the node if it is no scalar.
  static Place place(Located at, int offset) {
    if (!(at.node() instanceof ScalarNode scalar)) {
      return at.place();
    }
    int[] value = scalar.getValue().codePoints().toArray();
    int before = 0;
    for (int i = 0; i < Math.min(offset, value.length); i++) {
      before += isBlank(value[i]) ? 0 : 1;
    }
    return new ScalarText(at, scalar).placeAfter(before);
  }

  private Place placeAfter(int characters) {
    skipIndicator();
    int left = characters;
    skipBlanks();
    while (left > 0 && index < text.length) {
      left -= step();
      // Behind the last character of the value no blank is skipped: an end is reported there.
      if (left > 0 || isMoreOnLine()) {
        skipBlanks();
      }
    }
    return new Place(file.path(), line, column);
  }

  private boolean isMoreOnLine() {
    for (int i = index; i < text.length && text[i] != '\n'; i++) {
      if (!isBlank(text[i])) {
        return true;
      }
    }
    return style != ScalarStyle.PLAIN;
  }

  private void skipIndicator() {
    switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> advance(1);
      case LITERAL, FOLDED -> {
        while (index < text.length && text[index] != '\n') {
          advance(1);
        }
      }
    }
  }

  private void skipBlanks() {
    while (index < text.length && isBlank(text[index])) {
      advance(1);
    }
  }

  /// Passes one character of the value and returns how many it counts for.
  private int step() {
    if (style == ScalarStyle.SINGLE_QUOTED && text[index] == '\'') {
      advance(2);
      return 1;
    }
    if (style == ScalarStyle.DOUBLE_QUOTED && text[index] == '\\' && index + 1 < text.length) {
      int escaped = text[index + 1];
      advance(
          switch (escaped) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
          });
      return "ntr \t\n".indexOf(escaped) >= 0 ? 0 : 1;
    }
    advance(1);
    return 1;
  }

  private void advance(int count) {
    for (int i = 0; i < count && index < text.length; i++) {
      if (text[index++] == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  private int indexOf(int wanted) {
    int at = 0;
    for (int passed = 1; passed < wanted && at < text.length; at++) {
      passed += text[at] == '\n' ? 1 : 0;
    }
    return at;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
