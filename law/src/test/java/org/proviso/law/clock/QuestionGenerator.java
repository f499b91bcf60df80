package org.proviso.law.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.NaiveOracle.Kind;

/// Makes questions at random, each for the engine and for the oracle.
final class QuestionGenerator {

  static final ZoneId EASTERN = ZoneId.of("America/New_York");

  /// One question in the words of both sides.
  record Question(
      CountingRule rule, TriggerEvent trigger, List<Toll> tolls, NaiveOracle.Case forOracle) {}

  private static final LocalDate DAY_ZERO = LocalDate.of(1980, 1, 1);
  private static final int CALENDARS = 40;

  private final SplittableRandom random;
  private final NaiveDays days;
  private final int firstTrigger;
  private final int lastTrigger;
  private final int firstHourTrigger;
  private final List<CalendarId> ids = new ArrayList<>();
  private final List<NaiveOracle.Known> knowns = new ArrayList<>();
  private final List<HolidayCalendar> calendars = new ArrayList<>();

  QuestionGenerator(long seed, NaiveDays days) {
    this.random = new SplittableRandom(seed);
    this.days = days;
    firstTrigger = days.find(1992, 1, 1);
    lastTrigger = days.find(2096, 12, 31);
    firstHourTrigger = days.find(2008, 1, 1);
    for (int i = 0; i < CALENDARS; i++) {
      addCalendar((i & 1) == 1, (i & 2) == 2, i >= CALENDARS / 2);
    }
  }

  Reckoner reckoner() {
    return new Reckoner(Calendars.of(calendars));
  }

  private void addCalendar(boolean observed, boolean inauguration, boolean narrow) {
    int first = days.find(1986, 1, 1) + (narrow ? random.nextInt(16_000) : 0);
    int last = days.find(2099, 12, 31) - (narrow ? random.nextInt(16_000) : 0);
    boolean[] holiday = new boolean[NaiveDays.SIZE];
    for (int day = 1; day < NaiveDays.SIZE - 1; day++) {
      mark(holiday, day, observed, inauguration);
    }
    List<OneOffDay> extra = new ArrayList<>();
    for (int n = random.nextInt(300); n > 0; n--) {
      int day = random.nextInt(first, last + 1);
      holiday[day] = true;
      extra.add(new OneOffDay(date(day), "Extra", "generated"));
    }
    CalendarId id = new CalendarId("generated", Integer.toString(ids.size()));
    List<HolidayRule> statute =
        new FederalHolidays(observed, inauguration, false).definition().holidays();
    ids.add(id);
    knowns.add(new NaiveOracle.Known(holiday, first, last));
    calendars.add(
        HolidayCalendar.of(new CalendarDefinition(id, date(first), date(last), statute, extra)));
  }

  private void mark(boolean[] holiday, int day, boolean observed, boolean inauguration) {
    if (days.isStatuteHoliday(day)) {
      holiday[day] = true;
      if (observed && days.weekday[day] == 6) {
        holiday[day - 1] = true;
      }
      if (observed && days.weekday[day] == 7) {
        holiday[day + 1] = true;
      }
    }
    if (inauguration && days.isInaugurationDay(day)) {
      holiday[day] = true;
      if (days.weekday[day] == 7) {
        holiday[day + 1] = true;
      }
    }
  }

