package org.proviso.docket.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.ledger.LedgerFixtures.GROUNDS;
import static org.proviso.docket.ledger.LedgerFixtures.LAW;
import static org.proviso.docket.ledger.LedgerFixtures.ONE_PERCENT;
import static org.proviso.docket.ledger.LedgerFixtures.day;
import static org.proviso.docket.ledger.LedgerFixtures.refusal;
import static org.proviso.docket.ledger.LedgerFixtures.with;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is posted and what is refused; sums are worked out by hand.
class AwardLedgerTest {

  @Nested
  class OfAnAward {

    private final AwardLedger obligated = LedgerFixtures.obligated();

    @Test
    void takesNothingBeforeTheAwardIsMade() {
      AwardLedger empty = LedgerFixtures.empty();

      assertEquals(
          new Refusal.NotThere(Account.UNDRAWN, 0, "2 CFR 200.305(b)"),
          refusal(empty, "2018-01-02", new Movement.Drawdown(1, "draw 1")));
      assertEquals(
          new Refusal.NotObligated(),
          refusal(empty, "2018-01-02", new Movement.Amendment(1, "amendment 1")));
      assertEquals(
          new Refusal.NotObligated(),
          refusal(obligated, "2017-09-30", new Movement.Amendment(1, "amendment 1")));
    }

    @Test
    void isMadeOnce() {
      assertEquals(
          new Refusal.AlreadyObligated(1),
          refusal(obligated, "2018-01-02", new Movement.Obligation(1, "again")));
    }

    @Test
    void isMadeAnewWhenItsPostingWasReversed() {
      AwardLedger reversed =
          with(obligated, "2017-11-01", new Movement.Reversal(1, "amount misread"));

      assertEquals(
          new Refusal.AlreadyObligated(1),
          refusal(reversed, "2017-10-31", new Movement.Obligation(5, "award document")));
      AwardLedger anew = with(reversed, "2017-11-01", new Movement.Obligation(5, "award document"));
      assertEquals(50_000_000, anew.asOf(day("2017-10-31")).obligated());
      assertEquals(5, anew.asOf(day("2017-11-01")).obligated());
    }

    @Test
    void isNotReversedUnderWhatRestsOnIt() {
      assertEquals(
          new Refusal.StillReferredTo(2),
          refusal(LedgerFixtures.drawn(), "2018-02-01", new Movement.Reversal(1, "misread")));
    }

    @Test
    void growsAndShrinksByAmendmentsButNeverBelowWhatIsDrawnOrHeld() {
      AwardLedger grown =
          with(LedgerFixtures.drawn(), "2018-02-01", new Movement.Amendment(1_000, "first"));
      assertEquals(50_001_000, grown.asOf(day("2018-02-01")).obligated());

      assertEquals(
          new Refusal.NotThere(Account.UNDRAWN, 30_001_000, Refusal.OWN_RULE),
          refusal(grown, "2018-02-02", new Movement.Amendment(-30_001_001, "second")));
      AwardLedger shrunk = with(grown, "2018-02-02", new Movement.Amendment(-30_001_000, "second"));
      assertEquals(20_000_000, shrunk.asOf(day("2018-02-02")).obligated());
      assertEquals(0, shrunk.asOf(day("2018-02-02")).undrawn());
    }

    @Test
    void hasASumThatALedgerCanHave() {
      assertEquals(
          new Refusal.TooMuch(),
          refusal(
              obligated,
              "2018-01-01",
              new Movement.Amendment(1_000_000_000_000_000L, "misplaced point")));
    }

    @Test
    void isNotDrawnBeyondWhatIsLeft() {
      assertEquals(
          30_000_000,
          assertInstanceOf(
                  Refusal.NotThere.class,
                  refusal(
                      LedgerFixtures.drawn(),
                      "2018-01-16",
                      new Movement.Drawdown(30_000_001, "draw 2")))
              .there());
    }

