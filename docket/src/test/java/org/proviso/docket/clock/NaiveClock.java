package org.proviso.docket.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.MonthRule;
import org.proviso.law.clock.ServiceWay;

/// A clock read by walking from day to day, with nothing of the reckoner. Slow and plain.
///
/// Answers in words: `running 2018-03-11`, `stopped since 2018-03-05 due -`, and so on.
final class NaiveClock {

  /// A calendar: the days it knows, both inclusive, and its holidays.
  record NaiveCalendar(LocalDate first, LocalDate last, Set<LocalDate> holidays) {}

  private record Span(long event, LocalDate from, @Nullable LocalDate until) {

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
  }

  /// What can not be told; thrown so that the walk ends wherever it stands.
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final LocalDate NEVER = LocalDate.of(9000, 1, 1);
  private static final int FAR = 4000;

  private final Map<CalendarId, NaiveCalendar> calendars;
  private final ObligationClock clock;
  private final List<Span> tolls = new ArrayList<>();
  private final Map<Long, LocalDate> corrected = new HashMap<>();

  NaiveClock(Map<CalendarId, NaiveCalendar> calendars, ObligationClock clock) {
    this.calendars = calendars;
    this.clock = withoutWhatIsTakenBack(clock);
    Map<Long, LocalDate> ends = new HashMap<>();
    for (Happening each : this.clock.happenings()) {
      if (each instanceof Happening.TollEnded end) {
        ends.put(end.toll(), end.until());
      }
      if (each instanceof Happening.ServiceCorrected correction) {
        corrected.put(correction.corrects(), correction.day());
      }
    }
    for (Happening each : this.clock.happenings()) {
      if (each instanceof Happening.Tolled toll) {
        LocalDate until = ends.getOrDefault(toll.event(), toll.until());
        tolls.add(new Span(toll.event(), toll.from(), until));
      }
    }
  }

