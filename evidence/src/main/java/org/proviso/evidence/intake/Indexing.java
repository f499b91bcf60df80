package org.proviso.evidence.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.search.IndexBuilder;
import org.proviso.evidence.search.IndexedItem;

/// Puts items into an index in a thread of its own, in the order in which they come, while whoever
/// gives them goes on with the tables. Used by one thread.
final class Indexing implements Closeable {

  /// How much text may wait, in thousands of UTF-16 code units.
  private static final int ROOM = 4_000;

  private static final int UNIT = 1_000;

  private final IndexBuilder builder;
  private final Semaphore room = new Semaphore(ROOM);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("index").daemon().factory());

  /// @param builder of the index; not closed
  Indexing(IndexBuilder builder) {
    this.builder = builder;
  }

  /// Has an item added; waits while too much text does.
  ///
  /// @throws IOException if it, or one before it, cannot be added
  void add(IndexedItem item) throws IOException {
    put(room(item), () -> builder.add(item));
  }

  /// Has a place added that is looked up and not searched.
  ///
  /// @throws IOException if it, or one before it, cannot be added
  void addPlace(Item item, Kin kin) throws IOException {
    put(1, () -> builder.addPlace(item, kin));
  }

  private interface Addition {
    void make() throws IOException;
  }

  private void put(int taken, Addition addition) throws IOException {
    try {
      room.acquire(taken);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    thread.execute(
        () -> {
          try {
            if (failure.get() == null) {
              addition.make();
            }
          } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          } finally {
            room.release(taken);
          }
        });
    check();
  }

  /// What is longer than there is room takes all of it, and is alone.
  private static int room(IndexedItem item) {
    long characters = item.text().stream().mapToLong(piece -> piece.text().length()).sum();
    return (int) Math.min(ROOM, 1 + characters / UNIT);
  }

  /// Waits until all items are added.
  ///
  /// @throws IOException if one could not be
  void finish() throws IOException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("waited for ever");
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    check();
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException();
  }

  private void check() throws IOException {
    switch (failure.get()) {
      case null -> {}
      case IOException failed -> throw new IOException(failed);
      case Throwable failed -> throw new IllegalStateException("the index", failed);
    }
  }

  /// Leaves out what waits. What is being added is waited for: the index is about to be closed.
  @Override
  public void close() {
    failure.compareAndSet(null, new IOException("closed"));
    thread.close();
  }
}
