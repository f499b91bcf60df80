package org.proviso.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Result;
import org.proviso.bench.race.Scale;
import org.proviso.bench.race.Task;
import org.proviso.bench.race.Trial;

/// Where the process of one contestant begins. Started by [BenchMain] and by nobody else.
final class TrialMain {

  private TrialMain() {}

  /// Runs one contestant and writes what came of it.
  ///
  /// @param args identifier of the task, name of the contestant, rows, acts, seed, runs, file for
  ///   the result
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    // Threads of the systems that run here would keep a process alive that has failed.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          System.exit(1);
        });
    Result result =
        run(
            Tasks.find(args[0]).orElseThrow(),
            args[1],
            new Scale(
                Integer.parseInt(args[2]), Integer.parseInt(args[3]), Long.parseLong(args[4])),
            Integer.parseInt(args[5]));
    // Renamed when it is whole, so that a process that dies meanwhile leaves no half result.
    Path whole = Path.of(args[6]);
    Path part = whole.resolveSibling("part");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(part))) {
      result.write(out);
    }
    Files.move(part, whole);
    // Threads of the systems that ran here may go on.
    System.exit(0);
  }

  private static <F> Result run(Task<F> task, String name, Scale scale, int runs) {
    Contestant<F> contestant =
        task.contestants().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Trial.run(task, contestant, scale, runs);
  }
}
