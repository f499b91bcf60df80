package org.proviso.law.clock;

import java.time.Duration;
import java.time.ZoneId;

/// A rule that counts hours from the instant of the trigger.
///
/// Hours are hours that pass, not hours on a wall clock: over the night in March that lacks an
/// hour, 48 hours from Friday 17:00 end on Sunday 18:00. The zone settles when a day begins and
/// ends. A day begins at its first instant: midnight belongs to the day it opens.
///
/// @param id within its pack
/// @param source where it is laid down
/// @param length how long, above zero and at most 36525 days; fractions of an hour are exact
/// @param zone where the days are told
/// @param counting which hours count
/// @param roll whether an end on a day off moves, to the same time of a day that is not
/// @param off the days off
public record HourRule(
    String id,
    String source,
    Duration length,
    ZoneId zone,
    Counting counting,
    Roll roll,
    DaysOff off)
    implements CountingRule {

  /// @throws IllegalArgumentException if `id` or `source` is blank, or `length` out of bounds
  public HourRule {
    Promises.notBlank("rule id", id);
    Promises.notBlank("rule source", source);
    if (!length.isPositive() || length.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new IllegalArgumentException("length " + length + " is not within 0 to 36525 days");
    }
  }

  @Override
  public HourRule with(CalendarId from, CalendarId to) {
    DaysOff other = off.with(from, to);
    return other.equals(off) ? this : new HourRule(id, source, length, zone, counting, roll, other);
  }

  /// Which hours count.
  public enum Counting {
    /// Every hour.
    EVERY_HOUR,
    /// Only hours of days that are not off; the clock stands still from midnight to midnight.
    HOURS_OF_DAYS_NOT_OFF
  }
}
