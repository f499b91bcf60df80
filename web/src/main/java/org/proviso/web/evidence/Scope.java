package org.proviso.web.evidence;

import java.util.Arrays;
import java.util.Optional;

/// What a decision is about, from where it is taken.
enum Scope {
  /// The item that is shown.
  ITEM,
  /// The document with all that hangs on it or is in it.
  FAMILY,
  /// The mails of its conversation, each with its family.
  THREAD,
  /// All documents that a search found.
  SEARCH;

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
