package org.proviso.store.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The first process of a running server.
sealed interface Postmaster {

  int port();

  boolean isAlive() throws IOException;

  /// Waits for its end, and returns whether it came within the time.
  boolean awaitEnd(Duration longest) throws IOException, InterruptedException;

  void kill();

  /// A process of this JVM, whose end the system tells.
  record Started(Process process, int port) implements Postmaster {

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }
  }

  /// A process that an earlier program started, whose end must be looked for.
  record Adopted(LinuxProcess process, int port) implements Postmaster {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public boolean isAlive() throws IOException {
      return process.isAlive();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws IOException, InterruptedException {
      long begin = System.nanoTime();
      while (process.isAlive()) {
        if (System.nanoTime() - begin > longest.toNanos()) {
          return false;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
      return true;
    }

    @Override
    public void kill() {
      ProcessHandle.of(process.number()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
