package org.proviso.docket.clock;

import java.time.LocalDate;
import org.proviso.law.clock.CountingRule;

/// How far a period is extended.
public sealed interface Extension {

  /// To a day that the authority names.
  ///
  /// Tolls that the record has later push it out by their days between the decision and it; those
  /// that it had before were known to the authority.
  record ToDay(LocalDate day) implements Extension {}

  /// By so much more, counted from the day that was due.
  ///
  /// @param rule counted forward
  record By(CountingRule rule) implements Extension {

    /// @throws IllegalArgumentException if `rule` is counted backward
    public By {
      Forward.check(rule);
    }
  }
}
