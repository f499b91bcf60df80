package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.clock.ObligationFixtures.CERTIFIED;
import static org.proviso.docket.clock.ObligationFixtures.E_MAIL;
import static org.proviso.docket.clock.ObligationFixtures.FEDERAL;
import static org.proviso.docket.clock.ObligationFixtures.FEDERAL_2;
import static org.proviso.docket.clock.ObligationFixtures.MAIL;
import static org.proviso.docket.clock.ObligationFixtures.MISSING;
import static org.proviso.docket.clock.ObligationFixtures.PORTAL;
import static org.proviso.docket.clock.ObligationFixtures.POST;
import static org.proviso.docket.clock.ObligationFixtures.aReckonerFor2018;
import static org.proviso.docket.clock.ObligationFixtures.calendarDays;
import static org.proviso.docket.clock.ObligationFixtures.clock;
import static org.proviso.docket.clock.ObligationFixtures.courtDays;
import static org.proviso.docket.clock.ObligationFixtures.day;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.proviso.docket.clock.ClockState.Lacking;
import org.proviso.docket.clock.ClockState.Timeliness;
import org.proviso.docket.clock.Happening.Answered;
import org.proviso.docket.clock.Happening.Delivered;
import org.proviso.docket.clock.Happening.Dispatched;
import org.proviso.docket.clock.Happening.Extended;
import org.proviso.docket.clock.Happening.Failed;
import org.proviso.docket.clock.Happening.Failure;
import org.proviso.docket.clock.Happening.Opened;
import org.proviso.docket.clock.Happening.Rebound;
import org.proviso.docket.clock.Happening.ServiceCorrected;
import org.proviso.docket.clock.Happening.TakenBack;
import org.proviso.docket.clock.Happening.TollEnded;
import org.proviso.docket.clock.Happening.Tolled;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.HourRule;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Step;

/// Clocks worked by hand. 24 January 2018 is a Wednesday, 1 March 2018 a Thursday.
class ClockReckonerTest {

  private static final CountingRule THIRTY = courtDays(30, FEDERAL);
  private static final CountingRule TEN_PLAIN = calendarDays(10);

  private final ClockReckoner reckoner = aReckonerFor2018();

  private static Dispatched sent(long event, String day, ServiceWay way) {
    return new Dispatched(event, day(day), way);
  }

  private static Delivered delivered(long event, long dispatch, String day) {
    return new Delivered(event, dispatch, day(day), "receipt 7");
  }

  private static TakenBack takenBack(long event, long takes, String day) {
    return new TakenBack(event, takes, day(day), "entered of the wrong recipient");
  }

  private static Tolled tolled(long event, String from, String until) {
    return new Tolled(event, "order of the court", day(from), day(until));
  }

  private static Extended extendedTo(long event, String decided, String to) {
    return new Extended(
        event, day(decided), day(decided), "the office", new Extension.ToDay(day(to)));
  }

  private static Extended extendedBy(long event, String decided, CountingRule rule) {
    return new Extended(event, day(decided), day(decided), "the office", new Extension.By(rule));
  }

  private void assertDue(String expected, ObligationClock clock) {
    assertEquals(Optional.of(new Outcome.DueOn(day(expected))), reckoner.due(clock));
  }

  private void assertState(ClockState expected, ObligationClock clock, String on) {
    assertEquals(expected, reckoner.state(clock, day(on)));
    assertEquals(expected, reckoner.read(clock, day(on)).state());
  }

  @Nested
  class Service {

    @Test
    void withoutServiceNoClockRuns() {
      assertState(new ClockState.NotStarted(Lacking.DISPATCH, null), clock(THIRTY), "2030-01-01");
      assertEquals(Optional.empty(), reckoner.due(clock(THIRTY)));
    }

    @Test
    void certifiedMailIsServedOnceDeliveryIsProven() {
      ObligationClock sent = clock(THIRTY, sent(1, "2018-01-24", CERTIFIED));
      ObligationClock arrived = sent.with(delivered(2, 1, "2018-01-26"));

      assertState(new ClockState.NotStarted(Lacking.DELIVERY, null), sent, "2018-03-01");
      assertState(
          new ClockState.NotStarted(Lacking.TIME, day("2018-01-26")), arrived, "2018-01-25");
      // 30 days after 26 January is Sunday, 25 February.
      assertState(new ClockState.Running(day("2018-02-26")), arrived, "2018-01-26");
      assertState(new ClockState.Running(day("2018-02-26")), arrived, "2018-02-25");
      assertState(new ClockState.DueToday(), arrived, "2018-02-26");
      assertState(
          new ClockState.Overdue(day("2018-02-26"), day("2018-02-27"), 1), arrived, "2018-02-27");
    }

