package org.proviso.docket.record;

/// What was done, in a word that whoever appends the event chooses.
///
/// The record itself knows three, which are about an earlier event. A *redaction* says that the
/// payload of that event was removed and why: without one, a removed payload does not verify. A
/// *correction* and a *withdrawal* leave everything in place.
///
/// @param word up to 100 letters, digits and `. _ : / @ -`
public record EventKind(String word) {

  /// The payload of the subject was removed.
  public static final EventKind REDACTION = new EventKind("redaction");

  /// The subject was wrong; this event says what is right.
  public static final EventKind CORRECTION = new EventKind("correction");

  /// The subject no longer holds.
  public static final EventKind WITHDRAWAL = new EventKind("withdrawal");

  /// @throws IllegalArgumentException if `word` is not a word
  public EventKind {
    Word.check("kind", word);
  }
}
