package org.proviso.evidence.search;

import java.util.List;
import java.util.Map;

/// What comes of a question.
public sealed interface Answer {

  /// Hits, the best first.
  ///
  /// @param total how many there are
  /// @param hits those that were asked for
  /// @param facets for each, its values with how many hits have them, the most first
  record Found(long total, List<Hit> hits, Map<Facet, List<Count>> facets) implements Answer {}

  /// The words are no question.
  ///
  /// @param why what is wrong with them
  record NoQuestion(String why) implements Answer {}

  /// A value of a facet.
  ///
  /// @param hits how many have it
  record Count(String value, long hits) {}
}
