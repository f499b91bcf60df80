package org.proviso.docket.review;

/// Words of an item of evidence, and where in it they stand.
///
/// @param item the item
/// @param page the page, from 1; 0 if the item has no pages
/// @param textKind what the text is in its document: a word of small letters and hyphens, such as
///   `body`
/// @param from where they begin in the text of that page and kind, in UTF-16 units from 0
/// @param until the unit behind the last
/// @param words as they stand there; up to [#LONGEST] characters, not blank
public record QuotedPassage(
    ItemName item, int page, String textKind, int from, int until, String words) {

  /// How many characters it may have.
  public static final int LONGEST = 4_000;

  /// @throws IllegalArgumentException if one of these is not so
  public QuotedPassage {
    if (page < 0
        || !textKind.matches("[a-z-]{1,30}")
        || from < 0
        || until <= from
        || words.isBlank()
        || words.codePointCount(0, words.length()) > LONGEST
        || words.indexOf(0) >= 0) {
      throw new IllegalArgumentException("not a passage of " + item.location());
    }
  }

  /// Returns the file and the place in it, as the register cites them: without the words, and
  /// without the location, which may have names.
  public String citation() {
    return "file SHA-256 "
        + item.sha256().hex()
        + (page == 0 ? "" : ", page " + page)
        + ", "
        + textKind
        + ", characters "
        + from
        + " to "
        + until;
  }
}
