package org.proviso.web.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What readers say of a document; to a second reader nothing but what is the own.
///
/// @param asked the things that the demand asks, each with what the document is for it
/// @param tags that are on it now
/// @param notes in the order written
record ReviewView(List<Asked> asked, List<String> tags, List<NoteView> notes) {

  /// A thing that the demand asks.
  ///
  /// @param number of the item
  /// @param text what is asked of whom
  /// @param standing what the codings come to, in words
  /// @param said each coding
  /// @param elsewhere what copies of the same bytes are that were coded otherwise
  /// @param own the code that the reader gave it last; null if none
  /// @param maySettle whether who looks may settle what its readers differ on
  record Asked(
      int number,
      String text,
      String standing,
      List<String> said,
      List<String> elsewhere,
      @Nullable String own,
      boolean maySettle) {}

  /// A note.
  ///
  /// @param number by which it is withdrawn; 0 for who may not, or if it is
  record NoteView(String said, String by, long number) {}
}
