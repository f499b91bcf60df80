package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.proviso.docket.clock.ObligationFixtures.E_MAIL;
import static org.proviso.docket.clock.ObligationFixtures.FEDERAL;
import static org.proviso.docket.clock.ObligationFixtures.FEDERAL_2;
import static org.proviso.docket.clock.ObligationFixtures.MISSING;
import static org.proviso.docket.clock.ObligationFixtures.aReckonerFor2018;
import static org.proviso.docket.clock.ObligationFixtures.clock;
import static org.proviso.docket.clock.ObligationFixtures.courtDays;
import static org.proviso.docket.clock.ObligationFixtures.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Outcome;

class CalendarChangeTest {

  private final ClockReckoner reckoner = aReckonerFor2018();
  private final CalendarChange change = new CalendarChange(reckoner, FEDERAL, FEDERAL_2);

  private static ObligationClock sentOn(String day) {
    return clock(courtDays(30, FEDERAL), new Happening.Dispatched(1, day(day), E_MAIL));
  }

  @Test
  void listsTheClocksThatWouldMoveWithBothDaysAndMovesNone() {
    ObligationClock moved = sentOn("2018-11-05");
    ObligationClock other = sentOn("2018-11-06");
    ObligationClock unserved = clock(courtDays(30, FEDERAL));

    List<CalendarChange.Move> moves = change.moves(List.of(other, moved, unserved));

    // Thirty days after 5 November are 5 December, which the other version has as a holiday.
    assertEquals(1, moves.size());
    CalendarChange.Move move = moves.getFirst();
    assertEquals(moved, move.clock());
    assertEquals(new Outcome.DueOn(day("2018-12-05")), move.before());
    assertEquals(new Outcome.DueOn(day("2018-12-06")), move.after());
    assertEquals(day("2018-12-05"), reckoner.read(moved, day("2018-11-20")).due());
    assertEquals(day("2018-12-06"), reckoner.read(move.moved(), day("2018-11-20")).due());
  }

  @Test
  void listsClocksThatWereAnsweredToo() {
    ObligationClock late = sentOn("2018-11-05").with(new Happening.Answered(2, day("2018-12-06")));

    CalendarChange.Move move = change.moves(List.of(late)).getFirst();

    assertInstanceOf(
        ClockState.Timeliness.InTime.class,
        assertInstanceOf(ClockState.Answered.class, reckoner.state(move.moved(), day("2018-12-07")))
            .timeliness());
  }

  @Test
  void aClockThatWasMovedAlreadyDoesNotMoveAgain() {
    ObligationClock rebound =
        sentOn("2018-11-05").with(new Happening.Rebound(2, FEDERAL, FEDERAL_2, "notice"));

    assertEquals(List.of(), change.moves(List.of(rebound)));
  }

  @Test
  void aVersionThatIsMissingIsAnOutcomeAndNoDay() {
    CalendarChange toMissing = new CalendarChange(reckoner, FEDERAL, MISSING);

    CalendarChange.Move move = toMissing.moves(List.of(sentOn("2018-11-06"))).getFirst();

    assertEquals(new Outcome.UnknownCalendar(MISSING), move.after());
  }

  @Test
  void comparesTwoVersionsOfOneCalendarOnly() {
    CalendarId state = new CalendarId("state", "1");

    assertThrows(
        IllegalArgumentException.class, () -> new CalendarChange(reckoner, FEDERAL, state));
    assertThrows(
        IllegalArgumentException.class, () -> new CalendarChange(reckoner, FEDERAL, FEDERAL));
  }
}
