package org.proviso.docket.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.proviso.docket.clock.ObligationFixtures.E_MAIL;
import static org.proviso.docket.clock.ObligationFixtures.PORTAL;
import static org.proviso.docket.clock.ObligationFixtures.aReckonerFor2018;
import static org.proviso.docket.clock.ObligationFixtures.calendarDays;
import static org.proviso.docket.clock.ObligationFixtures.clock;
import static org.proviso.docket.clock.ObligationFixtures.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.proviso.docket.clock.Reminders.Reminder;

/// Served on 1 March 2018, due on the 31st.
class RemindersTest {

  private final Reminders reminders = new Reminders(aReckonerFor2018());
  private final ObligationClock served =
      clock(calendarDays(30), new Happening.Dispatched(1, day("2018-03-01"), E_MAIL));
  private final ReminderPlan plan =
      new ReminderPlan(List.of(7, 1, 7, 0), List.of(1, 14), /* minimumGap= */ 3);

  private List<String> days(ObligationClock clock, String... letters) {
    List<LocalDate> sent = Stream.of(letters).map(ObligationFixtures::day).toList();
    return reminders.all(clock, plan, sent).stream().map(it -> it.day().toString()).toList();
  }

  @Test
  void theDaysOfThePlanKeepTheGap() {
    // 31 March and 1 April come within three days of 30 March.
    assertEquals(List.of("2018-03-24", "2018-03-30", "2018-04-14"), days(served));
    assertEquals(
        List.of(
            new Reminder(day("2018-03-24"), -7),
            new Reminder(day("2018-03-30"), -1),
            new Reminder(day("2018-04-14"), 14)),
        reminders.all(served, plan, List.of()));
  }

  @Test
  void aLetterOfAnyKindKeepsTheGapBothWays() {
    assertEquals(List.of("2018-03-30", "2018-04-14"), days(served, "2018-03-22"));
    assertEquals(List.of("2018-03-24", "2018-03-30", "2018-04-14"), days(served, "2018-03-21"));
    // The 30th comes two days after it, and the 31st three.
    assertEquals(List.of("2018-03-24", "2018-03-31", "2018-04-14"), days(served, "2018-03-28"));
    assertEquals(List.of("2018-03-24", "2018-04-14"), days(served, "2018-04-01"));
  }

  @Test
  void theDispatchIsALetterToo() {
    ObligationClock shortly =
        clock(calendarDays(9), new Happening.Dispatched(1, day("2018-03-01"), E_MAIL));

    // Due on the 10th: the 3rd comes two days after the letter.
    assertEquals(List.of("2018-03-09", "2018-03-24"), days(shortly));
  }

  @Test
  void noneIsBeforeServiceOrWithoutIt() {
    ObligationClock portal =
        clock(calendarDays(5), new Happening.Dispatched(1, day("2018-02-01"), PORTAL));

    assertEquals(List.of(), days(portal));
    // Opened on 1 March and due on the 6th: seven days before is 27 February.
    assertEquals(
        List.of("2018-03-05", "2018-03-20"),
        days(portal.with(new Happening.Opened(2, 1, day("2018-03-01")))));
  }

  @Test
  void noneIsWhileTheClockIsStopped() {
    ObligationClock stopped =
        served.with(new Happening.Tolled(2, "order", day("2018-03-20"), day("2018-03-27")));

    // Due on 7 April. A week before is 31 March.
    assertEquals(List.of("2018-03-31", "2018-04-06", "2018-04-21"), days(stopped));
    ObligationClock later =
        served.with(new Happening.Tolled(2, "order", day("2018-03-28"), day("2018-04-04")));
    // Due on 7 April again, and the 31st is tolled.
    assertEquals(List.of("2018-04-06", "2018-04-21"), days(later));
    assertEquals(
        List.of(), days(served.with(new Happening.Tolled(2, "order", day("2018-03-20"), null))));
  }

  @Test
  void noneIsOnceItWasAnsweredOrWithdrawn() {
    assertEquals(
        List.of("2018-03-24"), days(served.with(new Happening.Answered(2, day("2018-03-30")))));
    assertEquals(
        List.of("2018-03-24", "2018-03-30"),
        days(served.with(new Happening.Withdrawn(2, day("2018-04-14"), "settled"))));
  }

  @Test
  void onADayOnlyLettersThatWereSentCount() {
    // All() lets 30 March stand in the way of the 31st; if nothing was sent then, it does not.
    assertEquals(
        Optional.of(new Reminder(day("2018-03-31"), 0)),
        reminders.on(served, plan, List.of(), day("2018-03-31")));
    assertEquals(
        Optional.empty(),
        reminders.on(served, plan, List.of(day("2018-03-31")), day("2018-03-31")));
    assertEquals(Optional.empty(), reminders.on(served, plan, List.of(), day("2018-03-29")));
    assertEquals(
        Optional.empty(),
        reminders.on(
            served.with(new Happening.Answered(2, day("2018-03-31"))),
            plan,
            List.of(),
            day("2018-03-31")));
  }

  @Test
  void aGapOfZeroOrOneIsNoGapBetweenDays() {
    ReminderPlan daily = new ReminderPlan(List.of(1, 0), List.of(1), 1);
    ReminderPlan none = new ReminderPlan(List.of(0), List.of(), 0);

    assertEquals(3, reminders.all(served, daily, List.of()).size());
    assertEquals(1, reminders.all(served, none, List.of(day("2018-03-31"))).size());
    assertEquals(
        0,
        reminders.all(served, daily, List.of(day("2018-03-31"))).stream()
            .filter(it -> it.fromDue() == 0)
            .count());
  }

  @Test
  void aPlanStaysWithinItsBounds() {
    assertEquals(List.of(0, 1, 7), plan.daysBefore());
    assertThrows(IllegalArgumentException.class, () -> new ReminderPlan(List.of(-1), List.of(), 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ReminderPlan(List.of(3651), List.of(), 0));
    assertThrows(IllegalArgumentException.class, () -> new ReminderPlan(List.of(), List.of(0), 0));
    assertThrows(IllegalArgumentException.class, () -> new ReminderPlan(List.of(), List.of(), -1));
    assertThrows(IllegalArgumentException.class, () -> new ReminderPlan(List.of(), List.of(), 366));
    assertEquals(365, new ReminderPlan(List.of(3650), List.of(3650), 365).minimumGap());
  }
}
