package org.proviso.web.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.core.JacksonException;

/// The dumps that are kept, one for each day on which one was made; the oldest make room. Each says
/// what it has otherwise than the one of the day before it.
///
/// A dump is written beside the others and then moved into its place in one step, so that what is
/// served is whole. When an entry, a matter or a ledger was taken back, the dumps of earlier days
/// lose their tables of it, so that none of them goes on publishing it. A dump that is made again
/// on the same day gets a folder of its own, which readers see from then on, and is dropped if it
/// says nothing new. Thread-safe.
final class Dumps implements AutoCloseable {

  /// How many days are kept.
  static final int KEPT = 30;

  private static final Logger LOG = LoggerFactory.getLogger(Dumps.class);

  /// A dump of a large docket is minutes of work; so it takes a quarter of one processor.
  static final Duration REST = Duration.ofMillis(30);

  /// Tables of which something may be taken back, together where one is.
  private static final List<List<Sheet>> TAKEN_BACK =
      List.of(
          List.of(DocketSheets.ENTRIES),
          List.of(MatterSheets.MATTERS, MatterSheets.STEPS, MatterSheets.ORDERS),
          List.of(MatterSheets.BALANCES));

  private static final String NAME = "\\d{4}-\\d{2}-\\d{2}(-\\d+)?";

  /// Is told of each dump that is in its place, more than once of the same one.
  interface Made {
    void in(Path folder, Dump.Manifest manifest) throws IOException;
  }

  /// A dump that is whole.
  ///
  /// @param number counts the dumps of a day
  record Kept(Path folder, int number, Dump.Manifest manifest) {}

  private final OpenData from;
  private final Path folder;
  private final boolean isTemporary;
  private final Duration rest;
  private final Made made;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile NavigableMap<LocalDate, Kept> kept = new TreeMap<>();
  private volatile boolean isClosed;

  /// @param folder where dumps are kept; made when the first is written
  /// @param isTemporary whether the folder goes when this is closed
  /// @param rest how long it rests after each slice of work
  /// @param made is told of each dump
  Dumps(OpenData from, Path folder, boolean isTemporary, Duration rest, Made made) {
    this.from = from;
    this.folder = folder;
    this.isTemporary = isTemporary;
    this.rest = rest;
    this.made = made;
  }

  /// Makes the dump of the day soon after the start: the first readers go before it.
  @Scheduled(initialDelayString = "${proviso.first-dump-after:PT3S}")
  void afterStart() {
    renew();
  }

  /// Makes the dump of a new day.
  @Scheduled(cron = "0 10 0 * * *", zone = "UTC")
  void nightly() {
    renew();
  }

