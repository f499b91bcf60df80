package org.proviso.law.clock;

import java.time.Duration;
import java.time.ZoneId;
import org.proviso.law.clock.CountingRule.Direction;
import org.proviso.law.clock.CountingRule.Roll;
import org.proviso.law.clock.DayRule.Counting;
import org.proviso.law.clock.DayRule.Trigger;

/// Ways of counting laid down in federal law, and the two plain ways that letters name.
///
/// Each makes a rule of a given length with the calendar that the caller chooses: whether an
/// observed day, Inauguration Day or a State holiday is a legal holiday is not settled here. The
/// Federal Rules of Civil Procedure bind courts and not grant letters; a letter must name its rule.
public final class FederalRules {

  private static final Duration FORTY_EIGHT_HOURS = Duration.parse("PT48H");

  private FederalRules() {}

  /// Returns FRCP 6(a)(1) for a period of days after an event: the day of the event is left out,
  /// every day counts, and a last day that is a Saturday, Sunday or legal holiday moves on to the
  /// next that is not.
  ///
  /// @throws IllegalArgumentException if `days` is not 1 to 36525
  public static DayRule frcpDays(int days, CalendarId... legalHolidays) {
    return frcpDays("frcp-6a1-" + days, days, Direction.FORWARD, legalHolidays);
  }

  /// Returns FRCP 6(a)(1) and (5) for a period of days before an event: a last day that cannot be
  /// moves back. Holidays of States count only for periods after an event (6(a)(6)(C)), so none of
  /// their calendars belongs here.
  ///
  /// @throws IllegalArgumentException if `days` is not 1 to 36525
  public static DayRule frcpDaysBefore(int days, CalendarId... legalHolidays) {
    return frcpDays("frcp-6a5-before-" + days, days, Direction.BACKWARD, legalHolidays);
  }

  private static DayRule frcpDays(
      String id, int days, Direction direction, CalendarId... legalHolidays) {
    return new DayRule(
        id,
        direction == Direction.FORWARD ? "FRCP 6(a)(1)" : "FRCP 6(a)(1), (5)",
        days,
        Trigger.EXCLUDED,
        Counting.CALENDAR,
        direction,
        Roll.ONWARD,
        DaysOff.weekendsAnd(legalHolidays));
  }

  /// Returns FRCP 6(a)(2): hours run at once and every hour counts; an end on a Saturday, Sunday or
  /// legal holiday moves to the same time of the next day that is not one.
  ///
  /// @throws IllegalArgumentException if `length` is not above zero and at most 36525 days
  public static HourRule frcpHours(Duration length, ZoneId zone, CalendarId... legalHolidays) {
    return new HourRule(
        "frcp-6a2-" + length,
        "FRCP 6(a)(2)",
        length,
        zone,
        HourRule.Counting.EVERY_HOUR,
        Roll.ONWARD,
        DaysOff.weekendsAnd(legalHolidays));
  }

  /// Returns plain calendar days after an event: the next day is day one, and the last day stays
  /// where it falls.
  ///
  /// @throws IllegalArgumentException if `days` is not 1 to 36525
  public static DayRule calendarDays(int days) {
    return new DayRule(
        "calendar-days-" + days,
        "calendar days as stated",
        days,
        Trigger.EXCLUDED,
        Counting.CALENDAR,
        Direction.FORWARD,
        Roll.NONE,
        DaysOff.NONE);
  }

  /// Returns business days after an event: only days that are not Saturdays, Sundays or holidays
  /// count.
  ///
  /// @throws IllegalArgumentException if `days` is not 1 to 36525
  public static DayRule businessDays(int days, CalendarId... holidays) {
    return new DayRule(
        "business-days-" + days,
        "business days as stated",
        days,
        Trigger.EXCLUDED,
        Counting.BUSINESS,
        Direction.FORWARD,
        Roll.NONE,
        DaysOff.weekendsAnd(holidays));
  }

  /// Returns the 48 hours of 8 CFR 287.7(d), in which hours of Saturdays, Sundays and holidays do
  /// not count.
  public static HourRule detainerRegulation(ZoneId zone, CalendarId... holidays) {
    return new HourRule(
        "detainer-8cfr287.7d",
        "8 CFR 287.7(d)",
        FORTY_EIGHT_HOURS,
        zone,
        HourRule.Counting.HOURS_OF_DAYS_NOT_OFF,
        Roll.NONE,
        DaysOff.weekendsAnd(holidays));
  }

  /// Returns the 48 hours of Form I-247A (3/17), which run without a break.
  public static HourRule detainerForm(ZoneId zone) {
    return new HourRule(
        "detainer-i247a",
        "Form I-247A (3/17)",
        FORTY_EIGHT_HOURS,
        zone,
        HourRule.Counting.EVERY_HOUR,
        Roll.NONE,
        DaysOff.NONE);
  }
}
