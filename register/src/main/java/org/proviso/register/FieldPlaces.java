package org.proviso.register;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds where a field stands in the text of a row. Needed only for rows that are reported.
final class FieldPlaces {

  /// Where a field begins.
  ///
  /// @param line lines of the row before the one on which it begins
  /// @param column in code points, counted from one
  record FieldPlace(int line, int column) {}

  private FieldPlaces() {}

  /// Returns where each field begins in a row, as far as its quotes go.
  static IntStream beginnings(String row) {
    int[] found = new int[row.length() + 1];
    int count = 1;
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && (quoted || i == found[count - 1])) {
        quoted = !quoted;
      } else if (c == '"' && row.charAt(i - 1) == '"') {
        // The second of a doubled quote, the first of which seemed to close the field.
        quoted = true;
      } else if (c == ',' && !quoted) {
        found[count++] = i + 1;
      }
    }
    return Arrays.stream(found, 0, count);
  }

  /// Returns where a field begins; the last one if the row has fewer.
  static FieldPlace of(String row, int field) {
    int[] beginnings = beginnings(row).toArray();
    int begins = beginnings[Math.min(field, beginnings.length - 1)];
    int line = 0;
    int lineBegins = 0;
    for (int i = 0; i < begins; i++) {
      boolean newLine = row.charAt(i) == '\n';
      boolean loneReturn =
          row.charAt(i) == '\r' && (i + 1 == row.length() || row.charAt(i + 1) != '\n');
      if (newLine || loneReturn) {
        line++;
        lineBegins = i + 1;
      }
    }
    return new FieldPlace(line, row.codePointCount(lineBegins, begins) + 1);
  }

  /// Returns the text of a field as written, its quotes included.
  static String text(String row, int field) {
    int[] beginnings = beginnings(row).toArray();
    int at = Math.min(field, beginnings.length - 1);
    int end = at + 1 < beginnings.length ? beginnings[at + 1] - 1 : row.length();
    return row.substring(beginnings[at], end);
  }
}