  /// Makes the dump of the day and takes away what is too old. A failure is logged, and leaves what
  /// there is.
  void renew() {
    writing.lock();
    try {
      Files.createDirectories(folder);
      kept = scan();
      Path partial = Files.createTempDirectory(folder, ".partial-");
      try {
        Pace pace = new Pace(rest);
        Dump.Manifest manifest =
            Dump.write(from, partial, before(), () -> restsAndIsCancelled(pace));
        List<Sheet> takenBack = takenBack(manifest, partial);
        keep(partial, manifest);
        Kept last = kept.get(manifest.day());
        if (last != null) {
          made.in(last.folder(), last.manifest());
        }
        takeBack(takenBack, manifest.day());
      } finally {
        delete(partial);
      }
      forget();
    } catch (CancellationException e) {
      LOG.debug("{}", e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      LOG.error("no dump could be made in {}", folder, e);
    } finally {
      writing.unlock();
    }
  }

  /// Returns whether a dump is not wanted any more, after a rest if one is due.
  private boolean restsAndIsCancelled(Pace pace) {
    pace.restIfDue();
    return isClosed;
  }

  /// Returns the folder of the last dump of an earlier day; null if there is none that is whole.
  private @Nullable Path before() throws IOException {
    Map.Entry<LocalDate, Kept> before = kept.lowerEntry(from.site().today());
    if (before == null) {
      return null;
    }
    Path folderBefore = before.getValue().folder();
    if (!Dump.isWhole(folderBefore)) {
      LOG.warn("{} is damaged: nothing is compared with it", folderBefore);
      return null;
    }
    return folderBefore;
  }

  private void keep(Path partial, Dump.Manifest manifest) throws IOException {
    Kept before = kept.get(manifest.day());
    if (before != null && isSame(before.folder(), partial)) {
      return;
    }
    int number = before == null ? 1 : before.number() + 1;
    String name = manifest.day() + (number == 1 ? "" : "-" + number);
    Path place = folder.resolve(name);
    Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
    NavigableMap<LocalDate, Kept> now = new TreeMap<>(kept);
    now.put(manifest.day(), new Kept(place, number, manifest));
    kept = now;
  }

  /// Returns the tables that lost a row since the dump of the day before, or may have, since that
  /// is not there to be compared with.
  private static List<Sheet> takenBack(Dump.Manifest manifest, Path folder) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    for (List<Sheet> together : TAKEN_BACK) {
      boolean isTakenBack = manifest.comparedWith() == null;
      for (Sheet sheet : together) {
        isTakenBack |= !isTakenBack && Changes.haveRemoved(sheet, folder);
      }
      if (isTakenBack) {
        sheets.addAll(together);
      }
    }
    if (!sheets.isEmpty()) {
      sheets.add(Changes.TABLE);
    }
    return sheets;
  }

  /// Takes tables out of the dumps of earlier days: what they say may not be public any more.
  private void takeBack(List<Sheet> sheets, LocalDate day) throws IOException {
    for (Kept earlier : kept.headMap(day, false).values()) {
      for (Sheet sheet : sheets) {
        Files.deleteIfExists(earlier.folder().resolve(sheet.name() + ".csv"));
        Files.deleteIfExists(earlier.folder().resolve(sheet.name() + ".json"));
      }
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.mismatch(one.resolve(Dump.SUMS), other.resolve(Dump.SUMS)) < 0;
  }

  /// Takes away the oldest days, and earlier dumps of days that have a later one.
  private void forget() throws IOException {
    NavigableMap<LocalDate, Kept> now = new TreeMap<>(kept);
    while (now.size() > KEPT) {
      now.pollFirstEntry();
    }
    kept = now;
    List<Path> stay = now.values().stream().map(Kept::folder).toList();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.toList()) {
        if (String.valueOf(each.getFileName()).matches(NAME) && !stay.contains(each)) {
          delete(each);
        }
      }
    }
  }

  /// Returns the dumps that are in the folder, the last one of each day. What is damaged is passed
  /// over.
  private NavigableMap<LocalDate, Kept> scan() throws IOException {
    NavigableMap<LocalDate, Kept> found = new TreeMap<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.toList()) {
        String name = String.valueOf(each.getFileName());
        if (name.matches(NAME)) {
          try {
            LocalDate day = LocalDate.parse(name.substring(0, 10));
            int number = name.length() == 10 ? 1 : Integer.parseInt(name.substring(11));
            Kept dump = new Kept(each, number, Dump.manifest(each));
            found.merge(day, dump, (one, other) -> one.number() > other.number() ? one : other);
          } catch (DateTimeException | NumberFormatException | JacksonException e) {
            LOG.warn("{} is no dump: {}", each, e.getMessage());
          }
        }
      }
    }
    return found;
  }

  /// Returns the dumps, the newest first.
  List<Kept> all() {
    return List.copyOf(kept.descendingMap().values());
  }

  /// Returns the dump of a day.
  Optional<Kept> of(LocalDate day) {
    return Optional.ofNullable(kept.get(day));
  }

  /// Ends a dump that is being made.
  @Override
  public void close() throws IOException {
    isClosed = true;
    writing.lock();
    try {
      if (isTemporary) {
        delete(folder);
      }
    } finally {
      writing.unlock();
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
