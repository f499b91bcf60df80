package org.proviso.web.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.proviso.store.EventLog;

/// The record as far as it is public, as a file on this machine: made anew when it is asked for and
/// older than a minute. Whoever takes it slowly holds no connection of the database, and whoever
/// asks often makes no work. What is withdrawn is in it for that minute at most. Thread-safe.
final class RecordFile implements AutoCloseable {

  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final EventLog log;
  private final Checkpoints checkpoints;
  private @Nullable Path file;
  private long made;

  RecordFile(EventLog log, Checkpoints checkpoints) {
    this.log = log;
    this.checkpoints = checkpoints;
  }

  /// Opens the file; to be closed by the caller. It can be read to its end also when there is a
  /// newer one.
  ///
  /// @throws IllegalArgumentException if no checkpoint was signed yet
  synchronized InputStream open() throws IOException {
    Path now = file;
    if (now == null || System.nanoTime() - made > HOLDS.toNanos()) {
      now = write();
      delete();
      file = now;
      made = System.nanoTime();
    }
    return Files.newInputStream(now);
  }

  private Path write() throws IOException {
    Path fresh = Files.createTempFile("proviso-record", ".txt");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
      log.exportPublished(out, checkpoints.verifier(), checkpoints.all());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    return fresh;
  }

  private void delete() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    delete();
    file = null;
  }
}
