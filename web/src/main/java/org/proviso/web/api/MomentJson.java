package org.proviso.web.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Moment;

/// A day, or the window that it lies in.
///
/// @param earliest the day, or the first that it can be
/// @param certain first day by which it surely has come; null if no such day is known
/// @param question what is not known; null if the day is known
record MomentJson(LocalDate earliest, @Nullable LocalDate certain, @Nullable String question) {

  static MomentJson of(Moment moment) {
    return switch (moment) {
      case Moment.On(LocalDate day) -> new MomentJson(day, day, null);
      case Moment.Within(LocalDate earliest, LocalDate certain, String question) ->
          new MomentJson(earliest, certain, question);
    };
  }
}
