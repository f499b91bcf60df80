package org.proviso.register;

/// A row that was not taken because something in it can not be read.
///
/// @param file name of the file
/// @param line on which the field begins, counted from one; of a row that does not stand in text,
///   the line on which it once began, or its number in the file
/// @param column at which the field begins in that line, in code points, counted from one; zero for
///   a row that does not stand in text
/// @param field name of the field in the header; empty if the header has none for it
/// @param value what stands there, shortened
/// @param fault what sort of thing is wrong
/// @param expected what was expected, as a noun phrase
public record Malformed(
    String file, long line, int column, String field, String value, Fault fault, String expected) {

  private static final int LONGEST_VALUE = 60;

  /// Shortens the value.
  public Malformed {
    value = shortened(value);
  }

  /// Returns `file:line:column: FAULT: field: 'value', expected …` in one line.
  public String render() {
    String of = field.isEmpty() ? "" : field + ": ";
    return "%s:%d:%d: %s: %s'%s', expected %s"
        .formatted(file, line, column, fault, of, value, expected);
  }

  private static String shortened(String text) {
    String oneLine = text.replace('\n', ' ').replace('\r', ' ');
    return oneLine.codePointCount(0, oneLine.length()) > LONGEST_VALUE
        ? oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…"
        : oneLine;
  }
}
