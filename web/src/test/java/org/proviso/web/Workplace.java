package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// A folder for the data of sites that run in processes of their own. Whatever happens to the test,
/// even a kill, neither the folder nor a process that has its data there outlives it.
final class Workplace implements AutoCloseable {

  /// Waits until the pipe from this JVM closes, then kills who is named by locks and pid files.
  private static final String WATCH =
      """
      cat >/dev/null
      for file in "$0"/*/postgres/lock "$0"/*/postgres/cluster/postmaster.pid; do
        read -r number <"$file" || continue
        [ "$number" != "$1" ] || continue
        case $(cat "/proc/$number/comm" 2>/dev/null) in
          java | postgres) kill -9 "$number" ;;
        esac
      done 2>/dev/null
      sleep 1
      rm -rf -- "$0"
      """;

  private final Path folder;
  private final Process watch;

  Workplace() throws IOException {
    folder = Files.createTempDirectory("proviso-workplace").toRealPath();
    // Root's PostgreSQL may run as nobody, who must get there.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    // A test that opened a server itself is named by its lock.
    long own = ProcessHandle.current().pid();
    watch =
        new ProcessBuilder("setsid", "sh", "-c", WATCH, folder.toString(), "" + own)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  Path folder() {
    return folder;
  }

  /// Returns the first process of the database server of a data folder.
  static ProcessHandle postmaster(Path data) throws IOException {
    Path file = data.resolve("postgres/cluster/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
        .orElseThrow();
  }

  /// Returns the processes of database servers that work below here.
  List<ProcessHandle> servers() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException gone) {
      return false;
    }
  }

  /// Ends the servers, and removes everything.
  @Override
  public void close() throws IOException {
    for (ProcessHandle server : servers()) {
      server.destroyForcibly();
      server.onExit().join();
    }
    FileSystemUtils.deleteRecursively(folder);
    watch.getOutputStream().close();
    watch.onExit().join();
  }
}
