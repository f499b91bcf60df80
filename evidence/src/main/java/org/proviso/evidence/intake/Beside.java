package org.proviso.evidence.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Work that is done in a thread of its own while whoever began it goes on. Used by one thread.
final class Beside implements Closeable {

  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean abandoned;

  /// Begins the work.
  ///
  /// @param name of the thread
  Beside(String name, Work work) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(work));
  }

  /// What is to be done.
  interface Work {

    /// Does it.
    ///
    /// @param isAbandoned answers whether nobody waits for it any more
    void run(BooleanSupplier isAbandoned) throws IOException;
  }

  private void run(Work work) {
    try {
      work.run(() -> abandoned);
      done.complete(null);
    } catch (IOException | RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /// Waits until it is done.
  ///
  /// @throws IOException as the work throws it
  void await() throws IOException {
    try {
      done.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw e;
      }
    }
  }

  /// Has the work stop if it is not done, and waits for its end: what it writes to is about to be
  /// closed.
  @Override
  public void close() {
    abandoned = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
