package org.proviso.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.proviso.pack.Suggestion;

/// What a user may have meant by a name that is not known.
final class Nearest {

  private static final int MOST = 5;

  private Nearest() {}

  /// Returns a question that names what is spelled alike or, failing that, what contains `given`;
  /// or else nothing.
  static String among(Collection<String> known, String given) {
    String alike = Suggestion.among(known, given);
    if (!alike.isEmpty() || given.length() < 2) {
      return alike;
    }
    String part = given.toLowerCase(Locale.ROOT);
    List<String> containing =
        known.stream().filter(id -> id.contains(part)).sorted().limit(MOST).toList();
    return containing.isEmpty() ? "" : Words.say("nearest", String.join("', '", containing));
  }
}
