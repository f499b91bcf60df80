package org.proviso.law.procedure;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.engine.Answer;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Outcome;
import org.proviso.law.time.Span;

/// Why a need is met, is not, or is in doubt.
public sealed interface Ground {

  /// A step stands.
  record Stands(Matter.Done done) implements Ground {}

  /// None of these steps stands.
  ///
  /// @param steps their identifiers
  record NoneStands(Set<String> steps) implements Ground {
    /// Copies the identifiers.
    public NoneStands {
      steps = Set.copyOf(steps);
    }
  }

  /// A clock is where it is.
  ///
  /// @param clock its identifier
  record Clock(String clock, ClockPhase phase) implements Ground {}

  /// These wordings of an authority may count; one if that is certain, none if there is none.
  ///
  /// @param possible the days of which one counts
  record Wording(String authority, Span possible, List<Authority.Edition> editions)
      implements Ground {
    /// Copies the editions.
    public Wording {
      editions = List.copyOf(editions);
    }
  }

  /// A step stands, and names these actions.
  record Names(Matter.Done done) implements Ground {}

  /// The lanes of the condition say so.
  record Lanes(Answer answer) implements Ground {}

  /// An order against the action operates, or may.
  record Ordered(Matter.Order order) implements Ground {}

  /// The finding of the matter comes to this.
  ///
  /// @param breach what had to be shown; null if the pack does not say
  record Found(@Nullable Breach breach, Outcome outcome) implements Ground {}

  /// The recipient holds its money in this way.
  ///
  /// @param tier null if not known
  record Held(@Nullable Tier tier) implements Ground {}
}
