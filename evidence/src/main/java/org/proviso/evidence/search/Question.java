package org.proviso.evidence.search;

import java.util.List;
import java.util.Map;

/// What is looked for.
///
/// @param words as a person writes them: words, `"phrases"`, `"near one another"~5`, `almost~`,
///   `subject:budget`, `date:[2018-01-01 TO 2018-01-31]`, `AND`, `OR`, `NOT` and brackets; empty
///   for everything
/// @param narrowed by facets: a hit has one of the values of each
/// @param from how many hits to leave out
/// @param most how many hits to return, from 1 to 1,000
public record Question(String words, Map<Facet, List<String>> narrowed, int from, int most) {

  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if hits before the first or not from 1 to 1,000 are asked for
  public Question {
    narrowed = Map.copyOf(narrowed);
    if (from < 0 || most < 1 || most > 1_000) {
      throw new IllegalArgumentException("hits from " + from + ", " + most + " of them");
    }
  }

  /// Returns the question for words alone.
  public static Question of(String words) {
    return new Question(words, Map.of(), 0, 20);
  }
}
