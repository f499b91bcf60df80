package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A calendar of holidays as data.
///
/// The calendar answers only for the days it knows, from `firstDay` to `lastDay`, both inclusive.
/// Within them it claims to be complete as of its version; a day declared a holiday later needs a
/// new version.
///
/// @param id name and version
/// @param firstDay first day known
/// @param lastDay last day known, not before `firstDay` and at most 400 years later
/// @param holidays the recurring holidays; where two fall on one day the earlier in the list names
///   it
/// @param oneOffDays the single days, named after the recurring ones
public record CalendarDefinition(
    CalendarId id,
    LocalDate firstDay,
    LocalDate lastDay,
    List<HolidayRule> holidays,
    List<OneOffDay> oneOffDays) {

  private static final int MOST_YEARS = 400;

  /// @throws IllegalArgumentException if the known days are out of order, too many or outside the
  ///   years 1 to 9999, or a one-off day lies outside them
  public CalendarDefinition {
    Promises.between("year of first day", firstDay.getYear(), 1, 9999);
    Promises.between("year of last day", lastDay.getYear(), 1, 9999);
    if (lastDay.isBefore(firstDay) || lastDay.isAfter(firstDay.plusYears(MOST_YEARS))) {
      throw new IllegalArgumentException(
          "last day " + lastDay + " is before or over 400 years after " + firstDay);
    }
    for (OneOffDay oneOff : oneOffDays) {
      if (oneOff.day().isBefore(firstDay) || oneOff.day().isAfter(lastDay)) {
        throw new IllegalArgumentException("one-off day outside the known days: " + oneOff);
      }
    }
    holidays = List.copyOf(holidays);
    oneOffDays = List.copyOf(oneOffDays);
  }

  /// Returns this calendar under another id with `more` one-off days.
  ///
  /// @throws IllegalArgumentException if the id is unchanged, or a day lies outside the known days
  public CalendarDefinition plusDays(CalendarId newId, List<OneOffDay> more) {
    if (newId.equals(id)) {
      throw new IllegalArgumentException("other days need another id than " + id);
    }
    List<OneOffDay> all = new ArrayList<>(oneOffDays);
    all.addAll(more);
    return new CalendarDefinition(newId, firstDay, lastDay, holidays, all);
  }
}
