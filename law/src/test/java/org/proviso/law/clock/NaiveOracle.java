package org.proviso.law.clock;

import java.util.List;

/// The rules of counting followed word by word, one day or one quarter of an hour at a time.
///
/// Shares no code with main. Answers are written as short texts.
final class NaiveOracle {

  /// A calendar as the oracle sees it: a table of holidays and the first and last day known.
  @SuppressWarnings("ArrayRecordComponent") // A lookup table, never compared.
  record Known(boolean[] holiday, int first, int last) {}

  /// A period to count. For months, `length` counts months; for hours, quarters of an hour.
  @SuppressWarnings("ArrayRecordComponent") // A lookup table, never compared.
  record Case(
      Kind kind,
      int length,
      boolean triggerCounts,
      boolean backward,
      boolean roll,
      char endOfMonth,
      boolean[] weekdayOff,
      List<Known> calendars,
      List<int[]> tolls,
      long trigger) {}

  enum Kind {
    CALENDAR_DAYS,
    BUSINESS_DAYS,
    MONTHS,
    EVERY_HOUR,
    WORKING_HOURS
  }

  static final int OPEN = Integer.MAX_VALUE;
  static final int DAY = 96;

  private final NaiveDays days;
  private final NaiveEastern eastern;

  NaiveOracle(NaiveDays days, NaiveEastern eastern) {
    this.days = days;
    this.eastern = eastern;
  }

  String answer(Case c) {
    return switch (c.kind) {
      case CALENDAR_DAYS, BUSINESS_DAYS -> days(c, c.length);
      case MONTHS -> months(c);
      case EVERY_HOUR, WORKING_HOURS -> hours(c);
    };
  }

  private String days(Case c, int wanted) {
    int step = c.backward ? -1 : 1;
    int day = (int) c.trigger;
    int counted = 0;
    if (!c.triggerCounts) {
      day += step;
    }
    while (true) {
      if (tolled(c, day)) {
        if (forGood(c, day)) {
          return "tolled since " + days.show(day);
        }
      } else if (c.kind != Kind.BUSINESS_DAYS) {
        counted++;
      } else {
        if (unknown(c, day) >= 0) {
          return "beyond calendar " + unknown(c, day) + " on " + days.show(day);
        }
        if (!off(c, day)) {
          counted++;
        }
      }
      if (counted == wanted) {
        return c.roll ? rolled(c, day, step) : "due " + days.show(day);
      }
      day += step;
    }
  }

  private String rolled(Case c, int from, int step) {
    int day = from;
    while (true) {
      if (tolled(c, day)) {
        if (forGood(c, day)) {
          return "tolled since " + days.show(day);
        }
      } else if (unknown(c, day) >= 0) {
        return "beyond calendar " + unknown(c, day) + " on " + days.show(day);
      } else if (!off(c, day)) {
        return "due " + days.show(day);
      }
      day += step;
    }
  }

  private String months(Case c) {
    int step = c.backward ? -1 : 1;
    int trigger = (int) c.trigger;
    int y = days.year[trigger];
    int m = days.month[trigger];
    for (int i = 0; i < c.length; i++) {
      m += step;
      if (m == 13) {
        m = 1;
        y++;
      }
      if (m == 0) {
        m = 12;
        y--;
      }
    }
    int day = trigger;
    int walked = 0;
    while (days.year[day] != y || days.month[day] != m) {
      day += step;
      walked++;
    }
    // Now on the edge of the month nearer to the trigger; a 31st does not exist everywhere.
    int wanted = days.day[trigger];
    boolean exists = false;
    for (int i = Math.max(0, day - 31); i < day + 31; i++) {
      exists |= days.year[i] == y && days.month[i] == m && days.day[i] == wanted;
    }
    if (!exists && c.endOfMonth == 'R') {
      return "refused for the month";
    }
    while (!onMonthTarget(day, y, m, wanted, exists, c.endOfMonth)) {
      // Backward the walk may have to turn round: "up" lies after the month it entered.
      boolean turn = c.backward && !exists && c.endOfMonth == 'U';
      day += turn ? 1 : step;
      walked += turn ? -1 : 1;
    }
    return days(c, walked);
  }

  private boolean onMonthTarget(int day, int y, int m, int wanted, boolean exists, char choice) {
    if (exists) {
      return days.year[day] == y && days.month[day] == m && days.day[day] == wanted;
    }
    boolean firstOfNext = days.day[day] == 1 && days.month[day - 1] == m && days.year[day - 1] == y;
    boolean lastOfMonth = days.month[day] == m && days.year[day] == y && days.day[day + 1] == 1;
    return choice == 'U' ? firstOfNext : lastOfMonth;
  }

  private String hours(Case c) {
    long at = c.trigger;
    int counted = 0;
    int lastTolled = -1;
    while (counted < c.length) {
      int day = eastern.localDay(at);
      if (tolled(c, day)) {
        if (day != lastTolled && forGood(c, day)) {
          return "tolled since " + days.show(day);
        }
        lastTolled = day;
      } else if (c.kind == Kind.EVERY_HOUR) {
        counted++;
      } else {
        if (unknown(c, day) >= 0) {
          return "beyond calendar " + unknown(c, day) + " on " + days.show(day);
        }
        if (!off(c, day)) {
          counted++;
        }
      }
      at++;
    }
    return c.roll ? rolledHours(c, at) : "due " + eastern.show(at);
  }

  private String rolledHours(Case c, long at) {
    int day = eastern.localDay(at);
    String found = rolled(c, day, 1);
    if (!found.startsWith("due ") || found.equals("due " + days.show(day))) {
      return found.startsWith("due ") ? "due " + eastern.show(at) : found;
    }
    while (!found.equals("due " + days.show(day))) {
      day++;
    }
    return "due " + eastern.show(eastern.sameTimeOn(at, day));
  }

  /// Returns whether the day counts as a business day by the case's tolls and days off.
  boolean isBusinessDay(Case c, int day) {
    return !tolled(c, day) && !off(c, day);
  }

  private static boolean tolled(Case c, int day) {
    for (int[] toll : c.tolls) {
      if (toll[0] <= day && day < toll[1]) {
        return true;
      }
    }
    return false;
  }

  private static boolean forGood(Case c, int day) {
    int settled = day;
    for (int[] toll : c.tolls) {
      settled = Math.max(settled, toll[0]);
      settled = toll[1] == OPEN ? settled : Math.max(settled, toll[1]);
    }
    for (int later = day; later <= settled; later++) {
      if (!tolled(c, later)) {
        return false;
      }
    }
    return true;
  }

  private static int unknown(Case c, int day) {
    for (int i = 0; i < c.calendars.size(); i++) {
      if (day < c.calendars.get(i).first || day > c.calendars.get(i).last) {
        return i;
      }
    }
    return -1;
  }

  private boolean off(Case c, int day) {
    if (c.weekdayOff[days.weekday[day]]) {
      return true;
    }
    for (Known calendar : c.calendars) {
      if (calendar.holiday[day]) {
        return true;
      }
    }
    return false;
  }
}
