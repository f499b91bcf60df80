package org.proviso.web.money;

import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Refusal;
import org.proviso.store.DrawdownImport;
import org.proviso.store.Posted;
import org.proviso.web.site.Days;
import org.proviso.web.site.Money;
import org.proviso.web.site.Words;

/// What the ledger says, as readers see it.
public final class LedgerWords {

  private LedgerWords() {}

  /// Returns why nothing was posted, with its source; empty if something was.
  public static String of(Posted posted) {
    return switch (posted) {
      case Posted.Done _ -> "";
      case Posted.Refused(Refusal refusal) -> of(refusal);
      case Posted.NoSuchAward() -> Words.say("ledger.no-such-award");
      case Posted.NoSuchEvent(long event) ->
          Words.say("ledger.no-such-event", Long.toString(event));
    };
  }

  /// Returns why something is not posted, with its source.
  public static String of(Refusal refusal) {
    String why =
        switch (refusal) {
          case Refusal.NotThere(var account, long there, String _) ->
              Words.say(
                  "ledger.refused.not-there",
                  Money.inWords(there),
                  Words.say("ledger.account." + account.word()));
          case Refusal.NotObligated() -> Words.say("ledger.refused.not-obligated");
          case Refusal.AlreadyObligated(int posting) ->
              Words.say("ledger.refused.already-obligated", number(posting));
          case Refusal.NoSuchHold(int posting) ->
              Words.say("ledger.refused.no-such-hold", number(posting));
          case Refusal.NoDetermination(int posting) ->
              Words.say("ledger.refused.no-determination", number(posting));
          case Refusal.DatesOutOfOrder() -> Words.say("ledger.refused.dates-out-of-order");
          case Refusal.OtherRate(int basisPoints) ->
              Words.say("ledger.refused.other-rate", rate(basisPoints));
          case Refusal.InterestFree(var first) ->
              Words.say("ledger.refused.interest-free", Days.read(first));
          case Refusal.SettledInTime(var last) ->
              Words.say("ledger.refused.settled-in-time", Days.read(last));
          case Refusal.PenaltyTooEarly(var first) ->
              Words.say("ledger.refused.penalty-too-early", Days.read(first));
          case Refusal.OffsetTooEarly(var first) ->
              Words.say("ledger.refused.offset-too-early", Days.read(first));
          case Refusal.NotAccruedYet(var until) ->
              Words.say("ledger.refused.not-accrued-yet", Days.read(until));
          case Refusal.OtherPeriod(var from) ->
              Words.say("ledger.refused.other-period", Days.read(from));
          case Refusal.OtherAmount(long cents) ->
              Words.say("ledger.refused.other-amount", Money.inWords(cents));
          case Refusal.NothingAccrued() -> Words.say("ledger.refused.nothing-accrued");
          case Refusal.ChargesStand(int posting, var until) ->
              Words.say("ledger.refused.charges-stand", number(posting), Days.read(until));
          case Refusal.NotYet(var effect) -> Words.say("ledger.refused.not-yet", Days.read(effect));
          case Refusal.NoSuchPosting(int posting) ->
              Words.say("ledger.refused.no-such-posting", number(posting));
          case Refusal.ReversalOfReversal(int posting) ->
              Words.say("ledger.refused.reversal-of-reversal", number(posting));
          case Refusal.AlreadyReversed(int by) ->
              Words.say("ledger.refused.already-reversed", number(by));
          case Refusal.StillReferredTo(int by) ->
              Words.say("ledger.refused.still-referred-to", number(by));
          case Refusal.BeforeWhatItReverses(var effect) ->
              Words.say("ledger.refused.before-what-it-reverses", Days.read(effect));
          case Refusal.TooMuch() -> Words.say("ledger.refused.too-much");
          case Refusal.NoProcedure(String kind) ->
              Words.say("ledger.refused.no-procedure", Words.say("ledger.kind." + kind));
          case Refusal.NoSuchStep(long event) ->
              Words.say("ledger.refused.no-such-step", Long.toString(event));
          case Refusal.OtherStep(long event, String step, String kind) ->
              Words.say(
                  "ledger.refused.other-step",
                  Long.toString(event),
                  step,
                  Words.say("ledger.kind." + kind));
          case Refusal.Undone(long event, String step) ->
              Words.say("ledger.refused.undone", Long.toString(event), step);
          case Refusal.BeforeItsStep(var taken) ->
              Words.say("ledger.refused.before-its-step", Days.read(taken));
          case Refusal.NotItsGround(var basis, long event) ->
              Words.say(
                  "ledger.refused.not-its-ground",
                  Long.toString(event),
                  Words.say("ledger.basis." + basis));
          case Refusal.Ordered(long event, String citation, boolean doubtful) ->
              Words.say(
                  doubtful ? "ledger.refused.ordered-perhaps" : "ledger.refused.ordered",
                  citation,
                  Long.toString(event));
          case Refusal.Barred(String acts, boolean doubtful) ->
              Words.say(doubtful ? "ledger.refused.barred-perhaps" : "ledger.refused.barred", acts);
          case Refusal.FreesNothing(long event) ->
              Words.say("ledger.refused.frees-nothing", Long.toString(event));
        };
    return Words.say("ledger.refused", why, refusal.source());
  }

