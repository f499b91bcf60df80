package org.proviso.evidence.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome.Cause;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.worker.WorkerMain;

/// A process that parses, one job after the other, and is started again after it died.
///
/// Used by one thread; [#close()] by any.
final class Worker implements Closeable {

  /// After so many jobs the process is started anew: libraries leak.
  private static final int JOBS = 10_000;

  /// What [WorkerMain] ends with when it is out of memory: the code of HotSpot for this.
  private static final int OUT_OF_MEMORY = 3;

  /// What a process ends with on SIGKILL and SIGTERM, which none sends to itself.
  private static final int KILLED = 128 + 9;

  private static final int TERMINATED = 128 + 15;

  private static final int SECONDS_TO_START = 300;

  /// How often a process that ends before it takes jobs is started again.
  private static final int STARTS = 5;

  /// How often a job is begun again after somebody ended its process.
  private static final int KILLS = 3;

  private static final long LOOK_AT_DISK_SECONDS = 2;

  /// More than the limits of [org.proviso.evidence.worker] let an honest process answer.
  private static final long LONGEST_ANSWER = 256L << 20;

  private static final long SECONDS_TO_END = 10;

  private final WorkerCommand command;
  private final Path folder;
  private final long diskBytes;
  private final ScheduledExecutorService watch;
  private volatile @Nullable Process process;
  private @Nullable DataOutputStream jobs;
  private @Nullable InputStream answers;
  private int done;
  private volatile boolean closed;

  /// @param folder of the process, made anew
  /// @param diskBytes how much its parsers may write beside the children that they take out
  /// @param watch for the time of jobs
  Worker(WorkerCommand command, Path folder, long diskBytes, ScheduledExecutorService watch) {
    this.command = command;
    this.folder = folder;
    this.diskBytes = diskBytes;
    this.watch = watch;
  }

  /// What became of a job.
  sealed interface Answer {

    /// The process answered; what it took out lies in the folder.
    record Whole(Parsed parsed) implements Answer {}

    /// The process died.
    ///
    /// @param killed whether somebody else ended it, such as a system that is out of memory
    record Died(Cause cause, boolean killed) implements Answer {}

    /// The time was over, and the process was ended.
    record Overran(long seconds) implements Answer {}

    /// The worker was closed meanwhile.
    record Closed() implements Answer {}
  }

  private enum Ended {
    OVERRAN,
    SPILLED,
    LIED
  }

  /// Does a job; if a process that has done others before fails at it, once more in a fresh one, so
  /// that what is said of a file is due to this file. Whoever ends the process from outside says
  /// nothing of the file either, and may do so a few times.
  ///
  /// @throws StoreException if the folder cannot be written
  Answer run(Job job, Duration time) throws StoreException {
    boolean fresh = process == null;
    Answer answer = attempt(job, time);
    int more = KILLS;
    while (answer instanceof Answer.Died died && died.killed() && more > 0) {
      fresh = true;
      more--;
      answer = attempt(job, time);
    }
    return switch (answer) {
      case Answer.Whole whole -> whole;
      case Answer.Closed itself -> itself;
      case Answer.Died died -> fresh ? died : attempt(job, time);
      case Answer.Overran overran -> fresh ? overran : attempt(job, time);
    };
  }

  /// Returns the file of text that a job left.
  Path text() {
    return folder.resolve("text");
  }

  /// Returns the file of a child that a job left.
  Path part(int position) {
    return folder.resolve("parts").resolve(Integer.toString(position));
  }

  /// Returns a file in the folder for whoever uses the worker.
  Path scratch() {
    return folder.resolve("incoming");
  }

