package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.proviso.web.picture.ClockLine.Kind;
import org.proviso.web.picture.ClockLine.Point;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws one clock as a line.
final class ClockLineDrawing {

  private static final double MARGIN = 70;
  private static final double WIDTH = 720;
  private static final double TIER = 20;
  private static final double LETTER = 7.2;
  private static final double RADIUS = 5.5;
  private static final double BAND = 12;

  /// Days before the first and after the last that are shown.
  private static final int AROUND = 4;

  private final ClockLine line;
  private final Frame frame;
  private final TimeAxis axis;
  private final int[] tierOf;
  private final double base;

  ClockLineDrawing(ClockLine line) {
    this.line = line;
    frame = new Frame(line.id(), line.caption());
    axis = new TimeAxis(shown(), MARGIN, WIDTH);
    tierOf = new int[line.points().size()];
    Tiers tiers = new Tiers(12);
    for (int i = 0; i < tierOf.length; i++) {
      Point point = line.points().get(i);
      tierOf[i] = tiers.place(middle(point), label(point).length() * LETTER);
    }
    base = tiers.count() * TIER + 26;
  }

  private Shown shown() {
    LocalDate first = line.today();
    LocalDate last = line.today();
    for (Point point : line.points()) {
      LocalDate end = point.end() == null ? point.day() : point.end();
      first = point.day().isBefore(first) ? point.day() : first;
      last = end.isAfter(last) ? end : last;
    }
    return new Shown(first.minusDays(AROUND), last.plusDays(AROUND + 1L));
  }

  private double middle(Point point) {
    double words = label(point).length() * LETTER / 2;
    // A label stays within the picture.
    return Math.clamp(
        axis.x(point.day()), Math.min(words, MARGIN + WIDTH / 2), WIDTH + 2 * MARGIN - words);
  }

  private static String label(Point point) {
    return Words.say("clock.label", point.words(), Words.day(point.day()));
  }

  Picture picture() {
    Markup plot =
        frame.plot(
            WIDTH + 2 * MARGIN,
            base + 62,
            Words.say("clock.description", line.points().size(), Words.day(line.today())));
    frame.patterns(plot);
    plot.leaf("path", "class", "axis", "d", way(MARGIN, MARGIN + WIDTH));
    axis.ticks(plot, base, base + 8, base + 58);
    run(plot);
    axis.chosen(
        plot,
        line.today(),
        Words.say("clock.today", Words.day(line.today())),
        base - BAND,
        base + 18);
    for (int i = 0; i < tierOf.length; i++) {
      mark(plot, i);
    }
    plot.close();
    return new Picture(frame.around("picture-clock", Set.of(), null, plot), table(), null);
  }

  private String way(double from, double to) {
    return "M" + Markup.number(from) + " " + Markup.number(base) + "H" + Markup.number(to);
  }

  private void run(Markup plot) {
    LocalDate from = line.from();
    if (from == null) {
      return;
    }
    LocalDate until = line.until();
    double end = until == null ? MARGIN + WIDTH : axis.x(until);
    plot.leaf("path", "class", "runs", "d", way(axis.x(from), Math.max(axis.x(from), end)));
  }

  private void mark(Markup plot, int number) {
    Point point = line.points().get(number);
    double x = axis.x(point.day());
    double bottom = base - 16 - tierOf[number] * TIER;
    String kind = point.kind().name().toLowerCase(Locale.ROOT);
    plot.open("g", "class", "clock-" + kind, "data-row", number);
    if (point.kind() == Kind.STANDSTILL) {
      LocalDate until = point.end();
      double end = until == null ? MARGIN + WIDTH : axis.x(until);
      plot.leaf(
          "rect",
          "class",
          "standstill",
          "fill",
          "url(#" + frame.id() + "-hatch)",
          "x",
          x,
          "y",
          base - BAND / 2,
          "width",
          Math.max(1, end - x),
          "height",
          BAND);
    }
    plot.leaf(
        "path",
        "class",
        "stem",
        "d",
        "M" + Markup.number(x) + " " + Markup.number(bottom + 3) + "V" + Markup.number(base));
    if (point.kind() == Kind.DUE) {
      plot.leaf(
          "rect",
          "class",
          "disc",
          "x",
          x - RADIUS,
          "y",
          base - RADIUS,
          "width",
          2 * RADIUS,
          "height",
          2 * RADIUS);
    } else if (point.kind() == Kind.HAPPENED) {
      plot.leaf("circle", "class", "disc", "cx", x, "cy", base, "r", RADIUS);
    }
    plot.text("text", label(point), "class", "word", "x", middle(point), "y", bottom);
    plot.close();
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Point point : line.points()) {
      LocalDate end = point.end();
      rows.add(
          List.of(
              Cell.of(point.day()),
              Cell.of(point.words()),
              point.kind() == Kind.STANDSTILL ? Cell.of(end) : Cell.of("")));
    }
    return new Table(
        line.caption(),
        List.of(
            new Column("day", Words.say("column.day"), false),
            new Column("what", Words.say("column.what"), false),
            new Column("until", Words.say("column.until"), false)),
        rows);
  }
}
