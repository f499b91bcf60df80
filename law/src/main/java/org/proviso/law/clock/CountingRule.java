package org.proviso.law.clock;

/// A rule by which a period of time is counted from the moment that triggers it.
///
/// Pure data: it names calendars and holds none. [DayRule] counts days, [MonthRule] months and
/// years, [HourRule] hours.
public sealed interface CountingRule permits DayRule, MonthRule, HourRule {

  /// The longest period, 100 years, in days.
  int MOST_DAYS = 36_525;

  /// Returns the id within its pack.
  String id();

  /// Returns where the rule is laid down, for example `FRCP 6(a)(1)`.
  String source();

  /// Returns whether a last day that is off moves.
  Roll roll();

  /// Returns the days that are off.
  DaysOff off();

  /// Returns this rule, under the same id, counted with another version of a calendar; the same if
  /// it does not name `from`.
  CountingRule with(CalendarId from, CalendarId to);

  /// Whether a period that ends on a day off goes on.
  enum Roll {
    /// It ends there.
    NONE,
    /// It goes on, in the direction of counting, to the next day that is neither off nor tolled.
    ONWARD
  }

  /// Which way a period is counted.
  enum Direction {
    /// After the trigger.
    FORWARD,
    /// Before the trigger, as in "14 days before the hearing".
    BACKWARD
  }
}
