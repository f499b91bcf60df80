package org.proviso.pack.explain;

import java.util.List;

/// Why an answer is what it is.
///
/// @param answer the answer in one sentence
/// @param because the sentences it follows from, in order of reading: the reading of time, the acts
///   from the earliest to the latest, the other lanes, what would settle it, when it changes
/// @param caveats what a reader must be told; they change nothing in the answer
public record Explanation(String answer, List<Sentence> because, List<String> caveats) {

  /// Copies the lists.
  public Explanation {
    because = List.copyOf(because);
    caveats = List.copyOf(caveats);
  }
}
