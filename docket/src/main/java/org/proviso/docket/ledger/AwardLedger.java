package org.proviso.docket.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All postings of one award, in the order of entry, and what may be posted next.
///
/// A posting counts from its day of effect on; a balance is that of the end of a day. What would
/// make any balance fall below zero on the day of effect or on any day after it is refused, so a
/// posting that comes late is held to what came before it. Immutable.
public final class AwardLedger {

  private final String award;
  private final DebtLaw law;
  private final List<Posting> postings;

  private AwardLedger(String award, DebtLaw law, List<Posting> postings) {
    this.award = award;
    this.law = law;
    this.postings = List.copyOf(postings);
  }

  /// Returns the ledger of an award of which nothing is posted.
  public static AwardLedger of(String award, DebtLaw law) {
    return new AwardLedger(award, law, List.of());
  }

  /// Returns the ledger of an award as it was kept.
  ///
  /// @param postings as a ledger made them
  /// @throws IllegalArgumentException if their numbers do not run from 1
  public static AwardLedger of(String award, DebtLaw law, List<Posting> postings) {
    for (int i = 0; i < postings.size(); i++) {
      if (postings.get(i).number() != i + 1) {
        throw new IllegalArgumentException(award + " has no posting " + (i + 1));
      }
    }
    return new AwardLedger(award, law, postings);
  }

  /// Returns the identifier of the award.
  public String award() {
    return award;
  }

  /// Returns its postings in the order of entry.
  public List<Posting> postings() {
    return postings;
  }

  /// Returns the ledger as it was at the end of a day of entry: what was entered later is not in
  /// it, whatever its day of effect.
  public AwardLedger knownOn(LocalDate day) {
    return new AwardLedger(
        award, law, postings.stream().filter(each -> !each.entered().isAfter(day)).toList());
  }

  /// Returns the balances at the end of a day of effect.
  public Balances asOf(LocalDate day) {
    List<Posting> effective =
        postings.stream().filter(each -> !each.effect().isAfter(day)).toList();
    long released = 0;
    for (Posting posting : effective) {
      if (posting.movement() instanceof Movement.Release(int _, long cents, long _, String _)) {
        released = Math.addExact(released, cents);
      }
      if (posting.movement() instanceof Movement.Reversal(int of, String _)
          && at(of).movement() instanceof Movement.Release(int _, long cents, long _, String _)) {
        released = Math.subtractExact(released, cents);
      }
    }
    return Balances.of(day, effective, released);
  }

  /// Returns the holds of which something is left at the end of a day, in the order of entry.
  public List<OpenHold> holds(LocalDate day) {
    List<OpenHold> holds = new ArrayList<>();
    for (Posting posting : postings) {
      if (posting.movement() instanceof Movement.Hold(long _, Grounds grounds)) {
        long held = balance(of(posting.number()), Account.HELD, day);
        if (held > 0) {
          holds.add(new OpenHold(posting.number(), grounds, new Held(held)));
        }
      }
    }
    return List.copyOf(holds);
  }

  /// Returns the debts that were determined by the end of a day, also those that are paid, in the
  /// order of entry. One whose determination was reversed by then is not among them.
  public List<Debt> debts(LocalDate day) {
    List<Debt> debts = new ArrayList<>();
    for (Posting posting : postings) {
      if (posting.movement() instanceof Movement.Determination determination
          && !posting.effect().isAfter(day)
          && reversal(posting.number()).filter(by -> !by.effect().isAfter(day)).isEmpty()) {
        Predicate<Posting> of = of(posting.number());
        debts.add(
            new Debt(
                posting.number(),
                determination,
                new Owed(
                    balance(of, Account.OWED, day),
                    balance(of, Account.INTEREST_OWED, day),
                    balance(of, Account.PENALTY_OWED, day))));
      }
    }
    return List.copyOf(debts);
  }

  /// Returns the interest on a debt that is not charged yet, with its count; empty if there is no
  /// such debt, or no day to count.
  ///
  /// Reckoned only: while the whole may still be paid without interest, it is what would be due.
  ///
  /// @param until the first day that does not count
  public Optional<Accrual> interest(int debt, LocalDate until) {
    return determination(debt)
        .filter(found -> from(debt, found, Book.INTEREST).isBefore(until))
        .map(found -> interest(debt, found, until));
  }

