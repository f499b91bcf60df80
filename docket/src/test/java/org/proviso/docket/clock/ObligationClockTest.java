package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.proviso.docket.clock.ObligationFixtures.E_MAIL;
import static org.proviso.docket.clock.ObligationFixtures.FEDERAL;
import static org.proviso.docket.clock.ObligationFixtures.calendarDays;
import static org.proviso.docket.clock.ObligationFixtures.clock;
import static org.proviso.docket.clock.ObligationFixtures.day;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.DaysOff;
import org.proviso.law.clock.MonthRule;

class ObligationClockTest {

  private static final LocalDate DAY = LocalDate.of(2018, 3, 1);

  private final ObligationClock sent =
      clock(calendarDays(10), new Happening.Dispatched(5, DAY, E_MAIL));

  static Stream<Happening> doNotFollow() {
    return Stream.of(
        new Happening.Answered(5, DAY),
        new Happening.Answered(4, DAY),
        new Happening.Delivered(6, 4, DAY, "receipt"),
        new Happening.Delivered(6, 6, DAY, "receipt"),
        new Happening.Opened(6, 7, DAY),
        new Happening.Failed(6, 1, DAY, Happening.Failure.BOUNCED, ""),
        new Happening.ServiceCorrected(6, 1, DAY, "why"),
        new Happening.TakenBack(6, 6, DAY, "why"),
        new Happening.TakenBack(6, 4, DAY, "why"),
        new Happening.TollEnded(6, 5, "court", DAY));
  }

  @ParameterizedTest
  @MethodSource("doNotFollow")
  void refusesAHappeningThatDoesNotFollow(Happening happening) {
    assertThrows(IllegalArgumentException.class, () -> sent.with(happening));
  }

  @Test
  void onlyADispatchADeliveryAndAnOpeningAreCorrected() {
    ObligationClock clock =
        sent.with(new Happening.Delivered(6, 5, DAY, "receipt"))
            .with(new Happening.Opened(7, 5, DAY))
            .with(new Happening.Answered(8, DAY))
            .with(new Happening.ServiceCorrected(9, 5, DAY, "why"));

    for (long corrects : new long[] {5, 6, 7}) {
      Happening correction = new Happening.ServiceCorrected(10, corrects, DAY, "why");
      assertEquals(clock.happenings().size() + 1, clock.with(correction).happenings().size());
    }
    for (long corrects : new long[] {8, 9}) {
      Happening correction = new Happening.ServiceCorrected(10, corrects, DAY, "why");
      assertThrows(IllegalArgumentException.class, () -> clock.with(correction));
    }
  }

  @Test
  void onlyWhatIsOfServiceIsTakenBackAndOnce() {
    ObligationClock clock =
        sent.with(new Happening.Delivered(6, 5, DAY, "receipt"))
            .with(new Happening.Opened(7, 5, DAY))
            .with(new Happening.Failed(8, 5, DAY, Happening.Failure.BOUNCED, "no mailbox"))
            .with(new Happening.ServiceCorrected(9, 5, DAY, "why"))
            .with(new Happening.Tolled(10, "court", DAY, null))
            .with(new Happening.Answered(11, DAY))
            .with(new Happening.TakenBack(12, 6, DAY, "why"));

    for (long takes : new long[] {5, 7, 8, 9}) {
      Happening taken = new Happening.TakenBack(13, takes, DAY, "why");
      assertEquals(clock.happenings().size() + 1, clock.with(taken).happenings().size());
    }
    // The delivery was taken back before; a toll, an answer and a taking back never are.
    for (long takes : new long[] {6, 10, 11, 12}) {
      Happening taken = new Happening.TakenBack(13, takes, DAY, "why");
      assertThrows(IllegalArgumentException.class, () -> clock.with(taken));
    }
  }

  static Stream<Executable> brokenPromises() {
    CountingRule backward =
        new DayRule(
            "before",
            "made up",
            3,
            DayRule.Trigger.EXCLUDED,
            DayRule.Counting.CALENDAR,
            CountingRule.Direction.BACKWARD,
            CountingRule.Roll.NONE,
            DaysOff.NONE);
    CountingRule monthBefore =
        new MonthRule(
            "month-before",
            "made up",
            1,
            MonthRule.EndOfMonth.DOWN,
            CountingRule.Direction.BACKWARD,
            CountingRule.Roll.NONE,
            DaysOff.NONE);
    Extension more = new Extension.ToDay(DAY);
    return Stream.of(
        () -> new ObligationClock(" ", calendarDays(3), List.of(), List.of()),
        () -> new ObligationClock("o", backward, List.of(), List.of()),
        () -> new ObligationClock("o", monthBefore, List.of(), List.of()),
        () ->
            new ObligationClock(
                "o", calendarDays(3), List.of(), List.of(new Happening.Answered(-1, DAY))),
        () -> new Extension.By(backward),
        () -> new Happening.Delivered(1, 0, DAY, " "),
        () -> new Happening.ServiceCorrected(1, 0, DAY, " "),
        () -> new Happening.TakenBack(1, 0, DAY, " "),
        () -> new Happening.Tolled(1, " ", DAY, null),
        () -> new Happening.Tolled(1, "court", DAY, DAY),
        () -> new Happening.TollEnded(1, 0, " ", DAY),
        () -> new Happening.Extended(1, DAY, DAY, " ", more),
        () -> new Happening.ExtensionDenied(1, DAY, DAY, " "),
        () -> new Happening.Rebound(1, FEDERAL, ObligationFixtures.FEDERAL_2, " "));
  }

  @ParameterizedTest
  @MethodSource("brokenPromises")
  void refusesBrokenPromises(Executable broken) {
    assertThrows(IllegalArgumentException.class, broken);
  }

  @Test
  void isKnownUpToAnEvent() {
    ObligationClock answered = sent.with(new Happening.Answered(9, day("2018-03-05")));

    assertSame(answered, answered.knownBy(9));
    assertEquals(sent, answered.knownBy(8));
    assertEquals(0, answered.knownBy(4).happenings().size());
    assertEquals(
        List.of(0L),
        clock(calendarDays(1), new Happening.Answered(0, DAY)).happenings().stream()
            .map(Happening::event)
            .toList());
  }
}
