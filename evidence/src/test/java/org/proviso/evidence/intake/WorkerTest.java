package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.manifest.Outcome.Cause;
import org.proviso.evidence.wire.Job;

/// Whatever a process answers, its job ends, and ends as nobody's but its own.
class WorkerTest {

  /// In seconds: for what never answers, and far more than an answer takes on a busy machine.
  private static final int SHORT = 3;

  private static final int LONG = 120;

  @TempDir private Path folder;

  private Job job() throws IOException {
    Path file = Files.writeString(folder.resolve("note.txt"), "A note.");
    return new Job(file, "note.txt", 1_000, true, 10, 1_000, "", List.of());
  }

  private static WorkerCommand lying(LyingParser.Lie lie) {
    return new WorkerCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LyingParser.class.getName(),
            lie.name()));
  }

  private Worker.Answer asked(WorkerCommand command, int seconds) throws IOException {
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    try (Worker worker = new Worker(command, folder.resolve("process"), 1_000_000, watch)) {
      worker.prepare();
      return worker.run(job(), Duration.ofSeconds(seconds));
    } finally {
      watch.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOISE, false",
    "HALF_AND_ENDS, false",
    "HALF_AND_WAITS, true",
    "WITHOUT_END, false",
    "A_CHILD_THAT_IS_NOT_THERE, false",
    "A_TEXT_THAT_IS_NOT_THERE, false"
  })
  void aProcessThatAnswersWronglyHasFailedAtItsFile(LyingParser.Lie lie, boolean late)
      throws IOException {
    assertEquals(
        late ? new Worker.Answer.Overran(SHORT) : new Worker.Answer.Died(Cause.ENDED, false),
        asked(lying(lie), late ? SHORT : LONG));
  }

  @Test
  void aProcessThatAnswersRightlyIsBelieved() throws IOException {
    Worker.Answer answer = asked(WorkerCommand.ofThisProcess(256), LONG);
    assertEquals(
        new Outcome.Text(7),
        answer instanceof Worker.Answer.Whole(var parsed) ? parsed.outcome() : answer);
  }
}
