package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;

class DumpsTest {

  @TempDir Path folder;

  /// A clock that a test moves.
  private static final class Moved extends Clock {

    private Instant now = Instant.parse("2026-11-24T00:10:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final Moved clock = new Moved();
  private final OpenData data = data(clock);

  private static OpenData data(Clock clock) {
    OpenData of = TestSite.bean(OpenData.class);
    Site site = TestSite.of(clock);
    return of.with(site);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void eachDayHasItsOwnAndTheOldestGoes() throws IOException {
    Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    // Folders of dumps that were made before, the oldest of which are too many.
    dumps.renew();
    Path first = dumps.all().getFirst().folder();
    for (int i = 1; i <= Dumps.KEPT + 2; i++) {
      Path day = folder.resolve(LocalDate.of(2026, 11, 24).minusDays(i).toString());
      Files.createDirectory(day);
      for (String name : List.of(Dump.MANIFEST, Dump.SUMS)) {
        Files.copy(first.resolve(name), day.resolve(name));
      }
    }
    clock.now = clock.now.plus(Duration.ofDays(1));

    dumps.renew();

    assertEquals(Dumps.KEPT, dumps.all().size());
    assertEquals(LocalDate.of(2026, 11, 25), dumps.all().getFirst().manifest().day());
    assertEquals(Dumps.KEPT, names().size());
    assertEquals("2026-11-25", names().getLast());
    assertEquals("2026-10-27", names().getFirst());
    dumps.close();
    assertEquals(Dumps.KEPT, names().size());
  }

  @Test
  void theSameAgainIsDroppedAndAnotherOneTakesItsPlace() throws IOException {
    Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    dumps.renew();
    dumps.renew();
    assertEquals(List.of("2026-11-24"), names());
    Files.writeString(folder.resolve("2026-11-24").resolve(Dump.SUMS), "something else\n");

    dumps.renew();

    assertEquals(List.of("2026-11-24-2"), names());
    assertEquals(1, dumps.all().size());
    Dumps later = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    later.renew();
    assertEquals(List.of("2026-11-24-2"), names());
  }

  @Test
  void eachSaysWhatIsOtherwiseThanOnTheDayBefore() throws IOException {
    Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    dumps.renew();
    assertNull(dumps.all().getFirst().manifest().comparedWith());
    assertFalse(Files.exists(folder.resolve("2026-11-24").resolve("changes.csv")));
    clock.now = clock.now.plus(Duration.ofDays(1));

    dumps.renew();

    Dump.Manifest manifest = dumps.all().getFirst().manifest();
    assertEquals(LocalDate.of(2026, 11, 24), manifest.comparedWith());
    assertEquals(
        "table,change,key,columns,before,after\r\n",
        Files.readString(folder.resolve("2026-11-25").resolve("changes.csv")));
    assertTrue(
        Files.readString(folder.resolve("2026-11-25").resolve(Dump.SUMS))
            .contains("  changes.json\n"));
  }

  @Test
  void nothingIsComparedWithADumpThatIsNotWhole() throws IOException {
    Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    dumps.renew();
    Path acts = folder.resolve("2026-11-24").resolve("acts.json");
    Files.writeString(acts, Files.readString(acts).replaceFirst("\"kind\":\"", "\"kind\":\"x"));
    clock.now = clock.now.plus(Duration.ofDays(1));

    dumps.renew();

    assertEquals(2, dumps.all().size());
    assertNull(dumps.all().getFirst().manifest().comparedWith());
  }

  @Test
  void whatIsDamagedIsPassedOver() throws IOException {
    Files.createDirectory(folder.resolve("2026-11-20"));
    Files.createDirectory(folder.resolve("2026-99-99"));

    Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {});
    dumps.renew();

    assertEquals(1, dumps.all().size());
    assertTrue(dumps.of(LocalDate.of(2026, 11, 20)).isEmpty());
  }

  @Test
  void nothingStaysOfOneThatWasNotWanted() throws IOException {
    Path temporary = folder.resolve("temporary");
    Dumps dumps = new Dumps(data, temporary, true, Duration.ZERO, (at, manifest) -> {});
    dumps.close();

    dumps.renew();

    assertTrue(dumps.all().isEmpty());
    dumps.close();
    assertFalse(Files.exists(temporary));
  }
}
