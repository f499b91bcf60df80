package org.proviso.evidence.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.evidence.manifest.Location;

/// What is looked for.
///
/// @param words as a person writes them: words, `"phrases"`, `"near one another"~5`, `almost~`,
///   `subject:budget`, `date:[2018-01-01 TO 2018-01-31]`, `AND`, `OR`, `NOT` and brackets; empty
///   for everything
/// @param narrowed by facets: a hit has one of the values of each
/// @param copies whether copies are hits too, each under who holds it; if not, each document is one
///   hit, under all who have a copy of it
/// @param within where a hit must be; empty for anywhere
/// @param without where a hit must not be
/// @param from how many hits to leave out
/// @param most how many hits to return, from 1 to 1,000
public record Question(
    String words,
    Map<Facet, List<String>> narrowed,
    boolean copies,
    Optional<Set<Location>> within,
    Set<Location> without,
    int from,
    int most) {

  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if hits before the first or not from 1 to 1,000 are asked for
  public Question {
    narrowed = Map.copyOf(narrowed);
    within = within.map(Set::copyOf);
    without = Set.copyOf(without);
    if (from < 0 || most < 1 || most > 1_000) {
      throw new IllegalArgumentException("hits from " + from + ", " + most + " of them");
    }
  }

  /// Asks among all documents, without their copies.
  ///
  /// @throws IllegalArgumentException as the other constructor does
  public Question(String words, Map<Facet, List<String>> narrowed, int from, int most) {
    this(words, narrowed, false, Optional.empty(), Set.of(), from, most);
  }

  /// Returns the question for words alone.
  public static Question of(String words) {
    return new Question(words, Map.of(), 0, 20);
  }

  /// Returns the same question, with copies as hits of their own.
  public Question withCopies() {
    return new Question(words, narrowed, true, within, without, from, most);
  }

  /// Returns the same question among these places alone.
  public Question within(Set<Location> places) {
    return new Question(words, narrowed, copies, Optional.of(places), without, from, most);
  }

  /// Returns the same question with these places left out.
  public Question without(Set<Location> places) {
    return new Question(words, narrowed, copies, within, places, from, most);
  }
}
