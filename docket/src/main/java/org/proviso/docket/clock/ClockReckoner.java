package org.proviso.docket.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Toll;

/// Reads clocks: from what happened to what a clock shows on a day.
///
/// Immutable and thread-safe.
public final class ClockReckoner {

  private final Reckoner reckoner;

  /// Reads clocks with the calendars of a reckoner.
  public ClockReckoner(Reckoner reckoner) {
    this.reckoner = reckoner;
  }

  /// Returns what a clock shows on a day, without its working.
  public ClockState state(ObligationClock clock, LocalDate day) {
    return new Reading(clock, day).state();
  }

  /// Returns what a clock shows on a day, with every leg of its count and what made it.
  public ClockReading read(ObligationClock clock, LocalDate day) {
    return new Reading(clock, day).withItsWorking();
  }

  /// Returns where a clock leads, on whichever day it is asked; empty if service did not start it.
  public Optional<Outcome> due(ObligationClock clock) {
    return switch (start(clock)) {
      case Start.Running(Course course) -> Optional.of(course.outcome());
      case Start.Undetermined(Outcome why, List<Happening> _) -> Optional.of(why);
      case Start.NotServed _ -> Optional.empty();
    };
  }

  /// Returns the days on which the letter was sent, corrected.
  List<LocalDate> sentOn(ObligationClock clock) {
    ReboundRules rules = new ReboundRules(reckoner, clock.happenings());
    return Attempt.of(clock, rules).stream().map(Attempt::sent).toList();
  }

  /// Whether service started a clock.
  private sealed interface Start {

    record Running(Course course) implements Start {}

    record NotServed(ClockState.Lacking why, List<Happening> because) implements Start {}

    record Undetermined(Outcome why, List<Happening> because) implements Start {}
  }

  private Start start(ObligationClock clock) {
    ReboundRules rules = new ReboundRules(reckoner, clock.happenings());
    List<Attempt> attempts = Attempt.of(clock, rules);
    if (attempts.isEmpty()) {
      return new Start.NotServed(ClockState.Lacking.DISPATCH, List.of());
    }
    boolean silent = clock.ways().isEmpty();
    List<Attempt> named =
        silent
            ? attempts
            : attempts.stream().filter(it -> isNamed(it.dispatch().way(), clock.ways())).toList();
    if (named.isEmpty()) {
      Attempt last = attempts.getLast();
      return new Start.NotServed(ClockState.Lacking.NAMED_WAY, last.because());
    }
    return start(clock, rules, named, silent);
  }

  private static boolean isNamed(ServiceWay way, List<ServiceWay> ways) {
    return ways.stream().anyMatch(it -> it.id().equals(way.id()));
  }

  private static Start start(
      ObligationClock clock, ReboundRules rules, List<Attempt> attempts, boolean silent) {
    Stops stops = new Stops(clock.happenings());
    List<Course> courses = new ArrayList<>();
    for (Attempt each : attempts) {
      switch (each.result()) {
        case Attempt.Result.Served(LocalDate day) ->
            courses.add(new Course(clock, rules, stops, each, day));
        case Attempt.Result.Undetermined(Outcome why) -> {
          return new Start.Undetermined(why, each.because());
        }
        case Attempt.Result.NotServed _ -> {}
      }
    }
    if (courses.isEmpty()) {
      Attempt last = attempts.getLast();
      ClockState.Lacking why =
          last.result() instanceof Attempt.Result.NotServed(var lacking)
              ? lacking
              : ClockState.Lacking.DISPATCH;
      return new Start.NotServed(why, last.because());
    }
    courses.sort(Comparator.comparing(Course::served));
    return new Start.Running(silent ? mostGenerous(courses) : first(courses));
  }

  /// Of services by ways that the letter names the first starts the clock; of several on one day,
  /// that whose period ends last (ADR 19).
  private static Course first(List<Course> courses) {
    Course first = courses.getFirst();
    for (Course other : courses) {
      if (other.served().equals(first.served()) && endsLater(other, first)) {
        first = other;
      }
    }
    return first;
  }

  /// Where the letter is silent, the service whose period ends last starts the clock; but what is
  /// sent once a period has ended opens no new one (ADR 19).
  private static Course mostGenerous(List<Course> courses) {
    Course found = courses.getFirst();
    for (Course other : courses) {
      LocalDate due = found.due();
      boolean open = due == null || !other.attempt().sent().isAfter(due);
      if (open && endsLater(other, found)) {
        found = other;
      }
    }
    return found;
  }

  private static boolean endsLater(Course other, Course than) {
    LocalDate due = than.due();
    LocalDate otherDue = other.due();
    return due != null && (otherDue == null || otherDue.isAfter(due));
  }

