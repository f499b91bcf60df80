package org.proviso.evidence.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.ManifestWriter;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.report.IntakeReport;

/// Takes folders into a store.
///
/// A store is a folder: `originals` and `texts` by hash, the `journal`, and in the end
/// `manifest.csv`, `report.html`, `mails.csv`, `duplicates.csv`, `near-duplicates.csv` and the
/// `index`. [#run()] is called once; [#stop()] by any thread.
public final class Intake {

  private static final String SETTINGS = "settings";
  private static final String WORKERS = "workers";

  /// The stores that this process has in use. Where locks are those of POSIX (fcntl), to close a
  /// file sets free every lock that the process has on it: whoever finds the store occupied must
  /// not even open its lock.
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final List<CustodianFolder> folders;
  private final Path store;
  private final IntakeSettings settings;
  private final int workers;
  private final Observer observer;
  private final WorkerCommand command;
  private final Consumer<List<Input>> order;
  private final StoredTexts texts;
  private final AtomicLong items = new AtomicLong();
  private final DoubleAdder done = new DoubleAdder();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Worker> open = new ArrayList<>();
  private @Nullable Backlog backlog;
  private InputChanges changes = new InputChanges(List.of(), List.of());
  private boolean stopped;

  /// Is told how far an intake is, by several threads.
  public interface Observer {

    /// The inputs are known.
    ///
    /// @param inputs how many they are
    /// @param bytes how many bytes they have
    void listed(long inputs, long bytes);

    /// An item was read.
    ///
    /// @param items how many were read, in this run
    /// @param bytes for how many bytes of all inputs they stand
    void read(long items, long bytes);

    /// Rows of the manifest were put into the index.
    ///
    /// @param rows how many
    /// @param all about how many there are
    default void indexed(long rows, long all) {}
  }

  /// Prepares an intake; nothing is read or written yet.
  ///
  /// @param folders what to take in
  /// @param store where to; made if it is not there
  /// @param workers how many files are read at a time, at least 1
  public Intake(
      List<CustodianFolder> folders,
      Path store,
      IntakeSettings settings,
      int workers,
      Observer observer) {
    this(
        folders,
        store,
        settings,
        workers,
        observer,
        WorkerCommand.ofThisProcess(settings.limits().memoryMebibytes()),
        inputs -> {});
  }

  /// @param order puts the inputs in the order in which they are read
  Intake(
      List<CustodianFolder> folders,
      Path store,
      IntakeSettings settings,
      int workers,
      Observer observer,
      WorkerCommand command,
      Consumer<List<Input>> order) {
    this.folders = List.copyOf(folders);
    this.store = store;
    this.settings = settings;
    this.workers = workers;
    this.observer = observer;
    this.command = command;
    this.order = order;
    texts = new StoredTexts(store);
  }