  /// Returns the penalty on a debt that is not charged yet, with its count; empty if there is no
  /// such debt, or no day to count.
  ///
  /// @param until the first day that does not count
  public Optional<Accrual> penalty(int debt, LocalDate until) {
    return determination(debt)
        .filter(found -> from(debt, found, Book.PENALTY).isBefore(until))
        .map(found -> penalty(debt, found, until));
  }

  private Accrual interest(int debt, Movement.Determination of, LocalDate until) {
    return Accrual.of(
        principal(debt),
        of.mailed(),
        from(debt, of, Book.INTEREST),
        until,
        of.rate().basisPoints(),
        law.daysInYear());
  }

  private Accrual penalty(int debt, Movement.Determination of, LocalDate until) {
    return Accrual.of(
        principal(debt),
        law.penaltyFrom(of),
        from(debt, of, Book.PENALTY),
        until,
        law.penaltyRate(),
        law.daysInYear());
  }

  /// Posts a movement, or says why not.
  ///
  /// @param effect the day from which it counts
  /// @param entered the day on which it is entered
  /// @param event number of the event of the record that it is said by
  /// @throws IllegalArgumentException if a posting was entered on a later day
  public Outcome post(LocalDate effect, LocalDate entered, long event, Movement movement) {
    if (!postings.isEmpty() && postings.getLast().entered().isAfter(entered)) {
      throw new IllegalArgumentException("something was entered after " + entered);
    }
    if (effect.isAfter(entered)) {
      return new Outcome.Refused(new Refusal.NotYet(effect));
    }
    Refusal refusal = refusal(effect, movement);
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    Posting posting =
        new Posting(postings.size() + 1, effect, entered, event, movement, legs(effect, movement));
    List<Posting> all = new ArrayList<>(postings);
    all.add(posting);
    return new Outcome.Posted(new AwardLedger(award, law, all), posting);
  }

  private @Nullable Refusal refusal(LocalDate effect, Movement movement) {
    return switch (movement) {
      case Movement.Obligation(long _, String _) -> notToObligate(effect);
      case Movement.Amendment(long change, String _) -> notToAmend(effect, change);
      case Movement.Drawdown(long cents, String _) ->
          notThere(_ -> true, Account.UNDRAWN, effect, cents, "2 CFR 200.305(b)");
      case Movement.Hold(long cents, Grounds _) ->
          notThere(
              _ -> true,
              Account.UNDRAWN,
              effect,
              cents,
              "2 CFR 200.339(a) (200.338(a) before 12 November 2020)");
      case Movement.Release(int hold, long cents, long _, String _) ->
          notHeld(hold, effect, cents, "2 CFR 200.305(b)(6), (7)");
      case Movement.Termination(int hold, long cents, long _, long _, String _) ->
          notHeld(hold, effect, cents, "2 CFR 200.340 (200.339 before 12 November 2020)");
      case Movement.Disallowance(long cents, Grounds _) ->
          notThere(
              _ -> true,
              Account.DRAWN,
              effect,
              cents,
              "2 CFR 200.339(b) (200.338(b) before 12 November 2020)");
      case Movement.Determination determination -> notToDetermine(effect, determination);
      case Movement.Repayment(int debt, long cents, String _) -> notToPay(debt, effect, cents);
      case Movement.Offset(int debt, long cents, long _, String _) ->
          notToSetOff(debt, effect, cents);
      case Movement.Interest interest -> notToCharge(effect, interest);
      case Movement.Penalty penalty -> notToCharge(effect, penalty);
      case Movement.WriteOff(int debt, Book part, long cents, long _, String _) ->
          notToGiveUp(debt, part, effect, cents);
      case Movement.Reversal(int of, String _) -> notToReverse(effect, of);
    };
  }

