package org.proviso.docket.clock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Outcome;

/// What another version of a calendar would do to clocks. It moves none: only a [Happening.Rebound]
/// that is entered does.
///
/// Immutable and thread-safe.
public final class CalendarChange {

  private final ClockReckoner reckoner;
  private final CalendarId from;
  private final CalendarId to;

  /// Compares two versions of a calendar.
  ///
  /// @param reckoner with both at hand; a version that is not gives outcomes that say so
  /// @throws IllegalArgumentException if the two are one version or not of one calendar
  public CalendarChange(ClockReckoner reckoner, CalendarId from, CalendarId to) {
    this.reckoner = reckoner;
    this.from = from;
    this.to = to;
    var _ = proposal(0);
  }

  /// Returns the clocks that would move, in the order given: all whose day due, or the reason that
  /// it can not be told, would be another. Also those that were answered, since whether an answer
  /// was in time may change. A clock that service did not start is not among them.
  public List<Move> moves(Collection<ObligationClock> clocks) {
    List<Move> moves = new ArrayList<>();
    for (ObligationClock clock : clocks) {
      Optional<Outcome> before = reckoner.due(clock);
      if (before.isPresent()) {
        ObligationClock moved = clock.with(proposal(next(clock)));
        reckoner
            .due(moved)
            .filter(after -> !after.equals(before.get()))
            .ifPresent(after -> moves.add(new Move(clock, moved, before.get(), after)));
      }
    }
    return moves;
  }

  private static long next(ObligationClock clock) {
    return clock.happenings().getLast().event() + 1;
  }

  private Happening.Rebound proposal(long event) {
    return new Happening.Rebound(event, from, to, "proposed");
  }

  /// A clock that would move.
  ///
  /// [ClockReckoner#read] of each of the two clocks gives its count.
  ///
  /// @param clock as it is
  /// @param moved as it would be: the same with a rebound behind its last happening, whose event
  ///   number and authority stand for those that it would get
  /// @param before where it leads
  /// @param after where it would lead
  public record Move(ObligationClock clock, ObligationClock moved, Outcome before, Outcome after) {}
}
