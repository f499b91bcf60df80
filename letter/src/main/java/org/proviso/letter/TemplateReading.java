package org.proviso.letter;

import java.util.List;

/// What reading a template comes to: the template, or what is wrong with it.
public sealed interface TemplateReading permits Template, TemplateReading.Unusable {

  /// A template that no letter can be made of.
  ///
  /// @param issues in the order of their places; at least one, at most 200
  record Unusable(List<LetterIssue> issues) implements TemplateReading {

    public Unusable {
      issues = List.copyOf(issues);
    }
  }
}
