package org.proviso.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// Draws CPU time over the number of awards, and over the number of acts, on logarithmic scales;
/// and writes the table of the same measurements.
///
/// Contestants differ in colour and in the shape of their marks, mixes in the dashes of their
/// lines, and each line has its name at its end.
public final class GrowthPlot {

  private static final int PANEL_WIDTH = 250;
  private static final int PANEL_HEIGHT = 300;
  private static final int LEFT = 66;
  private static final int TOP = 60;
  private static final int WIDTH = LEFT + PANEL_WIDTH + 170;

  /// One panel stands below the other, so that words can be read on a narrow screen too.
  private static final int PANEL_DISTANCE = TOP + PANEL_HEIGHT + 30;

  private static final int HEIGHT = PANEL_DISTANCE + TOP + PANEL_HEIGHT + 40;
  private static final int LINE_HEIGHT = 14;

  private static final List<String> COLOURS = List.of("#3d3a9c", "#1b7f79", "#a35f00", "#6b2c4f");

  private static final String STYLE =
      """
      text{font-family:"Public Sans",system-ui,sans-serif;font-size:13px;fill:#1b1b1b;font-variant-numeric:tabular-nums}
      .page{fill:#fff}
      .heading{font-weight:600}
      .small{font-size:12px;fill:#454545}
      .axis{stroke:#454545}
      .grid{stroke:#d6d9dd}
      .line{fill:none;stroke-width:2}
      .adversarial{stroke-dasharray:6 4}
      """;

  private final List<Measurement> measurements;
  private final StringBuilder svg = new StringBuilder();
  private final double least;
  private final double most;

  private GrowthPlot(List<Measurement> measurements) {
    this.measurements = measurements;
    double smallest = Double.MAX_VALUE;
    double greatest = Double.MIN_VALUE;
    for (Measurement each : measurements) {
      if (each.outcome() instanceof Measurement.Outcome.Answered answered) {
        smallest = Math.min(smallest, answered.cpu());
        greatest = Math.max(greatest, answered.cpu());
      }
    }
    least = Math.pow(10, Math.floor(Math.log10(smallest)));
    most = Math.pow(10, Math.ceil(Math.log10(greatest)));
  }

