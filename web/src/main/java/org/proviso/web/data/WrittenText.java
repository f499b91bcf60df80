package org.proviso.web.data;

/// What text is, as forms and tables may have it: characters that stand for something, and lines.
public final class WrittenText {

  private WrittenText() {}

  /// Returns whether a text has no control characters but tabs and ends of lines, no halves of
  /// characters, and none of the code points that are set aside as no characters. PostgreSQL
  /// refuses some of them, fonts and XML most.
  public static boolean isSuch(String text) {
    return text.codePoints().allMatch(WrittenText::isWritten);
  }

  private static boolean isWritten(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\t' || point == '\n' || point == '\r';
      case Character.SURROGATE -> false;
      default -> (point & 0xFFFE) != 0xFFFE && (point < 0xFDD0 || point > 0xFDEF);
    };
  }
}
