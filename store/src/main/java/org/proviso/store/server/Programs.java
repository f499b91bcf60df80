package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs as the right user, with their output in the log.
///
/// @param folder where they run; one that the user can reach
record Programs(RunAs runAs, ServerLog log, Path folder) {

  Process start(List<String> program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(runAs.command(program))
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /// Runs a program to its end.
  ///
  /// @return whether it succeeded in time; a program that did not is killed
  boolean run(List<String> program, Duration limit) throws IOException, InterruptedException {
    Process process = start(program);
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
