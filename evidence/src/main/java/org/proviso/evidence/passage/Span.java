package org.proviso.evidence.passage;

/// A run of characters of a text.
///
/// @param start where it begins, in UTF-16 code units, inclusive
/// @param end where it ends, exclusive
public record Span(int start, int end) {

  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if it is empty or begins before the text
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a span from " + start + " to " + end);
    }
  }

  /// Returns the characters.
  public String of(String text) {
    return text.substring(start, end);
  }

  Span movedBy(int characters) {
    return new Span(start + characters, end + characters);
  }
}
