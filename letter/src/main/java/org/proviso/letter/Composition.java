package org.proviso.letter;

import java.util.List;

/// What filling in a template comes to: a letter, or what is wrong with the values.
public sealed interface Composition permits Letter, Composition.Refused {

  /// Values that make no letter.
  ///
  /// @param issues in the order of their places; at least one, at most 200
  record Refused(List<LetterIssue> issues) implements Composition {

    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
