package org.proviso.bench.race;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One task, its contestants one after the other, each in a JVM of its own.
///
/// @param task the task
/// @param rows how many rows
/// @param runs how many counted runs of each contestant
/// @param seed what the facts are made from
/// @param without names of contestants that stay away
public record Race(Task<?> task, int rows, int runs, long seed, Set<String> without) {

  /// What the JVM of every contestant is told of memory. The collector uses the least CPU on few
  /// cores.
  static final List<String> MEMORY = List.of("-Xmx4g", "-XX:+UseSerialGC");

  private static final List<String> QUIET =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dslf4j.internal.verbosity=ERROR");

  /// How long a contestant may take in all.
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final int SECONDS_TO_STOP = 15;

  /// Copies the names.
  public Race {
    without = Set.copyOf(without);
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
    return compared(task, results, rows, seed);
  }

  /// Compares answers, each with the first that has the most rows.
  static <F> Outcome compared(Task<F> task, Map<String, Result> results, int rows, long seed) {
    String first = "";
    byte[] expected = {};
    for (Map.Entry<String, Result> entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Finished finished
          && finished.answers().length > expected.length) {
        first = entry.getKey();
        expected = finished.answers();
      }
    }
    List<String> differences = new ArrayList<>();
    F facts = task.facts(rows, seed);
    for (Map.Entry<String, Result> entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Finished finished) {
        differences.addAll(
            differences(task, facts, first, expected, entry.getKey(), finished.answers()));
      }
    }
    return differences.isEmpty()
        ? new Outcome.Agreed(results, task.summary(expected))
        : new Outcome.Differed(differences);
  }

  private static <F> List<String> differences(
      Task<F> task, F facts, String first, byte[] expected, String name, byte[] answers) {
    int count = 0;
    String where = "";
    for (int at = 0; at < answers.length; at++) {
      if (answers[at] != expected[at]) {
        where =
            count > 0
                ? where
                : "the first: "
                    + task.describe(facts, at, answers[at])
                    + " by "
                    + name
                    + ", but "
                    + task.describe(facts, at, expected[at])
                    + " by "
                    + first;
        count++;
      }
    }
    return count == 0
        ? List.of()
        : List.of(name + " and " + first + " differ in " + count + " answers; " + where);
  }

  private Result fork(Class<?> main, Contestant<?> contestant)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("proviso-bench");
    Path result = folder.resolve("result");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(MEMORY);
    command.addAll(QUIET);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(task.id(), contestant.name(), Integer.toString(rows)));
    command.addAll(List.of(Long.toString(seed), Integer.toString(runs), result.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Thread atExit = new Thread(() -> discardQuietly(process, folder));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return new Result.Failed("no result within " + LIMIT.toMinutes() + " minutes");
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
