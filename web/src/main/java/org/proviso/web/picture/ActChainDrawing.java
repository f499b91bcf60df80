package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.proviso.web.picture.ActChain.Act;
import org.proviso.web.picture.ActChain.Effect;
import org.proviso.web.picture.ActChain.Operation;
import org.proviso.web.picture.ActChainLayout.Arrow;
import org.proviso.web.picture.ActChainLayout.Node;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;

/// Draws one chain of acts.
final class ActChainDrawing {

  private static final double MARGIN = 12;
  private static final double BOX = 212;
  private static final int BOX_CHARACTERS = 27;
  private static final double LINE = 16;
  private static final double PORT = 20;
  private static final double CHARACTER = 6.8;
  private static final double HEAD = 9;

  private final ActChain chain;
  private final Frame frame;
  private final ActChainLayout layout;
  private final Map<Effect, Integer> rowOf = new HashMap<>();
  private final Map<String, Integer> rowOfAct = new HashMap<>();
  private final double[] left;

  /// A line of a box: its text and class.
  private record Line(String text, String style) {}

  ActChainDrawing(ActChain chain) {
    this.chain = chain;
    frame = new Frame(chain.id(), chain.caption());
    layout = new ActChainLayout(chain.acts(), chain.effects(), this::boxHeight);
    left = new double[layout.columnCount() + 1];
    double x = MARGIN;
    for (int column = 0; column < layout.columnCount(); column++) {
      left[column] = x;
      x += BOX + gapAfter(column);
    }
  }

  Picture picture() {
    Table table = table();
    int columns = layout.columnCount();
    double width = columns == 0 ? BOX : left[columns - 1] + BOX + MARGIN;
    Markup plot =
        frame.plot(
            width,
            layout.height() + 2 * MARGIN,
            Words.say(
                "chain.description",
                chain.acts().size(),
                chain.effects().size(),
                Words.day(chain.day())));
    for (Operation operation : List.of(Operation.values()).reversed()) {
      // What operates lies above what does not.
      for (Arrow arrow : layout.arrows()) {
        if (arrow.effect().operation() == operation) {
          arrow(plot, arrow);
        }
      }
    }
    layout.acts().forEach(act -> box(plot, act));
    plot.close();
    return new Picture(frame.around("picture-chain", Set.of(), null, plot), table, null);
  }

  /// Returns the room after a column: that for the longest verb of the arrows which begin there.
  private double gapAfter(int column) {
    return layout.arrows().stream()
            .filter(arrow -> arrow.through().getFirst().column == column + 1)
            .mapToDouble(arrow -> arrow.effect().verb().length() * CHARACTER)
            .max()
            .orElse(0)
        + 84;
  }

  private double boxHeight(Act act) {
    long out = chain.effects().stream().filter(each -> isArrowFrom(each, act)).count();
    long in = chain.effects().stream().filter(each -> isArrowTo(each, act)).count();
    long itself = chain.effects().stream().filter(each -> isOnItself(each, act)).count();
    return Math.max((lines(act).size() + itself) * LINE + 14, Math.max(out * PORT, in * 12.0) + 12);
  }

  private static boolean isArrowFrom(Effect effect, Act act) {
    return effect.from().equals(act.act().id()) && !isOnItself(effect, act);
  }

  private static boolean isArrowTo(Effect effect, Act act) {
    return effect.to().equals(act.act().id()) && !isOnItself(effect, act);
  }

  private static boolean isOnItself(Effect effect, Act act) {
    return effect.from().equals(act.act().id()) && effect.to().equals(act.act().id());
  }

