package org.proviso.docket.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.ledger.LedgerFixtures.day;
import static org.proviso.docket.ledger.LedgerFixtures.with;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final String AWARD = "programme/2017/party";

  private static PaidLine line(String day, long cents, String reference) {
    return new PaidLine(AWARD, day(day), cents, reference);
  }

  @Test
  void tellsWhatIsEqualOnlyHereOnlyThereAndDifferent() {
    AwardLedger ledger =
        with(
            with(
                with(
                    with(LedgerFixtures.drawn(), "2018-01-16", new Movement.Drawdown(5, "draw 2")),
                    "2018-01-17",
                    new Movement.Drawdown(7, "draw 3")),
                "2018-01-18",
                new Movement.Drawdown(9, "draw 4")),
            "2018-01-19",
            new Movement.Reversal(5, "not ours"));

    Reconciliation found =
        Reconciliation.of(
            List.of(ledger),
            List.of(
                line("2018-01-15", 20_000_000, "draw 1"),
                line("2018-01-16", 6, "draw 2"),
                line("2018-01-18", 9, "draw 4")),
            day("2018-12-31"));

    assertEquals(
        List.of(
            new Reconciliation.Line.Equal(line("2018-01-15", 20_000_000, "draw 1")),
            new Reconciliation.Line.Different(
                line("2018-01-16", 5, "draw 2"), line("2018-01-16", 6, "draw 2")),
            new Reconciliation.Line.OnlyHere(line("2018-01-17", 7, "draw 3")),
            new Reconciliation.Line.OnlyThere(line("2018-01-18", 9, "draw 4"))),
        found.lines());
    assertFalse(found.isEven());
    assertEquals(
        List.of("draw 1", "draw 2", "draw 3", "draw 4"),
        found.lines().stream().map(Reconciliation.Line::reference).toList());
  }

  @Test
  void looksAtDrawdownsUpToADay() {
    Reconciliation found =
        Reconciliation.of(List.of(LedgerFixtures.drawn()), List.of(), day("2018-01-14"));

    assertEquals(List.of(), found.lines());
    assertTrue(found.isEven());
  }
}
