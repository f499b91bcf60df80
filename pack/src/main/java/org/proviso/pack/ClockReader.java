package org.proviso.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.CalendarDefinition;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.CountingRule.Direction;
import org.proviso.law.clock.CountingRule.Roll;
import org.proviso.law.clock.DayPattern;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.HolidayCalendar;
import org.proviso.law.clock.HolidayRule;
import org.proviso.law.clock.HourRule;
import org.proviso.law.clock.MonthRule;
import org.proviso.law.clock.Observance;
import org.proviso.law.clock.OneOffDay;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Years;

/// Reads the sections `calendars`, `counting-rules` and `service-ways` of a pack. Used once.
final class ClockReader {

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate BEYOND = LocalDate.of(9999, 12, 31);
  private static final String PROVENANCE = " citation source mark caveats";

  private final Pack pack;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, CalendarDefinition> calendars = new TreeMap<>();
  private final Set<String> begun = new HashSet<>();

  private enum Observed {
    NONE,
    MONDAY_FOR_SUNDAY,
    NEAREST_WEEKDAY
  }

  private enum FirstDay {
    EXCLUDED,
    INCLUDED
  }

  private enum LastDay {
    STAYS,
    MOVES_ON
  }

  private enum Counted {
    AFTER,
    BEFORE
  }

  private enum HoursOff {
    RUN,
    STAND_STILL
  }

  ClockReader(Pack pack) {
    this.pack = pack;
  }

  Clocks.Outcome read() {
    pack.calendars().forEach(this::read);
    List<ClockRule> rules = new ArrayList<>();
    new TreeMap<>(pack.countingRules()).forEach((id, raw) -> rules.add(rule(id, raw)));
    List<HolidayCalendar> known = calendars.values().stream().map(HolidayCalendar::of).toList();
    List<ServiceWay> ways =
        new ServiceWayReader(pack, new Clocks(known, rules, List.of()), issues).read();
    issues.sort(null);
    return issues.isEmpty()
        ? new Clocks.Outcome.Read(new Clocks(known, rules, ways))
        : new Clocks.Outcome.Rejected(issues);
  }

  /// Reads a calendar, and that which it builds on before it.
  private void read(String id, Raw raw) {
    if (!begun.add(id)) {
      return;
    }
    CalendarDefinition read =
        raw instanceof Raw.Fields(Place _, Map<String, Raw> fields)
                && fields.containsKey("based-on")
            ? variant(id, raw)
            : calendar(id, raw);
    if (read == null) {
      return;
    }
    if (calendars.values().stream().anyMatch(other -> other.id().equals(read.id()))) {
      String message = "'" + read.id() + "' is a calendar already";
      issues.add(RawFields.issue(raw.place(), Issue.Code.DUPLICATE_ID, message));
      return;
    }
    calendars.put(id, read);
  }

  private @Nullable CalendarDefinition calendar(String name, Raw raw) {
    RawFields fields =
        RawFields.of(
            raw, "version from until holidays", "name title observance days" + PROVENANCE, issues);
    var _ = fields.provenance(pack);
    LocalDate from = fields.day("from", FIRST);
    LocalDate until = fields.day("until", BEYOND);
    Observance observance = observance(fields, Observance.NONE);
    List<HolidayRule> holidays = new ArrayList<>();
    for (Raw item : fields.items("holidays")) {
      HolidayRule holiday = holiday(item, fields.text("citation", name), from, observance);
      if (holiday != null) {
        holidays.add(holiday);
      }
    }
    return definition(fields, name, from, until.minusDays(1), holidays, days(fields));
  }

  private @Nullable CalendarDefinition variant(String name, Raw raw) {
    RawFields fields =
        RawFields.of(
            raw,
            "version based-on",
            "name title from until observance holidays days" + PROVENANCE,
            issues);
    var _ = fields.provenance(pack);
    String given = fields.text("based-on", "");
    Raw below = pack.calendars().get(given);
    if (below != null) {
      read(given, below);
    }
    CalendarDefinition base = calendars.get(given);
    if (base == null) {
      String message =
          below == null
              ? "'" + given + "' is not a calendar of this pack"
              : "'" + given + "' can not be built on: it has faults, or is built on this";
      String hint = below == null ? Suggestion.among(pack.calendars().keySet(), given) : "";
      fields.error("based-on", Issue.Code.DANGLING_REFERENCE, message + hint);
      return null;
    }
    LocalDate from = fields.day("from", base.firstDay());
    LocalDate until = fields.day("until", base.lastDay().plusDays(1));
    List<HolidayRule> holidays = new ArrayList<>();
    for (HolidayRule rule : base.holidays()) {
      Observance observance = observance(fields, rule.observance());
      holidays.add(
          new HolidayRule(rule.name(), rule.source(), rule.pattern(), rule.years(), observance));
    }
    for (Raw item : fields.items("holidays")) {
      HolidayRule more =
          holiday(item, fields.text("citation", name), from, observance(fields, Observance.NONE));
      if (more != null) {
        holidays.add(more);
      }
    }
    List<OneOffDay> days = new ArrayList<>(base.oneOffDays());
    days.addAll(days(fields));
    return definition(fields, name, from, until.minusDays(1), holidays, days);
  }

