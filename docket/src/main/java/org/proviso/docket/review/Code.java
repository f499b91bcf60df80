package org.proviso.docket.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody says of an item with respect to one demand item.
public enum Code {
  /// It is of what was asked for.
  RESPONSIVE,
  /// It is not.
  NOT_RESPONSIVE,
  /// It may not be used or shown as it is, such as a lawyer's advice. Final once two say so.
  PRIVILEGED,
  /// Whoever read it does not say, and asks another person to.
  SECOND_LOOK;

  /// Returns its word, as events of the record have it: `second-look`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the code with a word; empty if there is none.
  public static Optional<Code> of(String word) {
    return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
  }
}
