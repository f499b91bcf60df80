package org.proviso.law.procedure;

import java.util.Set;

/// Something without which a step may not be taken.
public sealed interface Need {

  /// One of these steps stands: it was taken, and no later step undid it.
  ///
  /// @param steps their identifiers, not empty
  record Taken(Set<String> steps) implements Need {
    /// Copies the identifiers.
    public Taken {
      steps = Set.copyOf(steps);
    }
  }

  /// None of these steps stands.
  ///
  /// @param steps their identifiers, not empty
  record NotTaken(Set<String> steps) implements Need {
    /// Copies the identifiers.
    public NotTaken {
      steps = Set.copyOf(steps);
    }
  }

  /// A clock has run out, or one of these steps stands, which makes waiting idle.
  ///
  /// @param clock its identifier. One that was never started has not run out
  /// @param orTaken steps such as a waiver; may be empty
  record Over(String clock, Set<String> orTaken) implements Need {
    /// Copies the identifiers.
    public Over {
      orTaken = Set.copyOf(orTaken);
    }
  }

  /// A clock has not run out: the step is in time up to the due day, that day included.
  ///
  /// @param clock its identifier. One that was never started is not running
  record Running(String clock) implements Need {}

  /// An authority has a wording on the day that counts.
  ///
  /// @param authority its identifier
  record Authorised(String authority) implements Need {}

  /// A step stands that names this step's action.
  ///
  /// @param step its identifier
  record Named(String step) implements Need {}

  /// The award was accepted.
  record Accepted() implements Need {}

  /// The condition of the matter is among the terms of the award.
  record InTerms() implements Need {}

  /// No order operates against this step's action, or against enforcing the condition, for this
  /// recipient and award.
  record NoOrder() implements Need {}

  /// The finding of the matter shows a breach of its condition, and a second person read it.
  record Shown() implements Need {}

  /// The recipient holds its money in this way.
  record OfTier(Tier tier) implements Need {}
}
