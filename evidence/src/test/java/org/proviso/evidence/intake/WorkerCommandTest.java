package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private int firstWord(Path cache) throws IOException, InterruptedException {
    WorkerCommand command = WorkerCommand.ofThisProcess(256, Optional.of(cache.toString()));
    Process process =
        new ProcessBuilder(command.in(folder, folder))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.getInputStream().read();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
