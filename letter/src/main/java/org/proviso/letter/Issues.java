package org.proviso.letter;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.proviso.letter.LetterIssue.Code;

/// The issues of one template, gathered while it is read or filled in. Confined to one thread.
///
/// At most [#MOST] are kept: a letter of a thousand unprintable names has one cause.
final class Issues {

  static final int MOST = 200;

  private final String template;
  private final SortedSet<LetterIssue> found = new TreeSet<>();

  Issues(String template) {
    this.template = template;
  }

  void add(Place place, Code code, String message) {
    if (found.size() < MOST) {
      found.add(new LetterIssue(template, place.line(), place.column(), code, message));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<LetterIssue> toList() {
    return List.copyOf(found);
  }
}
