package org.proviso.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;

/// What a reader must know of a question that was answered all the same.
final class Warnings {

  private Warnings() {}

  /// Returns a warning for each day that the pack does not speak of.
  static List<String> outside(Pack pack, LocalDate... days) {
    List<String> warnings = new ArrayList<>();
    Span span = pack.span();
    for (LocalDate day : days) {
      if (!span.covers(day)) {
        warnings.add(
            Words.say(
                "outside.span",
                day,
                pack.name(),
                Days.written(span.from()),
                Days.written(span.until())));
      }
    }
    return warnings;
  }
}