  Question next() {
    Kind kind = kind(random.nextInt(100));
    boolean hours = kind == Kind.EVERY_HOUR || kind == Kind.WORKING_HOURS;
    boolean backward = !hours && random.nextInt(5) == 0;
    int day = random.nextInt(hours ? firstHourTrigger : firstTrigger, lastTrigger);
    // Ends of months are where rules for months differ; chance alone seldom meets them.
    while (kind == Kind.MONTHS && days.day[day] < 29 && random.nextInt(20) > 0) {
      day++;
    }
    List<int[]> spans = backward ? List.of() : spans(day);
    List<Integer> chosen = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      chosen.add(random.nextInt(ids.size()));
    }
    NaiveOracle.Case forOracle =
        new NaiveOracle.Case(
            kind,
            length(kind),
            kind != Kind.MONTHS && !hours && random.nextInt(4) == 0,
            backward,
            random.nextBoolean(),
            "UDR".charAt(random.nextInt(3)),
            weekdaysOff(),
            chosen.stream().map(knowns::get).toList(),
            spans,
            hours ? day * 96L + random.nextInt(96) : day);
    TriggerEvent trigger =
        hours
            ? new TriggerEvent.AtInstant(instant(forOracle.trigger()))
            : new TriggerEvent.OnDay(date(day));
    return new Question(
        rule(forOracle, chosen.stream().map(ids::get).toList()), trigger, tolls(spans), forOracle);
  }

  private static Kind kind(int percent) {
    if (percent < 45) {
      return Kind.CALENDAR_DAYS;
    }
    if (percent < 70) {
      return Kind.BUSINESS_DAYS;
    }
    if (percent < 88) {
      return Kind.MONTHS;
    }
    return percent < 94 ? Kind.EVERY_HOUR : Kind.WORKING_HOURS;
  }

  private int length(Kind kind) {
    int pick = random.nextInt(10);
    return switch (kind) {
      case CALENDAR_DAYS, BUSINESS_DAYS ->
          pick < 6
              ? random.nextInt(1, 46)
              : pick < 9 ? random.nextInt(1, 400) : random.nextInt(1, 2000);
      case MONTHS -> pick < 8 ? random.nextInt(1, 25) : random.nextInt(1, 61);
      case EVERY_HOUR, WORKING_HOURS ->
          pick < 4 ? 48 * 4 : pick < 8 ? random.nextInt(1, 400) : random.nextInt(1, 12) * 96;
    };
  }

  private List<int[]> spans(int trigger) {
    List<int[]> spans = new ArrayList<>();
    for (int n = Math.max(0, random.nextInt(6) - 2); n > 0; n--) {
      int from = trigger + random.nextInt(-20, random.nextBoolean() ? 40 : 400);
      boolean open = random.nextInt(10) == 0;
      spans.add(new int[] {from, open ? NaiveOracle.OPEN : from + random.nextInt(1, 90)});
    }
    return spans;
  }

  private boolean[] weekdaysOff() {
    boolean[] off = new boolean[8];
    switch (random.nextInt(6)) {
      case 0 -> {}
      case 1 -> off[7] = true;
      case 2 -> off[6] = true;
      default -> {
        off[6] = true;
        off[7] = true;
      }
    }
    return off;
  }

  private static CountingRule rule(NaiveOracle.Case c, List<CalendarId> holidays) {
    DaysOff off = new DaysOff(weekdays(c.weekdayOff()), holidays);
    CountingRule.Roll roll = c.roll() ? CountingRule.Roll.ONWARD : CountingRule.Roll.NONE;
    CountingRule.Direction direction =
        c.backward() ? CountingRule.Direction.BACKWARD : CountingRule.Direction.FORWARD;
    DayRule.Trigger trigger =
        c.triggerCounts() ? DayRule.Trigger.INCLUDED : DayRule.Trigger.EXCLUDED;
    return switch (c.kind()) {
      case CALENDAR_DAYS ->
          new DayRule(
              "r", "s", c.length(), trigger, DayRule.Counting.CALENDAR, direction, roll, off);
      case BUSINESS_DAYS ->
          new DayRule(
              "r", "s", c.length(), trigger, DayRule.Counting.BUSINESS, direction, roll, off);
      case MONTHS ->
          new MonthRule("r", "s", c.length(), choice(c.endOfMonth()), direction, roll, off);
      case EVERY_HOUR -> hours(c, HourRule.Counting.EVERY_HOUR, roll, off);
      case WORKING_HOURS -> hours(c, HourRule.Counting.HOURS_OF_DAYS_NOT_OFF, roll, off);
    };
  }

  private static HourRule hours(
      NaiveOracle.Case c, HourRule.Counting counting, CountingRule.Roll roll, DaysOff off) {
    return new HourRule(
        "r", "s", Duration.ofMinutes(15L * c.length()), EASTERN, counting, roll, off);
  }

  private static MonthRule.EndOfMonth choice(char letter) {
    return switch (letter) {
      case 'U' -> MonthRule.EndOfMonth.UP;
      case 'D' -> MonthRule.EndOfMonth.DOWN;
      default -> MonthRule.EndOfMonth.REFUSE;
    };
  }

  private static Set<DayOfWeek> weekdays(boolean[] off) {
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      if (off[weekday.getValue()]) {
        weekdays.add(weekday);
      }
    }
    return weekdays;
  }

  private static List<Toll> tolls(List<int[]> spans) {
    List<Toll> tolls = new ArrayList<>();
    for (int[] span : spans) {
      @Nullable LocalDate until = span[1] == NaiveOracle.OPEN ? null : date(span[1]);
      tolls.add(new Toll("t" + tolls.size(), "order", date(span[0]), until));
    }
    return tolls;
  }

  private static LocalDate date(int day) {
    return DAY_ZERO.plusDays(day);
  }

  private static Instant instant(long quarter) {
    return Instant.ofEpochSecond((DAY_ZERO.toEpochDay() * 96 + quarter) * 900);
  }
}