  private List<Leg> legs(LocalDate effect, Movement movement) {
    return switch (movement) {
      case Movement.Obligation(long cents, String _) ->
          move(Account.OBLIGATED, Account.UNDRAWN, cents);
      case Movement.Amendment(long change, String _) ->
          change > 0
              ? move(Account.OBLIGATED, Account.UNDRAWN, change)
              : move(Account.UNDRAWN, Account.OBLIGATED, -change);
      case Movement.Drawdown(long cents, String _) -> move(Account.UNDRAWN, Account.DRAWN, cents);
      case Movement.Hold(long cents, Grounds _) -> move(Account.UNDRAWN, Account.HELD, cents);
      case Movement.Release(int _, long cents, long _, String _) ->
          move(Account.HELD, Account.UNDRAWN, cents);
      case Movement.Termination(int _, long cents, long _, long _, String _) ->
          move(Account.HELD, Account.OBLIGATED, cents);
      case Movement.Disallowance(long cents, Grounds _) ->
          move(Account.DRAWN, Account.DISALLOWED, cents);
      case Movement.Determination determination ->
          move(Account.DISALLOWED, Account.OWED, determination.cents());
      case Movement.Repayment(int debt, long cents, String _) -> paid(debt, effect, cents);
      case Movement.Offset(int debt, long cents, long _, String _) -> paid(debt, effect, cents);
      case Movement.Interest interest ->
          move(Account.INTEREST_CHARGED, Account.INTEREST_OWED, interest.cents());
      case Movement.Penalty penalty ->
          move(Account.PENALTY_CHARGED, Account.PENALTY_OWED, penalty.cents());
      case Movement.WriteOff(int _, Book part, long cents, long _, String _) ->
          move(owed(part), givenUp(part), cents);
      case Movement.Reversal(int of, String _) -> at(of).legs().stream().map(Leg::turned).toList();
    };
  }

  private static List<Leg> move(Account from, Account to, long cents) {
    return List.of(Leg.debit(to, cents), Leg.credit(from, cents));
  }

  /// First what is owed of penalty, then of interest, then of principal (31 CFR 901.9(f)).
  private List<Leg> paid(int debt, LocalDate effect, long cents) {
    List<Leg> legs = new ArrayList<>();
    long left = cents;
    for (Book part : List.of(Book.PENALTY, Book.INTEREST, Book.PRINCIPAL)) {
      long taken = Math.min(left, least(of(debt), owed(part), effect));
      if (taken > 0) {
        legs.addAll(move(owed(part), paid(part), taken));
        left -= taken;
      }
    }
    return legs;
  }

  private static Account owed(Book part) {
    return switch (part) {
      case PRINCIPAL -> Account.OWED;
      case INTEREST -> Account.INTEREST_OWED;
      case PENALTY -> Account.PENALTY_OWED;
    };
  }

  private static Account paid(Book part) {
    return switch (part) {
      case PRINCIPAL -> Account.RETURNED;
      case INTEREST -> Account.INTEREST_PAID;
      case PENALTY -> Account.PENALTY_PAID;
    };
  }

  private static Account givenUp(Book part) {
    return switch (part) {
      case PRINCIPAL -> Account.WRITTEN_OFF;
      case INTEREST -> Account.INTEREST_WAIVED;
      case PENALTY -> Account.PENALTY_WAIVED;
    };
  }

  private @Nullable Refusal notToObligate(LocalDate effect) {
    for (Posting posting : postings) {
      if (posting.movement() instanceof Movement.Obligation
          && reversal(posting.number()).filter(by -> !by.effect().isAfter(effect)).isEmpty()) {
        return new Refusal.AlreadyObligated(posting.number());
      }
    }
    return null;
  }

  private @Nullable Refusal notToAmend(LocalDate effect, long change) {
    if (postings.stream()
        .noneMatch(
            each ->
                each.movement() instanceof Movement.Obligation
                    && stands(each)
                    && !each.effect().isAfter(effect))) {
      return new Refusal.NotObligated();
    }
    if (change > 0) {
      // Only what is obligated is undrawn, held, paid out: the largest sum of an award is this one.
      return change > Said.MOST_CENTS - most(Account.OBLIGATED, effect)
          ? new Refusal.TooMuch()
          : null;
    }
    return notThere(_ -> true, Account.UNDRAWN, effect, Math.negateExact(change), Refusal.OWN_RULE);
  }

