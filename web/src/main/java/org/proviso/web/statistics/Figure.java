package org.proviso.web.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What some waits come to at the end of a day. Each of them is in exactly one place: answered, not
/// answered so far, ended otherwise, or not counted for a reason.
///
/// @param days how many days each that was answered took
/// @param inTime of those answered: on or before the last day that was in time
/// @param late of those answered: after it
/// @param noDue of those answered: no such day is known
/// @param open not answered so far
/// @param overdue of those not answered so far: the last day in time is over
/// @param ended something else than an answer ended it
/// @param notCounted how many of each reason
record Figure(
    Spread days,
    int inTime,
    int late,
    int noDue,
    int open,
    int overdue,
    int ended,
    Map<Wait.Why, Integer> notCounted) {

  /// The least number of which a share is said: one in four is no rate.
  static final int LEAST_FOR_SHARE = 5;

  /// Copies the map.
  Figure {
    EnumMap<Wait.Why, Integer> copy = new EnumMap<>(Wait.Why.class);
    copy.putAll(notCounted);
    notCounted = Collections.unmodifiableMap(copy);
  }

  static Figure of(Collection<Wait> waits, LocalDate on) {
    List<Long> days = new ArrayList<>();
    EnumMap<Wait.Why, Integer> notCounted = new EnumMap<>(Wait.Why.class);
    int inTime = 0;
    int late = 0;
    int noDue = 0;
    int open = 0;
    int overdue = 0;
    int ended = 0;
    for (Wait begun : waits) {
      Wait wait = begun.asOf(on).orElse(null);
      if (wait == null) {
        continue;
      }
      LocalDate due = wait.due();
      switch (wait.outcome()) {
        case Wait.Outcome.Done(LocalDate day) -> {
          days.add(ChronoUnit.DAYS.between(wait.from(), day));
          if (due == null) {
            noDue++;
          } else if (day.isAfter(due)) {
            late++;
          } else {
            inTime++;
          }
        }
        case Wait.Outcome.Open() -> {
          open++;
          if (due != null && due.isBefore(on)) {
            overdue++;
          }
        }
        case Wait.Outcome.Ended _ -> ended++;
        case Wait.Outcome.NotCounted(Wait.Why why) -> notCounted.merge(why, 1, Integer::sum);
      }
    }
    return new Figure(Spread.of(days), inTime, late, noDue, open, overdue, ended, notCounted);
  }

  /// Returns how many waits there are, whatever came of them.
  int all() {
    return days.n() + open + ended + notCounted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Returns a share in percent, rounded half up; null of fewer than [#LEAST_FOR_SHARE].
  static @Nullable Integer share(int part, int whole) {
    return whole < LEAST_FOR_SHARE ? null : (200 * part + whole) / (2 * whole);
  }
}