  private @Nullable CalendarDefinition definition(
      RawFields fields,
      String entry,
      LocalDate first,
      LocalDate last,
      List<HolidayRule> holidays,
      List<OneOffDay> days) {
    try {
      String name = fields.text("name", entry);
      CalendarId id =
          new CalendarId(name.isEmpty() ? entry : name, fields.text("version", "unknown"));
      return new CalendarDefinition(id, first, last, holidays, days);
    } catch (IllegalArgumentException e) {
      fields.error("until", Issue.Code.BAD_SPAN, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Observance observance(RawFields fields, Observance otherwise) {
    if (!fields.has("observance")) {
      return otherwise;
    }
    return switch (fields.word("observance", Observed.values(), Observed.NONE)) {
      case NONE -> Observance.NONE;
      case MONDAY_FOR_SUNDAY -> Observance.MONDAY_FOR_SUNDAY;
      case NEAREST_WEEKDAY -> Observance.NEAREST_WEEKDAY;
    };
  }

  private @Nullable HolidayRule holiday(
      Raw raw, String citation, LocalDate from, Observance otherwise) {
    RawFields fields =
        RawFields.of(raw, "name month", "day nth weekday years observance citation", issues);
    DayPattern pattern = pattern(fields);
    Years years = fields.nested("years", this::years);
    String name = fields.text("name", "");
    if (pattern == null || name.isEmpty()) {
      return null;
    }
    return new HolidayRule(
        name,
        fields.text("citation", citation),
        pattern,
        years == null ? Years.from(from.getYear()) : years,
        observance(fields, otherwise));
  }

  private @Nullable DayPattern pattern(RawFields fields) {
    Month month = fields.word("month", Month.values(), Month.JANUARY);
    if (fields.has("day") == fields.has("nth")) {
      String message = "either 'day', or 'nth' and 'weekday', is expected beside 'month'";
      fields.error("month", Issue.Code.CONFLICTING_KEYS, message);
      return null;
    }
    if (fields.has("day")) {
      int day = fields.number("day", 1, month.maxLength(), 1);
      return new DayPattern.FixedDate(MonthDay.of(month, day));
    }
    if (!fields.has("weekday")) {
      fields.error("nth", Issue.Code.MISSING_KEY, "the key 'weekday' is missing here");
    }
    DayOfWeek weekday = fields.word("weekday", DayOfWeek.values(), DayOfWeek.MONDAY);
    return fields.text("nth", "").equals("last")
        ? new DayPattern.LastWeekday(month, weekday)
        : new DayPattern.NthWeekday(month, fields.number("nth", 1, 4, 1), weekday);
  }

  private Years years(Raw raw) {
    RawFields fields = RawFields.of(raw, "from", "to every", issues);
    int from = fields.number("from", 1, 9999, 1);
    return new Years(
        from, fields.number("to", from, 9999, 9999), fields.number("every", 1, 400, 1));
  }

  private List<OneOffDay> days(RawFields calendar) {
    List<OneOffDay> days = new ArrayList<>();
    for (Raw raw : calendar.items("days")) {
      RawFields fields = RawFields.of(raw, "on name citation", "", issues);
      LocalDate on = fields.day("on", BEYOND);
      String name = fields.text("name", "");
      String citation = fields.text("citation", "");
      if (!name.isEmpty() && !citation.isEmpty()) {
        days.add(new OneOffDay(on, name, citation));
      }
    }
    return days;
  }

  private ClockRule rule(String id, Raw raw) {
    RawFields fields =
        RawFields.of(
            raw,
            "title",
            "days business-days months hours first-day counted last-day-off off month-end hours-off"
                + " zone"
                + PROVENANCE,
            issues);
    List<String> kinds = List.of("days", "business-days", "months", "hours");
    List<String> stated = kinds.stream().filter(fields::has).toList();
    if (stated.size() != 1) {
      String message = "one of " + String.join(", ", kinds) + " is expected here";
      fields.error("title", Issue.Code.CONFLICTING_KEYS, message);
    }
    String kind = stated.isEmpty() ? "days" : stated.getFirst();
    require(fields, kind);
    BiFunction<String, Integer, CountingRule> rule =
        switch (kind) {
          case "business-days" -> dayRule(fields, DayRule.Counting.BUSINESS);
          case "months" -> monthRule(fields);
          case "hours" -> hourRule(fields);
          default -> dayRule(fields, DayRule.Counting.CALENDAR);
        };
    return new ClockRule(
        id, fields.text("title", id), length(id, fields, kind), fields.provenance(pack), rule);
  }

  /// Nothing is taken for granted: each kind of rule has questions that it must answer.
  private static void require(RawFields fields, String kind) {
    List<String> needed =
        switch (kind) {
          case "months" -> List.of("counted", "last-day-off", "month-end");
          case "hours" -> List.of("hours-off", "last-day-off", "zone");
          default -> List.of("first-day", "counted", "last-day-off");
        };
    for (String key : needed) {
      if (!fields.has(key)) {
        String message = "the key '" + key + "' is missing here (a rule that counts " + kind + ")";
        fields.error(kind, Issue.Code.MISSING_KEY, message);
      }
    }
  }

  private static String source(RawFields fields) {
    return fields.text("citation", "no citation stated");
  }

  /// The length stated; zero for a family.
  private static int length(String id, RawFields fields, String kind) {
    boolean family = fields.text(kind, "").equals("N");
    if (family != ClockRule.hasPlaceholder(id)) {
      String message = "a family of rules has N both in its identifier and as its length";
      fields.error(kind, Issue.Code.BAD_ID, message);
      return 1;
    }
    int most = kind.equals("months") ? 1200 : CountingRule.MOST_DAYS;
    return family ? 0 : fields.number(kind, 1, most, 1);
  }

  private BiFunction<String, Integer, CountingRule> dayRule(
      RawFields fields, DayRule.Counting counting) {
    String source = source(fields);
    Direction direction = direction(fields);
    Roll roll = roll(fields);
    DaysOff off = off(fields);
    DayRule.Trigger trigger =
        switch (fields.word("first-day", FirstDay.values(), FirstDay.EXCLUDED)) {
          case EXCLUDED -> DayRule.Trigger.EXCLUDED;
          case INCLUDED -> DayRule.Trigger.INCLUDED;
        };
    return (id, length) -> new DayRule(id, source, length, trigger, counting, direction, roll, off);
  }

  private BiFunction<String, Integer, CountingRule> monthRule(RawFields fields) {
    String source = source(fields);
    Direction direction = direction(fields);
    Roll roll = roll(fields);
    DaysOff off = off(fields);
    MonthRule.EndOfMonth end =
        fields.word("month-end", MonthRule.EndOfMonth.values(), MonthRule.EndOfMonth.REFUSE);
    return (id, length) ->
        new MonthRule(id, source, Math.min(length, 1200), end, direction, roll, off);
  }

  private BiFunction<String, Integer, CountingRule> hourRule(RawFields fields) {
    String source = source(fields);
    Roll roll = roll(fields);
    DaysOff off = off(fields);
    ZoneId zone = zone(fields);
    HourRule.Counting counting =
        switch (fields.word("hours-off", HoursOff.values(), HoursOff.RUN)) {
          case RUN -> HourRule.Counting.EVERY_HOUR;
          case STAND_STILL -> HourRule.Counting.HOURS_OF_DAYS_NOT_OFF;
        };
    return (id, length) ->
        new HourRule(id, source, Duration.ofHours(length), zone, counting, roll, off);
  }

  private static Direction direction(RawFields fields) {
    return switch (fields.word("counted", Counted.values(), Counted.AFTER)) {
      case AFTER -> Direction.FORWARD;
      case BEFORE -> Direction.BACKWARD;
    };
  }

  private static Roll roll(RawFields fields) {
    return switch (fields.word("last-day-off", LastDay.values(), LastDay.STAYS)) {
      case STAYS -> Roll.NONE;
      case MOVES_ON -> Roll.ONWARD;
    };
  }

  private static ZoneId zone(RawFields fields) {
    String text = fields.text("zone", "");
    try {
      return ZoneId.of(text.isEmpty() ? "UTC" : text);
    } catch (DateTimeException e) {
      String message = "a time zone like America/New_York is expected, not '" + text + "'";
      fields.error("zone", Issue.Code.UNKNOWN_WORD, message);
      return ZoneId.of("UTC");
    }
  }

  private DaysOff off(RawFields rule) {
    DaysOff off = rule.nested("off", this::off);
    return off == null ? DaysOff.NONE : off;
  }

  private DaysOff off(Raw raw) {
    RawFields fields = RawFields.of(raw, "weekdays", "holidays", issues);
    EnumSet<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (Raw item : fields.items("weekdays")) {
      RawFields day = RawFields.of(asField(item), "weekday", "", issues);
      weekdays.add(day.word("weekday", DayOfWeek.values(), DayOfWeek.SUNDAY));
    }
    if (weekdays.size() == DayOfWeek.values().length) {
      fields.error("weekdays", Issue.Code.WRONG_TYPE, "all seven weekdays are off");
      weekdays.remove(DayOfWeek.MONDAY);
    }
    List<CalendarId> holidays = new ArrayList<>();
    for (String text : fields.texts("holidays")) {
      CalendarId id = calendarId(fields, text);
      if (id != null) {
        holidays.add(id);
      }
    }
    return new DaysOff(weekdays, holidays);
  }

  private static Raw asField(Raw item) {
    return new Raw.Fields(item.place(), Map.of("weekday", item));
  }

  private @Nullable CalendarId calendarId(RawFields fields, String text) {
    for (CalendarDefinition calendar : calendars.values()) {
      if (calendar.id().toString().equals(text)) {
        return calendar.id();
      }
    }
    List<String> known =
        calendars.values().stream().map(calendar -> calendar.id().toString()).toList();
    String message = "'" + text + "' is not a calendar of this pack, as name@version";
    fields.error(
        "holidays", Issue.Code.DANGLING_REFERENCE, message + Suggestion.among(known, text));
    return null;
  }
}
