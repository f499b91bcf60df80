package org.proviso.law.clock;

/// A rule that counts months or years.
///
/// The period ends on the day of the month that has the trigger's number, so the day of the trigger
/// is never counted. Where that month has no such day, the rule must say what then: 31 January plus
/// one month is a choice, not a fact.
///
/// @param id within its pack
/// @param source where it is laid down
/// @param months how many months, 1 to 1200; a year is twelve
/// @param endOfMonth what holds where the month has no such day
/// @param direction after or before the trigger
/// @param roll whether a last day that is off moves
/// @param off the days off
public record MonthRule(
    String id,
    String source,
    int months,
    EndOfMonth endOfMonth,
    Direction direction,
    Roll roll,
    DaysOff off)
    implements CountingRule {

  private static final int MOST_MONTHS = 1200;

  /// @throws IllegalArgumentException if `id` or `source` is blank, or `months` out of bounds
  public MonthRule {
    Promises.notBlank("rule id", id);
    Promises.notBlank("rule source", source);
    Promises.between("months", months, 1, MOST_MONTHS);
  }

  @Override
  public MonthRule with(CalendarId from, CalendarId to) {
    DaysOff other = off.with(from, to);
    return other.equals(off)
        ? this
        : new MonthRule(id, source, months, endOfMonth, direction, roll, other);
  }

  /// What holds where a month lacks the trigger's day.
  public enum EndOfMonth {
    /// The first day of the next month.
    UP,
    /// The last day of the month.
    DOWN,
    /// The rule does not say, and the count is refused.
    REFUSE
  }
}
