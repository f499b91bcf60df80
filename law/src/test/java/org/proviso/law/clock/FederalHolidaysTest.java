package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FederalHolidaysTest {

  private static HolidayCalendar calendar(
      boolean observed, boolean inauguration, boolean closings) {
    return HolidayCalendar.of(new FederalHolidays(observed, inauguration, closings).definition());
  }

  @Test
  void theWeekdaysOffOf2010To2030AreThoseWrittenDownByHand() {
    TreeSet<LocalDate> expected = new TreeSet<>();
    CsvRows.load("federal-holidays-observed.csv").forEach(row -> addRow(expected, row));
    HolidayCalendar calendar = calendar(true, false, false);

    List<LocalDate> actual =
        IntStream.rangeClosed(2010, 2030)
            .boxed()
            .flatMap(year -> calendar.in(year).stream())
            .map(Holiday::day)
            .filter(FederalHolidaysTest::isWeekday)
            .toList();

    assertEquals(List.copyOf(expected), actual);
    assertEquals(11 * 10 + 10 * 11, actual.size());
  }

  private static void addRow(Set<LocalDate> days, String row) {
    List<String> cells = List.of(row.split(","));
    cells.stream()
        .skip(1)
        .map(cell -> cell.length() == 5 ? cells.getFirst() + "-" + cell : cell)
        .map(LocalDate::parse)
        .forEach(days::add);
  }

  private static boolean isWeekday(LocalDate day) {
    return !EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
  }

  @Test
  void withoutObservanceAHolidayIsOnItsOwnDayOnly() {
    HolidayCalendar calendar = calendar(false, false, false);

    assertTrue(calendar.find(LocalDate.of(2020, 7, 4)).isPresent());
    assertTrue(calendar.find(LocalDate.of(2020, 7, 3)).isEmpty());
    assertTrue(calendar.find(LocalDate.of(2022, 12, 26)).isEmpty());
  }

  @Test
  void aSubstituteDayNamesItsHolidayAndTheDayItStandsInFor() {
    Holiday holiday = calendar(true, false, false).find(LocalDate.of(2021, 12, 31)).orElseThrow();

    assertEquals("New Year's Day", holiday.name());
    assertEquals(LocalDate.of(2022, 1, 1), holiday.dated());
    assertTrue(holiday.isSubstitute());
  }

  @Test
  void theDayItselfStaysAHolidayWhenAnotherIsObservedForIt() {
    Holiday holiday = calendar(true, false, false).find(LocalDate.of(2020, 7, 4)).orElseThrow();

    assertFalse(holiday.isSubstitute());
  }

  @Test
  void juneteenthBeginsWith2021() {
    HolidayCalendar calendar = calendar(false, false, false);

    assertTrue(calendar.find(LocalDate.of(2020, 6, 19)).isEmpty());
    assertTrue(calendar.find(LocalDate.of(2021, 6, 19)).isPresent());
  }

  @Test
  void inaugurationDayComesEveryFourthYearAfter1965() {
    HolidayCalendar with = calendar(false, true, false);
    HolidayCalendar without = calendar(false, false, false);

    for (int year = 1986; year <= 2040; year++) {
      LocalDate day = LocalDate.of(year, 1, 20);
      boolean fourth =
          List.of(1989, 1993, 1997, 2001, 2005, 2009, 2013, 2017).contains(year)
              || List.of(2021, 2025, 2029, 2033, 2037).contains(year);

      assertEquals(fourth || without.find(day).isPresent(), with.find(day).isPresent(), "" + year);
    }
    assertTrue(without.find(LocalDate.of(2017, 1, 20)).isEmpty());
  }

  @Test
  void inaugurationDayOnASaturdayHasNoFridayAndOnASundayHasAMonday() {
    HolidayCalendar calendar = calendar(true, true, false);

    assertTrue(calendar.find(LocalDate.of(2029, 1, 19)).isEmpty());
    assertTrue(calendar.find(LocalDate.of(2001, 1, 19)).isEmpty());
    assertTrue(calendar.find(LocalDate.of(2013, 1, 21)).isPresent());
  }

  @Test
  void aCalendarWithClosingsCoversOnlyTheYearsItsListIsCompleteFor() {
    HolidayCalendar calendar = calendar(true, false, true);

    assertTrue(calendar.find(LocalDate.of(2018, 12, 5)).isPresent());
    assertTrue(calendar.covers(LocalDate.of(2018, 1, 1)));
    assertTrue(calendar.covers(LocalDate.of(2025, 12, 31)));
    assertFalse(calendar.covers(LocalDate.of(2017, 12, 31)));
    assertFalse(calendar.covers(LocalDate.of(2026, 1, 1)));
  }

  @Test
  void everySetOfSwitchesHasAnIdOfItsOwn() {
    long ids =
        IntStream.range(0, 8)
            .mapToObj(i -> new FederalHolidays((i & 1) > 0, (i & 2) > 0, (i & 4) > 0).id())
            .distinct()
            .count();

    assertEquals(8, ids);
  }

  @Test
  void aSubstituteInTheLastYearKnownIsFoundThoughItsHolidayLiesBeyond() {
    HolidayCalendar calendar =
        HolidayCalendar.of(
            new CalendarDefinition(
                new CalendarId("short", "1"),
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2021, 12, 31),
                new FederalHolidays(true, false, false).definition().holidays(),
                List.of()));

    assertTrue(calendar.find(LocalDate.of(2021, 12, 31)).isPresent());
    assertEquals("short@1", calendar.toString());
  }

  @Test
  void aHolidayIsKeptFromItsFirstToItsLastYear() {
    Years years = Years.between(1971, 1977);

    assertEquals(
        List.of(1971, 1972, 1973, 1974, 1975, 1976, 1977),
        IntStream.range(1960, 1990).filter(years::covers).boxed().toList());
  }

  @Test
  void theRulesSayWhereTheyAreLaidDown() {
    assertEquals("FRCP 6(a)(1)", FederalRules.frcpDays(14).source());
    assertEquals("FRCP 6(a)(1), (5)", FederalRules.frcpDaysBefore(14).source());
  }
}
