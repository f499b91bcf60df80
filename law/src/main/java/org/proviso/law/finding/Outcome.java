package org.proviso.law.finding;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Truth;

/// What a matter's finding comes to: whether a breach is shown, under which reading.
public sealed interface Outcome {

  /// Returns whether a breach is shown so that a step may rest on it.
  default Truth met() {
    return switch (this) {
      case NotLaidDown _, TurnsOnReading _ -> Truth.UNKNOWN;
      case NotMade _, NotRead _ -> Truth.FALSE;
      case Decided decided ->
          switch (decided.shown()) {
            case SHOWN -> Truth.TRUE;
            case NOT_SHOWN -> Truth.FALSE;
            case OPEN -> Truth.UNKNOWN;
          };
    };
  }

  /// The pack does not say what has to be shown for a breach of the condition.
  record NotLaidDown() implements Outcome {}

  /// There is no finding.
  record NotMade() implements Outcome {}

  /// The latest finding was read by nobody but who made it.
  record NotRead(Finding finding) implements Outcome {}

  /// One reading decides, or all come to the same, or it depends on none.
  ///
  /// @param shown whether a breach is shown; open too where the second person dissents on what
  ///   decides
  /// @param adopted the reading that decides because it is adopted; null if none has to
  /// @param byReading what each reading comes to; empty if it depends on none
  /// @param dissent whether it would be otherwise without the dissent of the second person
  record Decided(
      Finding finding,
      Shown shown,
      @Nullable String adopted,
      Map<String, Shown> byReading,
      boolean dissent)
      implements Outcome {
    /// Copies the map.
    public Decided {
      byReading = Map.copyOf(byReading);
    }
  }

  /// Readings come to different things, and none is adopted.
  ///
  /// @param byReading what each reading comes to
  /// @param dissent whether it would be otherwise without the dissent of the second person
  record TurnsOnReading(Finding finding, Map<String, Shown> byReading, boolean dissent)
      implements Outcome {
    /// Copies the map.
    public TurnsOnReading {
      byReading = Map.copyOf(byReading);
    }
  }
}
