package org.proviso.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Asking;
import picocli.CommandLine.TypeConversionException;

/// A value of the option `--viewpoint`.
///
/// @param word `contemporaneous`, `hindsight` or the day
/// @param day the day, if one is named
record Viewpoint(String word, @Nullable LocalDate day) {

  static final Viewpoint CONTEMPORANEOUS = new Viewpoint("contemporaneous", null);

  private static final Viewpoint HINDSIGHT = new Viewpoint("hindsight", null);

  /// @throws TypeConversionException if `text` is none of the three
  static Viewpoint parse(String text) {
    return switch (text) {
      case "contemporaneous" -> CONTEMPORANEOUS;
      case "hindsight" -> HINDSIGHT;
      default -> {
        try {
          LocalDate day = Days.parse(text);
          yield new Viewpoint(day.toString(), day);
        } catch (TypeConversionException e) {
          throw new TypeConversionException(Words.say("viewpoint.expected", text));
        }
      }
    };
  }

  /// @param today the day from which hindsight looks back
  Asking asking(LocalDate today) {
    if (this.equals(CONTEMPORANEOUS)) {
      return Asking.CONTEMPORANEOUS;
    }
    return Asking.from(day == null ? today : day);
  }
}
