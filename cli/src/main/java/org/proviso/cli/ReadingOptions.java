package org.proviso.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Asking;
import picocli.CommandLine.Option;

/// The options that say from where a question is asked.
final class ReadingOptions {

  @Option(names = "--viewpoint", paramLabel = "VIEW", descriptionKey = "option.viewpoint")
  private Viewpoint viewpoint = Viewpoint.CONTEMPORANEOUS;

  @Option(names = "--known", paramLabel = "DATE", descriptionKey = "option.known")
  private @Nullable LocalDate known;

  /// Returns the word for the viewpoint, as it was given.
  String word() {
    return viewpoint.word();
  }

  @Nullable LocalDate known() {
    return known;
  }

  Asking asking(LocalDate today) {
    return viewpoint.asking(today).knownAt(known);
  }

  /// Returns the day that every day is seen from; null in the contemporaneous reading.
  @Nullable LocalDate seenFrom(LocalDate today) {
    return switch (asking(today).viewpoint()) {
      case Asking.Viewpoint.Contemporaneous() -> null;
      case Asking.Viewpoint.From(LocalDate day) -> day;
    };
  }

  /// Returns the reading in words.
  String inWords(LocalDate today) {
    LocalDate from = seenFrom(today);
    String reading =
        from == null
            ? Words.say("reading.contemporaneous")
            : Words.say("reading.from", viewpoint.word(), Days.read(from));
    return known == null ? reading : reading + Words.say("reading.known", Days.read(known));
  }
}
