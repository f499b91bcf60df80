package org.proviso.pack.explain;

import java.util.List;
import org.proviso.law.act.Mark;

/// One sentence of an explanation.
///
/// @param text the words
/// @param citations how what it says is cited, and where it was found; none if it follows from
///   other sentences
/// @param mark the weakest mark on what it says
/// @param acts identifiers of the acts that it speaks of
public record Sentence(String text, List<Citation> citations, Mark mark, List<String> acts) {

  /// Copies the lists.
  public Sentence {
    citations = List.copyOf(citations);
    acts = List.copyOf(acts);
  }

  /// Returns a sentence that follows from others.
  static Sentence of(String text) {
    return new Sentence(text, List.of(), Mark.V1, List.of());
  }
}
