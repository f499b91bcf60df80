package org.proviso.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The rule for what does harm if a session is in other hands: a second factor was given within the
/// last ten minutes.
public final class StepUp {

  static final Duration FRESH = Duration.ofMinutes(10);

  private final Clock clock;

  StepUp(Clock clock) {
    this.clock = clock;
  }

  /// Lets a request go on, or sends whoever it is from to the page that asks for a code and leads
  /// back. What a form had in it is to be filled in again, so a page with such a form asks too.
  ///
  /// @throws StepUpNeeded if the second factor was given too long ago, or not at all
  public void require(Person person) {
    Instant given = person.secondFactor();
    if (given == null || given.plus(FRESH).isBefore(clock.instant())) {
      throw new StepUpNeeded();
    }
  }
}
