package org.proviso.web.site;

import java.util.List;

/// A request that can not be answered as it stands, with everything that is wrong with it.
///
/// The one place where a refusal is thrown: it ends a request whichever page was asked for.
public final class BadQuestion extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// One thing that is wrong.
  ///
  /// @param parameter name of the parameter
  /// @param value its value as it was given, shortened
  /// @param expected what was expected, in words
  public record Issue(String parameter, String value, String expected)
      implements java.io.Serializable {}

  private final List<Issue> issues;

  BadQuestion(List<Issue> issues) {
    super(issues.toString(), null, false, false);
    this.issues = List.copyOf(issues);
  }

  /// Returns what is wrong.
  public List<Issue> issues() {
    return issues;
  }
}
