package org.proviso.docket.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random operations on awards, a hundred thousand of them with all tests, and as many again that
/// are refused: debits equal credits after each one, and every account shows what a table that
/// knows no legs has.
class LedgerPropertiesTest {

  private static final int POSTED = Boolean.getBoolean("proviso.full") ? 100_000 : 20_000;
  private static final int OPERATIONS = 100;
  private static final int DAYS = 400;
  private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

  private final long seed = Long.getLong("proviso.seed", 20_180_301L);
  private final SplittableRandom random = new SplittableRandom(seed);
  private final EnumMap<Book, Long> debits = new EnumMap<>(Book.class);
  private final EnumMap<Book, Long> credits = new EnumMap<>(Book.class);
  private final Map<String, Integer> posted = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();

  @Test
  void debitsEqualCreditsAfterEveryOperation() {
    long all = 0;
    for (int award = 0; all < POSTED; award++) {
      AwardLedger ledger = AwardLedger.of("award " + award, LedgerFixtures.LAW);
      NaiveLedger naive = new NaiveLedger(DAYS);
      for (int i = 0; i < OPERATIONS; i++) {
        LocalDate entered = FIRST.plusDays(i * (DAYS - 1L) / OPERATIONS);
        LocalDate effect =
            i < 3 || random.nextInt(4) == 0
                ? FIRST.plusDays(random.nextInt(column(entered) + 1))
                : entered.minusDays(Math.min(column(entered), random.nextInt(8)));
        ledger = operate(ledger, naive, i == 0 ? FIRST : effect, entered);
      }
      all += ledger.postings().size();
    }

    System.out.println("ledger: seed " + seed + ", posted " + posted + ", refused " + refused);
    for (String word :
        List.of(
            "obligation",
            "amendment",
            "drawdown",
            "hold",
            "release",
            "termination",
            "disallowance",
            "determination",
            "repayment",
            "offset",
            "interest",
            "penalty",
            "write-off",
            "reversal")) {
      assertTrue(
          posted.getOrDefault(word, 0) >= POSTED / 1_000,
          () -> "seed " + seed + ": few of " + word);
    }
  }

  private static int column(LocalDate day) {
    return (int) (day.toEpochDay() - FIRST.toEpochDay());
  }

  private AwardLedger operate(
      AwardLedger ledger, NaiveLedger naive, LocalDate effect, LocalDate entered) {
    Movement movement = movement(ledger, effect);
    String what = "seed " + seed + ", " + ledger.award() + ": " + effect + " " + movement;
    boolean below = naive.wouldFallBelowZero(effect, movement);
    return switch (ledger.post(effect, entered, ledger.postings().size(), movement)) {
      case Outcome.Refused(Refusal refusal) -> {
        refused.merge(refusal.getClass().getSimpleName(), 1, Integer::sum);
        if (refusal instanceof Refusal.NotThere) {
          assertTrue(below, what);
        }
        yield ledger;
      }
      case Outcome.Posted(AwardLedger after, Posting posting) -> {
        assertFalse(below, what);
        posted.merge(movement.word(), 1, Integer::sum);
        assertChargedAsCounted(movement, naive, what, after);
        naive.add(effect, movement);
        assertFalse(naive.isBelowZero(), what);
        count(posting);
        for (Book book : Book.values()) {
          assertEquals(
              debits.getOrDefault(book, 0L),
              credits.getOrDefault(book, 0L),
              () -> what + " " + book);
        }
        assertSame(after, naive, effect, what);
        assertSame(after, naive, FIRST.plusDays(random.nextInt(DAYS)), what);
        yield after;
      }
    };
  }

  private void count(Posting posting) {
    for (Leg leg : posting.legs()) {
      (leg.side() == Account.Side.DEBIT ? debits : credits)
          .merge(leg.account().book(), leg.cents(), Math::addExact);
    }
  }

  private static void assertChargedAsCounted(
      Movement movement, NaiveLedger naive, String what, AwardLedger ledger) {
    switch (movement) {
      case Movement.Interest(int debt, long cents, LocalDate from, LocalDate until) ->
          assertEquals(
              naive.accrued(debt, of(ledger, debt).mailed(), from, until, 100), cents, what);
      case Movement.Penalty(int debt, long cents, LocalDate from, LocalDate until) ->
          assertEquals(
              naive.accrued(debt, of(ledger, debt).due().plusDays(91), from, until, 600),
              cents,
              what);
      default -> {}
    }
  }

  private static Movement.Determination of(AwardLedger ledger, int debt) {
    return (Movement.Determination) ledger.postings().get(debt - 1).movement();
  }

  private static void assertSame(
      AwardLedger ledger, NaiveLedger naive, LocalDate day, String what) {
    Balances balances = ledger.asOf(day);
    for (Account account : Account.values()) {
      assertEquals(naive.at(account.word(), day), balances.of(account), () -> what + " " + account);
    }
    assertEquals(
        balances.obligated(),
        balances.undrawn() + balances.held().cents() + balances.paidOut(),
        what);
    for (OpenHold hold : ledger.holds(day)) {
      assertEquals(naive.at("held " + hold.posting(), day), hold.held().cents(), what);
    }
    for (Debt debt : ledger.debts(day)) {
      assertEquals(
          new Owed(
              naive.at("owed " + debt.posting(), day),
              naive.at("interest-owed " + debt.posting(), day),
              naive.at("penalty-owed " + debt.posting(), day)),
          debt.owed(),
          what);
    }
  }

