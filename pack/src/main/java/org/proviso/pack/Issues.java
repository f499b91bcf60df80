package org.proviso.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Collects the issues of one reading. Not thread-safe.
final class Issues {

  private final TreeSet<Issue> issues = new TreeSet<>();
  private final Set<Place> places = new HashSet<>();
  private boolean incomplete;

  /// Says that part of the pack could not be read, so that it can not be told what is missing from
  /// it: dangling references are no longer reported.
  void markIncomplete() {
    incomplete = true;
  }

  /// Returns whether part of the pack could not be read.
  boolean isIncomplete() {
    return incomplete;
  }

  void error(Located at, Issue.Code code, String message) {
    add(Issue.Severity.ERROR, at.file(), at.place(), code, message);
  }

  void error(SourceFile file, Place place, Issue.Code code, String message) {
    add(Issue.Severity.ERROR, file, place, code, message);
  }

  void warn(Located at, Issue.Code code, String message) {
    add(Issue.Severity.WARNING, at.file(), at.place(), code, message);
  }

  /// Reports an issue on something that has no text, a folder for example.
  void error(String file, Issue.Code code, String message) {
    issues.add(new Issue(Issue.Severity.ERROR, file, 1, 1, code, message, ""));
  }

  /// Returns whether an issue was reported at the very place of `at`.
  boolean hasAt(Located at) {
    return places.contains(at.place());
  }

  boolean hasErrors() {
    return issues.stream().anyMatch(issue -> issue.severity() == Issue.Severity.ERROR);
  }

  /// Returns the issues in order of place.
  List<Issue> sorted() {
    return List.copyOf(issues);
  }

  private void add(
      Issue.Severity severity, SourceFile file, Place place, Issue.Code code, String message) {
    boolean missing = code == Issue.Code.DANGLING_REFERENCE || code == Issue.Code.UNKNOWN_SOURCE;
    if (incomplete && missing) {
      return;
    }
    places.add(place);
    issues.add(
        new Issue(
            severity,
            place.file(),
            place.line(),
            place.column(),
            code,
            message,
            file.line(place.line())));
  }
}
