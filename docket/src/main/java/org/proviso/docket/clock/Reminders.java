package org.proviso.docket.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.proviso.law.clock.Outcome;

/// The days on which a reminder is due.
///
/// A reminder is due on a day of the plan on which the clock runs or is late. None is before
/// service, while the clock is stopped, once it was answered or withdrawn, nor where the day due is
/// not known. One that would come too near another letter is left out and not moved: the next day
/// of the plan serves.
///
/// Immutable and thread-safe.
public final class Reminders {

  private final ClockReckoner reckoner;

  /// Reads clocks with a reckoner.
  public Reminders(ClockReckoner reckoner) {
    this.reckoner = reckoner;
  }

  /// A reminder.
  ///
  /// @param day on which it is due
  /// @param fromDue days from the day due of the clock: negative before it, zero on it
  public record Reminder(LocalDate day, long fromDue) {}

  /// Returns the reminder that is due on a day.
  ///
  /// @param letters days of all letters to the recipient, of any kind and matter; the dispatches of
  ///   the clock count without being named
  public Optional<Reminder> on(
      ObligationClock clock, ReminderPlan plan, Collection<LocalDate> letters, LocalDate day) {
    return planned(clock, plan).stream()
        .filter(it -> it.day().equals(day))
        .filter(it -> isOwing(clock, day))
        .filter(it -> hasGap(day, all(clock, letters), plan.minimumGap()))
        .findFirst();
  }

  /// Returns the reminders that are due if each is sent on its day, in order of day.
  ///
  /// @param letters days of all letters to the recipient, of any kind and matter; the dispatches of
  ///   the clock count without being named
  public List<Reminder> all(
      ObligationClock clock, ReminderPlan plan, Collection<LocalDate> letters) {
    Collection<LocalDate> sent = all(clock, letters);
    List<Reminder> due = new ArrayList<>();
    for (Reminder each : planned(clock, plan)) {
      if (isOwing(clock, each.day()) && hasGap(each.day(), sent, plan.minimumGap())) {
        due.add(each);
        sent.add(each.day());
      }
    }
    return due;
  }

  private List<Reminder> planned(ObligationClock clock, ReminderPlan plan) {
    if (!(reckoner.due(clock).orElse(null) instanceof Outcome.DueOn(LocalDate due))) {
      return List.of();
    }
    List<Reminder> planned = new ArrayList<>();
    for (int days : plan.daysBefore().reversed()) {
      planned.add(new Reminder(due.minusDays(days), -days));
    }
    for (int days : plan.daysAfter()) {
      planned.add(new Reminder(due.plusDays(days), days));
    }
    return planned;
  }

  private boolean isOwing(ObligationClock clock, LocalDate day) {
    return switch (reckoner.state(clock, day)) {
      case ClockState.Running _, ClockState.DueToday _, ClockState.Overdue _ -> true;
      case ClockState.NotStarted _,
          ClockState.Stopped _,
          ClockState.Answered _,
          ClockState.Withdrawn _,
          ClockState.Unknown _ ->
          false;
    };
  }

  private Collection<LocalDate> all(ObligationClock clock, Collection<LocalDate> letters) {
    TreeSet<LocalDate> days = new TreeSet<>(letters);
    days.addAll(reckoner.sentOn(clock));
    return days;
  }

  private static boolean hasGap(LocalDate day, Collection<LocalDate> letters, int gap) {
    return letters.stream().allMatch(it -> Math.abs(ChronoUnit.DAYS.between(it, day)) >= gap);
  }
}
