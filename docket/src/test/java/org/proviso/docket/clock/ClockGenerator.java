package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.NaiveClock.NaiveCalendar;
import org.proviso.law.clock.CalendarDefinition;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Calendars;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.HolidayCalendar;
import org.proviso.law.clock.MonthRule;
import org.proviso.law.clock.OneOffDay;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.ServiceWay;

/// Made-up clocks, the same for the same seed.
final class ClockGenerator {

  static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

  private static final CalendarId ONE = new CalendarId("c", "1");
  private static final CalendarId TWO = new CalendarId("c", "2");
  private static final CalendarId BRIEF = new CalendarId("brief", "1");
  private static final CalendarId MISSING = new CalendarId("brief", "2");

  private final SplittableRandom random;
  private final Map<CalendarId, NaiveCalendar> calendars = new HashMap<>();
  private boolean months = true;

  ClockGenerator(long seed) {
    random = new SplittableRandom(seed);
    LocalDate from = FIRST.minusYears(2);
    calendars.put(ONE, new NaiveCalendar(from, FIRST.plusYears(20), holidays()));
    calendars.put(TWO, new NaiveCalendar(from, FIRST.plusYears(20), holidays()));
    calendars.put(BRIEF, new NaiveCalendar(from, FIRST.plusDays(80), holidays()));
  }

