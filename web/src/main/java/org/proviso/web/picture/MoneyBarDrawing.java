package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.List;
import org.proviso.web.picture.MoneyBars.Bar;
import org.proviso.web.picture.MoneyParts.Part;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws bars of money.
final class MoneyBarDrawing {

  private static final double LABELS = 240;
  private static final double LONGEST = 620;
  private static final double AMOUNTS = 140;
  private static final double ROW = 34;
  private static final double TOP = 10;
  private static final double THICK = 20;

  /// A part that is there is seen, however small.
  private static final double LEAST = 2;

  private final MoneyBars bars;
  private final Frame frame;
  private final long most;

  MoneyBarDrawing(MoneyBars bars) {
    this.bars = bars;
    frame = new Frame(bars.id(), bars.caption());
    most = bars.bars().stream().mapToLong(each -> each.parts().obligated()).max().orElse(0);
  }

  Picture picture() {
    double height = TOP * 2 + ROW * bars.bars().size();
    Markup plot =
        frame.plot(
            LABELS + LONGEST + AMOUNTS,
            height,
            Words.say("money.bars.description", bars.bars().size(), Words.day(bars.asOf())));
    MoneyInk.patterns(plot, bars.id());
    for (int i = 0; i < bars.bars().size(); i++) {
      bar(plot, i);
    }
    plot.close();
    Markup key = new Markup();
    MoneyInk.key(
        key,
        bars.id(),
        bars.bars().isEmpty()
            ? List.of()
            : bars.bars().getFirst().parts().parts().stream().map(Part::name).toList());
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
    plot.text(
        "text",
        Lines.wrap(bar.name(), 32, 1).getFirst(),
        "class",
        "label-name",
        "x",
        0,
        "y",
        y + THICK * 0.75);
    double x = LABELS;
    for (Part part : bar.parts().parts()) {
      if (part.cents() > 0) {
        double width = Math.max(LEAST, LONGEST * ((double) part.cents() / most));
        plot.leaf(
            "rect",
            "class",
            "money-part money-" + part.name(),
            "x",
            x,
            "y",
            y,
            "width",
            width,
            "height",
            THICK,
            "fill",
            MoneyInk.fill(bars.id(), part.name()));
        x += width;
      }
    }
    plot.text(
        "text",
        MoneyInk.dollars(bar.parts().obligated()),
        "class",
        "money-label",
        "x",
        x + 8,
        "y",
        y + THICK * 0.75);
    plot.close();
  }

  private static String title(Bar bar) {
    List<String> parts = new ArrayList<>();
    for (Part part : bar.parts().parts()) {
      if (part.cents() > 0) {
        parts.add(
            Words.say("money.part", MoneyInk.word(part.name()), MoneyInk.dollars(part.cents())));
      }
    }
    return Words.say("money.bar", bar.name(), String.join("; ", parts));
  }

  private Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("recipient", Words.say("column.recipient"), false));
    columns.add(new Column("as-of", Words.say("money.as-of"), false));
    for (String name :
        List.of(
            "obligated",
            "undrawn",
            "held",
            "paid-out",
            "disputed",
            "owed",
            "returned",
            "written-off",
            "charged")) {
      columns.add(new Column(name, MoneyInk.word(name), true));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Bar bar : bars.bars()) {
      MoneyParts parts = bar.parts();
      rows.add(
          List.of(
              Cell.of(bar.name(), bar.href()),
              Cell.of(bars.asOf()),
              MoneyInk.cell(parts.obligated()),
              MoneyInk.cell(parts.undrawn()),
              MoneyInk.cell(parts.held()),
              MoneyInk.cell(parts.paidOut()),
              MoneyInk.cell(parts.disputed()),
              MoneyInk.cell(parts.owed()),
              MoneyInk.cell(parts.returned()),
              MoneyInk.cell(parts.writtenOff()),
              MoneyInk.cell(bar.charged())));
    }
    return new Table(bars.caption(), columns, rows);
  }
}
