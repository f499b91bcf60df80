package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/// Why a day or a stretch of hours counts, or does not.
///
/// Where several hold, the first of this order is given: the trigger's day, a toll, a weekday off,
/// a holiday.
public sealed interface Reason {

  /// Returns the reason in plain English.
  String inWords();

  /// The day of the trigger, which the rule leaves out.
  record TriggerExcluded() implements Reason {
    @Override
    public String inWords() {
      return "day of the event, not counted";
    }
  }

  /// It counts.
  record Counted() implements Reason {
    @Override
    public String inWords() {
      return "counted";
    }
  }

  /// Every such weekday is off.
  record WeekdayOff(DayOfWeek weekday) implements Reason {
    @Override
    public String inWords() {
      return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
  }

  /// A calendar has a holiday.
  record HolidayOff(CalendarId calendar, Holiday holiday) implements Reason {
    @Override
    public String inWords() {
      String name = holiday.name() + " (" + holiday.source() + ")";
      return holiday.isSubstitute() ? name + ", observed for " + holiday.dated() : name;
    }
  }

  /// The period is stopped.
  record TolledBy(Toll toll) implements Reason {
    @Override
    public String inWords() {
      return "tolled by " + toll.id() + ": " + toll.authority();
    }
  }

  /// The period would end here, or has run out before, and goes on because of `cause`.
  record RolledPast(Reason cause) implements Reason {
    @Override
    public String inWords() {
      return "cannot be the last day: " + cause.inWords();
    }
  }

  /// The first day after the full count on which the period may end.
  record RolledTo() implements Reason {
    @Override
    public String inWords() {
      return "next day on which the period can end";
    }
  }
}
