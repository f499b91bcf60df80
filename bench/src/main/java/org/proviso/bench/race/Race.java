package org.proviso.bench.race;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One task, its contestants one after the other, each in a JVM of its own.
///
/// @param task the task
/// @param scale how large it is
/// @param heap the greatest heap of each contestant, as the JVM's option has it
/// @param runs how many counted runs of each contestant
/// @param without names of contestants that stay away
public record Race(Task<?> task, Scale scale, String heap, int runs, Set<String> without) {

  private static final List<String> QUIET =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dslf4j.internal.verbosity=ERROR");

  private static final int SECONDS_TO_STOP = 15;

  /// Copies the names.
  public Race {
    without = Set.copyOf(without);
  }

  /// Returns what the JVM of every contestant is told of memory. The collector uses the least CPU
  /// on few cores.
  List<String> memory() {
    return List.of("-Xmx" + heap, "-XX:+UseSerialGC");
  }

  /// Returns the task's goals that hold at this scale.
  List<Goal> goals() {
    boolean usual = scale.rows() == task.rows() && scale.acts() == task.acts();
    return task.goals().stream().filter(goal -> usual || !goal.isAbsolute()).toList();
  }

  /// What came of a race.
  public sealed interface Outcome {

    /// All that answered said the same.
    ///
    /// @param results by contestant, in the order of the task
    /// @param summary what the answers say, counted
    record Agreed(Map<String, Result> results, String summary) implements Outcome {}

    /// Some said different things, so that no time means anything.
    ///
    /// @param differences each as a sentence
    record Differed(List<String> differences) implements Outcome {
      /// Copies the sentences.
      public Differed {
        differences = List.copyOf(differences);
      }
    }
  }

  /// Runs every contestant through `main`, a class that calls [Trial#run] and writes the result.
  ///
  /// @param progress is told what begins
  /// @throws IOException if no JVM can be started
  /// @throws InterruptedException if the thread is interrupted; the contestant is stopped
  public Outcome run(Class<?> main, Consumer<String> progress)
      throws IOException, InterruptedException {
    Map<String, Result> results = new LinkedHashMap<>();
    for (Contestant<?> contestant : task.contestants()) {
      if (!without.contains(contestant.name())) {
        progress.accept(contestant.name());
        results.put(contestant.name(), fork(main, contestant));
      }
    }
    return compared(task, results, scale);
  }

  /// Compares answers, each with the first that has the most rows.
  static <F> Outcome compared(Task<F> task, Map<String, Result> results, Scale scale) {
    String first = "";
    int most = 0;
    byte[] expected = {};
    for (Map.Entry<String, Result> entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Finished finished && finished.rows() > most) {
        first = entry.getKey();
        most = finished.rows();
        expected = finished.answers();
      }
    }
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, Result> entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Finished finished) {
        byte[] same = finished.rows() == most ? expected : task.first(expected, finished.rows());
        if (!Arrays.equals(same, finished.answers())) {
          differences.add(difference(task, scale, first, same, entry.getKey(), finished.answers()));
        }
      }
    }
    return differences.isEmpty()
        ? new Outcome.Agreed(results, task.summary(expected))
        : new Outcome.Differed(differences);
  }

  private static <F> String difference(
      Task<F> task, Scale scale, String first, byte[] expected, String name, byte[] answers) {
    int at = Arrays.mismatch(expected, answers);
    F facts = task.facts(scale, scale.rows());
    return name
        + " and "
        + first
        + " differ; the first difference: "
        + (at < answers.length ? task.describe(facts, answers, at) : "nothing more")
        + " by "
        + name
        + ", but "
        + (at < expected.length ? task.describe(facts, expected, at) : "nothing more")
        + " by "
        + first;
  }

  private Result fork(Class<?> main, Contestant<?> contestant)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("proviso-bench");
    Path result = folder.resolve("result");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory());
    command.addAll(QUIET);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(task.id(), contestant.name(), Integer.toString(scale.rows())));
    command.addAll(List.of(Integer.toString(scale.acts()), Long.toString(scale.seed())));
    command.addAll(List.of(Integer.toString(runs), result.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Thread atExit = new Thread(() -> discardQuietly(process, folder));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      if (!process.waitFor(task.limit().toSeconds(), TimeUnit.SECONDS)) {
        return new Result.Failed("no result within " + task.limit().toMinutes() + " minutes");
      }
      if (!Files.exists(result)) {
        String said = Files.readString(log).strip();
        return new Result.Failed(
            "exit code "
                + process.exitValue()
                + ": "
                + said.substring(Math.max(0, said.length() - 500)));
      }
      try (DataInputStream in = new DataInputStream(Files.newInputStream(result))) {
        return Result.read(in);
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      discard(process, folder);
    }
  }

  private static void discardQuietly(Process process, Path folder) {
    try {
      discard(process, folder);
    } catch (IOException | InterruptedException _) {
      // The process is ending, and there is nobody to tell.
    }
  }

  /// Stops a process and what it has started, waits for it to have cleaned up, and removes what was
  /// written for it.
  private static void discard(Process process, Path folder)
      throws IOException, InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    started.forEach(ProcessHandle::destroy);
    for (String file : List.of("result", "part", "log")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.deleteIfExists(folder);
  }
}