  private Set<LocalDate> holidays() {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      days.add(FIRST.plusDays(random.nextInt(80)));
    }
    return days;
  }

  Map<CalendarId, NaiveCalendar> calendars() {
    return calendars;
  }

  ClockReckoner reckoner() {
    List<HolidayCalendar> worked = new ArrayList<>();
    calendars.forEach((id, calendar) -> worked.add(worked(id, calendar)));
    return new ClockReckoner(new Reckoner(Calendars.of(worked)));
  }

  private static HolidayCalendar worked(CalendarId id, NaiveCalendar calendar) {
    List<OneOffDay> days =
        calendar.holidays().stream().map(it -> new OneOffDay(it, "holiday", "made up")).toList();
    return HolidayCalendar.of(
        new CalendarDefinition(id, calendar.first(), calendar.last(), List.of(), days));
  }

  /// Returns a day of the first hundred.
  LocalDate day() {
    return FIRST.plusDays(random.nextInt(100));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int number(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  DaysOff off() {
    CalendarId calendar =
        switch (random.nextInt(12)) {
          case 0 -> TWO;
          case 1 -> BRIEF;
          default -> ONE;
        };
    return oneIn(40) ? DaysOff.weekendsAnd(MISSING) : DaysOff.weekendsAnd(calendar);
  }

  /// Leaves months out from now on.
  ClockGenerator withoutMonths() {
    months = false;
    return this;
  }

  CountingRule rule(int most) {
    CountingRule.Roll roll = oneIn(2) ? CountingRule.Roll.NONE : CountingRule.Roll.ONWARD;
    if (oneIn(8) && months) {
      MonthRule.EndOfMonth[] ends = {
        MonthRule.EndOfMonth.UP, MonthRule.EndOfMonth.DOWN, MonthRule.EndOfMonth.REFUSE
      };
      return new MonthRule("months", "made up", 1, ends[random.nextInt(3)], forward(), roll, off());
    }
    return new DayRule(
        "days",
        "made up",
        number(1, most),
        oneIn(4) ? DayRule.Trigger.INCLUDED : DayRule.Trigger.EXCLUDED,
        oneIn(3) ? DayRule.Counting.BUSINESS : DayRule.Counting.CALENDAR,
        forward(),
        roll,
        off());
  }

  private static CountingRule.Direction forward() {
    return CountingRule.Direction.FORWARD;
  }

  ServiceWay way(int kind) {
    ServiceWay.Made made =
        switch (kind) {
          case 0 -> new ServiceWay.Made.OnDispatch();
          case 1 -> new ServiceWay.Made.OnDelivery();
          case 2 -> new ServiceWay.Made.WhenOpened();
          default -> new ServiceWay.Made.AfterDispatch(rule(5));
        };
    return ObligationFixtures.way("way-" + kind, made, oneIn(3) ? rule(4) : null);
  }

  /// Returns a clock with up to three dispatches and up to ten other happenings.
  ObligationClock next() {
    List<ServiceWay> ways = List.of(way(0), way(1), way(2), way(3));
    List<ServiceWay> named = new ArrayList<>();
    if (!oneIn(3)) {
      ways.stream().filter(_ -> oneIn(2)).forEach(named::add);
    }
    ObligationClock clock = new ObligationClock("o", rule(30), named, List.of());
    int happenings = number(1, 12);
    long event = 0;
    for (int i = 0; i < happenings; i++) {
      event += number(1, 3);
      Happening happening =
          i == 0 && !oneIn(20)
              ? dispatch(event, named.isEmpty() ? ways : named)
              : happening(event, ways, clock);
      if (happening != null) {
        clock = clock.with(happening);
      }
    }
    return clock;
  }

  private Happening dispatch(long event, List<ServiceWay> ways) {
    LocalDate day = FIRST.plusDays(random.nextInt(30));
    return new Happening.Dispatched(event, day, ways.get(random.nextInt(ways.size())));
  }

  private @Nullable Happening happening(long event, List<ServiceWay> ways, ObligationClock clock) {
    LocalDate day = day();
    Happening.Dispatched sent = any(clock, Happening.Dispatched.class);
    Happening.Tolled toll = any(clock, Happening.Tolled.class);
    if (oneIn(12)) {
      return takenBack(event, day, clock);
    }
    return switch (random.nextInt(20)) {
      case 0 -> dispatch(event, ways);
      case 1, 2, 3, 4 ->
          sent == null ? null : new Happening.Delivered(event, sent.event(), day, "receipt");
      case 5, 6, 7 -> sent == null ? null : new Happening.Opened(event, sent.event(), day);
      case 8 ->
          sent == null
              ? null
              : new Happening.Failed(
                  event, sent.event(), day, Happening.Failure.RETURNED, "returned");
      case 9, 10 -> correction(event, day, clock);
      case 11, 12, 13 -> toll(event, day);
      case 14 -> toll == null ? null : new Happening.TollEnded(event, toll.event(), "court", day);
      case 15, 16, 17 -> extended(event, day);
      case 18 ->
          oneIn(2)
              ? new Happening.ExtensionDenied(event, day, day, "office")
              : oneIn(4)
                  ? new Happening.Rebound(event, BRIEF, MISSING, "office")
                  : oneIn(2)
                      ? new Happening.Rebound(event, ONE, TWO, "office")
                      : new Happening.Rebound(event, TWO, ONE, "office");
      default ->
          switch (random.nextInt(8)) {
            case 0 -> new Happening.Withdrawn(event, day, "settled");
            case 1, 2 -> new Happening.AnswerAmended(event, day);
            default -> new Happening.Answered(event, day);
          };
    };
  }

  Happening.Tolled toll(long event, LocalDate day) {
    return new Happening.Tolled(event, "court", day, oneIn(6) ? null : day.plusDays(number(1, 15)));
  }

  Happening.Extended extended(long event, LocalDate day) {
    Extension extension =
        oneIn(2) ? new Extension.By(rule(20)) : new Extension.ToDay(day.plusDays(number(-5, 40)));
    return new Happening.Extended(event, day, day, "office", extension);
  }

  private @Nullable Happening correction(long event, LocalDate day, ObligationClock clock) {
    List<Happening> served =
        clock.happenings().stream()
            .filter(
                it ->
                    it instanceof Happening.Dispatched
                        || it instanceof Happening.Delivered
                        || it instanceof Happening.Opened)
            .toList();
    return served.isEmpty()
        ? null
        : new Happening.ServiceCorrected(
            event, served.get(random.nextInt(served.size())).event(), day, "wrong day");
  }

  private @Nullable Happening takenBack(long event, LocalDate day, ObligationClock clock) {
    Set<Long> before = new HashSet<>();
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.TakenBack it) {
        before.add(it.takes());
      }
    }
    List<Happening> entered =
        clock.happenings().stream()
            .filter(
                it ->
                    it instanceof Happening.Dispatched
                        || it instanceof Happening.Delivered
                        || it instanceof Happening.Opened
                        || it instanceof Happening.Failed
                        || it instanceof Happening.ServiceCorrected)
            .filter(it -> !before.contains(it.event()))
            .toList();
    return entered.isEmpty()
        ? null
        : new Happening.TakenBack(
            event, entered.get(random.nextInt(entered.size())).event(), day, "wrong recipient");
  }

  private <T extends Happening> @Nullable T any(ObligationClock clock, Class<T> kind) {
    List<T> found = clock.happenings().stream().filter(kind::isInstance).map(kind::cast).toList();
    return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
  }
}
