package org.proviso.bench.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `./proviso bench search`: makes an index of generated items and asks it questions of several
/// kinds, each answered as `./proviso search` does, with counts by facets and excerpts of twenty
/// hits. Exit code 1 if a process failed.
@Command(
    name = "search",
    sortOptions = false,
    description = {
      "Makes an index of generated mails and documents, and asks it questions of several kinds.",
      ""
    })
public final class SearchBench implements Callable<Integer> {

  private final PrintWriter out;
  private final PrintWriter err;

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "How many items the index has. Default: ${DEFAULT-VALUE}.")
  private int documents = 1_000_000;

  @Option(
      names = "--questions",
      paramLabel = "N",
      description = "How many questions of each kind. Default: ${DEFAULT-VALUE}.")
  private int questions = 100;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Greatest heap of each process. Default: ${DEFAULT-VALUE}, as in ./proviso.")
  private String heap = "1g";

  @Option(
      names = "--keep",
      paramLabel = "STORE",
      description = "Where the index is made and stays; one that is there is asked as it is.")
  private @Nullable Path kept;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What items are made from. Default: ${DEFAULT-VALUE}.")
  private long seed = 20180124;

  @Option(names = "--help", usageHelp = true, description = "Shows this help.")
  // The parser acts on it.
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /// @param out takes the results
  /// @param err takes the progress
  public SearchBench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path store = kept == null ? Files.createTempDirectory("proviso-bench") : kept;
    if (kept == null) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> IntakeBench.emptied(store)));
    }
    out.println("%s, %d cores".formatted(Machine.here().processor(), Machine.here().cores()));
    out.flush();
    if (!Files.isDirectory(store.resolve("index")) && trial(store, List.of("make")).code() != 0) {
      return ExitCode.SOFTWARE;
    }
    ProcessRun asked = trial(store, List.of("ask"));
    err.flush();
    return asked.code() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ProcessRun trial(Path store, List<String> what) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(what);
    arguments.add(store.toString());
    arguments.add(Integer.toString(documents));
    arguments.add(Long.toString(seed));
    arguments.add(Integer.toString(questions));
    return ProcessRun.of(
        ProcessRun.java(
            List.of("-Xmx" + heap, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
            SearchTrial.class.getName(),
            arguments),
        Redirect.INHERIT);
  }
}