  /// Takes everything in that is not in the store already.
  public IntakeResult run() {
    try {
      Optional<Path> overlapping = overlapping();
      if (overlapping.isPresent()) {
        return new IntakeResult.Overlapping(store, overlapping.get());
      }
      Files.createDirectories(store);
      Path real = store.toRealPath();
      if (!IN_USE.add(real)) {
        return new IntakeResult.Occupied(store);
      }
      try {
        return runLocked();
      } finally {
        IN_USE.remove(real);
      }
    } catch (UncheckedIOException e) {
      return new IntakeResult.StoreFailed(
          store, StoreException.why(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      return new IntakeResult.StoreFailed(store, StoreException.why(e));
    }
  }

  private IntakeResult runLocked() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                store.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return new IntakeResult.Occupied(store);
      }
      Optional<String> begun = begun();
      if (begun.isPresent() && !begun.get().equals(settings.fixed())) {
        return new IntakeResult.OtherSettings(store, begun.get());
      }
      return runAlone();
    }
  }

  /// Returns the folder that the store lies in, or that lies in the store. Links are followed, for
  /// a store may lie there by way of one.
  private Optional<Path> overlapping() throws IOException {
    Path into = store.toAbsolutePath().normalize();
    Path above = store.toAbsolutePath();
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    Path real = above.toRealPath().resolve(above.relativize(store.toAbsolutePath())).normalize();
    for (CustodianFolder folder : folders) {
      Path path = folder.folder();
      Path named = path.toAbsolutePath().normalize();
      Path meant = Files.exists(path) ? path.toRealPath() : named;
      if (into.startsWith(named) || real.startsWith(meant) || meant.startsWith(real)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /// Returns what the store was begun with; begins it if it was not.
  private Optional<String> begun() throws IOException {
    Path file = store.resolve(SETTINGS);
    if (Files.exists(file)) {
      return Optional.of(Files.readString(file));
    }
    Path made = store.resolve(SETTINGS + ".new");
    Files.writeString(made, settings.fixed());
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    return Optional.empty();
  }

  private IntakeResult runAlone() throws IOException {
    Resumed resumed = new Resumed();
    try (Journal journal = Journal.open(store.resolve("journal"), resumed)) {
      long before = resumed.entries();
      LockedItems locked = resumed.locked();
      Backlog tasks = tasks(resumed);
      try {
        readAll(journal, tasks, locked);
      } finally {
        // What is known of each input goes before the rows of the manifest come.
        tasks.release();
      }
      while (goesOn()) {
        List<Task> retries = Retries.of(journal, locked, settings.passwords(), texts);
        if (retries.isEmpty()) {
          return sealed(journal);
        }
        readAll(
            journal, new Backlog(retries, Collections.emptyIterator(), new HashMap<>()), locked);
      }
      return new IntakeResult.Interrupted(before + items.get());
    }
  }

  /// Tells whether nobody stopped the intake.
  ///
  /// @throws IOException if a worker met a store that cannot be used
  private boolean goesOn() throws IOException {
    Throwable failed = failure.get();
    if (failed instanceof IOException cause) {
      throw cause;
    }
    if (failed != null) {
      throw new IllegalStateException("a worker failed", failed);
    }
    return !isStopped();
  }

  private Backlog tasks(Resumed resumed) throws IOException {
    Comparison comparison = new Comparison(resumed.roots());
    List<Input> left = new ArrayList<>();
    long[] listed = new long[2];
    Listing.of(
        folders,
        input -> {
          long bytes = bytes(input);
          listed[0]++;
          listed[1] += bytes;
          if (comparison.isTaken(input)) {
            done.add((double) bytes);
          } else {
            left.add(input);
          }
        });
    changes =
        comparison.changes(
            folders.stream().map(CustodianFolder::custodian).collect(Collectors.toSet()));
    Comparison.write(changes, store.resolve("changed-inputs.csv"));
    order.accept(left);
    observer.listed(listed[0], listed[1]);
    Iterator<Task> tasks =
        left.stream().<Task>map(input -> new Task.TakeIn(input, (double) bytes(input))).iterator();
    return new Backlog(resumed.children(), tasks, resumed.first());
  }

  private static long bytes(Input input) {
    return input instanceof Input.RegularFile file ? file.bytes() : 0;
  }

  private void readAll(Journal journal, Backlog tasks, LockedItems locked) throws IOException {
    List<Thread> threads = new ArrayList<>();
    try (ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1)) {
      // Else each job is remembered until its time would have been over.
      watch.setRemoveOnCancelPolicy(true);
      Path run = runFolder();
      synchronized (this) {
        backlog = tasks;
        if (stopped) {
          return;
        }
        open.clear();
        for (int number = 1; number <= workers; number++) {
          Path folder = run.resolve(Integer.toString(number));
          Files.createDirectories(folder);
          Worker worker = new Worker(command, folder, settings.limits().floor() * 4, watch);
          open.add(worker);
          threads.add(
              Thread.ofPlatform()
                  .name("worker " + number)
                  .unstarted(() -> work(worker, journal, tasks, locked)));
        }
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        joined(thread);
      }
      open.forEach(Worker::close);
      open.forEach(Worker::awaitEnd);
      watch.shutdownNow();
      Emptying.of(store.resolve(WORKERS));
    }
  }

  /// Returns a folder for the workers of this run: a process that a killed intake left behind may
  /// not have ended yet, and knows that of its own run alone.
  private Path runFolder() throws IOException {
    Path all = store.resolve(WORKERS);
    Files.createDirectories(all);
    Emptying.of(all);
    return Files.createTempDirectory(all, "run");
  }

  private void joined(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops the intake: workers end where they are, and what is in the journal stays.
  public synchronized void stop() {
    stopped = true;
    if (backlog != null) {
      backlog.stop();
    }
    open.forEach(Worker::close);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void work(Worker worker, Journal journal, Backlog tasks, LockedItems locked) {
    ItemWork work = new ItemWork(worker, store, settings, journal, tasks, locked);
    try {
      for (Optional<Task> task = tasks.next(); task.isPresent(); task = tasks.next()) {
        List<Task> children = work.perform(task.get());
        done.add(work.doneWeight());
        observer.read(items.incrementAndGet(), done.longValue());
        tasks.done(children);
      }
    } catch (ItemWork.StoppedException e) {
      // Whoever stopped the intake says so.
    } catch (Throwable e) {
      // Also what this process runs out of: a worker that went without a word would leave the
      // others
      // waiting for it.
      failure.compareAndSet(null, e);
      stop();
    }
  }

  private IntakeResult sealed(Journal journal) throws IOException {
    Path made = store.resolve("manifest.new");
    Path manifest = store.resolve("manifest.csv");
    IntakeReport report = new IntakeReport();
    Map<Location, List<Location>> duplicates = new HashMap<>();
    Sealing sealing = Sealing.of(journal);
    Digest digest;
    try (ManifestWriter rows = new ManifestWriter(made)) {
      sealing.give(
          row -> {
            rows.add(row.item());
            report.add(row.item(), row.milliseconds());
            if (row.item().outcome() instanceof Outcome.DuplicateOf(Location master)) {
              if (row.item().location().depth() == 0) {
                duplicates
                    .computeIfAbsent(master.root(), any -> new ArrayList<>(1))
                    .add(row.item().location());
              }
            }
          });
      digest = rows.finish();
    }
    Files.move(made, manifest, StandardCopyOption.ATOMIC_MOVE);
    Path page = store.resolve("report.html");
    Files.writeString(page, report.page(digest));
    Afterwards afterwards = new Afterwards(store, sealing, duplicates, this::isStopped, observer);
    return afterwards.make(digest)
        ? new IntakeResult.Done(manifest, page, digest, report.inputs(), report.tally(), changes)
        : new IntakeResult.Interrupted(sealing.entries());
  }
}
