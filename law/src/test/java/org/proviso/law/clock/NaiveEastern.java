package org.proviso.law.clock;

/// Eastern time of the United States since 2007, in quarters of an hour, by the words of 15 U.S.C.
/// 260a.
///
/// "Quarters" count from midnight UTC of day 0 of [NaiveDays]. Standard time is five hours behind
/// UTC. From 02:00 on the second Sunday of March to 02:00 on the first Sunday of November clocks
/// are one hour ahead of it.
final class NaiveEastern {

  private static final int STANDARD = -20;
  private static final int DAYLIGHT = -16;

  private final NaiveDays days;
  private final long[] springs = new long[200];
  private final long[] autumns = new long[200];

  NaiveEastern(NaiveDays days) {
    this.days = days;
    for (int i = 0; i < NaiveDays.SIZE; i++) {
      boolean sunday = days.weekday[i] == 7;
      int d = days.day[i];
      if (sunday && days.month[i] == 3 && d >= 8 && d <= 14) {
        springs[days.year[i] - 1980] = i * 96L + 8 - STANDARD;
      }
      if (sunday && days.month[i] == 11 && d <= 7) {
        autumns[days.year[i] - 1980] = i * 96L + 8 - DAYLIGHT;
      }
    }
  }

  int offset(long quarter) {
    // The year in UTC will do: no change of clocks is near a new year.
    int year = days.year[(int) (quarter / 96)] - 1980;
    return quarter >= springs[year] && quarter < autumns[year] ? DAYLIGHT : STANDARD;
  }

  long local(long quarter) {
    return quarter + offset(quarter);
  }

  int localDay(long quarter) {
    return (int) (local(quarter) / 96);
  }

  String show(long quarter) {
    long minutes = local(quarter) % 96 * 15;
    return "%sT%02d:%02d%s"
        .formatted(
            days.show(localDay(quarter)),
            minutes / 60,
            minutes % 60,
            offset(quarter) == DAYLIGHT ? "-04:00" : "-05:00");
  }

  /// Returns the first quarter after `quarter` at which clocks on `day` show what they show at
  /// `quarter`; where they never do, as much later as the clocks jump.
  long sameTimeOn(long quarter, int day) {
    long wanted = day * 96L + local(quarter) % 96;
    long at = quarter;
    while (local(at) < wanted) {
      at++;
    }
    return local(at) == wanted ? at : wanted - STANDARD;
  }
}
