package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.web.picture.EnforceabilityChart.Recipient;
import org.proviso.web.picture.EnforceabilityChart.Stretch;
import org.proviso.web.picture.Table.Cell;
import org.proviso.web.picture.Table.Column;
import org.proviso.web.picture.Table.Link;

/// Lays out and draws one enforceability chart.
final class EnforceabilityDrawing {

  private static final double LABELS = 152;
  private static final int LABEL_CHARACTERS = 19;
  private static final double MARGIN = 20;
  private static final double ROW = 46;
  private static final double BAR = 34;
  private static final double DISC = 24;
  private static final double AXIS = 26;
  private static final double CHARACTER = 7.2;

  /// The answers of a recipient without where their proofs are: what is folded by.
  private record Likeness(
      Span span, Headline headline, org.proviso.law.act.Mark checked, List<ActLink> by) {}

  /// Recipients with the same history.
  private record Bar(List<Recipient> recipients) {

    List<Stretch> stretches() {
      return recipients.getFirst().stretches();
    }
  }

  /// An act on a day on which it changed something; numbers are given in order of time.
  private record Mark(LocalDate day, ActLink act) {}

  private final EnforceabilityChart chart;
  private final Frame frame;
  private final TimeAxis axis;
  private final List<Bar> bars;
  private final List<Mark> marks;
  private final int[] tierOf;
  private final double top;
  private final List<List<Cell>> rows = new ArrayList<>();

  EnforceabilityDrawing(EnforceabilityChart chart) {
    this.chart = chart;
    frame = new Frame(chart.id(), chart.caption());
    double years =
        (chart.shown().until().toEpochDay() - chart.shown().from().toEpochDay()) / 365.25;
    axis = new TimeAxis(chart.shown(), MARGIN, Math.clamp(years * 150, 560, 1024));
    bars = folded(chart.recipients());
    marks = marks();
    Tiers tiers = new Tiers(2);
    tierOf = marks.stream().mapToInt(mark -> tiers.place(axis.x(mark.day()), DISC)).toArray();
    top = 6 + tiers.count() * (DISC + 2) + AXIS;
  }

  private static List<Bar> folded(List<Recipient> recipients) {
    Map<List<Likeness>, List<Recipient>> alike = new LinkedHashMap<>();
    for (Recipient recipient : recipients) {
      List<Likeness> likeness =
          recipient.stretches().stream()
              .map(each -> new Likeness(each.span(), each.headline(), each.checked(), each.by()))
              .toList();
      alike.computeIfAbsent(likeness, absent -> new ArrayList<>()).add(recipient);
    }
    // The sort is stable: equally many stay in the order given.
    return alike.values().stream()
        .map(Bar::new)
        .sorted(Comparator.comparingInt((Bar bar) -> bar.recipients().size()).reversed())
        .toList();
  }

