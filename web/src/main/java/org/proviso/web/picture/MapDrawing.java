package org.proviso.web.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Headline;
import org.proviso.web.picture.RecipientMap.Recipient;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws one map.
final class MapDrawing {

  private static final double LARGEST = 26;
  private static final double SMALLEST = 5;
  private static final double UNKNOWN = 8.5;
  private static final double RING = 2;
  private static final double GAP = 1.5;
  private static final double PATTERN = 0.6;

  /// Where the circle of one row stands, and where it would if it were alone.
  private record Circle(int row, double x, double y, double radius, Atlas.Division at) {

    boolean touches(double otherX, double otherY, double otherRadius) {
      return Math.hypot(x - otherX, y - otherY) < radius + otherRadius + GAP;
    }
  }

  private final RecipientMap map;
  private final Frame frame;
  private final Atlas atlas = Atlas.atlas();
  private final long most;
  private final List<Circle> circles;

  MapDrawing(RecipientMap map) {
    this.map = map;
    frame = new Frame(map.id(), map.caption());
    long found = 0;
    for (Recipient recipient : map.recipients()) {
      Long cents = recipient.cents();
      found = Math.max(found, cents == null ? 0 : cents);
    }
    most = found;
    circles = circles();
  }

  private double radius(Recipient recipient) {
    Long cents = recipient.cents();
    if (cents == null || most == 0) {
      return cents == null ? UNKNOWN : SMALLEST;
    }
    return Math.max(SMALLEST, LARGEST * Math.sqrt((double) cents / most));
  }