  private @Nullable Refusal notHeld(int hold, LocalDate effect, long cents, String source) {
    if (hold > postings.size()
        || !(at(hold).movement() instanceof Movement.Hold)
        || !stands(at(hold))) {
      return new Refusal.NoSuchHold(hold);
    }
    return notThere(of(hold), Account.HELD, effect, cents, source);
  }

  private @Nullable Refusal notToDetermine(LocalDate effect, Movement.Determination debt) {
    if (debt.mailed().isBefore(effect) || debt.due().isBefore(debt.mailed())) {
      return new Refusal.DatesOutOfOrder();
    }
    int rate = debt.rate().basisPoints();
    int published = law.rate(debt.mailed()).orElse(rate);
    // A statute, a regulation or the award may bar interest: 31 U.S.C. 3717(g)(1).
    if (rate != 0 && rate != published) {
      return new Refusal.OtherRate(published);
    }
    return notThere(
        _ -> true,
        Account.DISALLOWED,
        effect,
        debt.cents(),
        "31 U.S.C. 3701(b)(1); 2 CFR 200.346 (200.345 before 12 November 2020)");
  }

  private @Nullable Refusal notToPay(int debt, LocalDate effect, long cents) {
    if (determination(debt).isEmpty()) {
      return new Refusal.NoDetermination(debt);
    }
    Refusal charged = chargesStand(debt, effect);
    if (charged != null) {
      return charged;
    }
    long there = 0;
    for (Book part : Book.values()) {
      there = Math.addExact(there, least(of(debt), owed(part), effect));
    }
    return there < cents ? new Refusal.NotThere(Account.OWED, there, Refusal.OWN_RULE) : null;
  }

  private @Nullable Refusal notToSetOff(int debt, LocalDate effect, long cents) {
    LocalDate first = determination(debt).map(law::offsetFrom).orElse(effect);
    return effect.isBefore(first)
        ? new Refusal.OffsetTooEarly(first)
        : notToPay(debt, effect, cents);
  }

  private @Nullable Refusal notToCharge(LocalDate effect, Movement.Interest interest) {
    Movement.Determination debt = determination(interest.debt()).orElse(null);
    if (debt == null) {
      return new Refusal.NoDetermination(interest.debt());
    }
    LocalDate first = law.interestFrom(debt);
    if (effect.isBefore(first)) {
      return new Refusal.InterestFree(first);
    }
    if (balance(of(interest.debt()), Account.OWED, first.minusDays(1)) == 0) {
      return new Refusal.SettledInTime(first.minusDays(1));
    }
    LocalDate from = from(interest.debt(), debt, Book.INTEREST);
    if (!interest.from().equals(from) || !from.isBefore(interest.until())) {
      return new Refusal.OtherPeriod(from);
    }
    return notAsReckoned(
        effect,
        interest.until(),
        interest.cents(),
        interest(interest.debt(), debt, interest.until()));
  }

  private @Nullable Refusal notToCharge(LocalDate effect, Movement.Penalty penalty) {
    Movement.Determination debt = determination(penalty.debt()).orElse(null);
    if (debt == null) {
      return new Refusal.NoDetermination(penalty.debt());
    }
    LocalDate first = law.penaltyFrom(debt);
    if (!first.isBefore(penalty.until())) {
      return new Refusal.PenaltyTooEarly(first);
    }
    LocalDate from = from(penalty.debt(), debt, Book.PENALTY);
    if (!penalty.from().equals(from) || !from.isBefore(penalty.until())) {
      return new Refusal.OtherPeriod(from);
    }
    return notAsReckoned(
        effect, penalty.until(), penalty.cents(), penalty(penalty.debt(), debt, penalty.until()));
  }

  private static @Nullable Refusal notAsReckoned(
      LocalDate effect, LocalDate until, long cents, Accrual accrual) {
    if (effect.isBefore(until)) {
      return new Refusal.NotAccruedYet(until);
    }
    if (accrual.cents() == 0) {
      return new Refusal.NothingAccrued();
    }
    return accrual.cents() == cents ? null : new Refusal.OtherAmount(accrual.cents());
  }

