package org.proviso.web.evidence;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.StoredItems;
import org.proviso.evidence.intake.StoredTexts;
import org.proviso.evidence.meaning.MeaningIndex;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores of evidence that this site reads: the folders below one folder, each made by an
/// intake. Nothing is written into them but pictures of pages. Safe for several threads.
final class EvidenceStores implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceStores.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?");

  private final Path folder;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  /// @param folder that has a folder for each store; it need not be there
  EvidenceStores(Path folder) {
    this.folder = folder;
  }

  /// A store whose intake came to its end.
  ///
  /// @param manifest the hash of its manifest
  /// @param meanings the vectors of its texts; null if there are none, or not all yet
  record Store(
      String name,
      Path folder,
      Digest manifest,
      SearchIndex index,
      StoredTexts texts,
      @Nullable MeaningIndex meanings) {

    private Store with(@Nullable MeaningIndex other) {
      return new Store(name, folder, manifest, index, texts, other);
    }

    /// Returns where the bytes with this hash are, if they are there.
    Path original(Digest digest) {
      return StoredItems.original(folder, digest);
    }
  }

  /// A folder in the list.
  ///
  /// @param manifest the hash of its manifest; null as long as the intake is not at its end
  record Listed(String name, @Nullable Digest manifest) {}

  /// What is done with a store.
  interface Reading<T> {
    T of(Store store) throws IOException;
  }

  /// Returns the stores by name. Folders that are called otherwise than stores may be are left out.
  List<Listed> list() {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .map(each -> each.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .filter(name -> Files.isDirectory(folder.resolve(name)))
          .sorted()
          .map(name -> new Listed(name, read(name, Store::manifest).orElse(null)))
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Does something with a store, which stays as it is meanwhile.
  ///
  /// @throws NotOnRecord if there is none of that name, or its intake is not at its end
  <T> T in(String name, Reading<T> reading) {
    return read(name, reading).orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-store")));
  }

  private <T> Optional<T> read(String name, Reading<T> reading) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path store = folder.resolve(name);
    if (!Files.isRegularFile(store.resolve("manifest.csv"))) {
      return Optional.empty();
    }
    try {
      return shelves.computeIfAbsent(name, it -> new Shelf(it, store)).read(reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Shelf shelf : shelves.values()) {
      shelf.close();
    }
  }

  /// A store, opened when somebody asks, and anew after another intake.
  private static final class Shelf {

    private final String name;
    private final Path folder;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Store open;
    private @Nullable FileTime made;
    private @Nullable FileTime vectorsMade;

    Shelf(String name, Path folder) {
      this.name = name;
      this.folder = folder;
    }

    /// Returns empty if there is no index, or one that was not made of the manifest.
    <T> Optional<T> read(Reading<T> reading) throws IOException {
      lock.readLock().lock();
      try {
        Store store = open;
        if (store != null && isCurrent()) {
          return Optional.of(reading.of(store));
        }
      } finally {
        lock.readLock().unlock();
      }
      lock.writeLock().lock();
      try {
        reopen();
        lock.readLock().lock();
      } finally {
        lock.writeLock().unlock();
      }
      try {
        Store store = open;
        return store == null ? Optional.empty() : Optional.of(reading.of(store));
      } finally {
        lock.readLock().unlock();
      }
    }

    private boolean isCurrent() throws IOException {
      return time("index").equals(made) && time(MeaningIndex.FOLDER).equals(vectorsMade);
    }

    private FileTime time(String part) throws IOException {
      Path there = folder.resolve(part);
      return Files.isDirectory(there) ? Files.getLastModifiedTime(there) : FileTime.fromMillis(0);
    }

    private void reopen() throws IOException {
      FileTime now = time("index");
      if (open == null || !now.equals(made)) {
        reopenAll(now);
      } else if (!time(MeaningIndex.FOLDER).equals(vectorsMade)) {
        // Vectors are made afterwards, for hours it may be; the index of words stays as it is.
        Store store = open;
        open = store.with(meanings(store.manifest()));
        closeMeanings(store);
      }
    }

    private void reopenAll(FileTime now) throws IOException {
      close();
      made = now;
      StoredTexts texts = new StoredTexts(folder);
      SearchIndex index;
      try {
        index = SearchIndex.open(folder.resolve("index"), texts);
      } catch (NoSuchFileException | FileNotFoundException e) {
        return;
      }
      Optional<Digest> manifest = index.manifest();
      // What an older program made is made again by the next intake.
      if (manifest.isEmpty() || !index.isCurrent()) {
        index.close();
        return;
      }
      open = new Store(name, folder, manifest.get(), index, texts, meanings(manifest.get()));
    }

    /// Vectors that cannot be read are as good as none: words are found without them.
    private @Nullable MeaningIndex meanings(Digest manifest) throws IOException {
      vectorsMade = time(MeaningIndex.FOLDER);
      try {
        return MeaningIndex.isThere(folder, manifest) ? MeaningIndex.open(folder) : null;
      } catch (IOException e) {
        LOG.warn("the vectors of {} cannot be read", name, e);
        return null;
      }
    }

    private void close() throws IOException {
      Store store = open;
      open = null;
      if (store != null) {
        closeMeanings(store);
        store.index().close();
      }
    }

    private static void closeMeanings(Store store) throws IOException {
      if (store.meanings() != null) {
        store.meanings().close();
      }
    }
  }
}
