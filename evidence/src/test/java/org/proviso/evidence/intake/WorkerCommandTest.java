package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.worker.WorkerMain;

class WorkerCommandTest {

  @TempDir private Path folder;

  @Test
  void startsAProcessWithoutACacheThatIsNotThere() throws Exception {
    assertEquals(WorkerMain.READY, firstWord(folder.resolve("none.aot")));
  }

  @Test
  void startsAProcessWithoutACacheThatDoesNotFit() throws Exception {
    Path other = folder.resolve("other.aot");
    Files.write(other, new byte[100_000]);

    assertEquals(WorkerMain.READY, firstWord(other));
  }

  /// Else nobody would notice that all tests of intakes take twice as long.
  @Test
  void startsAProcessOfTestsWithTheCacheOfTheBuild() throws Exception {
    List<String> words = new ArrayList<>(TrainedParsers.command(256).in(folder, folder));
    words.add(1, "-XX:AOTMode=on");

    assertTrue(words.stream().anyMatch(word -> word.startsWith("-XX:AOTCache=")), words::toString);
    assertEquals(WorkerMain.READY, firstWord(words));
  }

  private int firstWord(Path cache) throws IOException, InterruptedException {
    WorkerCommand command =
        WorkerCommand.of(256, System.getProperty("java.class.path"), Optional.of(cache.toString()));
    return firstWord(command.in(folder, folder));
  }

  private static int firstWord(List<String> words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      return process.getInputStream().read();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