  private @Nullable Refusal notToGiveUp(int debt, Book part, LocalDate effect, long cents) {
    if (determination(debt).isEmpty()) {
      return new Refusal.NoDetermination(debt);
    }
    Refusal charged = part == Book.PRINCIPAL ? chargesStand(debt, effect) : null;
    return charged != null
        ? charged
        : notThere(of(debt), owed(part), effect, cents, Refusal.OWN_RULE);
  }

  private @Nullable Refusal notToReverse(LocalDate effect, int number) {
    if (number > postings.size()) {
      return new Refusal.NoSuchPosting(number);
    }
    Posting posting = at(number);
    if (posting.movement() instanceof Movement.Reversal) {
      return new Refusal.ReversalOfReversal(number);
    }
    Optional<Posting> before = reversal(number);
    if (before.isPresent()) {
      return new Refusal.AlreadyReversed(before.get().number());
    }
    if (effect.isBefore(posting.effect())) {
      return new Refusal.BeforeWhatItReverses(posting.effect());
    }
    for (Posting later : postings) {
      if (restsOn(later, posting) && stands(later)) {
        return new Refusal.StillReferredTo(later.number());
      }
    }
    int subject = subject(posting);
    if (posting.legs().stream().anyMatch(leg -> leg.account() == Account.OWED)) {
      Refusal charged = chargesStand(subject, effect);
      if (charged != null) {
        return charged;
      }
    }
    return belowZero(effect, subject, posting.legs().stream().map(Leg::turned).toList());
  }

  /// Returns whether a posting could not be as it is without another.
  private boolean restsOn(Posting later, Posting on) {
    int number = on.number();
    return later.number() > number
        && switch (on.movement()) {
          case Movement.Obligation _ -> !(later.movement() instanceof Movement.Reversal);
          case Movement.Hold _, Movement.Determination _ ->
              !(later.movement() instanceof Movement.Reversal) && subject(later) == number;
          case Movement.Interest _ ->
              later.movement() instanceof Movement.Interest && subject(later) == subject(on);
          case Movement.Penalty _ ->
              later.movement() instanceof Movement.Penalty && subject(later) == subject(on);
          case Movement.Amendment _,
              Movement.Drawdown _,
              Movement.Release _,
              Movement.Termination _,
              Movement.Disallowance _,
              Movement.Repayment _,
              Movement.Offset _,
              Movement.WriteOff _,
              Movement.Reversal _ ->
              false;
        };
  }

  private @Nullable Refusal belowZero(LocalDate effect, int subject, List<Leg> legs) {
    for (Leg leg : legs) {
      if (leg.change() < 0) {
        Predicate<Posting> which =
            subject == 0 || !isOfSubject(leg.account()) ? _ -> true : of(subject);
        Refusal refusal = notThere(which, leg.account(), effect, leg.cents(), Refusal.OWN_RULE);
        if (refusal != null) {
          return refusal;
        }
      }
      if (leg.account() == Account.OBLIGATED
          && leg.change() > Said.MOST_CENTS - most(Account.OBLIGATED, effect)) {
        return new Refusal.TooMuch();
      }
    }
    return null;
  }

  /// Returns whether each hold, or each debt, has its own share of an account.
  private static boolean isOfSubject(Account account) {
    return switch (account) {
      case HELD, OWED, RETURNED, WRITTEN_OFF -> true;
      case INTEREST_CHARGED, INTEREST_OWED, INTEREST_PAID, INTEREST_WAIVED -> true;
      case PENALTY_CHARGED, PENALTY_OWED, PENALTY_PAID, PENALTY_WAIVED -> true;
      case OBLIGATED, UNDRAWN, DRAWN, DISALLOWED -> false;
    };
  }

  private @Nullable Refusal notThere(
      Predicate<Posting> which, Account account, LocalDate effect, long cents, String source) {
    long there = least(which, account, effect);
    return there < cents ? new Refusal.NotThere(account, there, source) : null;
  }

