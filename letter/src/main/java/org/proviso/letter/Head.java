package org.proviso.letter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The head of a template: what it is called and which fields it has.
///
/// @param language a tag of BCP 47
/// @param subject the line above the letter, with tags
/// @param fields by name
/// @param labels the words of the page's furniture, see [Label]
record Head(
    String id,
    int version,
    String kind,
    String language,
    List<Piece> subject,
    Map<String, Field> fields,
    Map<Label, String> labels) {

  /// The fields that every letter has without declaring them, all of them words.
  static final Set<String> GIVEN = Set.of("addressee", "date", "reference", "sender");

  /// A word of the page's furniture, with the key that sets it and its English.
  enum Label {
    /// Before the number of the letter.
    REFERENCE("label-reference", "Reference"),
    /// The number of the page, with `{n}` and `{m}` for the page and for all of them.
    PAGE("label-page", "Page {n} of {m}");

    final String key;
    final String english;

    Label(String key, String english) {
      this.key = key;
      this.english = english;
    }
  }
}