  /// One clock on one day.
  private final class Reading {

    private final ObligationClock clock;
    private final LocalDate day;
    private final Start start;
    private final List<Happening> because = new ArrayList<>();

    Reading(ObligationClock clock, LocalDate day) {
      this.clock = clock;
      this.day = day;
      start = start(clock);
    }

    ClockReading withItsWorking() {
      ClockState state = state();
      Course course = start instanceof Start.Running(Course running) ? running : null;
      because.addAll(
          switch (start) {
            case Start.Running(Course running) -> running.because();
            case Start.NotServed(ClockState.Lacking _, List<Happening> made) -> made;
            case Start.Undetermined(Outcome _, List<Happening> made) -> made;
          });
      because.addAll(clock.takenBack());
      if (state instanceof ClockState.Stopped) {
        because.addAll(new Stops(clock.happenings()).between(day, day));
      }
      List<Happening> made =
          because.stream().distinct().sorted(Comparator.comparingLong(Happening::event)).toList();
      return course == null
          ? new ClockReading(clock, day, state, null, null, null, List.of(), made)
          : new ClockReading(
              clock,
              day,
              state,
              course.due(),
              course.attempt().dispatch(),
              course.served(),
              course.legs(),
              made);
    }

    ClockState state() {
      LocalDate first = null;
      LocalDate latest = null;
      Happening.Withdrawn withdrawn = null;
      for (Happening each : clock.happenings()) {
        LocalDate received = received(each);
        if (received != null && !received.isAfter(day)) {
          because.add(each);
          first = first == null || received.isBefore(first) ? received : first;
          latest = received;
        } else if (each instanceof Happening.Withdrawn it
            && !it.day().isAfter(day)
            && withdrawn == null) {
          withdrawn = it;
        }
      }
      if (withdrawn != null && (first == null || withdrawn.day().isBefore(first))) {
        because.add(withdrawn);
        return new ClockState.Withdrawn(withdrawn.day(), withdrawn.reason());
      }
      return first == null || latest == null
          ? unanswered()
          : new ClockState.Answered(first, latest, timeliness(first));
    }

    private static @Nullable LocalDate received(Happening happening) {
      return happening instanceof Happening.Answered(long _, LocalDate answered)
          ? answered
          : happening instanceof Happening.AnswerAmended(long _, LocalDate amended)
              ? amended
              : null;
    }

    private ClockState.Timeliness timeliness(LocalDate first) {
      return switch (start) {
        case Start.NotServed _ -> new ClockState.Timeliness.NoDayDue();
        case Start.Undetermined(Outcome why, List<Happening> _) ->
            new ClockState.Timeliness.Untold(why);
        case Start.Running(Course course) ->
            switch (course.outcome()) {
              case Outcome.DueOn(LocalDate due) ->
                  first.isAfter(due)
                      ? new ClockState.Timeliness.Late(due, ChronoUnit.DAYS.between(due, first))
                      : new ClockState.Timeliness.InTime(due);
              case Outcome.Tolled _ -> new ClockState.Timeliness.NoDayDue();
              case Outcome unknown -> new ClockState.Timeliness.Untold(unknown);
            };
      };
    }

    private ClockState unanswered() {
      return switch (start) {
        case Start.NotServed(ClockState.Lacking why, List<Happening> _) ->
            new ClockState.NotStarted(why, null);
        case Start.Undetermined(Outcome why, List<Happening> _) -> new ClockState.Unknown(why);
        case Start.Running(Course course) when course.served().isAfter(day) ->
            new ClockState.NotStarted(ClockState.Lacking.TIME, course.served());
        case Start.Running(Course course) ->
            switch (course.outcome()) {
              case Outcome.DueOn(LocalDate due) -> started(course, due);
              case Outcome.Tolled _ -> started(course, null);
              case Outcome unknown -> new ClockState.Unknown(unknown);
            };
      };
    }

    private ClockState started(Course course, @Nullable LocalDate due) {
      if (due != null && day.isAfter(due)) {
        long days = ChronoUnit.DAYS.between(due, day);
        return new ClockState.Overdue(due, due.plusDays(1), days);
      }
      Stops stops = new Stops(clock.happenings());
      Optional<Toll> toll = stops.covering(day);
      if (toll.isPresent()) {
        LocalDate since = stops.standsStillSince(day);
        LocalDate served = course.served();
        return new ClockState.Stopped(toll.get(), since.isBefore(served) ? served : since, due);
      }
      return day.equals(due) ? new ClockState.DueToday() : new ClockState.Running(due);
    }
  }
}
