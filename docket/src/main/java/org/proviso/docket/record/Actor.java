package org.proviso.docket.record;

/// Who did something: in which role, and an identifier that means something to the site only.
///
/// Neither may hold personal data: an event stays for good, and what stands in its header cannot be
/// removed. A name belongs in the payload.
///
/// @param role such as `clerk` or `recipient`; a word of up to 100 letters, digits and `. _ : / @
///   -`
/// @param id a word as well
public record Actor(String role, String id) {

  /// @throws IllegalArgumentException if one of them is not a word
  public Actor {
    Word.check("role", role);
    Word.check("id", id);
  }
}