    @Test
    void holdsALateDrawdownToWhatWasDrawnAfterItsDay() {
      // Of $500,000 there were $500,000 on 2 January, and only $300,000 once 15 January is counted.
      assertEquals(
          new Refusal.NotThere(Account.UNDRAWN, 30_000_000, "2 CFR 200.305(b)"),
          refusal(
              LedgerFixtures.drawn(), "2018-01-02", new Movement.Drawdown(40_000_000, "draw 0")));
    }

    @Test
    void saysOnlyWhatHappened() {
      assertEquals(
          new Refusal.NotYet(day("2020-01-01")),
          refusal(obligated, "2020-01-01", new Movement.Drawdown(1, "draw 1")));
      AwardLedger later = with(obligated, "2018-01-01", new Movement.Drawdown(1, "draw 1"));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              later.post(
                  day("2018-01-01"), day("2018-01-01"), 300, new Movement.Drawdown(1, "draw 2")));
    }

    @Test
    void showsWhatWasKnownOnAnEarlierDayOfEntry() {
      AwardLedger first =
          ((Outcome.Posted)
                  LedgerFixtures.empty()
                      .post(
                          day("2018-01-01"),
                          day("2018-01-03"),
                          1,
                          new Movement.Obligation(100, "award document")))
              .ledger();
      AwardLedger second =
          ((Outcome.Posted)
                  first.post(
                      day("2018-01-02"), day("2018-01-10"), 2, new Movement.Drawdown(30, "draw 1")))
              .ledger();

      // One day of effect, two days of entry.
      assertEquals(70, second.asOf(day("2018-01-05")).undrawn());
      assertEquals(100, second.knownOn(day("2018-01-09")).asOf(day("2018-01-05")).undrawn());
      assertEquals(0, second.knownOn(day("2018-01-02")).asOf(day("2018-01-05")).undrawn());
    }
  }

  @Nested
  class OfAHold {

    private final AwardLedger held =
        with(LedgerFixtures.drawn(), "2018-02-01", new Movement.Hold(10_000_000, GROUNDS));

    @Test
    void takesOnlyWhatIsNotDrawn() {
      assertEquals(
          new Refusal.NotThere(
              Account.UNDRAWN, 30_000_000, "2 CFR 200.339(a) (200.338(a) before 12 November 2020)"),
          refusal(LedgerFixtures.drawn(), "2018-02-01", new Movement.Hold(30_000_001, GROUNDS)));
    }

    @Test
    void namesWhatItStandsOn() {
      assertEquals(
          List.of(new OpenHold(3, GROUNDS, new Held(10_000_000))), held.holds(day("2018-02-01")));
      assertEquals(List.of(), held.holds(day("2018-01-31")));
      assertThrows(IllegalArgumentException.class, () -> new Grounds(10, 1, 2, " "));
      assertThrows(IllegalArgumentException.class, () -> new Grounds(10, -1, 2, "2 CFR 200.338"));
      assertThrows(IllegalArgumentException.class, () -> new Grounds(10, 1, -1, "2 CFR 200.338"));
    }

    @Test
    void keepsMoneyFromBeingDrawn() {
      assertEquals(
          20_000_000,
          assertInstanceOf(
                  Refusal.NotThere.class,
                  refusal(held, "2018-02-02", new Movement.Drawdown(20_000_001, "draw 2")))
              .there());
    }

    @Test
    void isReleasedInPartsAndNeverBeyondWhatIsLeft() {
      AwardLedger partly =
          with(held, "2018-03-01", new Movement.Release(3, 4_000_000, 41, "cured"));

      assertEquals(
          new Refusal.NotThere(Account.HELD, 6_000_000, "2 CFR 200.305(b)(6), (7)"),
          refusal(partly, "2018-03-02", new Movement.Release(3, 6_000_001, 41, "cured")));
      Balances balances = partly.asOf(day("2018-03-02"));
      assertEquals(new Held(6_000_000), balances.held());
      assertEquals(4_000_000, balances.released());
      assertEquals(24_000_000, balances.undrawn());
      assertEquals(
          List.of(new OpenHold(3, GROUNDS, new Held(6_000_000))), partly.holds(day("2018-03-02")));
    }

    @Test
    void isNotReleasedByThePartOfAnother() {
      AwardLedger two = with(held, "2018-02-02", new Movement.Hold(1_000, GROUNDS));

      assertEquals(
          new Refusal.NotThere(Account.HELD, 1_000, "2 CFR 200.305(b)(6), (7)"),
          refusal(two, "2018-02-03", new Movement.Release(4, 1_001, 41, "cured")));
      assertEquals(
          new Refusal.NoSuchHold(2),
          refusal(two, "2018-02-03", new Movement.Release(2, 1, 41, "cured")));
      assertEquals(
          new Refusal.NoSuchHold(9),
          refusal(two, "2018-02-03", new Movement.Release(9, 1, 41, "cured")));
    }

    @Test
    void endsForGoodByAFinalDecision() {
      AwardLedger ended =
          with(
              held, "2018-06-01", new Movement.Termination(3, 10_000_000, 30, 31, "2 CFR 200.339"));

      Balances balances = ended.asOf(day("2018-06-01"));
      assertEquals(new Held(0), balances.held());
      assertEquals(40_000_000, balances.obligated());
      assertEquals(20_000_000, balances.undrawn());
      assertEquals(0, balances.released());
    }

    @Test
    void isReversedOnlyWhenNothingRestsOnIt() {
      AwardLedger partly =
          with(held, "2018-03-01", new Movement.Release(3, 4_000_000, 41, "cured"));

      assertEquals(
          new Refusal.StillReferredTo(4),
          refusal(partly, "2018-03-02", new Movement.Reversal(3, "wrong award")));
      AwardLedger back = with(partly, "2018-03-02", new Movement.Reversal(4, "wrong award"));
      assertEquals(new Held(10_000_000), back.asOf(day("2018-03-02")).held());
      assertEquals(0, back.asOf(day("2018-03-02")).released());
      AwardLedger gone = with(back, "2018-03-02", new Movement.Reversal(3, "wrong award"));
      assertEquals(new Held(0), gone.asOf(day("2018-03-02")).held());
      assertEquals(new Held(6_000_000), gone.asOf(day("2018-03-01")).held());
      assertEquals(
          new Refusal.NoSuchHold(3),
          refusal(gone, "2018-03-03", new Movement.Release(3, 1, 41, "cured")));
    }
  }

  @Nested
  class OfADebt {

    private final AwardLedger owed = LedgerFixtures.owed();

    private static final String DETERMINED =
        "31 U.S.C. 3701(b)(1); 2 CFR 200.346 (200.345 before 12 November 2020)";

    @Test
    void isNotThereBecauseACostWasDisallowed() {
      Balances balances = LedgerFixtures.disallowed().asOf(day("2018-02-01"));

      assertEquals(new Owed(0, 0, 0), balances.owed());
      assertEquals(10_000_000, balances.disputed());
      assertEquals(20_000_000, balances.paidOut());
    }

    @Test
    void isDeterminedOfWhatWasDisallowed() {
      assertEquals(
          new Refusal.NotThere(Account.DISALLOWED, 0, DETERMINED),
          refusal(LedgerFixtures.drawn(), "2018-02-20", LedgerFixtures.determination()));
      assertEquals(
          new Refusal.NotThere(
              Account.DRAWN, 20_000_000, "2 CFR 200.339(b) (200.338(b) before 12 November 2020)"),
          refusal(
              LedgerFixtures.drawn(),
              "2018-02-01",
              new Movement.Disallowance(20_000_001, GROUNDS)));
    }

    @Test
    void isDeterminedBeforeNoticeOfItIsMailed() {
      assertEquals(
          new Refusal.DatesOutOfOrder(),
          refusal(LedgerFixtures.disallowed(), "2018-03-02", LedgerFixtures.determination()));
      assertEquals(
          new Refusal.DatesOutOfOrder(),
          refusal(
              LedgerFixtures.disallowed(),
              "2018-02-20",
              new Movement.Determination(
                  1, 21, 22, day("2018-03-01"), day("2018-02-28"), ONE_PERCENT, "2 CFR 200.345")));
    }

    @Test
    void bearsTheRatePublishedForTheYearOfItsNoticeOrNone() {
      assertEquals(
          new Refusal.OtherRate(100),
          refusal(LedgerFixtures.disallowed(), "2018-02-20", at(new Rate(200, "misread"))));
      with(LedgerFixtures.disallowed(), "2018-02-20", at(new Rate(0, "barred by the award")));
    }

    private static Movement at(Rate rate) {
      return new Movement.Determination(
          1, 21, 22, day("2018-03-01"), day("2018-03-31"), rate, "2 CFR 200.345");
    }

    /// 31 U.S.C. 3701(b)(1): a debt is what an official has determined to be owed.
    @Test
    void hasNoClockBeforeADetermination() {
      AwardLedger before = LedgerFixtures.disallowed();

      assertEquals(
          new Refusal.NoDetermination(3),
          refusal(
              before,
              "2018-06-01",
              new Movement.Interest(3, 1, day("2018-03-01"), day("2018-06-01"))));
      assertEquals(
          new Refusal.NoDetermination(3),
          refusal(
              before,
              "2018-12-01",
              new Movement.Penalty(3, 1, day("2018-06-30"), day("2018-12-01"))));
      assertEquals(
          new Refusal.NoDetermination(3),
          refusal(before, "2018-12-01", new Movement.Repayment(3, 1, "cheque")));
      assertEquals(
          new Refusal.NoDetermination(3),
          refusal(before, "2018-12-01", new Movement.Offset(3, 1, 40, "31 U.S.C. 3716")));
      assertEquals(
          new Refusal.NoDetermination(3),
          refusal(
              before, "2018-12-01", new Movement.WriteOff(3, Book.PRINCIPAL, 1, 40, "31 CFR 903")));
    }

    @Test
    void bearsNoInterestWhileItMayBePaidWithoutAny() {
      // 30 days after 1 March is 31 March.
      assertEquals(
          new Refusal.InterestFree(day("2018-04-01")),
          refusal(
              owed,
              "2018-03-31",
              new Movement.Interest(4, 8_219, day("2018-03-01"), day("2018-03-31"))));
    }

    @Test
    void bearsNoInterestIfTheWholeIsPaidOnTheLastDayWithoutAny() {
      AwardLedger paid = with(owed, "2018-03-31", new Movement.Repayment(4, 10_000_000, "wire 1"));

      assertEquals(
          new Refusal.SettledInTime(day("2018-03-31")),
          refusal(
              paid,
              "2018-06-01",
              new Movement.Interest(4, 8_219, day("2018-03-01"), day("2018-06-01"))));
      assertEquals(10_000_000, paid.asOf(day("2018-03-31")).returned());
      assertEquals(new Owed(0, 0, 0), paid.asOf(day("2018-03-31")).owed());
    }

    @Test
    void bearsInterestFromTheNoticeIfItIsPaidADayLate() {
      AwardLedger paid = with(owed, "2018-04-01", new Movement.Repayment(4, 10_000_000, "wire 1"));

      // 31 days, 1 March to 31 March: 10,000,000 x 31 x 1 % / 365 = 8,493.15.
      AwardLedger charged =
          with(
              paid,
              "2018-04-01",
              new Movement.Interest(4, 8_493, day("2018-03-01"), day("2018-04-01")));
      assertEquals(new Owed(0, 8_493, 0), charged.asOf(day("2018-04-01")).owed());
    }

    /// 92 days, 31 of March, 30 of April, 31 of May: 10,000,000 x 92 x 1 % / 365 = 25,205.47.
    @Test
    void countsSimpleInterestDayByDayAndCutsItToTheCent() {
      Accrual accrual = owed.interest(4, day("2018-06-01")).orElseThrow();

      assertEquals(25_205, accrual.cents());
      assertEquals(
          List.of(new Accrual.Row(day("2018-03-01"), day("2018-06-01"), 92, 10_000_000)),
          accrual.rows());
    }

    /// 45 days come to 12,328.76, the 92 to 25,205.47: the second stretch has the difference.
    @Test
    void comesToTheSameInStretches() {
      AwardLedger first =
          with(
              owed,
              "2018-04-15",
              new Movement.Interest(4, 12_328, day("2018-03-01"), day("2018-04-15")));

      assertEquals(
          new Refusal.OtherAmount(12_877),
          refusal(
              first,
              "2018-06-01",
              new Movement.Interest(4, 12_876, day("2018-04-15"), day("2018-06-01"))));
      AwardLedger second =
          with(
              first,
              "2018-06-01",
              new Movement.Interest(4, 12_877, day("2018-04-15"), day("2018-06-01")));
      assertEquals(new Owed(10_000_000, 25_205, 0), second.asOf(day("2018-06-01")).owed());
    }

    /// 19 days of $100,000 and 73 of $60,000: 628,000,000 x 1 % / 365 = 17,205.47.
    @Test
    void countsWhatIsLeftAfterAPartIsPaid() {
      AwardLedger paid = with(owed, "2018-03-20", new Movement.Repayment(4, 4_000_000, "wire 1"));

      Accrual accrual = paid.interest(4, day("2018-06-01")).orElseThrow();

      assertEquals(17_205, accrual.cents());
      assertEquals(
          List.of(
              new Accrual.Row(day("2018-03-01"), day("2018-03-20"), 19, 10_000_000),
              new Accrual.Row(day("2018-03-20"), day("2018-06-01"), 73, 6_000_000)),
          accrual.rows());
    }

    @Test
    void takesNoStretchTwiceNoneLeftOutAndNoneThatIsNotOver() {
      AwardLedger first =
          with(
              owed,
              "2018-04-15",
              new Movement.Interest(4, 12_328, day("2018-03-01"), day("2018-04-15")));

      Refusal other = new Refusal.OtherPeriod(day("2018-04-15"));
      assertEquals(other, refusal(first, "2018-06-01", interest("2018-03-01", "2018-06-01")));
      assertEquals(other, refusal(first, "2018-06-01", interest("2018-04-16", "2018-06-01")));
      assertEquals(other, refusal(first, "2018-06-01", interest("2018-04-15", "2018-04-15")));
      assertEquals(
          new Refusal.NotAccruedYet(day("2018-06-01")),
          refusal(first, "2018-05-31", interest("2018-04-15", "2018-06-01")));
    }

    private static Movement interest(String from, String until) {
      return new Movement.Interest(4, 1, day(from), day(until));
    }

    @Test
    void bearsNoInterestWhereTheRateIsZero() {
      AwardLedger free =
          with(LedgerFixtures.disallowed(), "2018-02-20", at(new Rate(0, "barred by the award")));

      assertEquals(
          new Refusal.NothingAccrued(),
          refusal(free, "2018-06-01", interest("2018-03-01", "2018-06-01")));
    }

    /// Due on 31 March; 30 June is the 91st day past due.
    @Test
    void bearsAPenaltyOnlyForDaysMoreThanNinetyPastDue() {
      assertEquals(
          new Refusal.PenaltyTooEarly(day("2018-06-30")),
          refusal(
              owed,
              "2018-06-30",
              new Movement.Penalty(4, 1, day("2018-06-29"), day("2018-06-30"))));

      // 31 days: 10,000,000 x 31 x 6 % / 365 = 50,958.90.
      AwardLedger charged =
          with(
              owed,
              "2018-07-31",
              new Movement.Penalty(4, 50_958, day("2018-06-30"), day("2018-07-31")));
      assertEquals(new Owed(10_000_000, 0, 50_958), charged.asOf(day("2018-07-31")).owed());
    }

    @Test
    void bearsNoInterestOnInterestOrPenalty() {
      AwardLedger charged =
          with(
              with(
                  owed,
                  "2018-06-01",
                  new Movement.Interest(4, 25_205, day("2018-03-01"), day("2018-06-01"))),
              "2018-07-31",
              new Movement.Penalty(4, 50_958, day("2018-06-30"), day("2018-07-31")));

      // 152 days of $100,000, whatever was charged: 41,643.83 less the 25,205 of before.
      assertEquals(16_438, charged.interest(4, day("2018-07-31")).orElseThrow().cents());
    }

    /// 31 CFR 901.9(f): penalty, then interest, then principal.
    @Test
    void isPaidPenaltyFirstThenInterestThenPrincipal() {
      AwardLedger charged =
          with(
              with(
                  owed,
                  "2018-06-01",
                  new Movement.Interest(4, 25_205, day("2018-03-01"), day("2018-06-01"))),
              "2018-07-31",
              new Movement.Penalty(4, 50_958, day("2018-06-30"), day("2018-07-31")));

      AwardLedger some = with(charged, "2018-08-01", new Movement.Repayment(4, 60_000, "wire 1"));
      assertEquals(new Owed(10_000_000, 16_163, 0), some.asOf(day("2018-08-01")).owed());
      AwardLedger more = with(some, "2018-08-02", new Movement.Repayment(4, 17_000, "wire 2"));
      assertEquals(new Owed(9_999_163, 0, 0), more.asOf(day("2018-08-02")).owed());
      assertEquals(837, more.asOf(day("2018-08-02")).returned());
      assertEquals(
          new Refusal.NotThere(Account.OWED, 9_999_163, Refusal.OWN_RULE),
          refusal(more, "2018-08-03", new Movement.Repayment(4, 9_999_164, "wire 3")));
    }

    /// 90 days after 1 March is 30 May.
    @Test
    void isNotSetOffBeforeNinetyDaysAreOver() {
      assertEquals(
          new Refusal.OffsetTooEarly(day("2018-05-31")),
          refusal(owed, "2018-05-30", new Movement.Offset(4, 1, 40, "31 U.S.C. 3716")));
      AwardLedger offset =
          with(owed, "2018-05-31", new Movement.Offset(4, 10_000_000, 40, "31 U.S.C. 3716"));
      assertEquals(new Owed(0, 0, 0), offset.asOf(day("2018-05-31")).owed());
      assertEquals(10_000_000, offset.asOf(day("2018-05-31")).returned());
    }

    @Test
    void isGivenUpPartByPart() {
      AwardLedger charged =
          with(
              owed,
              "2018-06-01",
              new Movement.Interest(4, 25_205, day("2018-03-01"), day("2018-06-01")));

      assertEquals(
          new Refusal.NotThere(Account.PENALTY_OWED, 0, Refusal.OWN_RULE),
          refusal(charged, "2018-06-02", new Movement.WriteOff(4, Book.PENALTY, 1, 50, "why")));
      AwardLedger waived =
          with(
              with(
                  charged,
                  "2018-06-02",
                  new Movement.WriteOff(4, Book.INTEREST, 25_205, 50, "31 U.S.C. 3717(h)")),
              "2018-06-02",
              new Movement.WriteOff(4, Book.PRINCIPAL, 1_000, 50, "31 CFR 902"));
      Balances balances = waived.asOf(day("2018-06-02"));
      assertEquals(new Owed(9_999_000, 0, 0), balances.owed());
      assertEquals(0, balances.returned());
      assertEquals(1_000, balances.of(Account.WRITTEN_OFF));
      assertEquals(25_205, balances.of(Account.INTEREST_WAIVED));
    }

    @Test
    void keepsItsPrincipalOnDaysForWhichInterestIsCharged() {
      AwardLedger charged =
          with(
              owed,
              "2018-06-01",
              new Movement.Interest(4, 25_205, day("2018-03-01"), day("2018-06-01")));

      Refusal stands = new Refusal.ChargesStand(5, day("2018-06-01"));
      assertEquals(
          stands, refusal(charged, "2018-05-31", new Movement.Repayment(4, 1, "late wire")));
      assertEquals(
          stands,
          refusal(
              charged,
              "2018-05-31",
              new Movement.WriteOff(4, Book.PRINCIPAL, 1, 50, "31 CFR 902")));
      AwardLedger back = with(charged, "2018-06-01", new Movement.Reversal(5, "a wire came late"));
      with(back, "2018-05-31", new Movement.Repayment(4, 1, "late wire"));
    }

    @Test
    void isReversedOnlyWhenNothingRestsOnItAndThenIsDisallowedStill() {
      AwardLedger paid = with(owed, "2018-04-01", new Movement.Repayment(4, 10, "wire 1"));

      assertEquals(
          new Refusal.StillReferredTo(5),
          refusal(paid, "2018-04-02", new Movement.Reversal(4, "vacated on appeal")));
      AwardLedger back =
          with(
              with(paid, "2018-04-02", new Movement.Reversal(5, "sent back")),
              "2018-04-02",
              new Movement.Reversal(4, "vacated on appeal"));
      assertEquals(new Owed(0, 0, 0), back.asOf(day("2018-04-02")).owed());
      assertEquals(10_000_000, back.asOf(day("2018-04-02")).disputed());
      assertEquals(List.of(), back.debts(day("2018-04-02")));
      assertEquals(1, back.debts(day("2018-04-01")).size());
      assertEquals(
          new Refusal.NoDetermination(4),
          refusal(back, "2018-06-01", interest("2018-03-01", "2018-06-01")));
    }

    @Test
    void knowsEachDebtApart() {
      AwardLedger two =
          with(
              with(owed, "2018-02-02", new Movement.Disallowance(500, GROUNDS)),
              "2018-02-20",
              at(new Rate(0, "barred by the award")));

      assertEquals(
          new Refusal.NotThere(Account.OWED, 1, Refusal.OWN_RULE),
          refusal(two, "2018-03-02", new Movement.Repayment(6, 2, "wire 1")));
      assertEquals(
          List.of(new Owed(10_000_000, 0, 0), new Owed(1, 0, 0)),
          two.debts(day("2018-03-02")).stream().map(Debt::owed).toList());
    }
  }

  @Nested
  class OfAReversal {

    private final AwardLedger drawn = LedgerFixtures.drawn();

    @Test
    void leavesBothPostingsAndTheDaysBeforeIt() {
      AwardLedger back = with(drawn, "2018-02-01", new Movement.Reversal(2, "not our award"));

      assertEquals(3, back.postings().size());
      assertEquals(20_000_000, back.asOf(day("2018-01-31")).paidOut());
      assertEquals(0, back.asOf(day("2018-02-01")).paidOut());
      assertEquals(50_000_000, back.asOf(day("2018-02-01")).undrawn());
    }

    @Test
    void isMadeOnceOfWhatThereIsAndNotOfAReversal() {
      AwardLedger back = with(drawn, "2018-02-01", new Movement.Reversal(2, "not our award"));

      assertEquals(new Refusal.AlreadyReversed(3), reversing(back, 2));
      assertEquals(new Refusal.ReversalOfReversal(3), reversing(back, 3));
      assertEquals(new Refusal.NoSuchPosting(4), reversing(back, 4));
      assertEquals(
          new Refusal.BeforeWhatItReverses(day("2018-01-15")),
          refusal(drawn, "2018-01-14", new Movement.Reversal(2, "not our award")));
    }

    private static Refusal reversing(AwardLedger ledger, int posting) {
      return refusal(ledger, "2018-03-01", new Movement.Reversal(posting, "not our award"));
    }

    @Test
    void doesNotTakeBackWhatWentOn() {
      assertEquals(
          new Refusal.NotThere(Account.DRAWN, 10_000_000, Refusal.OWN_RULE),
          reversing(LedgerFixtures.disallowed(), 2));
      assertEquals(
          new Refusal.NotThere(Account.DISALLOWED, 0, Refusal.OWN_RULE),
          reversing(LedgerFixtures.owed(), 3));
    }

    @Test
    void undoesChargesFromTheLastOn() {
      AwardLedger charged =
          with(
              with(
                  LedgerFixtures.owed(),
                  "2018-04-15",
                  new Movement.Interest(4, 12_328, day("2018-03-01"), day("2018-04-15"))),
              "2018-06-01",
              new Movement.Interest(4, 12_877, day("2018-04-15"), day("2018-06-01")));

      assertEquals(
          new Refusal.StillReferredTo(6),
          refusal(charged, "2018-06-02", new Movement.Reversal(5, "misread")));
      AwardLedger paid = with(charged, "2018-06-02", new Movement.Repayment(4, 25_205, "wire"));
      assertEquals(
          new Refusal.NotThere(Account.INTEREST_OWED, 0, Refusal.OWN_RULE),
          refusal(paid, "2018-06-03", new Movement.Reversal(6, "misread")));
    }
  }

  @Test
  void everyRefusalHasASource() {
    List<Refusal> refusals =
        List.of(
            new Refusal.NoDetermination(1),
            new Refusal.InterestFree(LocalDate.EPOCH),
            new Refusal.PenaltyTooEarly(LocalDate.EPOCH),
            new Refusal.OffsetTooEarly(LocalDate.EPOCH));

    assertEquals(
        List.of(
            "31 U.S.C. 3701(b)(1), 3717(b)(2)",
            "31 U.S.C. 3717(d)",
            "31 U.S.C. 3717(e)(2)",
            "31 U.S.C. 3716; 2 CFR 200.345 (200.346 from 12 November 2020)"),
        refusals.stream().map(Refusal::source).toList());
  }

  @Test
  void takesNoLegsThatAreOutOfBalance() {
    Movement draw = new Movement.Drawdown(5, "draw 1");

    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Posting(
                1,
                day("2018-01-01"),
                day("2018-01-01"),
                1,
                draw,
                List.of(Leg.debit(Account.DRAWN, 5), Leg.credit(Account.UNDRAWN, 4))));
    // Even as a whole, and not in each book.
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Posting(
                1,
                day("2018-01-01"),
                day("2018-01-01"),
                1,
                draw,
                List.of(Leg.debit(Account.INTEREST_OWED, 5), Leg.credit(Account.OWED, 5))));
  }

  @Test
  void takesNoAmountThatIsNoAmount() {
    for (long cents : new long[] {0, -1, 1_000_000_000_000_001L, Long.MIN_VALUE}) {
      assertThrows(
          IllegalArgumentException.class, () -> new Movement.Drawdown(cents, "draw 1"), "" + cents);
    }
    assertThrows(
        ArithmeticException.class, () -> new Movement.Amendment(Long.MIN_VALUE, "amendment 1"));
  }

  @Test
  void addsBalancesOfOneDayOnly() {
    Balances first = LedgerFixtures.drawn().asOf(day("2018-02-01"));

    Balances both = first.plus(LedgerFixtures.disallowed().asOf(day("2018-02-01")));

    assertEquals(100_000_000, both.obligated());
    assertEquals(40_000_000, both.paidOut());
    assertEquals(10_000_000, both.disputed());
    assertThrows(
        IllegalArgumentException.class, () -> first.plus(Balances.none(day("2018-02-02"))));
  }

  @Test
  void hasTheNumbersOfTheLawFromItsFile() {
    assertEquals(30, LAW.interestFreeDays());
    assertEquals(90, LAW.penaltyAfterDays());
    assertEquals(600, LAW.penaltyRate());
    assertEquals(100, LAW.rate(day("2018-12-31")).orElseThrow());
    assertTrue(LAW.rate(day("2019-01-01")).isEmpty());
  }
}
