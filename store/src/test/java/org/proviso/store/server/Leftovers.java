package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Processes of PostgreSQL that work in a folder, found without the code under test.
final class Leftovers {

  private Leftovers() {}

  static List<ProcessHandle> of(Path folder) {
    return ProcessHandle.allProcesses().filter(process -> worksIn(process, folder)).toList();
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(link).startsWith(folder.resolve("cluster"));
    } catch (IOException gone) {
      return false;
    }
  }

  static ProcessHandle postmaster(Path folder) throws IOException {
    Path file = folder.resolve("cluster").resolve("postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
  }

  static void awaitEnd(long process) {
    ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
  }

  static void end(Path folder) throws InterruptedException {
    long begin = System.nanoTime();
    while (!of(folder).isEmpty() && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(10)) {
      of(folder).forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(20);
    }
  }
}
