package org.proviso.docket.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Toll;

/// What a clock shows on a day. Computed, never stored.
public sealed interface ClockState {

  /// No service, no clock.
  ///
  /// @param why what is lacking
  /// @param starts the day on which service will count as made; null unless `why` says that it
  ///   comes later
  record NotStarted(Lacking why, @Nullable LocalDate starts) implements ClockState {}

  /// It runs, and the day due is to come.
  ///
  /// @param due last day on which an answer is in time; null if a toll without known end will stop
  ///   the clock before that
  record Running(@Nullable LocalDate due) implements ClockState {}

  /// An answer on this day is the last in time.
  record DueToday() implements ClockState {}

  /// The day due has passed without an answer. A toll that begins after it changes nothing.
  ///
  /// @param due the day that was due
  /// @param since first day late, the day after `due`
  /// @param days how many days late, all days counted; at least 1
  record Overdue(LocalDate due, LocalDate since, long days) implements ClockState {}

  /// It stands still.
  ///
  /// @param by the toll that covers the day; of several, the first of the record
  /// @param since first day of the standstill, or the day of service if the clock was stopped
  ///   before
  /// @param due last day on which an answer is in time; null while no end of the toll is known
  record Stopped(Toll by, LocalDate since, @Nullable LocalDate due) implements ClockState {}

  /// An answer was received.
  ///
  /// @param first day on which the first was received; decides whether it was in time
  /// @param latest day on which the one that stands now was received
  /// @param timeliness whether in time, and against which day
  record Answered(LocalDate first, LocalDate latest, Timeliness timeliness) implements ClockState {}

  /// Nothing is owed since a day, as whoever asked withdrew it.
  record Withdrawn(LocalDate since, String reason) implements ClockState {}

  /// The day due can not be told.
  ///
  /// @param why a calendar that is missing or does not reach that far, or a refusal
  record Unknown(Outcome why) implements ClockState {}

  /// What service lacks.
  enum Lacking {
    /// Nothing was sent.
    DISPATCH,
    /// What was sent went by ways that the letter does not name.
    NAMED_WAY,
    /// Delivery is not proven.
    DELIVERY,
    /// It was not opened.
    OPENING,
    /// It failed, was returned or bounced.
    SUCCESS,
    /// Service counts as made on a later day.
    TIME
  }

  /// Whether the first answer was in time.
  sealed interface Timeliness {

    /// It was received on or before the day due.
    record InTime(LocalDate due) implements Timeliness {}

    /// It was late.
    ///
    /// @param days how many days after `due`, all days counted
    record Late(LocalDate due, long days) implements Timeliness {}

    /// There was no day due: the clock had not started, or stands still without known end.
    record NoDayDue() implements Timeliness {}

    /// It can not be told.
    record Untold(Outcome why) implements Timeliness {}
  }
}