  /// Has the folder made in which [#scratch()] is.
  ///
  /// @throws StoreException if it cannot be
  void prepare() throws StoreException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private Answer attempt(Job job, Duration time) throws StoreException {
    AtomicReference<@Nullable Ended> ended = new AtomicReference<>();
    try {
      clear();
      if (done >= JOBS) {
        end();
      }
      Process running = process == null ? start() : process;
      ScheduledFuture<?> atTime =
          watch.schedule(
              () -> kill(running, ended, Ended.OVERRAN), time.toMillis(), TimeUnit.MILLISECONDS);
      ScheduledFuture<?> atDisk =
          watch.scheduleWithFixedDelay(
              () -> {
                if (size(folder.resolve("tmp")) > diskBytes) {
                  kill(running, ended, Ended.SPILLED);
                }
              },
              LOOK_AT_DISK_SECONDS,
              LOOK_AT_DISK_SECONDS,
              TimeUnit.SECONDS);
      try {
        Optional<Parsed> parsed = ask(job, ended);
        if (parsed.isPresent()) {
          done++;
          return new Answer.Whole(parsed.get());
        }
      } finally {
        atTime.cancel(false);
        atDisk.cancel(false);
      }
      return died(running, ended.get(), time);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  /// Returns what the process answers; empty if that is no answer.
  ///
  /// @param ended is told if it says something else
  private Optional<Parsed> ask(Job job, AtomicReference<@Nullable Ended> ended) {
    DataOutputStream out = jobs;
    InputStream in = answers;
    if (out == null || in == null) {
      return Optional.empty();
    }
    try {
      job.write(out);
      out.flush();
      int said = in.read();
      if (said == WorkerMain.DONE) {
        return answer(in);
      }
      if (said >= 0) {
        ended.compareAndSet(null, Ended.LIED);
      }
    } catch (StreamCorruptedException e) {
      ended.compareAndSet(null, Ended.LIED);
    } catch (IOException e) {
      // A broken pipe, or the end of it, is how a process that died shows.
    }
    return Optional.empty();
  }

  /// A process that a hostile file has taken over may say anything, and so much: it has failed at
  /// the file.
  private Optional<Parsed> answer(InputStream in) throws IOException {
    BoundedInputStream bounded =
        BoundedInputStream.builder().setInputStream(in).setMaxCount(LONGEST_ANSWER).get();
    try {
      Parsed parsed = Parsed.read(new DataInputStream(bounded));
      if (isThere(parsed)) {
        return Optional.of(parsed);
      }
    } catch (EOFException e) {
      if (bounded.getCount() < LONGEST_ANSWER) {
        throw e;
      }
    }
    throw new StreamCorruptedException("no answer");
  }

  /// Returns whether the files are there that an answer speaks of.
  private boolean isThere(Parsed parsed) {
    int position = 0;
    for (Part part : parsed.parts()) {
      position++;
      if (part instanceof Part.Out
          && !Files.isRegularFile(part(position), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return !parsed.hasText() || Files.isRegularFile(text(), LinkOption.NOFOLLOW_LINKS);
  }

  private Answer died(Process running, @Nullable Ended ended, Duration time) throws IOException {
    running.destroyForcibly();
    int code;
    try {
      code = running.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Closed();
    }
    process = null;
    done = 0;
    if (closed) {
      return new Answer.Closed();
    }
    if (ended == Ended.OVERRAN) {
      return new Answer.Overran(time.toSeconds());
    }
    if (ended == Ended.SPILLED) {
      return new Answer.Died(Cause.DISK, false);
    }
    if (ended == Ended.LIED) {
      return new Answer.Died(Cause.ENDED, false);
    }
    if (code == WorkerMain.DISK) {
      throw new StoreException(new IOException("cannot write below " + folder));
    }
    return new Answer.Died(
        code == OUT_OF_MEMORY ? Cause.MEMORY : Cause.ENDED, code == KILLED || code == TERMINATED);
  }

  /// Starts the process and waits until it takes jobs: how long that takes depends on what else the
  /// machine does, and is no time of a job.
  private Process start() throws IOException {
    for (int attempt = 0; attempt <= STARTS; attempt++) {
      Process started =
          new ProcessBuilder(command.in(folder, folder.resolve("tmp")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process = started;
      jobs = new DataOutputStream(new BufferedOutputStream(started.getOutputStream()));
      answers = new BufferedInputStream(started.getInputStream());
      if (closed) {
        started.destroyForcibly();
        return started;
      }
      ScheduledFuture<?> atTime =
          watch.schedule(started::destroyForcibly, SECONDS_TO_START, TimeUnit.SECONDS);
      boolean isReady = isReady(answers);
      atTime.cancel(false);
      if (isReady || closed) {
        return started;
      }
      started.destroyForcibly();
      process = null;
    }
    throw new IOException("a process for parsers does not start: " + command.words().getFirst());
  }

  private static boolean isReady(InputStream answers) {
    try {
      return answers.read() == WorkerMain.READY;
    } catch (IOException e) {
      return false;
    }
  }

  private static void kill(Process running, AtomicReference<@Nullable Ended> ended, Ended why) {
    if (ended.compareAndSet(null, why)) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  /// Takes out what the job before left. The folders stay while their process does: to make them
  /// anew for every job costs more than many a job.
  private void clear() throws IOException {
    if (process == null) {
      Emptying.of(folder);
    } else {
      Files.deleteIfExists(text());
    }
    empty(folder.resolve("parts"));
    empty(folder.resolve("tmp"));
  }

  private static void empty(Path folder) throws IOException {
    String[] names = folder.toFile().list();
    if (names == null || names.length > 0) {
      Emptying.of(folder);
      Files.createDirectories(folder);
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      // Files come and go meanwhile; the next look counts again.
      return 0;
    }
  }

  private void end() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      process = null;
      done = 0;
    }
  }

  /// Waits until the process of a closed worker is gone. One that does not go within seconds is in
  /// the hands of the system.
  void awaitEnd() {
    Process running = process;
    if (running == null) {
      return;
    }
    try {
      boolean gone = running.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      process = gone ? null : running;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the process; a job that it is at is answered with [Answer.Closed].
  @Override
  public void close() {
    closed = true;
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }
}
