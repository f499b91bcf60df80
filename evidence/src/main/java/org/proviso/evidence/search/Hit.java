package org.proviso.evidence.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.TextKind;

/// An item that answers a question.
///
/// @param location where it is, of several copies the first
/// @param sha256 the hash of its bytes; empty if they could not be had
/// @param name its name
/// @param type its media type
/// @param outcome the code of what became of it
/// @param custodians all who have it; where copies are hits of their own, who has this one
/// @param copies where else the same stands, in order, at most 100 places
/// @param copyCount how many such places there are
/// @param day on which it was sent or last changed, as `2018-01-24`; empty if it does not say
/// @param heads such as `from` and `subject`
/// @param excerpts where the words stand in its text
public record Hit(
    Location location,
    Optional<Digest> sha256,
    String name,
    String type,
    String outcome,
    List<String> custodians,
    List<Location> copies,
    long copyCount,
    Optional<String> day,
    Map<String, String> heads,
    List<Excerpt> excerpts) {

  /// Returns the same with other excerpts.
  Hit showing(List<Excerpt> others) {
    return new Hit(
        location, sha256, name, type, outcome, custodians, copies, copyCount, day, heads, others);
  }

  /// A few words of the text around what was looked for.
  ///
  /// @param kind what this text is in its document
  /// @param page on which it stands, from 1; 0 where the document has no pages of its own
  /// @param text the words
  /// @param marks where in them stands what was looked for: begin and end, exclusive
  public record Excerpt(TextKind kind, int page, String text, List<Mark> marks) {}

  /// A run of characters.
  ///
  /// @param start inclusive
  /// @param end exclusive
  public record Mark(int start, int end) {}
}
