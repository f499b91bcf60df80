package org.proviso.docket.answer;

import java.util.Locale;
import java.util.Optional;

/// What somebody calls a file: data to be shown, and never a path.
public final class FileName {

  /// How many characters it may have.
  public static final int LONGEST = 255;

  private final String given;

  private FileName(String given) {
    this.given = given;
  }

  /// Returns the name; empty if it has no character, too many, or some that are none: NUL, which a
  /// table can not hold, and halves of characters.
  public static Optional<FileName> of(String given) {
    boolean whole = given.codePoints().noneMatch(it -> it == 0 || isHalf(it));
    int length = given.codePointCount(0, given.length());
    return whole && length >= 1 && length <= LONGEST
        ? Optional.of(new FileName(given))
        : Optional.empty();
  }

  private static boolean isHalf(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  /// Returns the name as it was given.
  public String given() {
    return given;
  }

  /// Returns the name as pages show it: characters that are not seen, or that turn the direction of
  /// those beside them, by their hexadecimal numbers in braces behind a backslash and `u`.
  public String shown() {
    StringBuilder shown = new StringBuilder();
    given
        .codePoints()
        .forEach(
            character -> {
              if (isSeen(character)) {
                shown.appendCodePoint(character);
              } else {
                shown.append(String.format(Locale.ROOT, "\\u{%04X}", character));
              }
            });
    return shown.toString();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileName that && given.equals(that.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return shown();
  }
}