  /// Reads a file of measurements, writes a picture, and prints the table.
  ///
  /// @param args file of measurements, file for the picture, number of acts of the one panel,
  ///   number of awards of the other
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<Measurement> measurements = Measurement.read(Path.of(args[0]));
    int acts = Integer.parseInt(args[2]);
    int awards = Integer.parseInt(args[3]);
    Files.writeString(Path.of(args[1]), svg(measurements, acts, awards));
    System.out.print(table(measurements));
  }

  /// Returns the picture.
  ///
  /// @param acts the number of acts in the panel over awards
  /// @param awards the number of awards in the panel over acts
  static String svg(List<Measurement> measurements, int acts, int awards) {
    GrowthPlot plot = new GrowthPlot(measurements);
    List<Measurement> overAwards = measurements.stream().filter(m -> m.acts() == acts).toList();
    List<Measurement> overActs = measurements.stream().filter(m -> m.awards() == awards).toList();
    plot.open(acts, awards);
    plot.panel("awards", "%,d acts".formatted(acts), overAwards, Measurement::awards);
    plot.svg.append("<g transform=\"translate(0 %d)\">%n".formatted(PANEL_DISTANCE));
    plot.panel("acts", "%,d awards".formatted(awards), overActs, Measurement::acts);
    plot.svg.append("</g>\n");
    return plot.svg.append("</svg>\n").toString();
  }

  private void open(int acts, int awards) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
        <title id="title">Seconds of CPU for task B by number of awards (%,d acts) and by number of acts (%,d awards); \
        the table beside the picture has the figures</title>
        <style>
        %s</style>
        <rect class="page" width="%d" height="%d"/>
        <text class="small" x="8" y="20">seconds of CPU</text>
        """
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, acts, awards, STYLE, WIDTH, HEIGHT));
  }

  private record Line(String contestant, String mix, List<Measurement> points) {}

  private void panel(
      String over, String given, List<Measurement> points, ToIntFunction<Measurement> x) {
    SortedSet<Integer> ticks = new TreeSet<>();
    points.forEach(point -> ticks.add(x.applyAsInt(point)));
    text(LEFT, TOP - 18, "heading", "by " + over);
    text(LEFT + 84, TOP - 18, "small", given);
    for (double value = least; value <= most * 1.001; value *= 10) {
      double y = y(value);
      svg.append("<path class=\"grid\" d=\"M%d %.1fh%d\"/>%n".formatted(LEFT, y, PANEL_WIDTH));
      svg.append(
          "<text class=\"small\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n"
              .formatted(LEFT - 8, y + 4, seconds(value)));
    }
    svg.append(
        "<path class=\"axis\" d=\"M%d %dv%dh%d\" fill=\"none\"/>%n"
            .formatted(LEFT, TOP, PANEL_HEIGHT, PANEL_WIDTH));
    if (ticks.isEmpty()) {
      return;
    }
    for (int tick : ticks) {
      double at = x(tick, ticks);
      svg.append("<path class=\"axis\" d=\"M%.1f %dv5\"/>%n".formatted(at, TOP + PANEL_HEIGHT));
      svg.append(
          "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
              .formatted(at, TOP + PANEL_HEIGHT + 20, brief(tick)));
    }
    lines(points, x, ticks);
  }

  private void lines(
      List<Measurement> points, ToIntFunction<Measurement> x, SortedSet<Integer> ticks) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Measurement point : points) {
      if (point.outcome() instanceof Measurement.Outcome.Answered answered
          && answered.rows() == point.awards()) {
        lines
            .computeIfAbsent(
                point.contestant() + " " + point.mix(),
                absent -> new Line(point.contestant(), point.mix(), new ArrayList<>()))
            .points()
            .add(point);
      }
    }
    List<Line> byHeight = new ArrayList<>(lines.values());
    byHeight.forEach(line -> line.points().sort(Comparator.comparingInt(x)));
    byHeight.sort(Comparator.comparingDouble(line -> -cpu(line.points().getLast())));
    double lowest = 0;
    for (Line line : byHeight) {
      int colour = colour(line.contestant());
      StringBuilder path = new StringBuilder();
      for (Measurement point : line.points()) {
        double px = x(x.applyAsInt(point), ticks);
        double py = y(cpu(point));
        path.append(path.isEmpty() ? "M" : "L").append("%.1f %.1f".formatted(px, py));
        mark(colour, px, py);
      }
      svg.append(
          "<path class=\"line %s\" stroke=\"%s\" d=\"%s\"/>%n"
              .formatted(line.mix(), COLOURS.get(colour), path));
      Measurement last = line.points().getLast();
      double end = x(x.applyAsInt(last), ticks);
      double y = Math.max(y(cpu(last)) + 4, lowest + LINE_HEIGHT);
      lowest = y;
      int label = LEFT + PANEL_WIDTH + 12;
      // A thin line leads to the name of one that ends sooner.
      svg.append(
          "<path class=\"grid\" fill=\"none\" d=\"M%.1f %.1fL%d %.1f\"/>%n"
              .formatted(end + 8, y(cpu(last)), label - 3, y - 4));
      svg.append(
          "<text class=\"small\" x=\"%d\" y=\"%.1f\">%s, %s</text>%n"
              .formatted(label, y, line.contestant(), line.mix()));
    }
  }

  private int colour(String contestant) {
    List<String> names = measurements.stream().map(Measurement::contestant).distinct().toList();
    return names.indexOf(contestant) % COLOURS.size();
  }

  private void mark(int shape, double x, double y) {
    String colour = COLOURS.get(shape);
    svg.append(
        switch (shape) {
          case 0 ->
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n".formatted(x, y, colour);
          case 1 ->
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\" fill=\"%s\"/>%n"
                  .formatted(x - 4, y - 4, colour);
          case 2 -> "<path d=\"M%.1f %.1fl5 9h-10z\" fill=\"%s\"/>%n".formatted(x, y - 6, colour);
          default ->
              "<path d=\"M%.1f %.1fl5 5l-5 5l-5-5z\" fill=\"%s\"/>%n".formatted(x, y - 5, colour);
        });
  }

  private void text(double x, double y, String kind, String words) {
    svg.append("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n".formatted(kind, x, y, words));
  }

  private static double cpu(Measurement of) {
    return of.outcome() instanceof Measurement.Outcome.Answered answered ? answered.cpu() : 0;
  }

  private static double x(int value, SortedSet<Integer> ticks) {
    double from = Math.log(ticks.first());
    double to = Math.log(ticks.last());
    double share = to == from ? 0.5 : (Math.log(value) - from) / (to - from);
    return LEFT + 14 + share * (PANEL_WIDTH - 28);
  }

  private double y(double seconds) {
    double share = Math.log(seconds / least) / Math.log(most / least);
    return TOP + PANEL_HEIGHT - share * PANEL_HEIGHT;
  }

  private static String seconds(double value) {
    return value >= 1 ? "%,.0f".formatted(value) : String.valueOf((float) value);
  }

  private static String brief(int number) {
    return number >= 1_000_000
        ? number / 1_000_000 + "M"
        : number >= 1_000 ? number / 1_000 + "k" : String.valueOf(number);
  }

  /// Returns the table, in Markdown: every measurement, those that failed with their reason.
  static String table(List<Measurement> measurements) {
    StringBuilder table =
        new StringBuilder(
            """
            | awards | acts | mix | contestant | CPU | wall | peak memory |
            |---|---|---|---|---|---|---|
            """);
    for (Measurement each : measurements) {
      String figures =
          switch (each.outcome()) {
            case Measurement.Outcome.Answered(int rows, double cpu, double wall, int peak) ->
                "%s%s | %s | %,d MiB"
                    .formatted(
                        exact(cpu),
                        rows == each.awards() ? "" : " for the first %,d".formatted(rows),
                        exact(wall),
                        peak);
            case Measurement.Outcome.Failed(String why) -> why + " | | ";
          };
      table.append(
          "| %,d | %d | %s | %s | %s |%n"
              .formatted(each.awards(), each.acts(), each.mix(), each.contestant(), figures));
    }
    return table.toString();
  }

  private static String exact(double seconds) {
    return (seconds >= 10 ? "%.1f s" : seconds >= 0.1 ? "%.2f s" : "%.3f s").formatted(seconds);
  }
}