  /// Writes the clock anew as if what was taken back had never been entered, one at a time.
  private static ObligationClock withoutWhatIsTakenBack(ObligationClock clock) {
    List<Happening> left = new ArrayList<>(clock.happenings());
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.TakenBack taken) {
        left.remove(taken);
        remove(left, taken.takes());
      }
    }
    return new ObligationClock(clock.id(), clock.rule(), clock.ways(), left);
  }

  /// Removes an event, and what speaks of it.
  private static void remove(List<Happening> left, long event) {
    left.removeIf(it -> it.event() == event);
    for (Happening each : List.copyOf(left)) {
      boolean speaksOfIt =
          (each instanceof Happening.Delivered delivered && delivered.dispatch() == event)
              || (each instanceof Happening.Opened opened && opened.dispatch() == event)
              || (each instanceof Happening.Failed failed && failed.dispatch() == event)
              || (each instanceof Happening.ServiceCorrected right && right.corrects() == event);
      if (speaksOfIt) {
        remove(left, each.event());
      }
    }
  }

  /// Returns the state on a day, in words.
  String state(LocalDate today) {
    String answered = answered(today);
    return answered.isEmpty() ? unanswered(today) : answered;
  }

  private String answered(LocalDate today) {
    LocalDate first = NEVER;
    LocalDate latest = NEVER;
    LocalDate withdrawn = NEVER;
    for (Happening each : clock.happenings()) {
      LocalDate day = NEVER;
      if (each instanceof Happening.Answered it) {
        day = it.day();
      } else if (each instanceof Happening.AnswerAmended it) {
        day = it.day();
      } else if (each instanceof Happening.Withdrawn it
          && withdrawn.equals(NEVER)
          && !it.day().isAfter(today)) {
        withdrawn = it.day();
      }
      if (!day.isAfter(today)) {
        latest = day;
        first = day.isBefore(first) ? day : first;
      }
    }
    if (withdrawn.isBefore(first)) {
      return "withdrawn since " + withdrawn;
    }
    return first.equals(NEVER) ? "" : "answered " + first + " " + latest + " " + timely(first);
  }

  private String timely(LocalDate first) {
    try {
      Path path = start();
      if (path.unknown) {
        return "untold";
      }
      if (path.why != null || path.due.equals(NEVER)) {
        return "no day due";
      }
      long late = ChronoUnit.DAYS.between(path.due, first);
      return (late > 0 ? "late by " + late : "in time") + " for " + path.due;
    } catch (Unknown e) {
      return "untold";
    }
  }

  private String unanswered(LocalDate today) {
    try {
      Path path = start();
      if (path.why != null) {
        return "not started: " + path.why;
      }
      if (path.served.isAfter(today)) {
        return "not started: TIME " + path.served;
      }
      if (path.unknown) {
        return "unknown";
      }
      if (path.due.isBefore(today)) {
        return "overdue " + path.due + " " + ChronoUnit.DAYS.between(path.due, today);
      }
      String due = path.due.equals(NEVER) ? "-" : path.due.toString();
      if (tolled(today)) {
        LocalDate since = today;
        while (since.isAfter(path.served) && tolled(since.minusDays(1))) {
          since = since.minusDays(1);
        }
        return "stopped since " + since + " due " + due;
      }
      return path.due.equals(today) ? "due today" : "running " + due;
    } catch (Unknown e) {
      return "unknown";
    }
  }

  /// A way from service to the day due, or why there is none.
  private static final class Path {
    private @Nullable String why;
    private LocalDate sent = NEVER;
    private LocalDate served = NEVER;
    private LocalDate due = NEVER;
    private boolean unknown;
  }

  private Path start() {
    List<Path> paths = new ArrayList<>();
    boolean sentAtAll = false;
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.Dispatched dispatch) {
        sentAtAll = true;
        if (clock.ways().isEmpty() || clock.ways().contains(dispatch.way())) {
          paths.add(path(dispatch));
        }
      }
    }
    if (paths.isEmpty()) {
      Path none = new Path();
      none.why = sentAtAll ? "NAMED_WAY" : "DISPATCH";
      return none;
    }
    List<Path> served = new ArrayList<>(paths);
    served.removeIf(it -> it.why != null);
    if (served.isEmpty()) {
      return paths.getLast();
    }
    // In order of service; of one day in the order of the record.
    Path found = served.getFirst();
    LocalDate last = served.stream().map(it -> it.served).max(LocalDate::compareTo).orElseThrow();
    LocalDate first = served.stream().map(it -> it.served).min(LocalDate::compareTo).orElseThrow();
    boolean begun = false;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (Path each : served) {
        if (each.served.equals(day)) {
          boolean may = clock.ways().isEmpty() ? !each.sent.isAfter(found.due) : day.equals(first);
          if (!begun || (may && each.due.isAfter(found.due))) {
            found = each;
            begun = true;
          }
        }
      }
    }
    return found;
  }

  private Path path(Happening.Dispatched dispatch) {
    Path path = new Path();
    path.sent = corrected.getOrDefault(dispatch.event(), dispatch.day());
    LocalDate delivered = NEVER;
    LocalDate opened = NEVER;
    boolean failed = false;
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.Delivered it && it.dispatch() == dispatch.event()) {
        LocalDate day = corrected.getOrDefault(it.event(), it.day());
        delivered = day.isBefore(delivered) ? day : delivered;
      } else if (each instanceof Happening.Opened it && it.dispatch() == dispatch.event()) {
        LocalDate day = corrected.getOrDefault(it.event(), it.day());
        opened = day.isBefore(opened) ? day : opened;
      } else if (each instanceof Happening.Failed it && it.dispatch() == dispatch.event()) {
        failed = true;
        delivered = NEVER;
        opened = NEVER;
      }
    }
    LocalDate arrived = delivered.isBefore(opened) ? delivered : opened;
    if (failed && arrived.equals(NEVER)) {
      path.why = "SUCCESS";
      return path;
    }
    LocalDate floor = failed ? arrived : LocalDate.MIN;
    String made = dispatch.way().made().getClass().getSimpleName();
    if (made.equals("OnDelivery")) {
      path.served = delivered;
      path.why = delivered.equals(NEVER) ? "DELIVERY" : null;
    } else if (made.equals("WhenOpened")) {
      path.served = opened;
      path.why = opened.equals(NEVER) ? "OPENING" : null;
    } else {
      LocalDate day = path.sent;
      if (dispatch.way().made() instanceof ServiceWay.Made.AfterDispatch after) {
        day = walk(after.rule(), day, List.of());
      }
      path.served = day.isBefore(floor) ? floor : day;
    }
    if (path.why == null) {
      try {
        path.due = due(dispatch, path.served);
      } catch (Unknown e) {
        path.unknown = true;
      }
    }
    return path;
  }

  private LocalDate due(Happening.Dispatched dispatch, LocalDate served) {
    LocalDate due = walk(clock.rule(), served, tolls);
    CountingRule adds = dispatch.way().adds();
    if (adds != null && !due.equals(NEVER)) {
      due = walk(adds, due, tolls);
    }
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.Extended extended && !due.equals(NEVER)) {
        LocalDate to =
            switch (extended.extension()) {
              case Extension.By by -> walk(by.rule(), due, tolls);
              case Extension.ToDay to2 -> named(extended, to2.day());
            };
        due = to.isAfter(due) ? to : due;
      }
    }
    return due;
  }

  /// Counts days that no later toll covers, from the decision to the day named.
  private LocalDate named(Happening.Extended extended, LocalDate to) {
    List<Span> later = tolls.stream().filter(it -> it.event > extended.event()).toList();
    LocalDate day = to;
    if (to.isAfter(extended.decided())) {
      long left = ChronoUnit.DAYS.between(extended.decided(), to);
      day = extended.decided();
      for (int i = 0; left > 0; i++) {
        if (i > FAR) {
          return NEVER;
        }
        day = day.plusDays(1);
        LocalDate each = day;
        if (later.stream().noneMatch(it -> it.covers(each))) {
          left--;
        }
      }
    }
    for (int i = 0; tolled(day); i++) {
      if (i > FAR) {
        return NEVER;
      }
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean tolled(LocalDate day) {
    return tolls.stream().anyMatch(it -> it.covers(day));
  }

  /// Walks a rule from its trigger; [#NEVER] if a toll without end stands in the way.
  private LocalDate walk(CountingRule stated, LocalDate trigger, List<Span> stops) {
    for (CalendarId id : off(stated).holidays()) {
      if (!calendars.containsKey(now(id))) {
        throw new Unknown();
      }
    }
    boolean included = false;
    boolean business = false;
    int left;
    if (stated instanceof DayRule days) {
      left = days.days();
      included = days.trigger() == DayRule.Trigger.INCLUDED;
      business = days.counting() == DayRule.Counting.BUSINESS;
    } else {
      left = monthsAsDays((MonthRule) stated, trigger);
    }
    LocalDate day = included ? trigger.minusDays(1) : trigger;
    for (int i = 0; left > 0; i++) {
      if (i > FAR) {
        return NEVER;
      }
      day = day.plusDays(1);
      LocalDate each = day;
      boolean stopped = stops.stream().anyMatch(it -> it.covers(each));
      if (!stopped && !(business && isOff(stated, day))) {
        left--;
      }
    }
    if (!business && stated.roll() == CountingRule.Roll.ONWARD) {
      for (int i = 0; ; i++) {
        if (i > FAR) {
          return NEVER;
        }
        LocalDate each = day;
        boolean stopped = stops.stream().anyMatch(it -> it.covers(each));
        if (!stopped && !isOff(stated, day)) {
          return day;
        }
        day = day.plusDays(1);
      }
    }
    return day;
  }

  private static int monthsAsDays(MonthRule rule, LocalDate trigger) {
    LocalDate first = trigger.withDayOfMonth(1).plusMonths(rule.months());
    int days = 0;
    LocalDate day = trigger;
    while (day.isBefore(first)) {
      day = day.plusDays(1);
      days++;
    }
    if (trigger.getDayOfMonth() > first.lengthOfMonth()) {
      return switch (rule.endOfMonth()) {
        case UP -> days + first.lengthOfMonth();
        case DOWN -> days + first.lengthOfMonth() - 1;
        case REFUSE -> throw new Unknown();
      };
    }
    return days + trigger.getDayOfMonth() - 1;
  }

  private boolean isOff(CountingRule rule, LocalDate day) {
    boolean off = off(rule).weekdays().contains(DayOfWeek.from(day));
    for (CalendarId id : off(rule).holidays()) {
      NaiveCalendar calendar = calendars.get(now(id));
      if (calendar == null || day.isBefore(calendar.first) || day.isAfter(calendar.last)) {
        throw new Unknown();
      }
      off |= calendar.holidays.contains(day);
    }
    return off;
  }

  private static DaysOff off(CountingRule rule) {
    return rule.off();
  }

  /// Returns the version that a calendar was moved to.
  private CalendarId now(CalendarId id) {
    CalendarId now = id;
    for (Happening each : clock.happenings()) {
      if (each instanceof Happening.Rebound rebound && rebound.from().equals(now)) {
        now = rebound.to();
      }
    }
    return now;
  }
}
