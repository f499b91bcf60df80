package org.proviso.law.act;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day on which something begins or ends, known or not.
public sealed interface Moment {

  /// Returns the earliest day that it can be.
  LocalDate earliest();

  /// A known day.
  ///
  /// @param day the day
  record On(LocalDate day) implements Moment {
    @Override
    public LocalDate earliest() {
      return day;
    }
  }

  /// A day that is not known.
  ///
  /// On each day from `earliest` on, and before `certain`, whether it has come is an open question;
  /// from `certain` on it surely has.
  ///
  /// @param earliest first day that it can be
  /// @param certain first day by which it surely has come, later than `earliest`; null if no such
  ///   day is known
  /// @param question what is not known, as a noun phrase ("the day on which the mandate issued")
  record Within(LocalDate earliest, @Nullable LocalDate certain, String question)
      implements Moment {

    /// @throws IllegalArgumentException if `certain` is not after `earliest`
    public Within {
      if (certain != null && !certain.isAfter(earliest)) {
        throw new IllegalArgumentException("certain " + certain + " is not after " + earliest);
      }
    }
  }
}
