package org.proviso.cli;

import java.util.ArrayList;
import java.util.List;

/// Text in lines of a bounded width.
final class Lines {

  /// The width of everything printed, in columns.
  static final int COLUMNS = 100;

  private Lines() {}

  /// Returns `text` broken at spaces; a word that is longer than a line stands in one of its own.
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Returns `text` behind `first`, its further lines indented as far.
  static String hanging(String first, String text) {
    String indent = "\n" + " ".repeat(first.length());
    return first + String.join(indent, wrap(text, COLUMNS - first.length())) + "\n";
  }

  /// Returns `text` filled with spaces up to a width, and cut with `…` if it is longer.
  static String pad(String text, int width) {
    int length = text.codePointCount(0, text.length());
    return length > width
        ? text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…"
        : text + " ".repeat(width - length);
  }
}