  private List<Mark> marks() {
    Set<Mark> found = new LinkedHashSet<>();
    for (Bar bar : bars) {
      for (Stretch stretch : bar.stretches()) {
        LocalDate from = stretch.span().from();
        if (from != null && axis.shows(from)) {
          stretch.by().forEach(act -> found.add(new Mark(from, act)));
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(Mark::day).thenComparing(mark -> mark.act().id()))
        .toList();
  }

  Picture picture() {
    double bottom = top + bars.size() * ROW;
    double height = bottom + AXIS + 4;
    Markup labels = frame.labels(LABELS, height, Words.say("chart.labels"));
    Markup plot =
        frame.plot(
            axis.width() + 2 * MARGIN,
            height,
            Words.say("chart.description", chart.recipients().size(), bars.size(), marks.size()));
    frame.patterns(plot);
    axis.ticks(plot, top - 8, bottom, top - 13);
    stems(plot, bottom);
    Set<Headline> answers = EnumSet.noneOf(Headline.class);
    for (int i = 0; i < bars.size(); i++) {
      double y = top + i * ROW + (ROW - BAR) / 2;
      label(labels, bars.get(i), i, y);
      bar(plot, bars.get(i), i, y, answers);
    }
    discs(plot);
    axis.chosen(plot, chart.day(), top - 8, bottom);
    plot.close();
    labels.close();
    return new Picture(
        frame.around("picture-enforceability", answers, labels, plot), table(), beside());
  }

  private void stems(Markup plot, double bottom) {
    for (int i = 0; i < marks.size(); i++) {
      double x = axis.x(marks.get(i).day());
      plot.leaf(
          "path",
          "class",
          "stem",
          "d",
          "M" + Markup.number(x) + " " + Markup.number(discY(i)) + "V" + Markup.number(bottom));
    }
  }

  /// Draws the numbered acts: tiers grow upwards from the axis.
  private void discs(Markup plot) {
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      double x = axis.x(mark.day());
      String title =
          Words.say("chart.act", i + 1, Words.day(mark.day()), mark.act().id(), mark.act().title());
      plot.open(
          "a", "href", mark.act().href(), "class", "mark", "data-beside", i, "aria-label", title);
      plot.text("title", title);
      plot.leaf("circle", "class", "disc", "cx", x, "cy", discY(i), "r", DISC / 2);
      plot.text("text", Integer.toString(i + 1), "class", "number", "x", x, "y", discY(i) + 4);
      plot.close();
    }
  }

  private double discY(int mark) {
    return top - AXIS - DISC / 2 - tierOf[mark] * (DISC + 2);
  }

  private static void label(Markup labels, Bar bar, int number, double y) {
    List<Recipient> folded = bar.recipients();
    Recipient first = folded.getFirst();
    String names = String.join("; ", folded.stream().map(Recipient::name).toList());
    labels.open("g", "class", "label", "data-bar", number, "data-recipients", folded.size());
    labels.text("title", names);
    if (folded.size() == 1) {
      labels.open("a", "href", first.href());
      lines(labels, Lines.wrap(first.name(), LABEL_CHARACTERS, 2), "label-name", y);
      labels.close();
    } else {
      labels.text(
          "text",
          Words.say("chart.folded", folded.size()),
          "class",
          "label-count",
          "x",
          0,
          "y",
          y + 14);
      labels.text(
          "text",
          Lines.wrap(names, LABEL_CHARACTERS + 2, 1).getFirst(),
          "class",
          "label-names",
          "x",
          0,
          "y",
          y + 29);
    }
    labels.close();
  }

  private static void lines(Markup to, List<String> lines, String style, double y) {
    double at = y + (lines.size() == 1 ? 21 : 14);
    for (String line : lines) {
      to.text("text", line, "class", style, "x", 0, "y", at);
      at += 15;
    }
  }

  private void bar(Markup plot, Bar bar, int number, double y, Set<Headline> answers) {
    for (int i = 0; i < bar.stretches().size(); i++) {
      Stretch stretch = bar.stretches().get(i);
      if (axis.shows(stretch.span())) {
        answers.add(stretch.headline());
        stretch(plot, bar, stretch, y);
        rows.add(row(bar, number, i));
      }
    }
  }

  private void stretch(Markup plot, Bar bar, Stretch stretch, double y) {
    AnswerLook look = AnswerLook.of(stretch.headline());
    double from = axis.start(stretch.span());
    double width = axis.end(stretch.span()) - from;
    String title = title(bar, stretch);
    plot.open(
        "a",
        "href",
        stretch.proof(),
        "class",
        "mark " + look.cssClass(),
        "data-row",
        rows.size(),
        "aria-label",
        title);
    plot.text("title", title);
    plot.leaf(
        "rect",
        "class",
        "shape",
        "fill",
        frame.fill(stretch.headline()),
        "x",
        from,
        "y",
        y,
        "width",
        width,
        "height",
        BAR);
    String numbers = numbers(stretch);
    double taken = numbers.isEmpty() ? 0 : plate(plot, numbers, from + 3, y + 3, width, "by");
    word(plot, look, from + taken, width - taken, y);
    plot.close();
  }

  /// Writes the answer into what is free of a stretch: beside the line of the chosen day if it has
  /// room there, else across it, else not at all.
  private void word(Markup plot, AnswerLook look, double from, double width, double y) {
    double line = axis.x(chart.day());
    boolean isCrossed = axis.shows(chart.day()) && line > from && line < from + width;
    boolean isRight = from + width - line > line - from;
    boolean isBeside =
        isCrossed
            && fit(
                plot, look, isRight ? line : from, isRight ? from + width - line : line - from, y);
    if (!isBeside) {
      fit(plot, look, from, width, y);
    }
  }

  /// Writes the answer in the middle, in the longest words that have room; returns whether any has.
  private static boolean fit(Markup plot, AnswerLook look, double from, double width, double y) {
    for (String word : List.of(look.word(), look.brief())) {
      double plate = word.length() * CHARACTER + 10;
      if (plate + 8 <= width) {
        plate(plot, word, from + (width - plate) / 2, y + 8, width, "word");
        return true;
      }
    }
    return false;
  }

  /// Writes text on a plate of its own, if it has room; returns what of the width it takes.
  private static double plate(
      Markup plot, String text, double x, double y, double room, String style) {
    double width = text.length() * CHARACTER + (style.equals("by") ? 6 : 10);
    if (width + 4 > room) {
      return 0;
    }
    plot.leaf("rect", "class", "plate", "x", x, "y", y, "width", width, "height", 18, "rx", 2);
    plot.text("text", text, "class", style, "x", x + width / 2, "y", y + 13);
    return width + 3;
  }

  /// Returns the numbers of the acts that made a stretch.
  private String numbers(Stretch stretch) {
    return String.join(
        ",",
        stretch.by().stream()
            .map(act -> number(stretch, act))
            .filter(number -> number > 0)
            .sorted()
            .map(number -> Integer.toString(number))
            .toList());
  }

  /// Returns the number of an act that made a stretch, 0 if the day is not shown.
  private int number(Stretch stretch, ActLink act) {
    LocalDate from = stretch.span().from();
    return from == null ? 0 : marks.indexOf(new Mark(from, act)) + 1;
  }

  private static String title(Bar bar, Stretch stretch) {
    String whom =
        bar.recipients().size() == 1
            ? bar.recipients().getFirst().name()
            : Words.say("chart.folded", bar.recipients().size());
    String by = String.join("; ", stretch.by().stream().map(ActLink::title).toList());
    String answer = AnswerLook.of(stretch.headline()).word();
    String title = Words.say("chart.stretch", whom, days(stretch.span()), answer);
    return by.isEmpty() ? title : Words.say("chart.stretch-by", title, by);
  }

  private static String days(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    return Words.say(
        "days",
        from == null ? Words.say("open") : Words.day(from),
        until == null ? Words.say("open") : Words.day(until));
  }

  private List<Cell> row(Bar bar, int number, int stretch) {
    Stretch like = bar.stretches().get(stretch);
    List<Link> names =
        bar.recipients().stream()
            .map(each -> new Link(each.name(), each.stretches().get(stretch).proof()))
            .toList();
    List<Link> by =
        like.by().stream()
            .map(
                act -> {
                  int at = number(like, act);
                  String title = act.id() + " " + act.title();
                  return new Link(at == 0 ? title : "(" + at + ") " + title, act.href());
                })
            .toList();
    return List.of(
        Cell.of(number + 1),
        Cell.of(bar.recipients().size()),
        Cell.of(names),
        Cell.of(like.span().from()),
        Cell.of(like.span().until()),
        Cell.of(like.headline(), like.proof()),
        Cell.of(by),
        Cell.of(like.checked()));
  }

  private Table table() {
    return new Table(
        chart.caption(),
        List.of(
            new Column("bar", Words.say("column.bar"), true),
            new Column("recipients", Words.say("column.recipients"), true),
            new Column("names", Words.say("column.names"), false),
            new Column("from", Words.say("column.from"), false),
            new Column("until", Words.say("column.until"), false),
            new Column("answer", Words.say("column.answer"), false),
            new Column("by", Words.say("column.by"), false),
            new Column("checked", Words.say("column.checked"), false)),
        rows);
  }

  private @Nullable Table beside() {
    if (marks.isEmpty()) {
      return null;
    }
    List<List<Cell>> acts = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      acts.add(
          List.of(
              Cell.of(i + 1),
              Cell.of(mark.day()),
              Cell.of(mark.act().id(), mark.act().href()),
              Cell.of(mark.act().title(), mark.act().href()),
              Cell.of(changedBy(mark))));
    }
    return new Table(
        Words.say("chart.acts"),
        List.of(
            new Column("number", Words.say("column.number"), true),
            new Column("day", Words.say("column.day"), false),
            new Column("act", Words.say("column.act"), false),
            new Column("title", Words.say("column.title"), false),
            new Column("recipients", Words.say("column.recipients-changed"), true)),
        acts);
  }

  private int changedBy(Mark mark) {
    int changed = 0;
    for (Bar bar : bars) {
      boolean isChanged =
          bar.stretches().stream()
              .anyMatch(
                  each -> mark.day().equals(each.span().from()) && each.by().contains(mark.act()));
      changed += isChanged ? bar.recipients().size() : 0;
    }
    return changed;
  }
}
