package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.List;

/// When a step could be taken at the earliest, if whoever takes it did everything for it on the
/// first day on which it may be done, all of it reached its addressee on that day, and the
/// recipient and courts did nothing more.
public sealed interface Earliest {

  /// On this day.
  ///
  /// @param before what has to be done before, in the order in which it would be
  /// @param supposesFinding whether a finding is supposed that was not made, or not read by a
  ///   second person: that it shows a breach, and was made and read on the first day looked at
  record On(LocalDate day, List<Before> before, boolean supposesFinding) implements Earliest {
    /// Copies the list.
    public On {
      before = List.copyOf(before);
    }
  }

  /// Not known: something on the way is in doubt, or a time has to run out whose end nobody has set
  /// yet.
  ///
  /// @param at the step at which the way ends
  /// @param doubtful what would have to be known
  record NotKnown(Step at, List<Standing.Checked> doubtful) implements Earliest {
    /// Copies the list.
    public NotKnown {
      doubtful = List.copyOf(doubtful);
    }
  }

  /// Never, as things stand.
  ///
  /// @param at the step at which the way ends
  /// @param missing what is missing there
  record NoWay(Step at, List<Standing.Checked> missing) implements Earliest {
    /// Copies the list.
    public NoWay {
      missing = List.copyOf(missing);
    }
  }

  /// A step on the way.
  ///
  /// @param day on which it would be taken
  record Before(Step step, LocalDate day) {}
}