  private List<Line> lines(Act act) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Words.say("chain.head", Words.day(act.issued()), act.act().id()), "when"));
    Lines.wrap(act.act().title(), BOX_CHARACTERS, 4)
        .forEach(line -> lines.add(new Line(line, "what")));
    if (!act.does().isEmpty()) {
      Lines.wrap(act.does(), BOX_CHARACTERS, 2).forEach(line -> lines.add(new Line(line, "does")));
    }
    lines.add(new Line(word(act.operation()), "stands"));
    return lines;
  }

  private static String word(Operation operation) {
    return Words.say("operation." + operation);
  }

  private static String style(Operation operation) {
    return "is-" + operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void box(Markup plot, Act act) {
    Node node = layout.node(act.act().id());
    double x = left[node.column];
    double y = MARGIN + node.middle - node.height / 2;
    String title =
        Words.say(
            "chain.act",
            Words.day(act.issued()),
            act.act().id(),
            act.act().title(),
            word(act.operation()));
    plot.open(
        "a",
        "href",
        act.act().href(),
        "class",
        "mark act " + style(act.operation()),
        "data-row",
        Objects.requireNonNull(rowOfAct.get(act.act().id())),
        "aria-label",
        title);
    plot.text("title", act.does().isEmpty() ? title : title + ". " + act.does());
    plot.leaf("rect", "class", "box", "x", x, "y", y, "width", BOX, "height", node.height, "rx", 3);
    double at = y + 18;
    for (Line line : lines(act)) {
      plot.text("text", line.text(), "class", line.style(), "x", x + 8, "y", at);
      at += LINE;
    }
    plot.close();
    onItself(plot, act, x + 8, at);
  }

  /// Writes what an act does to a part of itself below the rest: no arrow leads back.
  private void onItself(Markup plot, Act act, double x, double y) {
    double at = y;
    for (Effect effect : chain.effects()) {
      if (isOnItself(effect, act)) {
        plot.open("g", "class", "mark " + style(effect.operation()), "data-row", row(effect));
        plot.text("title", inWords(effect));
        plot.text(
            "text", Words.say("chain.itself", effect.verb()), "class", "itself", "x", x, "y", at);
        plot.close();
        at += LINE;
      }
    }
  }

  private int row(Effect effect) {
    return Objects.requireNonNull(rowOf.get(effect));
  }

  private void arrow(Markup plot, Arrow arrow) {
    List<Node> through = arrow.through();
    Effect effect = arrow.effect();
    double startX = left[through.getFirst().column];
    double startY = port(through.getFirst(), arrow, true);
    double width = verbWidth(effect);
    // Arrows of one act bend at one place, so that they do not cross where they need not.
    double x = startX - 14 - widestVerb(effect.from());
    StringBuilder path =
        new StringBuilder(point("M", startX, startY)).append("H").append(Markup.number(x));
    double y = startY;
    for (int i = 1; i < through.size(); i++) {
      Node to = through.get(i);
      boolean isLast = i == through.size() - 1;
      double toX = left[to.column] + BOX + (isLast ? HEAD - 1 : 0);
      double toY = isLast ? port(to, arrow, false) : MARGIN + to.middle;
      double middle = (x + toX) / 2;
      path.append(point("C", middle, y))
          .append(point(" ", middle, toY))
          .append(point(" ", toX, toY));
      x = toX;
      y = toY;
      if (!isLast) {
        x = left[to.column];
        path.append("H").append(Markup.number(x));
      }
    }
    plot.open(
        "g",
        "class",
        "mark effect " + style(effect.operation()),
        "data-row",
        row(effect),
        "data-from",
        effect.from(),
        "data-to",
        effect.to());
    plot.text("title", inWords(effect));
    plot.leaf("path", "class", "arrow", "d", path);
    plot.leaf(
        "path", "class", "head", "d", point("M", x - HEAD, y) + point("L", x + 1, y - 5) + "v10z");
    plot.leaf(
        "rect",
        "class",
        "plate",
        "x",
        startX - 10 - width,
        "y",
        startY - 9,
        "width",
        width,
        "height",
        18);
    plot.text(
        "text", effect.verb(), "class", "verb", "x", startX - 10 - width / 2, "y", startY + 4);
    plot.close();
  }

  private static double verbWidth(Effect effect) {
    return effect.verb().length() * CHARACTER + 8;
  }

  private double widestVerb(String act) {
    return chain.effects().stream()
        .filter(effect -> effect.from().equals(act))
        .mapToDouble(ActChainDrawing::verbWidth)
        .max()
        .orElse(0);
  }

  private static String point(String command, double x, double y) {
    return command + Markup.number(x) + " " + Markup.number(y);
  }

  /// Returns the height at which an arrow leaves its act, or comes to it: arrows of one act stand
  /// apart, in the order of where they come from or go to.
  private double port(Node node, Arrow arrow, boolean isStart) {
    List<Arrow> here =
        layout.arrows().stream()
            .filter(
                each -> (isStart ? each.through().getFirst() : each.through().getLast()) == node)
            .sorted(
                Comparator.comparingDouble(
                    each ->
                        isStart
                            ? each.through().get(1).middle
                            : each.through().get(each.through().size() - 2).middle))
            .toList();
    double step = isStart ? PORT : 12;
    return MARGIN + node.middle + (here.indexOf(arrow) - (here.size() - 1) / 2.0) * step;
  }

  private static String inWords(Effect effect) {
    return Words.say(
        "chain.effect", effect.from(), effect.verb(), effect.to(), word(effect.operation()));
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    Map<String, Act> byId = new HashMap<>();
    layout.acts().forEach(act -> byId.put(act.act().id(), act));
    for (Act act : layout.acts()) {
      rowOfAct.put(act.act().id(), rows.size());
      rows.add(row(act, act.does(), Cell.of(""), act.operation()));
      for (Effect effect : chain.effects()) {
        Act target = byId.get(effect.to());
        if (effect.from().equals(act.act().id()) && target != null) {
          rowOf.put(effect, rows.size());
          rows.add(
              row(
                  act,
                  effect.verb(),
                  Cell.of(target.act().id() + " " + target.act().title(), target.act().href()),
                  effect.operation()));
        }
      }
    }
    return new Table(
        chain.caption(),
        List.of(
            new Column("act", Words.say("column.act"), false),
            new Column("title", Words.say("column.title"), false),
            new Column("day", Words.say("column.day"), false),
            new Column("does", Words.say("column.does"), false),
            new Column("to", Words.say("column.to"), false),
            new Column("stands", Words.say("column.stands", Words.day(chain.day())), false)),
        rows);
  }

  private static List<Cell> row(Act act, String does, Cell to, Operation operation) {
    return List.of(
        Cell.of(act.act().id(), act.act().href()),
        Cell.of(act.act().title(), act.act().href()),
        Cell.of(act.issued()),
        Cell.of(does),
        to,
        Cell.of(word(operation)));
  }
}
