package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.proviso.web.picture.ChangeStrip.Change;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;
import org.proviso.web.picture.Table.Link;

/// Draws one strip of changes.
final class ChangeDrawing {

  private static final double MARGIN = 50;
  private static final double TALLEST = 52;
  private static final double BASE = 78;
  private static final double HALF_TICK = 2.5;

  private final ChangeStrip strip;
  private final Frame frame;
  private final TimeAxis axis;
  private final List<Change> changes;
  private final int most;

  ChangeDrawing(ChangeStrip strip) {
    this.strip = strip;
    frame = new Frame(strip.id(), strip.caption());
    axis = new TimeAxis(strip.shown(), MARGIN, 1100);
    changes = strip.changes().stream().filter(change -> axis.shows(change.day())).toList();
    most = changes.stream().mapToInt(Change::answers).max().orElse(1);
  }

  Picture picture() {
    double width = axis.width() + 2 * MARGIN;
    Markup plot =
        frame.plot(width, BASE + 54, Words.say("strip.description", changes.size(), most));
    axis.ticks(plot, BASE, BASE + 6, BASE + 46);
    plot.leaf(
        "path",
        "class",
        "axis",
        "d",
        "M" + Markup.number(MARGIN) + " " + BASE + "H" + Markup.number(MARGIN + axis.width()));
    axis.chosen(plot, strip.day(), 8, BASE + 9);
    for (int i = 0; i < changes.size(); i++) {
      tick(plot, i);
    }
    most(plot);
    plot.close();
    return new Picture(frame.around("picture-strip", Set.of(), null, plot), table(), null);
  }

  private void tick(Markup plot, int number) {
    Change change = changes.get(number);
    double x = axis.x(change.day());
    double height = TALLEST * Math.sqrt((double) change.answers() / most);
    boolean isChosen = change.day().equals(strip.day());
    String title = title(change);
    plot.open(
        "a",
        "href",
        change.href(),
        "class",
        isChosen ? "mark is-chosen" : "mark",
        "data-row",
        number,
        "aria-label",
        title);
    plot.text("title", title);
    double from = Math.max(x - 12, number == 0 ? MARGIN - 12 : between(number - 1));
    double until = Math.min(x + 12, number == changes.size() - 1 ? x + 12 : between(number));
    plot.leaf(
        "rect", "class", "reach", "x", from, "y", 18, "width", until - from, "height", BASE - 18);
    plot.leaf(
        "rect",
        "class",
        "change",
        "x",
        x - HALF_TICK,
        "y",
        BASE - height,
        "width",
        2 * HALF_TICK,
        "height",
        height);
    plot.close();
  }

  /// Returns the middle between a tick and the one after it.
  private double between(int number) {
    return (axis.x(changes.get(number).day()) + axis.x(changes.get(number + 1).day())) / 2;
  }

  /// Says how many answers the highest tick stands for.
  private void most(Markup plot) {
    changes.stream()
        .max(Comparator.comparingInt(Change::answers))
        .ifPresent(
            highest ->
                plot.text(
                    "text",
                    Words.say("strip.most", highest.answers()),
                    "class",
                    "tick-label",
                    "x",
                    axis.x(highest.day()),
                    "y",
                    BASE - TALLEST - 6));
  }

  private static String title(Change change) {
    String day = Words.say("strip.change", Words.day(change.day()), change.answers());
    String by = String.join("; ", change.by().stream().map(ActLink::title).toList());
    return by.isEmpty() ? day : Words.say("strip.change-by", day, by);
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Change change : changes) {
      LocalDate day = change.day();
      rows.add(
          List.of(
              Cell.of(day.toString(), change.href()),
              Cell.of(change.answers()),
              Cell.of(
                  change.by().stream()
                      .map(act -> new Link(act.id() + " " + act.title(), act.href()))
                      .toList())));
    }
    return new Table(
        strip.caption(),
        List.of(
            new Column("day", Words.say("column.day"), false),
            new Column("answers", Words.say("column.answers-changed"), true),
            new Column("by", Words.say("column.by"), false)),
        rows);
  }
}
