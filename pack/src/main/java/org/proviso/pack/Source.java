package org.proviso.pack;

/// Something that facts and words were taken from.
///
/// @param id identifier
/// @param title what it is called
/// @param where address or citation
/// @param kind primary text, or somebody's account of it
public record Source(String id, String title, String where, Kind kind) {

  /// What sort of source it is.
  public enum Kind {
    /// The text itself.
    PRIMARY("primary"),
    /// An account of the text.
    SECONDARY("secondary"),
    /// The pack does not say.
    UNSTATED("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Returns the word as a pack writes it; empty for [#UNSTATED].
    public String word() {
      return word;
    }
  }
}
