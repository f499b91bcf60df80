package org.proviso.docket.record;

/// What an event is about: an inquiry, a recipient, a letter, an earlier event.
///
/// @param kind such as `inquiry`; a word of up to 100 letters, digits and `. _ : / @ -`
/// @param id a word as well; no personal data, since it cannot be removed
public record Subject(String kind, String id) {

  private static final String EVENT = "event";

  /// @throws IllegalArgumentException if one of them is not a word
  public Subject {
    Word.check("kind", kind);
    Word.check("id", id);
  }

  /// Returns an earlier event as a subject: of its correction, redaction or withdrawal.
  public static Subject event(long number) {
    return new Subject(EVENT, Long.toString(number));
  }
}
