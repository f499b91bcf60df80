package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MoneyPicturesTest {

  private static final LocalDate DAY = LocalDate.of(2018, 9, 1);

  /// $100 drawn, $20 returned, $10 owed, $30 disputed, $40 held, $200 undrawn: $400.
  private static final MoneyParts PARTS =
      new MoneyParts(20_000, 4_000, 10_000, 3_000, 1_000, 2_000, 0);

  private static final MoneyParts HALF = new MoneyParts(20_000, 0, 0, 0, 0, 0, 0);

  private static Picture bars() {
    return new MoneyBars(
            "m",
            "Money",
            DAY,
            List.of(
                new MoneyBars.Bar("Here", "/recipients/here", PARTS, 55),
                new MoneyBars.Bar("<b>There</b>", null, HALF, 0)))
        .draw();
  }

  @Test
  void addsUpToWhatWasAwarded() {
    assertEquals(40_000, PARTS.obligated());
    assertEquals(16_000, PARTS.paidOut());
  }

  @Test
  void drawsEachPartAsLongAsItsAmount() {
    Drawn drawn = new Drawn(bars());
    List<Element> marks = drawn.marks("data-row");

    assertEquals(2, marks.size());
    List<Element> first = Drawn.allWithin(marks.get(0), "money-part");
    // Nothing was written off.
    assertEquals(6, first.size());
    double undrawn = Drawn.measure(Drawn.within(marks.get(0), "money-undrawn"), "width");
    double held = Drawn.measure(Drawn.within(marks.get(0), "money-held"), "width");
    assertEquals(5, undrawn / held, 0.01);
    // The same amount is as long in another bar.
    assertEquals(
        undrawn, Drawn.measure(Drawn.within(marks.get(1), "money-undrawn"), "width"), 0.01);
  }

  @Test
  void hasATwinWithTheSameRowsAndSaysAsOfWhen() {
    Table table = bars().table();

    assertEquals(
        List.of(
            "recipient",
            "as-of",
            "obligated",
            "undrawn",
            "held",
            "paid-out",
            "disputed",
            "owed",
            "returned",
            "written-off",
            "charged"),
        table.columns().stream().map(Table.Column::name).toList());
    assertEquals(
        List.of(
            "Here",
            "2018-09-01",
            "400.00",
            "200.00",
            "40.00",
            "160.00",
            "30.00",
            "10.00",
            "20.00",
            "0.00",
            "0.55"),
        table.rows().getFirst().stream().map(Table.Cell::data).toList());
    assertTrue(bars().svg().contains("1 Sep 2018"), bars().svg());
  }

  @Test
  void escapesWhatItIsGiven() {
    assertTrue(!bars().svg().contains("<b>"), bars().svg());
  }

  @Test
  void drawsABandForEachAmountAndItsRow() {
    Picture flow = new MoneyFlow("f", "Money of 2017", DAY, PARTS).draw();
    List<Element> marks = new Drawn(flow).marks("data-row");

    assertEquals(
        List.of(
            List.of("awarded", "paid out", "2018-09-01", "160.00"),
            List.of("awarded", "held", "2018-09-01", "40.00"),
            List.of("awarded", "may be drawn", "2018-09-01", "200.00"),
            List.of("paid out", "drawn", "2018-09-01", "100.00"),
            List.of("paid out", "returned", "2018-09-01", "20.00"),
            List.of("paid out", "owed", "2018-09-01", "10.00"),
            List.of("paid out", "disputed", "2018-09-01", "30.00")),
        flow.table().rows().stream()
            .map(row -> row.stream().map(Table.Cell::data).toList())
            .toList());
    assertEquals(7, marks.size());
    assertEquals(
        4,
        Drawn.measure(Drawn.within(marks.get(0), "money-node"), "height")
            / Drawn.measure(Drawn.within(marks.get(1), "money-node"), "height"),
        0.01);
  }

  @Test
  void drawsNothingOfNothing() {
    MoneyParts nothing = new MoneyParts(0, 0, 0, 0, 0, 0, 0);

    assertEquals(
        List.of(), new Drawn(new MoneyFlow("f", "Money", DAY, nothing).draw()).marks("data-row"));
    assertEquals(
        List.of(), new Drawn(new MoneyBars("m", "Money", DAY, List.of()).draw()).marks("data-row"));
    assertEquals(
        1,
        new Drawn(
                new MoneyBars(
                        "m", "Money", DAY, List.of(new MoneyBars.Bar("Here", null, nothing, 0)))
                    .draw())
            .marks("data-row")
            .size());
  }

  /// $300 at stake and $100 in doubt; supposed, $200 in doubt and an award of unknown amount.
  private static Picture stakes() {
    return new StakeBars(
            "s",
            "At stake",
            DAY,
            List.of(
                new StakeBars.Bar(
                    "Here",
                    "/recipients/here",
                    new StakeBars.Side(30_000, 10_000, 0),
                    new StakeBars.Side(0, 20_000, 1))))
        .draw();
  }

  @Test
  void drawsWhatIsInDoubtBesideWhatIsAtStakeAndBeforeAboveAfter() {
    Drawn drawn = new Drawn(stakes());
    List<Element> parts = Drawn.allWithin(drawn.marks("data-row").getFirst(), "money-part");

    assertEquals(3, parts.size());
    double atStake = Drawn.measure(parts.get(0), "width");
    assertEquals(3, atStake / Drawn.measure(parts.get(1), "width"), 0.01);
    assertEquals(1.5, atStake / Drawn.measure(parts.get(2), "width"), 0.01);
    assertEquals(Drawn.measure(parts.get(0), "y"), Drawn.measure(parts.get(1), "y"), 0.01);
    assertTrue(Drawn.measure(parts.get(2), "y") > Drawn.measure(parts.get(0), "y"));
    assertTrue(stakes().svg().contains("$200.00 and 1 awards"), stakes().svg());
  }

  @Test
  void hasATwinThatNeverMixesWhatIsInDoubtWithWhatIsAtStake() {
    assertEquals(
        List.of(
            "Here",
            "2018-09-01",
            "300.00",
            "0.00",
            "-300.00",
            "100.00",
            "200.00",
            "100.00",
            "0",
            "1"),
        stakes().table().rows().getFirst().stream().map(Table.Cell::data).toList());
  }
}