  /// Places the largest first, each as near to where it belongs as those before it let it.
  private List<Circle> circles() {
    List<Circle> placed = new ArrayList<>();
    List<Integer> rows =
        IntStream.range(0, map.recipients().size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer row) -> radius(map.recipients().get(row)))
                    .reversed())
            .toList();
    for (int row : rows) {
      Recipient recipient = map.recipients().get(row);
      atlas
          .division(recipient)
          .ifPresent(at -> placed.add(placed(placed, row, at, radius(recipient))));
    }
    placed.sort(Comparator.comparingInt(Circle::row));
    return List.copyOf(placed);
  }

  private static Circle placed(List<Circle> others, int row, Atlas.Division at, double radius) {
    for (double distance = 0; ; distance += 1.5) {
      int steps = distance == 0 ? 1 : (int) Math.ceil(distance * 2);
      for (int i = 0; i < steps; i++) {
        double angle = 2 * Math.PI * i / steps;
        // To a hundredth, as it is written.
        double x = Math.round((at.x() + distance * Math.cos(angle)) * 100) / 100.0;
        double y = Math.round((at.y() + distance * Math.sin(angle)) * 100) / 100.0;
        if (others.stream().noneMatch(other -> other.touches(x, y, radius))) {
          return new Circle(row, x, y, radius, at);
        }
      }
    }
  }

  Picture picture() {
    Markup plot =
        frame.plot(
            Atlas.LEFT,
            Atlas.WIDTH,
            Atlas.HEIGHT,
            Words.say(
                "map.description",
                circles.size(),
                map.recipients().size() - circles.size(),
                Words.day(map.day())));
    frame.patterns(plot, PATTERN);
    plot.leaf("path", "class", "land", "d", atlas.land());
    outlines(plot);
    plot.leaf("path", "class", "borders", "d", atlas.borders());
    circles.stream().filter(MapDrawing::isMoved).forEach(circle -> leader(plot, circle));
    Set<Headline> answers = EnumSet.noneOf(Headline.class);
    for (Circle circle : circles) {
      answers.add(map.recipients().get(circle.row()).headline());
      circle(plot, circle);
    }
    sizes(plot);
    plot.close();
    return new Picture(frame.around("picture-map", answers, null, plot), table(), beside());
  }

  /// Draws the counties in which recipients stand.
  private void outlines(Markup plot) {
    Set<String> outlines = new LinkedHashSet<>();
    circles.forEach(circle -> outlines.add(circle.at().outline()));
    plot.leaf("path", "class", "county", "d", String.join("", outlines));
  }

  private static boolean isMoved(Circle circle) {
    return Math.hypot(circle.x() - circle.at().x(), circle.y() - circle.at().y()) > 1;
  }

  private static void leader(Markup plot, Circle circle) {
    plot.leaf(
        "path",
        "class",
        "leader",
        "d",
        "M"
            + Markup.number(circle.at().x())
            + " "
            + Markup.number(circle.at().y())
            + "L"
            + Markup.number(circle.x())
            + " "
            + Markup.number(circle.y()));
  }

  private void circle(Markup plot, Circle circle) {
    Recipient recipient = map.recipients().get(circle.row());
    AnswerLook look = AnswerLook.of(recipient.headline());
    String title =
        Words.say("map.recipient", recipient.name(), amount(recipient.cents()), look.word());
    plot.open(
        "a",
        "href",
        recipient.proof(),
        "class",
        "mark " + look.cssClass(),
        "data-row",
        circle.row(),
        "aria-label",
        title);
    plot.text("title", title);
    plot.leaf(
        "circle",
        "class",
        "shape",
        "fill",
        frame.fill(recipient.headline()),
        "cx",
        circle.x(),
        "cy",
        circle.y(),
        "r",
        recipient.cents() == null ? circle.radius() - RING : circle.radius());
    if (recipient.cents() == null) {
      plot.leaf(
          "circle", "class", "unknown", "cx", circle.x(), "cy", circle.y(), "r", circle.radius());
    }
    plot.close();
  }

  /// Says what the sizes stand for, in the sea off the south-east.
  private void sizes(Markup plot) {
    double y = 470;
    plot.open("g", "class", "sizes");
    if (most > 0) {
      y = size(plot, y, LARGEST, "", amount(most));
      y = size(plot, y, LARGEST / 2, "", amount(most / 4));
      double least = SMALLEST / LARGEST;
      y =
          size(
              plot,
              y,
              SMALLEST,
              "",
              Words.say("map.least", dollars((long) (most * least * least))));
    }
    if (map.recipients().stream().anyMatch(recipient -> recipient.cents() == null)) {
      size(plot, y, UNKNOWN, " unknown", Words.say("map.unknown"));
    }
    plot.close();
  }

  private static double size(Markup plot, double y, double radius, String style, String text) {
    double middle = y + radius;
    plot.leaf("circle", "class", "size" + style, "cx", 855, "cy", middle, "r", radius);
    plot.text("text", text, "class", "size-label", "x", 886, "y", middle + 4);
    return y + Math.max(2 * radius, 14) + 8;
  }

  private static String amount(@Nullable Long cents) {
    return cents == null ? Words.say("map.unknown") : dollars(cents);
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%,d", Math.round(cents / 100.0));
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Recipient recipient : map.recipients()) {
      rows.add(
          List.of(
              Cell.of(recipient.name(), recipient.href()),
              Cell.of(recipient.headline(), recipient.proof()),
              money(recipient.cents()),
              Cell.of(where(atlas.division(recipient))),
              Cell.of(recipient.checked())));
    }
    return new Table(
        map.caption(),
        List.of(
            new Column("recipient", Words.say("column.recipient"), false),
            new Column("answer", Words.say("column.answer-on", Words.day(map.day())), false),
            new Column("award", Words.say("column.award"), true),
            new Column("where", Words.say("column.where"), false),
            new Column("checked", Words.say("column.checked"), false)),
        rows);
  }

  private static Cell money(@Nullable Long cents) {
    return cents == null
        ? new Cell(Words.say("map.unknown"), "", List.of(), null)
        : new Cell(dollars(cents), BigDecimal.valueOf(cents, 2).toPlainString(), List.of(), null);
  }

  private static String where(Optional<Atlas.Division> at) {
    return at.map(
            division -> Words.say(division.isState() ? "map.state" : "map.county", division.fips()))
        .orElse(Words.say("map.nowhere"));
  }

  private @Nullable Table beside() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Recipient recipient : map.recipients()) {
      if (atlas.division(recipient).isEmpty()) {
        rows.add(
            List.of(
                Cell.of(recipient.name(), recipient.href()),
                Cell.of(recipient.headline(), recipient.proof()),
                money(recipient.cents()),
                Cell.of(recipient.checked())));
      }
    }
    if (rows.isEmpty()) {
      return null;
    }
    return new Table(
        Words.say("map.unplaced"),
        List.of(
            new Column("recipient", Words.say("column.recipient"), false),
            new Column("answer", Words.say("column.answer-on", Words.day(map.day())), false),
            new Column("award", Words.say("column.award"), true),
            new Column("checked", Words.say("column.checked"), false)),
        rows);
  }
}
