package org.proviso.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.evidence.IntakeBench;
import org.proviso.bench.evidence.SearchBench;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.JsonReport;
import org.proviso.bench.race.Machine;
import org.proviso.bench.race.Race;
import org.proviso.bench.race.Result;
import org.proviso.bench.race.Scale;
import org.proviso.bench.race.Task;
import org.proviso.bench.race.TextReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `./proviso bench`.
///
/// Exit codes: 0 done, 1 answers differ or a contestant failed, 2 bad usage.
@Command(
    name = "proviso bench",
    sortOptions = false,
    description = {
      "Gives one task to Proviso and to other systems, compares their answers, then shows what the"
          + " answers cost.",
      ""
    })
public final class BenchMain implements Callable<Integer> {

  /// How results are shown.
  enum Format {
    TEXT,
    JSON
  }

  private final PrintWriter out;
  private final PrintWriter err;

  @Spec private CommandSpec spec;

  @Option(
      names = "--task",
      paramLabel = "ID",
      description =
          "Which task; default A. A: one condition, one day. B: all lanes of twenty conditions over"
              + " ten years; B2: the same where no two awards are alike. C: one order; D: one fact."
              + " E, F: B beside DuckDB alone, beside a loop alone.")
  private String task = "A";

  @Option(names = "--size", paramLabel = "N", description = "How many awards; default by task.")
  private @Nullable Integer size;

  @Option(
      names = "--acts",
      paramLabel = "N",
      description = "How many acts the law has (B to F); default 60.")
  private @Nullable Integer acts;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Greatest heap of each contestant, such as 6g; default by task.")
  private @Nullable String heap;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Counted runs, of which the median is shown; default 5.")
  private int runs = 5;

  @Option(names = "--format", description = "text (default) or json.")
  private Format format = Format.TEXT;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What the facts are made from; default 20180124.")
  private long seed = 20180124;

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description = "Contestants to leave out.")
  private List<String> without = List.of();

  @Option(names = "--help", usageHelp = true, description = "Shows this help.")
  // The parser acts on it.
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  BenchMain(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    // Figures are written the same way everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(writer(System.out), writer(System.err), args));
  }

  static int execute(PrintWriter out, PrintWriter err, String... args) {
    try {
      return new CommandLine(new BenchMain(out, err))
          .addSubcommand(new IntakeBench(out, err))
          .addSubcommand(new SearchBench(out, err))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setOut(out)
          .setErr(err)
          .execute(args);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Task<?> asked =
        Tasks.find(task)
            .orElseThrow(
                () ->
                    refusal(
                        "no task %s; there is %s"
                            .formatted(
                                task,
                                Tasks.ALL.stream()
                                    .map(Task::id)
                                    .collect(Collectors.joining(", ")))));
    int rows = size == null ? asked.rows() : size;
    if (rows < 1) {
      throw refusal("--size " + rows + ": at least 1 is needed");
    }
    if (runs < 1) {
      throw refusal("--runs " + runs + ": at least 1 is needed");
    }
    String memory = heap == null ? asked.heap() : heap;
    if (!memory.matches("[1-9][0-9]*[kmg]")) {
      throw refusal("--heap " + memory + ": a number and k, m or g is needed, such as 6g");
    }
    refuseStrangers(asked);
    Scale scale = new Scale(rows, acts(asked), seed);
    Race race = new Race(asked, scale, memory, runs, new HashSet<>(without));
    return switch (race.run(TrialMain.class, name -> err.println("bench: " + name + " ..."))) {
      case Race.Outcome.Agreed agreed -> {
        Machine machine = Machine.here();
        out.print(
            switch (format) {
              case TEXT -> TextReport.of(race, agreed, machine);
              case JSON -> JsonReport.of(race, agreed, machine);
            });
        yield agreed.results().values().stream().anyMatch(Result.Failed.class::isInstance) ? 1 : 0;
      }
      case Race.Outcome.Differed(List<String> differences) -> {
        err.println("bench: the answers differ, so no times are shown.");
        differences.forEach(err::println);
        yield 1;
      }
    };
  }

  private int acts(Task<?> asked) {
    Integer wanted = acts;
    if (wanted == null) {
      return asked.acts();
    }
    if (asked.acts() == 0) {
      throw refusal("--acts: the law of task " + asked.id() + " is fixed");
    }
    if (wanted < 1) {
      throw refusal("--acts " + wanted + ": at least 1 is needed");
    }
    return wanted;
  }

  private void refuseStrangers(Task<?> asked) {
    Set<String> names =
        asked.contestants().stream()
            .map(Contestant::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String name : without) {
      if (!names.contains(name)) {
        throw refusal(
            "--without %s: task %s has no such contestant, but %s"
                .formatted(name, asked.id(), String.join(", ", names)));
      }
    }
    if (names.size() == Set.copyOf(without).size()) {
      throw refusal("--without %s: nobody is left".formatted(String.join(",", without)));
    }
  }

  private ParameterException refusal(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
