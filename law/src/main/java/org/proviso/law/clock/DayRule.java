package org.proviso.law.clock;

/// A rule that counts days.
///
/// @param id within its pack
/// @param source where it is laid down
/// @param days how many days, 1 to 36525
/// @param trigger whether the day of the trigger is day one
/// @param counting which days count
/// @param direction after or before the trigger
/// @param roll whether a last day that is off moves
/// @param off the days off: not counted under [Counting#BUSINESS], rolled past under [Roll#ONWARD]
public record DayRule(
    String id,
    String source,
    int days,
    Trigger trigger,
    Counting counting,
    Direction direction,
    Roll roll,
    DaysOff off)
    implements CountingRule {

  /// @throws IllegalArgumentException if `id` or `source` is blank, or `days` out of bounds
  public DayRule {
    Promises.notBlank("rule id", id);
    Promises.notBlank("rule source", source);
    Promises.between("days", days, 1, MOST_DAYS);
  }

  @Override
  public DayRule with(CalendarId from, CalendarId to) {
    DaysOff other = off.with(from, to);
    return other.equals(off)
        ? this
        : new DayRule(id, source, days, trigger, counting, direction, roll, other);
  }

  /// Whether the day of the trigger counts.
  public enum Trigger {
    /// The next day is day one.
    EXCLUDED,
    /// The day of the trigger is day one, if it counts at all.
    INCLUDED
  }

  /// Which days count.
  public enum Counting {
    /// Every day.
    CALENDAR,
    /// Only days that are not off.
    BUSINESS
  }
}
