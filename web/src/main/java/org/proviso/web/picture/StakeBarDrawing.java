package org.proviso.web.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.proviso.web.picture.StakeBars.Bar;
import org.proviso.web.picture.StakeBars.Side;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws what is at stake before and after.
final class StakeBarDrawing {

  private static final double LABELS = 240;
  private static final double SIDES = 110;
  private static final double LONGEST = 480;
  private static final double AMOUNTS = 170;
  private static final double ROW = 58;
  private static final double TOP = 10;
  private static final double THICK = 18;
  private static final double NEXT = 24;

  /// A part that is there is seen, however small.
  private static final double LEAST = 2;

  private static final List<String> PARTS = List.of("at-stake", "in-doubt");

  private final StakeBars bars;
  private final Frame frame;
  private final long most;

  StakeBarDrawing(StakeBars bars) {
    this.bars = bars;
    frame = new Frame(bars.id(), bars.caption());
    most =
        bars.bars().stream()
            .mapToLong(each -> Math.max(sum(each.before()), sum(each.after())))
            .max()
            .orElse(0);
  }

  private static long sum(Side side) {
    return Math.addExact(side.atStake(), side.inDoubt());
  }

  Picture picture() {
    Markup plot =
        frame.plot(
            LABELS + SIDES + LONGEST + AMOUNTS,
            TOP * 2 + ROW * bars.bars().size(),
            Words.say("stake.description", bars.bars().size(), Words.day(bars.asOf())));
    MoneyInk.stakePatterns(plot, bars.id());
    for (int i = 0; i < bars.bars().size(); i++) {
      bar(plot, i);
    }
    plot.close();
    Markup key = new Markup();
    MoneyInk.key(key, bars.id(), PARTS);
    return new Picture(frame.around("picture-money", key, plot), table(), null);
  }

  private void bar(Markup plot, int number) {
    Bar bar = bars.bars().get(number);
    double y = TOP + number * ROW;
    String href = bar.href();
    if (href == null) {
      plot.open("g", "class", "mark", "data-row", number);
    } else {
      plot.open("a", "href", href, "class", "mark", "data-row", number, "aria-label", title(bar));
    }
    plot.text("title", title(bar));
    label(plot, Lines.wrap(bar.name(), 32, 1).getFirst(), "label-name", 0, y);
    side(plot, "stake.before", bar.before(), y);
    side(plot, "stake.after", bar.after(), y + NEXT);
    plot.close();
  }

  private void side(Markup plot, String word, Side side, double y) {
    label(plot, Words.say(word), "money-label", LABELS, y);
    double x = LABELS + SIDES;
    for (String part : PARTS) {
      long cents = cents(side, part);
      if (cents > 0) {
        double width = Math.max(LEAST, LONGEST * ((double) cents / most));
        plot.leaf(
            "rect",
            "class",
            "money-part money-" + part,
            "x",
            x,
            "y",
            y,
            "width",
            width,
            "height",
            THICK,
            "fill",
            MoneyInk.fill(bars.id(), part));
        x += width;
      }
    }
    label(plot, brief(side), "money-label", x + 8, y);
  }

  private static void label(Markup plot, String text, String kind, double x, double y) {
    plot.text("text", text, "class", kind, "x", x, "y", y + THICK * 0.75);
  }

  private static long cents(Side side, String part) {
    return part.equals("at-stake") ? side.atStake() : side.inDoubt();
  }

  /// Of awards whose amount is not known a bar has no length: their number stands beside it.
  private static String brief(Side side) {
    String dollars = MoneyInk.dollars(sum(side));
    return side.unknown() == 0 ? dollars : Words.say("stake.unknown", dollars, side.unknown());
  }

  private static String said(Side side) {
    return Words.say(
        "stake.side",
        MoneyInk.dollars(side.atStake()),
        MoneyInk.dollars(side.inDoubt()),
        side.unknown());
  }

  private static String title(Bar bar) {
    return Words.say("stake.bar", bar.name(), said(bar.before()), said(bar.after()));
  }

  private Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("recipient", Words.say("column.recipient"), false));
    columns.add(new Column("as-of", Words.say("money.as-of"), false));
    for (String name :
        List.of(
            "at-stake-before",
            "at-stake-after",
            "at-stake-difference",
            "in-doubt-before",
            "in-doubt-after",
            "in-doubt-difference",
            "unknown-before",
            "unknown-after")) {
      columns.add(new Column(name, Words.say("stake." + name), true));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Bar bar : bars.bars()) {
      rows.add(
          List.of(
              Cell.of(bar.name(), bar.href()),
              Cell.of(bars.asOf()),
              MoneyInk.cell(bar.before().atStake()),
              MoneyInk.cell(bar.after().atStake()),
              difference(bar.before().atStake(), bar.after().atStake()),
              MoneyInk.cell(bar.before().inDoubt()),
              MoneyInk.cell(bar.after().inDoubt()),
              difference(bar.before().inDoubt(), bar.after().inDoubt()),
              Cell.of(bar.before().unknown()),
              Cell.of(bar.after().unknown())));
    }
    return new Table(bars.caption(), columns, rows);
  }

  private static Cell difference(long before, long after) {
    long cents = Math.subtractExact(after, before);
    String sign = cents < 0 ? "-" : "+";
    return new Cell(
        cents == 0 ? MoneyInk.dollars(0) : sign + MoneyInk.dollars(Math.abs(cents)),
        BigDecimal.valueOf(cents, 2).toPlainString(),
        List.of(),
        null);
  }
}
