package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A calendar of holidays with its days worked out.
///
/// Weekends are no holidays here: which weekdays are off is the rule's matter ([DaysOff]).
public final class HolidayCalendar {

  private final CalendarDefinition definition;
  private final NavigableMap<LocalDate, Holiday> holidays = new TreeMap<>();
  private final BitSet offsets = new BitSet();
  private final long firstEpochDay;
  private final long lastEpochDay;

  private HolidayCalendar(CalendarDefinition definition) {
    this.definition = definition;
    firstEpochDay = definition.firstDay().toEpochDay();
    lastEpochDay = definition.lastDay().toEpochDay();
    definition.holidays().forEach(this::addYears);
    definition.oneOffDays().forEach(d -> add(new Holiday(d.day(), d.name(), d.source(), d.day())));
  }

  /// Works out the days of a definition.
  public static HolidayCalendar of(CalendarDefinition definition) {
    return new HolidayCalendar(definition);
  }

  private void addYears(HolidayRule rule) {
    // A substitute may fall in the year before or after its holiday.
    int first = definition.firstDay().getYear() - 1;
    int last = definition.lastDay().getYear() + 1;
    for (int year = first; year <= last; year++) {
      if (rule.years().covers(year)) {
        rule.pattern().in(year).ifPresent(day -> addWithSubstitute(rule, day));
      }
    }
  }

  private void addWithSubstitute(HolidayRule rule, LocalDate day) {
    add(new Holiday(day, rule.name(), rule.source(), day));
    rule.observance()
        .substituteFor(day)
        .ifPresent(other -> add(new Holiday(other, rule.name(), rule.source(), day)));
  }

  private void add(Holiday holiday) {
    if (covers(holiday.day())) {
      holidays.putIfAbsent(holiday.day(), holiday);
      offsets.set(Math.toIntExact(holiday.day().toEpochDay() - firstEpochDay));
    }
  }

  /// Returns the name and version.
  public CalendarId id() {
    return definition.id();
  }

  /// Returns the data this calendar was worked out from.
  public CalendarDefinition definition() {
    return definition;
  }

  /// Returns whether this calendar answers for `day`.
  public boolean covers(LocalDate day) {
    return covers(day.toEpochDay());
  }

  boolean covers(long epochDay) {
    return epochDay >= firstEpochDay && epochDay <= lastEpochDay;
  }

  boolean isHoliday(long epochDay) {
    return offsets.get(Math.toIntExact(epochDay - firstEpochDay));
  }

  /// Returns the holiday on `day`, or empty if it is none.
  ///
  /// @throws IllegalArgumentException if this calendar does not cover `day`
  public Optional<Holiday> find(LocalDate day) {
    if (!covers(day)) {
      throw new IllegalArgumentException(id() + " does not cover " + day);
    }
    return Optional.ofNullable(holidays.get(day));
  }

  /// Returns the holidays of a year in order, substitutes that fall in it included; empty for a
  /// year that is not covered.
  public List<Holiday> in(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return List.copyOf(holidays.subMap(first, first.plusYears(1)).values());
  }

  @Override
  public String toString() {
    return id().toString();
  }
}
