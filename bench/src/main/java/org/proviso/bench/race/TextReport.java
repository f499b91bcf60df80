package org.proviso.bench.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A race as a table with what has to be known to judge it.
public final class TextReport {

  private static final List<String> HEADS =
      List.of("contestant", "rows", "load CPU", "CPU, median (least, most)", "wall");

  private static final List<String> LAST = List.of("ratio", "peak");

  private static final int COLUMNS = 100;

  private TextReport() {}

  /// Returns the report, with a line end.
  public static String of(Race race, Race.Outcome.Agreed agreed, Machine machine) {
    Task<?> task = race.task();
    String measure = task.contestants().getFirst().name();
    StringBuilder text = new StringBuilder();
    text.append(
        "Task %s: %s. Seed %d.%n"
            .formatted(task.id(), task.title(race.scale()), race.scale().seed()));
    text.append(
        "%s, %d cores, %.1f GiB; %s; %s.%n"
            .formatted(
                machine.processor(),
                machine.cores(),
                machine.memory() / 1073741824.0,
                machine.system(),
                machine.java()));
    text.append("The answers are the same: ").append(agreed.summary()).append(".\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(heads(task));
    agreed
        .results()
        .forEach(
            (name, result) -> {
              if (result instanceof Result.Finished finished) {
                rows.add(row(race, agreed.results(), name, finished));
              }
            });
    appendTable(text, rows);
    agreed
        .results()
        .forEach(
            (name, result) -> {
              switch (result) {
                case Result.Finished _ -> {}
                case Result.Missing(String remedy) ->
                    text.append("%s: not run, %s%n".formatted(name, remedy));
                case Result.Failed(String why) ->
                    text.append("%s: failed, %s%n".formatted(name, why));
              }
            });
    text.append(
        """

        CPU and wall: of answering every row once, loading apart; %s, each the mean of as
        many answers as half a second of CPU allows. CPU counts every thread and process. ratio: CPU of
        a pair, that of %s being 1. peak: resident memory of all processes; each has a JVM
        of its own with %s.

        """
            .formatted(
                race.runs() == 1 ? "one run" : "medians of " + race.runs() + " runs",
                measure,
                String.join(" ", race.memory())));
    if (task.isOfSingleAnswers()) {
      text.append("p50, p99: wall time of single answers, over all runs.\n\n");
    }
    for (Goal goal : race.goals()) {
      goal.reached(task, agreed.results())
          .ifPresent(reached -> appendWrapped(text, goal.words(reached) + "."));
    }
    if (!race.goals().isEmpty()) {
      text.append('\n');
    }
    for (Contestant<?> contestant : task.contestants()) {
      if (agreed.results().get(contestant.name()) instanceof Result.Finished finished) {
        appendWords(text, contestant, finished);
      }
    }
    return text.toString();
  }

  private static List<String> heads(Task<?> task) {
    List<String> heads = new ArrayList<>(HEADS);
    heads.addAll(task.isOfSingleAnswers() ? List.of("p50", "p99") : List.of("M pairs/CPU-s"));
    heads.addAll(LAST);
    return heads;
  }

  private static void appendWords(
      StringBuilder text, Contestant<?> contestant, Result.Finished finished) {
    appendWrapped(
        text,
        "%s: %s; %s. Answered %d times to warm up, %d times counted."
            .formatted(
                contestant.name(),
                finished.version(),
                contestant.setting(),
                finished.warmUps(),
                finished.repeats()));
    finished.notes().forEach(note -> appendWrapped(text, "  " + note));
  }

  private static void appendWrapped(StringBuilder text, String sentence) {
    String rest = sentence;
    while (rest.length() > COLUMNS) {
      int end = rest.lastIndexOf(' ', COLUMNS);
      text.append(rest, 0, end).append('\n');
      rest = "  " + rest.substring(end + 1);
    }
    text.append(rest).append('\n');
  }

  private static List<String> row(
      Race race, Map<String, Result> results, String name, Result.Finished finished) {
    Figures figures = Figures.of(race.task(), finished);
    Figures.Spread cpu = figures.cpu();
    List<String> row = new ArrayList<>();
    Collections.addAll(
        row,
        name,
        finished.rows() == race.scale().rows()
            ? "all"
            : "%,d of %,d".formatted(finished.rows(), race.scale().rows()),
        time(finished.load().cpu()),
        "%s (%s, %s)".formatted(time(cpu.median()), time(cpu.least()), time(cpu.most())),
        time(figures.wall().median()));
    if (race.task().isOfSingleAnswers()) {
      row.add(finished.each().map(each -> time(each.middle())).orElse("-"));
      row.add(finished.each().map(each -> time(each.most99())).orElse("-"));
    } else {
      row.add(millions(figures.pairsPerCpuSecond()));
    }
    Collections.addAll(
        row,
        Figures.ratio(race.task(), results, finished).stream()
            .mapToObj("%.3g"::formatted)
            .findFirst()
            .orElse("-"),
        finished.peak() == 0 ? "-" : "%,d MiB".formatted(finished.peak() >> 20));
    return row;
  }

  private static void appendTable(StringBuilder text, List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static String millions(double number) {
    return (number >= 1e8 ? "%,.0f" : "%.3g").formatted(number / 1e6);
  }

  private static String time(double nanos) {
    if (nanos >= 1e8) {
      return "%.2f s".formatted(nanos / 1e9);
    }
    return nanos >= 1e5 ? "%.1f ms".formatted(nanos / 1e6) : "%.1f µs".formatted(nanos / 1e3);
  }
}