  /// Returns what is wrong with a row of a file of payments, with its line.
  public static String of(DrawdownImport.Problem problem) {
    String why =
        switch (problem.reason()) {
          case DrawdownImport.Reason.NoSuchAward(String award) ->
              Words.say("ledger.import.no-such-award", award);
          case DrawdownImport.Reason.Different(var ours) ->
              Words.say(
                  "ledger.import.different",
                  ours.reference(),
                  Days.read(ours.day()),
                  Money.inWords(ours.cents()));
          case DrawdownImport.Reason.Refused(Refusal refusal) -> of(refusal);
        };
    return Words.say("ledger.import.line", Long.toString(problem.line()), why);
  }

  /// Returns the word for a kind of posting.
  public static String kind(Movement movement) {
    return Words.say("ledger.kind." + movement.word());
  }

  /// Returns the amount of a movement; that of a reversal is that of what it undid.
  public static String amount(Movement movement) {
    return switch (movement) {
      case Movement.Obligation(long cents, String _) -> Money.inWords(cents);
      case Movement.Amendment(long change, String _) -> Money.inWords(change);
      case Movement.Drawdown(long cents, String _) -> Money.inWords(cents);
      case Movement.Hold hold -> Money.inWords(hold.cents());
      case Movement.Release release -> Money.inWords(release.cents());
      case Movement.Termination termination -> Money.inWords(termination.cents());
      case Movement.Disallowance disallowance -> Money.inWords(disallowance.cents());
      case Movement.Determination debt -> Money.inWords(debt.cents());
      case Movement.Repayment repayment -> Money.inWords(repayment.cents());
      case Movement.Offset offset -> Money.inWords(offset.cents());
      case Movement.Interest interest -> Money.inWords(interest.cents());
      case Movement.Penalty penalty -> Money.inWords(penalty.cents());
      case Movement.WriteOff writeOff -> Money.inWords(writeOff.cents());
      case Movement.Reversal(int posting, String _) ->
          Words.say("ledger.of-posting", number(posting));
    };
  }

  /// Returns what a movement rests on, in words.
  public static String rests(Movement movement) {
    return switch (movement) {
      case Movement.Obligation(long _, String source) -> source;
      case Movement.Amendment(long _, String source) -> source;
      case Movement.Drawdown(long _, String reference) -> reference;
      case Movement.Hold(long _, var grounds) -> grounds(grounds);
      case Movement.Release(int hold, long _, long freedBy, String reason) ->
          Words.say("ledger.decided", number(hold), Long.toString(freedBy), reason);
      case Movement.Termination(int hold, long _, long step, long decision, String authority) ->
          Words.say(
              "ledger.terminated",
              number(hold),
              Long.toString(step),
              Long.toString(decision),
              authority);
      case Movement.Disallowance(long _, var grounds) -> grounds(grounds);
      case Movement.Determination debt ->
          Words.say(
              "ledger.determined",
              Long.toString(debt.step()),
              Long.toString(debt.notice()),
              Days.read(debt.mailed()),
              Days.read(debt.due()),
              rate(debt.rate().basisPoints()),
              debt.authority());
      case Movement.Repayment(int debt, long _, String reference) ->
          Words.say("ledger.about", number(debt), reference);
      case Movement.Offset(int debt, long _, long notice, String authority) ->
          Words.say("ledger.decided", number(debt), Long.toString(notice), authority);
      case Movement.Interest(int debt, long _, var from, var until) ->
          Words.say("ledger.charged", number(debt), Days.read(from), Days.read(until.minusDays(1)));
      case Movement.Penalty(int debt, long _, var from, var until) ->
          Words.say("ledger.charged", number(debt), Days.read(from), Days.read(until.minusDays(1)));
      case Movement.WriteOff(int debt, var _, long _, long decision, String authority) ->
          Words.say("ledger.decided", number(debt), Long.toString(decision), authority);
      case Movement.Reversal(int posting, String reason) ->
          Words.say("ledger.about", number(posting), reason);
    };
  }

  private static String grounds(org.proviso.docket.ledger.Grounds grounds) {
    return Words.say(
        "ledger.grounds",
        Long.toString(grounds.step()),
        Long.toString(grounds.notice()),
        Long.toString(grounds.finding()),
        grounds.authority());
  }

  /// Returns a rate in percent.
  public static String rate(int basisPoints) {
    return java.math.BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
  }

  private static String number(int posting) {
    return Integer.toString(posting);
  }
}
