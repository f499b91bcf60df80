package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.proviso.web.picture.PartyLanes.Entry;
import org.proviso.web.picture.PartyLanes.Lane;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws the lanes of one recipient.
final class LanesDrawing {

  private static final double LABELS = 104;
  private static final double MARGIN = 20;
  private static final double NARROWEST = 560;
  private static final double WIDEST = 4480;
  private static final int MOST_TIERS = 6;
  private static final double DISC = 24;
  private static final double TIER = 27;
  private static final double DIGIT = 7.5;
  private static final double PADDING = 10;
  private static final double AXIS = 26;

  private final PartyLanes lanes;
  private final Frame frame;
  private final TimeAxis axis;
  private final Map<Lane, Tiers> tiers = new EnumMap<>(Lane.class);

  /// The rows that are shown, in order of time.
  private final List<Integer> shown;

  private final int[] tierOf;

  LanesDrawing(PartyLanes lanes) {
    this.lanes = lanes;
    frame = new Frame(lanes.id(), lanes.caption());
    tierOf = new int[lanes.entries().size()];
    shown = shown();
    double years =
        (lanes.shown().until().toEpochDay() - lanes.shown().from().toEpochDay()) / 365.25;
    double width = Math.clamp(years * 150, NARROWEST, 1068);
    TimeAxis tried = stacked(width);
    // Marks that stand too high above one another are given more room sideways.
    while (highest() > MOST_TIERS && width * 1.5 <= WIDEST) {
      width *= 1.5;
      tried = stacked(width);
    }
    axis = tried;
  }

  private List<Integer> shown() {
    TimeAxis any = new TimeAxis(lanes.shown(), 0, 1);
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < lanes.entries().size(); i++) {
      if (any.shows(lanes.entries().get(i).day())) {
        rows.add(i);
      }
    }
    rows.sort(Comparator.comparing(row -> lanes.entries().get(row).day()));
    return List.copyOf(rows);
  }

  private TimeAxis stacked(double width) {
    TimeAxis with = new TimeAxis(lanes.shown(), MARGIN, width);
    tiers.clear();
    for (Lane lane : Lane.values()) {
      if (lane != Lane.OTHER || hasOthers()) {
        tiers.put(lane, new Tiers(2));
      }
    }
    for (int row : shown) {
      Entry entry = lanes.entries().get(row);
      Tiers lane = tiers.get(entry.lane());
      if (lane != null) {
        tierOf[row] = lane.place(with.x(entry.day()), width(entry));
      }
    }
    return with;
  }

  private boolean hasOthers() {
    return lanes.entries().stream().anyMatch(entry -> entry.lane() == Lane.OTHER);
  }

  private int highest() {
    return tiers.values().stream().mapToInt(Tiers::count).max().orElse(0);
  }

  private static double width(Entry entry) {
    return Math.max(DISC, Integer.toString(entry.number()).length() * DIGIT + 8);
  }

  Picture picture() {
    double height = 6 + AXIS;
    for (Tiers lane : tiers.values()) {
      height += height(lane);
    }
    Markup labels = frame.labels(LABELS, height, Words.say("lanes.labels"));
    Markup plot =
        frame.plot(
            axis.width() + 2 * MARGIN,
            height,
            Words.say("lanes.description", shown.size(), tiers.size(), outside()));
    axis.ticks(plot, 4, height - AXIS, height - AXIS + 18);
    lanes(labels, plot);
    if (lanes.day() != null) {
      axis.chosen(plot, lanes.day(), 4, height - AXIS + 2);
    }
    double top = 4;
    for (Map.Entry<Lane, Tiers> lane : tiers.entrySet()) {
      double bottom = top + height(lane.getValue());
      for (int row : shown) {
        if (lanes.entries().get(row).lane() == lane.getKey()) {
          mark(plot, row, bottom - PADDING - DISC / 2 - tierOf[row] * TIER);
        }
      }
      top = bottom;
    }
    labels.close();
    plot.close();
    return new Picture(frame.around("picture-lanes", Set.of(), labels, plot), table(), null);
  }

  private int outside() {
    return lanes.entries().size() - shown.size();
  }

  private static double height(Tiers lane) {
    return Math.max(1, lane.count()) * TIER + 2 * PADDING - (TIER - DISC);
  }

  /// Draws the lanes: a name and a line below each.
  private void lanes(Markup labels, Markup plot) {
    double y = 4;
    for (Map.Entry<Lane, Tiers> lane : tiers.entrySet()) {
      double bottom = y + height(lane.getValue());
      labels.text(
          "text",
          Words.say("lane." + lane.getKey()),
          "class",
          "label-count",
          "x",
          0,
          "y",
          bottom - PADDING - DISC / 2 + 4);
      labels.leaf(
          "path",
          "class",
          "lane",
          "d",
          "M0 " + Markup.number(bottom) + "H" + Markup.number(LABELS));
      plot.leaf(
          "path",
          "class",
          "lane",
          "d",
          "M0 " + Markup.number(bottom) + "H" + Markup.number(axis.width() + 2 * MARGIN));
      y = bottom;
    }
  }

  private void mark(Markup plot, int row, double y) {
    Entry entry = lanes.entries().get(row);
    double x = axis.x(entry.day());
    double width = width(entry);
    String title = Words.say("lanes.entry", entry.number(), Words.day(entry.day()), entry.title());
    plot.open(
        "a",
        "href",
        entry.href(),
        "class",
        "mark entry lane-" + entry.lane().name().toLowerCase(Locale.ROOT),
        "data-row",
        row,
        "aria-label",
        title);
    plot.text("title", title);
    plot.leaf(
        "rect",
        "class",
        "disc",
        "x",
        x - width / 2,
        "y",
        y - DISC / 2,
        "width",
        width,
        "height",
        DISC,
        "rx",
        entry.lane() == Lane.COURTS ? 2 : DISC / 2);
    plot.text("text", Integer.toString(entry.number()), "class", "number", "x", x, "y", y + 4);
    plot.close();
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Entry entry : lanes.entries()) {
      rows.add(
          List.of(
              Cell.of(entry.number()),
              Cell.of(entry.day()),
              Cell.of(Words.say("lane." + entry.lane())),
              Cell.of(entry.title(), entry.href())));
    }
    return new Table(
        lanes.caption(),
        List.of(
            new Column("number", Words.say("column.number"), true),
            new Column("day", Words.say("column.day"), false),
            new Column("lane", Words.say("column.lane"), false),
            new Column("title", Words.say("column.entry"), false)),
        rows);
  }
}
