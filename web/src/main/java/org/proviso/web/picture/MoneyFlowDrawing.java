package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws bands of money: awarded, then paid out, held or undrawn, then what became of what was paid
/// out.
final class MoneyFlowDrawing {

  /// A row of the table, and a band.
  private record Band(String from, String to, long cents) {}

  private static final double WIDTH = 1000;
  private static final double TALL = 260;
  private static final double TOP = 30;
  private static final double NODE = 14;
  private static final double FIRST = 20;
  private static final double SECOND = 330;
  private static final double THIRD = 700;

  /// Between two nodes of a column, so that their words do not meet.
  private static final double GAP = 30;

  private static final double LEAST = 1.5;

  private final MoneyFlow flow;
  private final Frame frame;
  private final List<Band> bands = new ArrayList<>();
  private final long all;

  MoneyFlowDrawing(MoneyFlow flow) {
    this.flow = flow;
    frame = new Frame(flow.id(), flow.caption());
    MoneyParts parts = flow.parts();
    all = parts.obligated();
    add("obligated", "paid-out", parts.paidOut());
    add("obligated", "held", parts.held());
    add("obligated", "undrawn", parts.undrawn());
    add("paid-out", "drawn", parts.drawn());
    add("paid-out", "returned", parts.returned());
    add("paid-out", "written-off", parts.writtenOff());
    add("paid-out", "owed", parts.owed());
    add("paid-out", "disputed", parts.disputed());
  }

  private void add(String from, String to, long cents) {
    if (cents > 0) {
      bands.add(new Band(from, to, cents));
    }
  }

  Picture picture() {
    Markup plot =
        frame.plot(
            WIDTH,
            TOP * 2 + TALL + 5 * GAP,
            Words.say("money.flow.description", MoneyInk.dollars(all), Words.day(flow.asOf())));
    MoneyInk.patterns(plot, flow.id());
    if (all > 0) {
      plot.leaf("rect", "class", "money-node", "x", FIRST, "y", TOP, "width", NODE, "height", TALL);
      label(plot, "obligated", all, FIRST + NODE + 6, TOP - 8);
      double paidOut = column(plot, "obligated", FIRST + NODE, TOP, SECOND);
      column(plot, "paid-out", SECOND + NODE, paidOut, THIRD);
    }
    plot.close();
    return new Picture(
        frame.around("picture-money", java.util.Set.of(), null, plot), table(), null);
  }

  /// Draws the bands out of a node, and the nodes that they lead to.
  ///
  /// @return where the node of what was paid out begins, if it is among them
  private double column(Markup plot, String from, double x, double top, double to) {
    double left = top;
    double right = TOP;
    double paidOut = TOP;
    for (int row = 0; row < bands.size(); row++) {
      Band band = bands.get(row);
      if (!band.from().equals(from)) {
        continue;
      }
      double thick = thick(band.cents());
      String title =
          Words.say(
              "money.band",
              MoneyInk.word(band.from()),
              MoneyInk.word(band.to()),
              MoneyInk.dollars(band.cents()));
      plot.open("g", "class", "mark money-" + band.to(), "data-row", row);
      plot.text("title", title);
      plot.leaf(
          "path",
          "class",
          "money-band",
          "d",
          shape(x, left, to, right, thick),
          "fill",
          band.to().equals("paid-out") ? "currentColor" : MoneyInk.fill(flow.id(), band.to()));
      plot.leaf("rect", "class", "money-node", "x", to, "y", right, "width", NODE, "height", thick);
      // Bands go on from what was paid out, and would lie upon its words.
      double words = band.to().equals("paid-out") ? right - 8 : right + Math.max(12, thick / 2 + 4);
      label(plot, band.to(), band.cents(), to + NODE + 6, words);
      plot.close();
      if (band.to().equals("paid-out")) {
        paidOut = right;
      }
      left += thick;
      right += thick + GAP;
    }
    return paidOut;
  }

  private double thick(long cents) {
    return Math.max(LEAST, TALL * ((double) cents / all));
  }

  private static String shape(double x, double y, double toX, double toY, double thick) {
    double middle = (x + toX) / 2;
    return String.format(
        Locale.ROOT,
        "M%1$.2f %2$.2fC%3$.2f %2$.2f %3$.2f %4$.2f %5$.2f %4$.2fV%6$.2fC%3$.2f %6$.2f %3$.2f"
            + " %7$.2f %1$.2f %7$.2fZ",
        x,
        y,
        middle,
        toY,
        toX,
        toY + thick,
        y + thick);
  }

  private static void label(Markup plot, String part, long cents, double x, double y) {
    plot.text(
        "text",
        Words.say("money.part", MoneyInk.word(part), MoneyInk.dollars(cents)),
        "class",
        "money-label",
        "x",
        x,
        "y",
        y);
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Band band : bands) {
      rows.add(
          List.of(
              Cell.of(MoneyInk.word(band.from())),
              Cell.of(MoneyInk.word(band.to())),
              Cell.of(flow.asOf()),
              MoneyInk.cell(band.cents())));
    }
    return new Table(
        flow.caption(),
        List.of(
            new Column("from", Words.say("money.from"), false),
            new Column("to", Words.say("money.to"), false),
            new Column("as-of", Words.say("money.as-of"), false),
            new Column("amount", Words.say("money.amount"), true)),
        rows);
  }
}
