package org.proviso.letter;

import java.util.Comparator;

/// Something in a template or in values that keeps a letter from being written.
///
/// @param template what the template is called
/// @param line of the template, counted from one; 0 where the issue has no place in it
/// @param column in code points, counted from one; 0 where the issue has no place in a line
/// @param code what sort of thing is wrong
/// @param message what was found and what was expected, as a sentence without a full stop
public record LetterIssue(String template, int line, int column, Code code, String message)
    implements Comparable<LetterIssue> {

  private static final Comparator<LetterIssue> ORDER =
      Comparator.comparing(LetterIssue::template)
          .thenComparingInt(LetterIssue::line)
          .thenComparingInt(LetterIssue::column)
          .thenComparing(LetterIssue::code)
          .thenComparing(LetterIssue::message);

  /// Sorts of issue.
  public enum Code {
    /// A template is larger than a template may be.
    TEMPLATE_TOO_LARGE,
    /// A template is not UTF-8 text.
    NOT_UTF8,
    /// A template does not begin with a head between two lines of three hyphens.
    NO_HEAD,
    /// A line of the head is not `key: value`.
    BAD_LINE,
    /// The head has a key that the format does not know.
    UNKNOWN_KEY,
    /// The head has a key twice that it may have once.
    DUPLICATE_KEY,
    /// The head lacks a key that the format demands.
    MISSING_KEY,
    /// A value in the head is not of the form that its key demands.
    BAD_VALUE,
    /// Two fields have one name, or a field has the name of one that every letter has.
    DUPLICATE_FIELD,
    /// A field is declared and its value is used nowhere.
    UNUSED_FIELD,
    /// Two braces begin no tag that the format knows.
    BAD_TAG,
    /// A tag names a field that the head does not declare, or not for this section.
    UNKNOWN_FIELD,
    /// A tag asks for the text of a field that has none.
    NOT_TEXT,
    /// A section is opened for a field that is always there.
    NOT_A_SECTION,
    /// A section is closed that is not open, or not closed, or lies within itself.
    UNBALANCED_SECTION,
    /// The text of an optional field is used where it may be absent.
    UNGUARDED_OPTIONAL,
    /// A template has markup that letters do without: HTML, links, images, code.
    FORBIDDEN_MARKUP,
    /// A heading is not of level 2 or 3, or one of level 3 follows none of level 2.
    HEADING_LEVEL,
    /// Blocks or emphasis are nested deeper than a letter needs.
    TOO_DEEP,
    /// A table has a header and, with these values, no rows.
    EMPTY_TABLE,
    /// A field has no value, or a blank one.
    MISSING_VALUE,
    /// A value belongs to no field of the template.
    UNUSED_VALUE,
    /// A value is of another kind than its field.
    WRONG_KIND,
    /// A character has no glyph in the typeface, or is one that prints nothing.
    UNPRINTABLE,
    /// A value of one line has several.
    LINE_BREAK,
    /// Values, or the letter that comes of them, are longer than a letter may be.
    TOO_LONG,
    /// A letter has more pages than a letter may have.
    TOO_MANY_PAGES
  }

  /// Orders issues by place, then by code and message.
  @Override
  public int compareTo(LetterIssue other) {
    return ORDER.compare(this, other);
  }

  /// Returns the issue as `template:line:column: CODE: message`, without the numbers that are 0.
  public String render() {
    String place = template + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    return place + ": " + code + ": " + message;
  }
}
