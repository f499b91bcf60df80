package org.proviso.docket.ledger;

import java.time.LocalDate;
import org.proviso.law.procedure.Basis;

/// Why a posting is not made, with the rule that stands against it.
public sealed interface Refusal {

  /// That the ledger would not be a ledger; no law.
  String OWN_RULE = "ADR 28";

  /// That a posting carries out a step of a procedure; the steps have their own sources.
  String STEPS = "ADR 33";

  /// The determination that makes a debt, and with it every clock of 31 U.S.C. 3717.
  String DEBT = "31 U.S.C. 3701(b)(1), 3717(b)(2)";

  /// Returns the provision, or the record of our own decision.
  String source();

  /// There is not as much on an account, on the day of effect or on some day after it.
  ///
  /// @param there cents that there are at least on all of these days
  record NotThere(Account account, long there, String source) implements Refusal {}

  /// No award was made by that day.
  record NotObligated() implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// The award was made before; its amount is amended.
  record AlreadyObligated(int posting) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// No posting of that number holds anything.
  record NoSuchHold(int posting) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// No posting of that number has determined a debt, so there is nothing to be paid, nothing that
  /// bears interest and nothing to be set off.
  record NoDetermination(int posting) implements Refusal {
    @Override
    public String source() {
      return DEBT;
    }
  }

  /// Notice would have been mailed before the determination, or the debt be due before notice.
  record DatesOutOfOrder() implements Refusal {
    @Override
    public String source() {
      return DEBT;
    }
  }

  /// Another rate was published for the year of the notice.
  ///
  /// @param basisPoints that rate
  record OtherRate(int basisPoints) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(a)(1), (c)";
    }
  }

  /// The whole may still be paid without interest.
  ///
  /// @param firstDay on which interest can be charged
  record InterestFree(LocalDate firstDay) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(d)";
    }
  }

  /// Nothing of the principal was left by the last day without interest.
  record SettledInTime(LocalDate lastDay) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(d)";
    }
  }

  /// The debt is not past due for long enough.
  ///
  /// @param firstDay that bears a penalty
  record PenaltyTooEarly(LocalDate firstDay) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(e)(2)";
    }
  }

  /// There is still time to pay.
  ///
  /// @param firstDay on which it can be set off
  record OffsetTooEarly(LocalDate firstDay) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3716; 2 CFR 200.345 (200.346 from 12 November 2020)";
    }
  }

  /// The stretch has days that are after the day of effect.
  record NotAccruedYet(LocalDate until) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// The stretch leaves days out, has days twice, or has none.
  ///
  /// @param from where the next stretch begins
  record OtherPeriod(LocalDate from) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// Another amount accrued.
  ///
  /// @param cents that amount
  record OtherAmount(long cents) implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(a)(1), (c), (f)";
    }
  }

  /// Not a whole cent accrued.
  record NothingAccrued() implements Refusal {
    @Override
    public String source() {
      return "31 U.S.C. 3717(a)(1), (c), (f)";
    }
  }

  /// It would change what was owed on days for which interest or penalty is charged: that is to be
  /// reversed before.
  ///
  /// @param posting that charged it
  /// @param until the first day for which nothing is charged
  record ChargesStand(int posting, LocalDate until) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// The day of effect is after that of entry: a ledger says what happened.
  record NotYet(LocalDate effect) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// There is no posting of that number.
  record NoSuchPosting(int posting) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// A reversal is not reversed; what it undid is posted again.
  record ReversalOfReversal(int posting) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// It was reversed before.
  ///
  /// @param by number of the posting that did
  record AlreadyReversed(int by) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// A later posting rests on it, and is to be reversed before.
  ///
  /// @param by number of that posting
  record StillReferredTo(int by) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// It would be undone from a day before it had effect.
  ///
  /// @param effect day of effect of what would be reversed
  record BeforeWhatItReverses(LocalDate effect) implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// The award would come to more than a ledger has.
  record TooMuch() implements Refusal {
    @Override
    public String source() {
      return OWN_RULE;
    }
  }

  /// The pack says of no step that such a posting carries it out: without a procedure nothing is
  /// held or taken back.
  ///
  /// @param kind of the posting
  record NoProcedure(String kind) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// No matter of the award has a step that is this event.
  record NoSuchStep(long event) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// Such a posting does not carry out this step.
  ///
  /// @param step in words
  /// @param kind of the posting
  record OtherStep(long event, String step, String kind) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// The step does not stand any more.
  ///
  /// @param step in words
  record Undone(long event, String step) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// It would count from a day before its step was taken.
  ///
  /// @param taken the day of the step
  record BeforeItsStep(LocalDate taken) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// The event is not what it is named as: no such step of the same matter, or one that came after
  /// what rests on it, or that does not stand.
  record NotItsGround(Basis basis, long event) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }

  /// An order of a court operates against the action, or may.
  ///
  /// @param event of the order
  /// @param citation which is the source
  /// @param doubtful whether that it operates is in doubt
  record Ordered(long event, String citation, boolean doubtful) implements Refusal {
    @Override
    public String source() {
      return citation;
    }
  }

  /// By the law as it is known, the condition may not be enforced against this award, or that is in
  /// doubt.
  ///
  /// @param acts by what, as one would cite it
  /// @param doubtful whether it is in doubt
  record Barred(String acts, boolean doubtful) implements Refusal {
    @Override
    public String source() {
      return acts;
    }
  }

  /// The event is neither a step that ends the hold nor an order that operates against it.
  record FreesNothing(long event) implements Refusal {
    @Override
    public String source() {
      return STEPS;
    }
  }
}
