package org.proviso.law.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Outcome;

/// What a clock of a matter shows on a day.
public sealed interface ClockPhase {

  /// No step started it.
  record NotStarted() implements ClockPhase {}

  /// It was started, and when it ends is not known.
  ///
  /// @param by the step that started it
  /// @param outcome what came of the count; null if the day of service or the due day is not known
  record Open(Matter.Done by, @Nullable Outcome outcome) implements ClockPhase {}

  /// It runs.
  ///
  /// @param due last day that is in time
  record Running(Matter.Done by, LocalDate due) implements ClockPhase {}

  /// It ran out.
  ///
  /// @param due last day that was in time
  record Over(Matter.Done by, LocalDate due) implements ClockPhase {}

  /// A step ended it before it ran out.
  record Ended(Matter.Done by, Matter.Done endedBy) implements ClockPhase {}
}
