package org.proviso.law.clock;

import java.time.LocalDate;
import java.time.ZonedDateTime;

/// What comes of reckoning a period.
public sealed interface Outcome {

  /// The period ends with `day`: an act on that day is in time. For a period counted backward, the
  /// last day on which the act is in time.
  record DueOn(LocalDate day) implements Outcome {}

  /// The period ends at an instant, shown in the rule's zone.
  record DueAt(ZonedDateTime at) implements Outcome {}

  /// The period stands still, and no end of the toll is known.
  ///
  /// @param toll the toll without end
  /// @param since the first day on which the period stands still for good
  record Tolled(Toll toll, LocalDate since) implements Outcome {}

  /// A calendar would have had to answer for a day it does not know.
  ///
  /// @param calendar the calendar; its first and last day known follow
  /// @param day the first day asked for that is not known
  record BeyondCalendar(CalendarId calendar, LocalDate first, LocalDate last, LocalDate day)
      implements Outcome {}

  /// The rule names a calendar that is not at hand.
  record UnknownCalendar(CalendarId calendar) implements Outcome {}

  /// The rule cannot be applied to this trigger.
  ///
  /// @param detail the value that stands in the way, in words
  record Refused(Refusal reason, String detail) implements Outcome {}

  /// Why a rule cannot be applied.
  enum Refusal {
    /// A month lacks the trigger's day, and the rule states no choice.
    NO_SUCH_DAY_IN_MONTH,
    /// An hour rule was given a day without a time.
    NEEDS_TIME_OF_DAY,
    /// A day or month rule, which has no zone, was given an instant.
    NEEDS_LOCAL_DAY,
    /// The zone skips the local time given.
    NO_SUCH_LOCAL_TIME,
    /// The zone has the local time given twice; an instant would settle it.
    AMBIGUOUS_LOCAL_TIME,
    /// A period counted backward was tolled, which no rule here gives a meaning.
    TOLL_ON_BACKWARD_COUNT,
    /// The trigger or the end is not in the years 1 to 9999.
    OUT_OF_RANGE
  }
}