    @Test
    void openingProvesNoDeliveryAndDeliveryNoOpening() {
      Dispatched certified = sent(1, "2018-01-24", CERTIFIED);
      Dispatched portal = sent(1, "2018-01-24", PORTAL);

      assertState(
          new ClockState.NotStarted(Lacking.DELIVERY, null),
          clock(THIRTY, certified, new Opened(2, 1, day("2018-01-26"))),
          "2018-03-01");
      assertState(
          new ClockState.NotStarted(Lacking.OPENING, null),
          clock(THIRTY, portal, delivered(2, 1, "2018-01-26")),
          "2018-03-01");
    }

    @Test
    void thePortalCountsFromTheFirstOpening() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-01-24", PORTAL),
              new Opened(2, 1, day("2018-02-02")),
              new Opened(3, 1, day("2018-01-30")));

      assertDue("2018-02-09", clock);
    }

    @Test
    void mailAddsThreeDaysAfterThePeriodWouldEnd() {
      // Friday, 23 February, and three days: Monday, 26 February.
      assertDue("2018-02-26", clock(THIRTY, sent(1, "2018-01-24", MAIL)));
      // Saturday, 3 February, moves on to Monday, 5 February; three days more are Thursday.
      assertDue("2018-02-08", clock(courtDays(10, FEDERAL), sent(1, "2018-01-24", MAIL)));
      // Wednesday, 14 February, and three days: Saturday; Monday the 19th is a holiday.
      assertDue("2018-02-20", clock(courtDays(21, FEDERAL), sent(1, "2018-01-24", MAIL)));
    }

    @Test
    void postCountsFromTheEndOfAPeriodAfterDispatch() {
      // Five days after Wednesday, 10 January, is Monday the 15th, a holiday: served on the 16th.
      ObligationClock clock = clock(TEN_PLAIN, sent(1, "2018-01-10", POST));

      ClockReading reading = reckoner.read(clock, day("2018-01-20"));

      assertEquals(day("2018-01-16"), reading.served());
      assertEquals(day("2018-01-26"), reading.due());
      Leg.UntilServed first = assertInstanceOf(Leg.UntilServed.class, reading.legs().getFirst());
      assertEquals(new Outcome.DueOn(day("2018-01-16")), first.outcome());
      assertEquals(2, reading.legs().size());
    }

    @Test
    void whatBouncedWasNeverServed() {
      ObligationClock bounced =
          clock(
              THIRTY,
              sent(1, "2018-01-24", E_MAIL),
              new Failed(2, 1, day("2018-01-25"), Failure.BOUNCED, "no such mailbox"));

      assertState(new ClockState.NotStarted(Lacking.SUCCESS, null), bounced, "2018-01-24");
      assertEquals(
          List.of(1L, 2L),
          reckoner.read(bounced, day("2018-01-24")).because().stream()
              .map(Happening::event)
              .toList());
      // Sent again on Thursday, 1 February: Saturday, 3 March, moves on to Monday.
      assertDue("2018-03-05", bounced.with(sent(3, "2018-02-01", E_MAIL)));
    }

    @Test
    void whatArrivedAfterAFailureIsServedNoEarlierThanItArrived() {
      Dispatched sent = sent(1, "2018-03-01", E_MAIL);
      Failed failed = new Failed(2, 1, day("2018-03-02"), Failure.FAILED, "queued too long");

      assertDue("2018-03-15", clock(TEN_PLAIN, sent, failed, delivered(3, 1, "2018-03-05")));
      assertDue(
          "2018-03-14",
          clock(
              TEN_PLAIN,
              sent,
              failed,
              delivered(3, 1, "2018-03-05"),
              new Opened(4, 1, day("2018-03-04"))));
      assertDue("2018-03-16", clock(TEN_PLAIN, sent, failed, new Opened(3, 1, day("2018-03-06"))));
      assertDue("2018-03-11", clock(TEN_PLAIN, sent, failed, delivered(3, 1, "2018-02-28")));
    }

    @Test
    void aDeliveryBeforeTheFailureProvesNothing() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-03-01", CERTIFIED),
              delivered(2, 1, "2018-03-03"),
              new Failed(3, 1, day("2018-03-04"), Failure.RETURNED, "refused"));

      assertState(new ClockState.NotStarted(Lacking.SUCCESS, null), clock, "2018-03-10");
      assertDue("2018-03-19", clock.with(delivered(4, 1, "2018-03-09")));
    }

    @Test
    void aBounceThatIsTakenBackWasNone() {
      ObligationClock bounced =
          clock(
              THIRTY,
              sent(1, "2018-01-24", E_MAIL),
              new Failed(2, 1, day("2018-01-25"), Failure.BOUNCED, "of another recipient"));
      ObligationClock clock = bounced.with(takenBack(3, 2, "2018-02-20"));

      // Thirty days after Wednesday, 24 January, is Friday, 23 February: nothing counts from the
      // day on which it was taken back.
      assertDue("2018-02-23", clock);
      assertState(new ClockState.DueToday(), clock, "2018-02-23");
      assertEquals(
          List.of(1L, 3L),
          reckoner.read(clock, day("2018-02-20")).because().stream()
              .map(Happening::event)
              .toList());
      // What was known before is told as it was known.
      assertState(new ClockState.NotStarted(Lacking.SUCCESS, null), clock.knownBy(2), "2018-02-20");
    }

    @Test
    void ofTwoFailuresTheOtherStandsWhenOneIsTakenBack() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-03-01", CERTIFIED),
              delivered(2, 1, "2018-03-03"),
              new Failed(3, 1, day("2018-03-04"), Failure.RETURNED, "refused"),
              new Failed(4, 1, day("2018-03-05"), Failure.RETURNED, "of another recipient"),
              takenBack(5, 4, "2018-03-06"));

      assertState(new ClockState.NotStarted(Lacking.SUCCESS, null), clock, "2018-03-10");
      // Without the first as well, Saturday, 3 March, is the day of service again.
      assertDue("2018-03-13", clock.with(takenBack(6, 3, "2018-03-07")));
    }

    @Test
    void whatArrivedCountsAgainOnceTheFailureAfterItIsTakenBack() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-03-01", E_MAIL),
              new Failed(2, 1, day("2018-03-02"), Failure.FAILED, "queued too long"),
              delivered(3, 1, "2018-03-05"));

      // Served when it arrived after the failure; without the failure, when it was sent.
      assertDue("2018-03-15", clock);
      assertDue("2018-03-11", clock.with(takenBack(4, 2, "2018-03-06")));
      // Without the arrival the failure is all there is.
      assertState(
          new ClockState.NotStarted(Lacking.SUCCESS, null),
          clock.with(takenBack(4, 3, "2018-03-06")),
          "2018-03-10");
    }

    @Test
    void anOpeningOrADeliveryThatIsTakenBackServesNothing() {
      ObligationClock opened =
          clock(
              TEN_PLAIN,
              sent(1, "2018-01-24", PORTAL),
              new Opened(2, 1, day("2018-01-30")),
              new Opened(3, 1, day("2018-02-02")));

      assertDue("2018-02-09", opened);
      assertDue("2018-02-12", opened.with(takenBack(4, 2, "2018-02-05")));
      assertState(
          new ClockState.NotStarted(Lacking.OPENING, null),
          opened.with(takenBack(4, 2, "2018-02-05")).with(takenBack(5, 3, "2018-02-05")),
          "2018-02-06");
    }

    @Test
    void aDispatchThatIsTakenBackGoesWithAllThatSpeaksOfIt() {
      ObligationClock clock =
          clock(
              THIRTY,
              sent(1, "2018-01-24", CERTIFIED),
              delivered(2, 1, "2018-01-26"),
              new ServiceCorrected(3, 2, day("2018-01-25"), "misread"));

      // Thirty days after Thursday, 25 January, is Saturday, 24 February: Monday.
      assertDue("2018-02-26", clock);
      assertState(
          new ClockState.NotStarted(Lacking.DISPATCH, null),
          clock.with(takenBack(4, 1, "2018-02-01")),
          "2018-03-01");
      // Of the reading nothing is left but why there is none.
      assertEquals(
          List.of(4L),
          reckoner
              .read(clock.with(takenBack(4, 1, "2018-02-01")), day("2018-03-01"))
              .because()
              .stream()
              .map(Happening::event)
              .toList());
      assertDue(
          "2018-03-05",
          clock
              .with(takenBack(4, 1, "2018-02-01"))
              .with(sent(5, "2018-02-01", CERTIFIED))
              .with(delivered(6, 5, "2018-02-02")));
    }

    @Test
    void aCorrectionThatIsTakenBackLeavesTheOneBeforeIt() {
      ObligationClock clock =
          clock(
              THIRTY,
              sent(1, "2018-01-24", E_MAIL),
              new ServiceCorrected(2, 1, day("2018-01-26"), "wrong page"),
              new ServiceCorrected(3, 1, day("2018-01-30"), "of another letter"));

      // Thirty days after Tuesday, 30 January, is Thursday, 1 March.
      assertDue("2018-03-01", clock);
      // After Friday, 26 January: Sunday, 25 February, moves on to Monday.
      assertDue("2018-02-26", clock.with(takenBack(4, 3, "2018-02-01")));
      assertDue(
          "2018-02-23",
          clock.with(takenBack(4, 3, "2018-02-01")).with(takenBack(5, 2, "2018-02-01")));
    }

    @Test
    void aCorrectedDayCountsAndBothStay() {
      Dispatched wrong = sent(1, "2018-01-24", E_MAIL);
      ServiceCorrected right = new ServiceCorrected(2, 1, day("2018-01-26"), "wrong page");
      ObligationClock clock = clock(THIRTY, wrong, right);

      assertDue("2018-02-26", clock);
      assertEquals(List.of(wrong, right), reckoner.read(clock, day("2018-02-01")).because());
      assertDue("2018-02-23", clock.knownBy(1));
      assertDue("2018-02-26", clock.with(new ServiceCorrected(3, 1, day("2018-01-25"), "again")));
    }

    @Test
    void aCorrectedDeliveryCounts() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-03-01", CERTIFIED),
              delivered(2, 1, "2018-03-13"),
              new ServiceCorrected(3, 2, day("2018-03-03"), "a digit too many"));

      assertDue("2018-03-13", clock);
    }

    @Test
    void ofServicesThatTheLetterNamesTheFirstStartsTheClock() {
      ObligationClock clock =
          clock(
              TEN_PLAIN,
              sent(1, "2018-03-01", CERTIFIED),
              sent(2, "2018-03-02", E_MAIL),
              delivered(3, 1, "2018-03-06"));

      assertDue("2018-03-12", clock);
      assertEquals(2, reckoner.read(clock, day("2018-03-07")).because().getFirst().event());
    }

    @Test
    void ofNamedServicesOnOneDayThatWhichEndsLastStartsTheClock() {
      // The mail adds three days.
      ObligationClock clock =
          clock(TEN_PLAIN, sent(1, "2018-03-01", E_MAIL), sent(2, "2018-03-01", MAIL));

      assertDue("2018-03-14", clock);
    }

    @Test
    void aWayThatTheLetterDoesNotNameServesNothing() {
      ObligationClock clock =
          new ObligationClock(
              "o1", TEN_PLAIN, List.of(CERTIFIED), List.of(sent(1, "2018-03-01", E_MAIL)));

      assertState(new ClockState.NotStarted(Lacking.NAMED_WAY, null), clock, "2018-03-05");
    }

    @Test
    void whereTheLetterIsSilentTheMoreGenerousDayIsTaken() {
      Dispatched email = sent(1, "2018-03-01", E_MAIL);
      Dispatched certified = sent(2, "2018-03-01", CERTIFIED);
      ObligationClock clock =
          new ObligationClock(
              "o1", TEN_PLAIN, List.of(), List.of(email, certified, delivered(3, 2, "2018-03-20")));

      // The certified letter came late, and was sent while the other period ran.
      assertDue("2018-03-30", clock);
      assertEquals(certified, reckoner.read(clock, day("2018-03-21")).service());
    }

    @Test
    void whatASilentLetterSendsOnceAPeriodEndedOpensNoNewOne() {
      ObligationClock onTheLastDay =
          new ObligationClock(
              "o1",
              TEN_PLAIN,
              List.of(),
              List.of(sent(1, "2018-03-01", E_MAIL), sent(2, "2018-03-11", E_MAIL)));
      ObligationClock after =
          new ObligationClock(
              "o1",
              TEN_PLAIN,
              List.of(),
              List.of(sent(1, "2018-03-01", E_MAIL), sent(2, "2018-03-12", E_MAIL)));

      assertDue("2018-03-21", onTheLastDay);
      assertDue("2018-03-11", after);
    }
  }

  @Nested
  class Tolls {

    private final ObligationClock served = clock(TEN_PLAIN, sent(1, "2018-03-01", E_MAIL));

    @Test
    void aTollAddsItsDays() {
      Tolled toll = tolled(2, "2018-03-05", "2018-03-08");
      ObligationClock clock = served.with(toll);

      assertDue("2018-03-14", clock);
      assertState(new ClockState.Running(day("2018-03-14")), clock, "2018-03-04");
      assertState(new ClockState.Running(day("2018-03-14")), clock, "2018-03-08");
      ClockState.Stopped stopped =
          assertInstanceOf(ClockState.Stopped.class, reckoner.state(clock, day("2018-03-07")));
      assertEquals(day("2018-03-05"), stopped.since());
      assertEquals(day("2018-03-14"), stopped.due());
      assertEquals("event-2", stopped.by().id());
    }

    @Test
    void aClockAlreadyLateGainsNothing() {
      ObligationClock clock = served.with(tolled(2, "2018-03-12", "2018-03-20"));

      assertDue("2018-03-11", clock);
      assertState(
          new ClockState.Overdue(day("2018-03-11"), day("2018-03-12"), 4), clock, "2018-03-15");
      assertEquals(1, reckoner.read(clock, day("2018-03-15")).because().size());
    }

    @Test
    void anOpenTollLeavesNoDayDueUntilItEnds() {
      Tolled open = new Tolled(2, "order of the court", day("2018-03-05"), null);
      ObligationClock clock = served.with(open);
      ObligationClock ended =
          clock.with(new TollEnded(3, 2, "order of the court", day("2018-03-25")));

      assertState(new ClockState.Running(null), clock, "2018-03-04");
      assertNull(
          assertInstanceOf(ClockState.Stopped.class, reckoner.state(clock, day("2019-01-01")))
              .due());
      // 2 to 4 March counted; the seven that were left are 25 to 31 March.
      assertDue("2018-03-31", ended);
      assertEquals(3, reckoner.read(ended, day("2018-03-10")).because().size());
    }

    @Test
    void aTollThatEndedBeforeItBeganStopsNothing() {
      ObligationClock clock =
          served
              .with(tolled(2, "2018-03-05", "2018-03-08"))
              .with(new TollEnded(3, 2, "lifted in advance", day("2018-03-05")));

      assertDue("2018-03-11", clock);
    }

    @Test
    void standstillBeginsWithTheFirstOfTollsThatTouchButNotBeforeService() {
      ObligationClock clock =
          served
              .with(tolled(2, "2018-03-08", "2018-03-10"))
              .with(tolled(3, "2018-03-05", "2018-03-08"));
      ObligationClock before = served.with(tolled(2, "2018-02-20", "2018-03-03"));

      ClockState.Stopped stopped =
          assertInstanceOf(ClockState.Stopped.class, reckoner.state(clock, day("2018-03-09")));
      assertEquals(day("2018-03-05"), stopped.since());
      assertEquals(
          day("2018-03-01"),
          assertInstanceOf(ClockState.Stopped.class, reckoner.state(before, day("2018-03-02")))
              .since());
      // The 1st is the day of service; of the days counted only the 2nd is stopped.
      assertDue("2018-03-12", before);
    }
  }

  @Nested
  class Extensions {

    private final ObligationClock served = clock(TEN_PLAIN, sent(1, "2018-03-01", E_MAIL));

    @Test
    void aDayThatIsNamedIsTheDayDue() {
      assertDue("2018-03-20", served.with(extendedTo(2, "2018-03-08", "2018-03-20")));
    }

    @Test
    void anExtensionNeverTakesDaysAway() {
      ObligationClock clock = served.with(extendedTo(2, "2018-03-02", "2018-03-09"));

      assertDue("2018-03-11", clock);
      assertEquals(1, reckoner.read(clock, day("2018-03-03")).because().size());
    }

    @Test
    void moreByARuleIsCountedFromTheDayDue() {
      // Sunday, 11 March; seven days more are Sunday the 18th, which moves on to Monday.
      ObligationClock clock = served.with(extendedBy(2, "2018-03-08", courtDays(7, FEDERAL)));

      assertDue("2018-03-19", clock);
      Leg.ExtendedBy leg =
          assertInstanceOf(
              Leg.ExtendedBy.class, reckoner.read(clock, day("2018-03-09")).legs().getLast());
      assertFalse(leg.afterDue());
    }

    @Test
    void anExtensionAfterTheDayDueIsAllowedAndSaysSo() {
      Extended late = extendedTo(2, "2018-03-14", "2018-03-20");
      ObligationClock clock = served.with(late);

      Leg.ExtendedTo leg =
          assertInstanceOf(
              Leg.ExtendedTo.class, reckoner.read(clock, day("2018-03-15")).legs().getLast());
      assertTrue(leg.afterDue());
      assertState(new ClockState.Running(day("2018-03-20")), clock, "2018-03-15");
      Leg.ExtendedTo onTheDay =
          assertInstanceOf(
              Leg.ExtendedTo.class,
              reckoner
                  .read(served.with(extendedTo(2, "2018-03-11", "2018-03-20")), day("2018-03-15"))
                  .legs()
                  .getLast());
      assertFalse(onTheDay.afterDue());
    }

    @Test
    void whatWasDeniedMovesNothing() {
      Happening denied =
          new Happening.ExtensionDenied(2, day("2018-03-05"), day("2018-03-06"), "the office");

      assertDue("2018-03-11", served.with(denied));
    }

    @Test
    void aLaterTollPushesOutADayThatWasNamedAndAnEarlierOneDoesNot() {
      Extended extended = extendedTo(3, "2018-03-08", "2018-03-20");

      assertDue("2018-03-23", served.with(extended).with(tolled(4, "2018-03-12", "2018-03-15")));
      // Of the toll only 9 March lies between the decision and the day named.
      assertDue("2018-03-21", served.with(extended).with(tolled(4, "2018-03-07", "2018-03-10")));
      assertDue("2018-03-20", served.with(tolled(2, "2018-03-09", "2018-03-11")).with(extended));
    }

    @Test
    void aDayThatIsNamedWithinAnEarlierTollMovesBehindIt() {
      ObligationClock clock =
          served
              .with(tolled(2, "2018-03-15", "2018-03-18"))
              .with(tolled(3, "2018-03-18", "2018-03-22"))
              .with(extendedTo(4, "2018-03-08", "2018-03-16"));

      assertDue("2018-03-22", clock);
    }

    @Test
    void aDayWithinAnOpenTollIsNoDayDue() {
      ObligationClock clock =
          served
              .with(new Tolled(2, "order", day("2018-03-15"), null))
              .with(extendedTo(4, "2018-03-08", "2018-03-16"));

      assertInstanceOf(Outcome.Tolled.class, reckoner.due(clock).orElseThrow());
    }

    @Test
    void anExtensionWaitsWhileTheClockStandsStill() {
      ObligationClock stopped =
          served
              .with(new Tolled(2, "order", day("2018-03-05"), null))
              .with(extendedTo(3, "2018-03-08", "2018-04-30"));

      assertInstanceOf(Outcome.Tolled.class, reckoner.due(stopped).orElseThrow());
      assertDue("2018-04-30", stopped.with(new TollEnded(4, 2, "order", day("2018-03-25"))));
    }

    @Test
    void aTollThatPushesOutADayThatWasNamedIsAReasonEvenBeforeService() {
      // Decided before the letter was served, as it was sent again; the toll ended before as well.
      Extended extended = extendedTo(2, "2018-02-20", "2018-03-20");
      Tolled toll = tolled(3, "2018-02-22", "2018-02-24");
      ObligationClock clock = served.with(extended).with(toll);

      assertDue("2018-03-22", clock);
      assertEquals(
          List.of(1L, 2L, 3L),
          reckoner.read(clock, day("2018-03-05")).because().stream()
              .map(Happening::event)
              .toList());
      // Without the extension it changes nothing.
      assertEquals(1, reckoner.read(served.with(toll), day("2018-03-05")).because().size());
    }

    @Test
    void aDayOverAHundredYearsOnIsRefused() {
      ObligationClock clock = served.with(extendedTo(2, "2018-03-08", "2218-03-20"));

      Outcome.Refused refused =
          assertInstanceOf(Outcome.Refused.class, reckoner.due(clock).orElseThrow());
      assertEquals(Outcome.Refusal.OUT_OF_RANGE, refused.reason());
      assertInstanceOf(ClockState.Unknown.class, reckoner.state(clock, day("2018-03-10")));
      assertDue("2118-03-09", served.with(extendedTo(2, "2018-03-09", "2118-03-09")));
      // 36,525 days, the most that a rule counts: 2100 is no leap year.
      assertDue("2118-03-10", served.with(extendedTo(2, "2018-03-09", "2118-03-10")));
      assertInstanceOf(
          Outcome.Refused.class,
          reckoner.due(served.with(extendedTo(2, "2018-03-09", "2118-03-11"))).orElseThrow());
    }
  }

  @Nested
  class CalendarVersions {

    /// Thirty days after Monday, 5 November 2018, are Wednesday, 5 December.
    private final ObligationClock served = clock(THIRTY, sent(1, "2018-11-05", E_MAIL));

    @Test
    void aReboundCountsTheWholeClockWithTheOtherVersion() {
      Rebound rebound = new Rebound(2, FEDERAL, FEDERAL_2, "notice of the office");
      ObligationClock clock = served.with(rebound);

      assertDue("2018-12-05", served);
      assertDue("2018-12-06", clock);
      ClockReading reading = reckoner.read(clock, day("2018-11-20"));
      assertEquals(rebound, reading.because().getLast());
      Leg.Period period = assertInstanceOf(Leg.Period.class, reading.legs().getFirst());
      assertEquals(List.of(FEDERAL_2), period.count().rule().off().holidays());
    }

    @Test
    void aReboundFromAVersionThatIsNotUsedChangesNothing() {
      ObligationClock clock = served.with(new Rebound(2, FEDERAL_2, MISSING, "in error"));

      assertDue("2018-12-05", clock);
      assertEquals(1, reckoner.read(clock, day("2018-11-20")).because().size());
    }

    @Test
    void reboundsFollowOneAnother() {
      ObligationClock clock =
          served
              .with(new Rebound(2, FEDERAL, FEDERAL_2, "notice"))
              .with(new Rebound(3, FEDERAL_2, MISSING, "another"));

      assertState(
          new ClockState.Unknown(new Outcome.UnknownCalendar(MISSING)), clock, "2018-11-20");
    }

    @Test
    void whatServiceAddsAndExtensionsGiveIsCountedWithTheOtherVersionToo() {
      // Ten days after 21 November are Saturday, 1 December; plain days do not move. Three more by
      // the rule are Tuesday, 4 December, and one more is the 5th.
      ObligationClock clock =
          clock(TEN_PLAIN, sent(1, "2018-11-21", MAIL))
              .with(extendedBy(2, "2018-12-01", courtDays(1, FEDERAL)));

      assertDue("2018-12-05", clock);
      assertDue("2018-12-06", clock.with(new Rebound(3, FEDERAL, FEDERAL_2, "notice")));
    }

    @Test
    void anUnknownCalendarOrADayBeyondOneLeavesTheDayDueUnknown() {
      ObligationClock missing = clock(courtDays(5, MISSING), sent(1, "2018-03-01", E_MAIL));
      ObligationClock beyond = clock(THIRTY, sent(1, "2018-12-20", E_MAIL));

      assertState(
          new ClockState.Unknown(new Outcome.UnknownCalendar(MISSING)), missing, "2018-03-02");
      assertInstanceOf(
          Outcome.BeyondCalendar.class,
          assertInstanceOf(ClockState.Unknown.class, reckoner.state(beyond, day("2018-12-21")))
              .why());
      assertEquals(
          new Timeliness.Untold(new Outcome.UnknownCalendar(MISSING)),
          assertInstanceOf(
                  ClockState.Answered.class,
                  reckoner.state(
                      missing.with(new Answered(2, day("2018-03-02"))), day("2018-03-02")))
              .timeliness());
    }

    @Test
    void aDayOfServiceThatCanNotBeToldLeavesTheClockUnknown() {
      ServiceWay lost =
          ObligationFixtures.way(
              "lost", new ServiceWay.Made.AfterDispatch(courtDays(5, MISSING)), null);
      ObligationClock clock = clock(TEN_PLAIN, sent(1, "2018-03-01", lost));
      Outcome why = new Outcome.UnknownCalendar(MISSING);

      assertState(new ClockState.Unknown(why), clock, "2018-03-02");
      assertEquals(Optional.of(why), reckoner.due(clock));
      assertEquals(1, reckoner.read(clock, day("2018-03-02")).because().size());
      assertEquals(
          new Timeliness.Untold(why),
          assertInstanceOf(
                  ClockState.Answered.class,
                  reckoner.state(clock.with(new Answered(2, day("2018-03-02"))), day("2018-03-02")))
              .timeliness());
    }

    @Test
    void hoursCanNotBeCountedFromADay() {
      CountingRule hours =
          new HourRule(
              "48-hours",
              "made up",
              Duration.ofDays(2),
              ZoneOffset.UTC,
              HourRule.Counting.EVERY_HOUR,
              CountingRule.Roll.NONE,
              DaysOff.NONE);
      ObligationClock clock = clock(hours, sent(1, "2018-03-01", E_MAIL));

      Outcome.Refused refused =
          assertInstanceOf(Outcome.Refused.class, reckoner.due(clock).orElseThrow());
      assertEquals(Outcome.Refusal.NEEDS_TIME_OF_DAY, refused.reason());
    }
  }

  @Nested
  class Answers {

    private final ObligationClock served = clock(TEN_PLAIN, sent(1, "2018-03-01", E_MAIL));

    @Test
    void anAnswerOnTheDayDueIsInTimeAndOneADayAfterIsLate() {
      assertState(
          new ClockState.Answered(
              day("2018-03-11"), day("2018-03-11"), new Timeliness.InTime(day("2018-03-11"))),
          served.with(new Answered(2, day("2018-03-11"))),
          "2018-03-11");
      assertState(
          new ClockState.Answered(
              day("2018-03-12"), day("2018-03-12"), new Timeliness.Late(day("2018-03-11"), 1)),
          served.with(new Answered(2, day("2018-03-12"))),
          "2018-04-01");
    }

    @Test
    void beforeItIsReceivedThereIsNoAnswer() {
      ObligationClock clock = served.with(new Answered(2, day("2018-03-14")));

      assertState(
          new ClockState.Overdue(day("2018-03-11"), day("2018-03-12"), 2), clock, "2018-03-13");
    }

    @Test
    void theFirstDayIsNeverLost() {
      Happening amended = new Happening.AnswerAmended(3, day("2018-03-20"));
      ObligationClock clock = served.with(new Answered(2, day("2018-03-09"))).with(amended);

      assertState(
          new ClockState.Answered(
              day("2018-03-09"), day("2018-03-20"), new Timeliness.InTime(day("2018-03-11"))),
          clock,
          "2018-03-25");
      assertEquals(
          List.of(1L, 2L, 3L),
          reckoner.read(clock, day("2018-03-25")).because().stream()
              .map(Happening::event)
              .toList());
      assertEquals(2, reckoner.read(clock, day("2018-03-19")).because().size());
    }

    @Test
    void anAnswerEnteredLaterButReceivedEarlierIsTheFirst() {
      ObligationClock clock =
          served.with(new Answered(2, day("2018-03-13"))).with(new Answered(3, day("2018-03-10")));

      assertState(
          new ClockState.Answered(
              day("2018-03-10"), day("2018-03-10"), new Timeliness.InTime(day("2018-03-11"))),
          clock,
          "2018-03-25");
    }

    @Test
    void anAnswerWithoutServiceOrUnderAnOpenTollHasNoDayDue() {
      ObligationClock unserved = clock(TEN_PLAIN, new Answered(1, day("2018-03-05")));
      ObligationClock stopped =
          served
              .with(new Tolled(2, "order", day("2018-03-05"), null))
              .with(new Answered(3, day("2018-06-01")));
      Timeliness none = new Timeliness.NoDayDue();

      assertState(
          new ClockState.Answered(day("2018-03-05"), day("2018-03-05"), none),
          unserved,
          "2018-03-05");
      assertState(
          new ClockState.Answered(day("2018-06-01"), day("2018-06-01"), none),
          stopped,
          "2018-06-01");
    }

    @Test
    void whatWasWithdrawnIsOwedNoMore() {
      ObligationClock clock =
          served.with(new Happening.Withdrawn(2, day("2018-03-05"), "asked in error"));
      ObligationClock answeredAfter = clock.with(new Answered(3, day("2018-03-07")));
      ObligationClock answeredBefore = clock.with(new Answered(3, day("2018-03-05")));
      ClockState withdrawn = new ClockState.Withdrawn(day("2018-03-05"), "asked in error");

      assertState(new ClockState.Running(day("2018-03-11")), clock, "2018-03-04");
      assertState(withdrawn, clock, "2018-03-05");
      assertState(withdrawn, answeredAfter, "2018-03-08");
      assertInstanceOf(
          ClockState.Answered.class, reckoner.state(answeredBefore, day("2018-03-08")));
      assertState(
          withdrawn,
          clock.with(new Happening.Withdrawn(3, day("2018-03-04"), "again")),
          "2018-03-08");
      assertEquals(2, reckoner.read(clock, day("2018-03-05")).because().size());
    }
  }

  @Test
  void theLegsShowEveryDayFromServiceToTheDayDue() {
    ObligationClock clock = clock(courtDays(10, FEDERAL), sent(1, "2018-01-24", MAIL));

    List<Leg> legs = reckoner.read(clock, day("2018-01-30")).legs();

    Leg.Period period = assertInstanceOf(Leg.Period.class, legs.get(0));
    Leg.AddedByService added = assertInstanceOf(Leg.AddedByService.class, legs.get(1));
    assertEquals(List.of("2018-01-24", "2018-02-05"), ends(period.count().steps()));
    assertEquals(List.of("2018-02-05", "2018-02-08"), ends(added.count().steps()));
    assertEquals(MAIL, added.way());
  }

  private static List<String> ends(List<Step> steps) {
    return List.of(
        ((Step.DayStep) steps.getFirst()).day().toString(),
        ((Step.DayStep) steps.getLast()).day().toString());
  }
}