  private Movement movement(AwardLedger ledger, LocalDate effect) {
    if (ledger.postings().isEmpty() || random.nextInt(200) == 0) {
      return new Movement.Obligation(1 + random.nextLong(1_000_000_000L), "award document");
    }
    Balances now = ledger.asOf(effect);
    return switch (random.nextInt(22)) {
      case 0 -> new Movement.Amendment(1 + random.nextLong(10_000_000), "amendment");
      case 1 -> new Movement.Amendment(-upTo(now.undrawn()), "amendment");
      case 2, 3, 4 -> new Movement.Drawdown(upTo(now.undrawn()), "draw");
      case 5, 6 -> new Movement.Hold(upTo(now.undrawn()), LedgerFixtures.GROUNDS);
      case 7, 8 -> {
        int hold = pick(ledger, Movement.Hold.class);
        yield new Movement.Release(hold, upTo(held(ledger, hold, effect)), 41, "cured");
      }
      case 9 -> {
        int hold = pick(ledger, Movement.Hold.class);
        yield new Movement.Termination(
            hold, upTo(held(ledger, hold, effect)), 6, 7, "2 CFR 200.339");
      }
      case 10, 11 -> new Movement.Disallowance(upTo(now.of(Account.DRAWN)), LedgerFixtures.GROUNDS);
      case 12, 13, 14 -> determination(now, effect);
      case 15 -> {
        int debt = pick(ledger, Movement.Determination.class);
        yield new Movement.Repayment(debt, upTo(owed(ledger, debt, effect).cents()), "wire");
      }
      case 16 -> {
        int debt = pick(ledger, Movement.Determination.class);
        yield new Movement.Offset(
            debt, upTo(owed(ledger, debt, effect).cents()), 8, "31 U.S.C. 3716");
      }
      case 17, 18 -> charge(ledger, effect, /* penalty= */ false);
      case 19 -> charge(ledger, effect, /* penalty= */ true);
      case 20 -> {
        int debt = pick(ledger, Movement.Determination.class);
        Book part = List.of(Book.values()).get(random.nextInt(3));
        Owed owed = owed(ledger, debt, effect);
        long most =
            switch (part) {
              case PRINCIPAL -> owed.principal();
              case INTEREST -> owed.interest();
              case PENALTY -> owed.penalty();
            };
        yield new Movement.WriteOff(debt, part, upTo(most), 9, "31 CFR 902");
      }
      default -> new Movement.Reversal(1 + random.nextInt(ledger.postings().size() + 1), "misread");
    };
  }

  /// Now and then more than there is.
  private long upTo(long most) {
    return switch (random.nextInt(6)) {
      case 0 -> Math.max(1, most);
      case 1 -> most + 1 + random.nextLong(1_000);
      default -> 1 + random.nextLong(Math.max(1, most));
    };
  }

  private Movement determination(Balances now, LocalDate effect) {
    LocalDate mailed = effect.plusDays(random.nextInt(10) - 1L);
    return new Movement.Determination(
        upTo(now.disputed()),
        5,
        6,
        // The data have the rate of one year.
        mailed.getYear() == 2018 ? mailed : LocalDate.of(2018, 12, 31),
        mailed.plusDays(random.nextInt(40)),
        LedgerFixtures.ONE_PERCENT,
        "2 CFR 200.345");
  }

  private Movement charge(AwardLedger ledger, LocalDate effect, boolean penalty) {
    int debt = pick(ledger, Movement.Determination.class);
    LocalDate until = effect.plusDays(random.nextInt(20) == 0 ? 1 : 0);
    Accrual accrual =
        (penalty ? ledger.penalty(debt, until) : ledger.interest(debt, until)).orElse(null);
    LocalDate from = accrual == null ? until.minusDays(1) : accrual.from();
    long cents =
        Math.max(1, (accrual == null ? 0 : accrual.cents()) + (random.nextInt(20) == 0 ? 1 : 0));
    return penalty
        ? new Movement.Penalty(debt, cents, from, until)
        : new Movement.Interest(debt, cents, from, until);
  }

  private int pick(AwardLedger ledger, Class<? extends Movement> kind) {
    List<Integer> all =
        ledger.postings().stream()
            .filter(each -> kind.isInstance(each.movement()))
            .map(Posting::number)
            .toList();
    return all.isEmpty() || random.nextInt(40) == 0
        ? 1 + random.nextInt(ledger.postings().size() + 1)
        : all.get(random.nextInt(all.size()));
  }

  private static long held(AwardLedger ledger, int hold, LocalDate day) {
    return ledger.holds(day).stream()
        .filter(each -> each.posting() == hold)
        .mapToLong(each -> each.held().cents())
        .sum();
  }

  private static Owed owed(AwardLedger ledger, int debt, LocalDate day) {
    return ledger.debts(day).stream()
        .filter(each -> each.posting() == debt)
        .map(Debt::owed)
        .findFirst()
        .orElse(new Owed(0, 0, 0));
  }
}