  private @Nullable Refusal chargesStand(int debt, LocalDate effect) {
    for (Posting posting : postings.reversed()) {
      if (subject(posting) == debt && stands(posting)) {
        LocalDate until =
            switch (posting.movement()) {
              case Movement.Interest interest -> interest.until();
              case Movement.Penalty penalty -> penalty.until();
              case Movement.Obligation _,
                  Movement.Amendment _,
                  Movement.Drawdown _,
                  Movement.Hold _,
                  Movement.Release _,
                  Movement.Termination _,
                  Movement.Disallowance _,
                  Movement.Determination _,
                  Movement.Repayment _,
                  Movement.Offset _,
                  Movement.WriteOff _,
                  Movement.Reversal _ ->
                  LocalDate.MIN;
            };
        if (effect.isBefore(until)) {
          return new Refusal.ChargesStand(posting.number(), until);
        }
      }
    }
    return null;
  }

  private Optional<Movement.Determination> determination(int debt) {
    return debt >= 1
            && debt <= postings.size()
            && at(debt).movement() instanceof Movement.Determination determination
            && stands(at(debt))
        ? Optional.of(determination)
        : Optional.empty();
  }

  /// Returns the first day for which nothing is charged.
  private LocalDate from(int debt, Movement.Determination determination, Book part) {
    LocalDate from =
        part == Book.INTEREST ? determination.mailed() : law.penaltyFrom(determination);
    for (Posting posting : postings) {
      if (subject(posting) == debt && stands(posting)) {
        if (part == Book.INTEREST && posting.movement() instanceof Movement.Interest interest) {
          from = interest.until();
        }
        if (part == Book.PENALTY && posting.movement() instanceof Movement.Penalty penalty) {
          from = penalty.until();
        }
      }
    }
    return from;
  }

  private Posting at(int number) {
    return postings.get(number - 1);
  }

  private boolean stands(Posting posting) {
    return reversal(posting.number()).isEmpty();
  }

  private Optional<Posting> reversal(int number) {
    return postings.stream()
        .filter(
            each -> each.movement() instanceof Movement.Reversal(int of, String _) && of == number)
        .findFirst();
  }

  /// Returns the number of the hold or of the debt that a posting is about; zero if of none.
  private int subject(Posting posting) {
    return switch (posting.movement()) {
      case Movement.Hold _, Movement.Determination _ -> posting.number();
      case Movement.Release(int hold, long _, long _, String _) -> hold;
      case Movement.Termination(int hold, long _, long _, long _, String _) -> hold;
      case Movement.Repayment(int debt, long _, String _) -> debt;
      case Movement.Offset(int debt, long _, long _, String _) -> debt;
      case Movement.Interest interest -> interest.debt();
      case Movement.Penalty penalty -> penalty.debt();
      case Movement.WriteOff(int debt, Book _, long _, long _, String _) -> debt;
      case Movement.Reversal(int of, String _) -> subject(at(of));
      case Movement.Obligation _,
          Movement.Amendment _,
          Movement.Drawdown _,
          Movement.Disallowance _ ->
          0;
    };
  }

  private Predicate<Posting> of(int subject) {
    return posting -> subject(posting) == subject;
  }

  private long balance(Predicate<Posting> which, Account account, LocalDate day) {
    Map.Entry<LocalDate, Long> last = balances(which, account).floorEntry(day);
    return last == null ? 0 : last.getValue();
  }

  /// Returns the least balance on a day and all days after it.
  private long least(Predicate<Posting> which, Account account, LocalDate from) {
    long least = balance(which, account, from);
    for (long later : balances(which, account).tailMap(from, false).values()) {
      least = Math.min(least, later);
    }
    return least;
  }

  private long most(Account account, LocalDate from) {
    long most = balance(_ -> true, account, from);
    for (long later : balances(_ -> true, account).tailMap(from, false).values()) {
      most = Math.max(most, later);
    }
    return most;
  }

  private NavigableMap<LocalDate, Long> principal(int debt) {
    return balances(of(debt), Account.OWED);
  }

  /// Returns the balance at the end of each day on which it changed.
  private NavigableMap<LocalDate, Long> balances(Predicate<Posting> which, Account account) {
    TreeMap<LocalDate, Long> changes = new TreeMap<>();
    for (Posting posting : postings) {
      for (Leg leg : posting.legs()) {
        if (leg.account() == account && which.test(posting)) {
          changes.merge(posting.effect(), leg.change(), Math::addExact);
        }
      }
    }
    long balance = 0;
    for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
      balance = Math.addExact(balance, change.getValue());
      change.setValue(balance);
    }
    return changes;
  }
}
