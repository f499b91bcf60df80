package org.proviso.evidence.wire;

import java.util.Optional;
import java.util.stream.Stream;

/// What a piece of text is in its document.
public enum TextKind {
  /// What a reader of the printed page sees, or of a mail.
  BODY('b'),
  /// A line of the head of a mail.
  HEADER('h'),
  /// The body of a mail in another form, where its words differ.
  ALTERNATIVE_BODY('a'),
  /// A comment or annotation.
  COMMENT('c'),
  /// Text that a tracked change puts in.
  INSERTED('i'),
  /// Text that a tracked change takes out.
  DELETED('d'),
  /// Rows, columns, sheets or slides that are hidden, and words formatted so.
  HIDDEN('x'),
  /// Notes of a speaker.
  NOTES('n'),
  /// What a field is computed from.
  FIELD_CODE('f'),
  /// The value of a form's field.
  FORM_VALUE('v'),
  /// Head or foot of pages.
  MARGIN('m'),
  /// What was recognised in the picture of a page.
  RECOGNISED('r');

  private final char code;

  TextKind(char code) {
    this.code = code;
  }

  /// Returns the letter that stands for it in files.
  char code() {
    return code;
  }

  /// Returns the kind with this letter; empty if there is none.
  static Optional<TextKind> of(int code) {
    return Stream.of(values()).filter(it -> it.code == code).findFirst();
  }
}
