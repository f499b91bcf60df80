package org.proviso.web.picture;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.proviso.web.picture.SortedDots.Dot;
import org.proviso.web.picture.SortedDots.Group;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws times as dots, one a row.
final class SortedDotsDrawing {

  private static final double LABELS = 260;
  private static final double LONGEST = 620;
  private static final double MARGIN = 50;
  private static final double TOP = 8;
  private static final double ROW = 20;
  private static final double HEADING = 28;
  private static final double AXIS = 40;
  private static final double RADIUS = 5;

  /// So many steps of the scale are the most that can be told apart.
  private static final int MOST_TICKS = 10;

  private final SortedDots dots;
  private final Frame frame;
  private final long most;

  SortedDotsDrawing(SortedDots dots) {
    this.dots = dots;
    frame = new Frame(dots.id(), dots.caption());
    long longest = 1;
    for (Group group : dots.groups()) {
      for (Dot dot : group.dots()) {
        longest = Math.max(longest, Math.max(dot.days(), given(dot)));
      }
    }
    most = longest;
  }

  /// Returns in how many days it was due; -1 if that is not known or was before.
  private static long given(Dot dot) {
    LocalDate due = dot.due();
    return due == null ? -1 : Math.max(-1, ChronoUnit.DAYS.between(dot.from(), due));
  }

  private static List<Dot> sorted(Group group) {
    return group.dots().stream()
        .sorted(
            Comparator.comparingLong(Dot::days)
                .thenComparing(Dot::name)
                .thenComparing(Dot::from)
                .thenComparing(Dot::what))
        .toList();
  }

  private double x(long days) {
    return LABELS + LONGEST * days / most;
  }

  Picture picture() {
    int count = dots.groups().stream().mapToInt(group -> group.dots().size()).sum();
    double base = TOP + HEADING * dots.groups().size() + ROW * count;
    Markup plot =
        frame.plot(
            LABELS + LONGEST + MARGIN,
            base + AXIS,
            Words.say("dots.description", count, Words.day(dots.asOf())));
    scale(plot, base);
    double y = TOP;
    int row = 0;
    for (Group group : dots.groups()) {
      plot.text(
          "text",
          Words.say("dots.group", group.name(), group.dots().size()),
          "class",
          "label-name dots-group",
          "x",
          0,
          "y",
          y + HEADING * 0.7);
      y += HEADING;
      for (Dot dot : sorted(group)) {
        dot(plot, dot, y + ROW / 2, row++);
        y += ROW;
      }
    }
    plot.close();
    return new Picture(frame.around("picture-dots", key(), plot), table(), null);
  }

  /// Returns the least of 1, 2, 5, 10, 20 … days at which the scale has not too many steps.
  private long step() {
    for (long ten = 1; ; ten *= 10) {
      for (long times : new long[] {1, 2, 5}) {
        if (most / (ten * times) <= MOST_TICKS) {
          return ten * times;
        }
      }
    }
  }

  private void scale(Markup plot, double base) {
    plot.leaf(
        "path",
        "class",
        "axis",
        "d",
        "M" + Markup.number(LABELS) + " " + Markup.number(base) + "H" + Markup.number(x(most)));
    for (long days = 0; days <= most; days += step()) {
      plot.leaf(
          "path",
          "class",
          "axis",
          "d",
          "M" + Markup.number(x(days)) + " " + Markup.number(TOP) + "V" + Markup.number(base + 5));
      plot.text(
          "text",
          days == 0 ? Words.say("dots.days") : Long.toString(days),
          "class",
          "tick-label dots-scale",
          "x",
          x(days),
          "y",
          base + 20);
    }
  }

  private void dot(Markup plot, Dot dot, double y, int row) {
    String href = dot.href();
    if (href == null) {
      plot.open("g", "class", "mark", "data-row", row);
    } else {
      plot.open("a", "href", href, "class", "mark", "data-row", row, "aria-label", title(dot));
    }
    plot.text("title", title(dot));
    plot.leaf(
        "rect",
        "class",
        "reach",
        "x",
        0,
        "y",
        y - ROW / 2,
        "width",
        LABELS + LONGEST,
        "height",
        ROW);
    plot.text(
        "text",
        Lines.wrap(dot.name(), 32, 1).getFirst(),
        "class",
        "label-name",
        "x",
        0,
        "y",
        y + 4);
    long given = given(dot);
    if (given >= 0) {
      due(plot, x(given), y);
    }
    if (dot.until() == null) {
      plot.leaf(
          "path",
          "class",
          "dots-open-line",
          "d",
          "M" + Markup.number(x(dot.days())) + " " + Markup.number(y) + "h18m-5 -4l5 4l-5 4");
    }
    plot.leaf(
        "circle",
        "class",
        dot.until() == null ? "dots-dot dots-open" : "dots-dot",
        "cx",
        x(dot.days()),
        "cy",
        y,
        "r",
        RADIUS);
    plot.close();
  }

  private static void due(Markup plot, double x, double y) {
    plot.leaf(
        "path",
        "class",
        "dots-due",
        "d",
        "M" + Markup.number(x) + " " + Markup.number(y - 8) + "v16");
  }

  private static Markup key() {
    Markup key = new Markup();
    key.open("ul", "class", "picture-key");
    for (String each : List.of("done", "open", "due")) {
      key.open("li", "class", "chip");
      key.open(
          "svg",
          "class",
          "dots-swatch",
          "width",
          24,
          "height",
          16,
          "viewBox",
          "0 0 24 16",
          "aria-hidden",
          "true");
      if (each.equals("due")) {
        due(key, 12, 8);
      } else {
        if (each.equals("open")) {
          key.leaf("path", "class", "dots-open-line", "d", "M8 8h14m-5 -4l5 4l-5 4");
        }
        key.leaf(
            "circle",
            "class",
            each.equals("open") ? "dots-dot dots-open" : "dots-dot",
            "cx",
            8,
            "cy",
            8,
            "r",
            RADIUS);
      }
      key.close();
      key.text("span", Words.say("dots.key." + each)).close();
    }
    return key.close();
  }

  private static String state(Dot dot) {
    return Words.say(dot.until() == null ? "dots.open" : "dots.done");
  }

  private static String title(Dot dot) {
    LocalDate due = dot.due();
    return Words.say(
        due == null ? "dots.title" : "dots.title.due",
        dot.name(),
        dot.what(),
        dot.days(),
        state(dot),
        due == null ? "" : Words.day(due));
  }

  private Table table() {
    List<Column> columns =
        List.of(
            new Column("side", Words.say("dots.column.side"), false),
            new Column("what", Words.say("column.what"), false),
            new Column("recipient", Words.say("column.recipient"), false),
            new Column("from", Words.say("dots.column.from"), false),
            new Column("until", Words.say("dots.column.until"), false),
            new Column("days", Words.say("dots.column.days"), true),
            new Column("due", Words.say("dots.column.due"), false),
            new Column("state", Words.say("dots.column.state"), false));
    List<List<Cell>> rows = new ArrayList<>();
    for (Group group : dots.groups()) {
      for (Dot dot : sorted(group)) {
        rows.add(
            List.of(
                Cell.of(group.name()),
                Cell.of(dot.what()),
                Cell.of(dot.name(), dot.href()),
                Cell.of(dot.from()),
                Cell.of(dot.until()),
                Cell.of(dot.days()),
                dot.due() == null ? Cell.of("") : Cell.of(dot.due()),
                Cell.of(state(dot))));
      }
    }
    return new Table(dots.caption(), columns, rows);
  }
}
