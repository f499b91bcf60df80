package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.PostingGrounds;
import org.proviso.law.procedure.Procedure;
import org.proviso.register.DetainerPublication;
import org.proviso.store.Database;
import org.proviso.store.Docket;
import org.proviso.store.Ledgers;
import org.proviso.store.LetterSteps;
import org.proviso.store.Matters;
import org.proviso.store.OwnerLogin;
import org.proviso.store.PublishedEntries;
import org.proviso.store.RegisterStore;
import org.proviso.store.SyntheticDockets;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;

/// A dump of many synthetic entries, beside the first pack, and one more that is compared with it:
/// how long they take, and how much memory. `-Dproviso.entries=N` for another number of entries.
class DumpLoadTest {

  private static final int ENTRIES = Integer.getInteger("proviso.entries", 200_000);
  private static final int RECIPIENTS = ENTRIES / 100;
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }

  /// What a run of something took, the memory as it stands after collections of garbage, which are
  /// asked for meanwhile, beyond what other tests of this process hold.
  private record Took(Duration time, long memory) {

    static Took of(Task task) throws Exception {
      long before = usedAfterCollection();
      long[] most = {before};
      Thread watch =
          Thread.startVirtualThread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  most[0] = Math.max(most[0], usedAfterCollection());
                  try {
                    Thread.sleep(2_000);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
      long begin = System.nanoTime();
      task.run();
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      watch.interrupt();
      watch.join();
      return new Took(time, most[0] - before);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f s, %d MiB of heap", time.toMillis() / 1e3, memory >> 20);
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  @Test
  @Tag("full")
  void writesAndComparesManyEntries(@TempDir Path folder) throws Exception {
    try (EmbeddedServer server =
        assertInstanceOf(Opening.Started.class, EmbeddedServer.open(folder.resolve("postgres")))
            .server()) {
      OwnerLogin login = new OwnerLogin(server.jdbcUrl(), server.user(), server.password());
      try (Database database =
          assertInstanceOf(Database.Outcome.Opened.class, Database.open(login)).database()) {
        new SyntheticDockets(RECIPIENTS, ENTRIES, 1).fill(login, NOW);
        RegisterStore registers = new RegisterStore(database);
        registers.add(TestSite.pack(), NOW);
        Docket docket = new Docket(database);
        PublishedEntries entries = new PublishedEntries(database);
        // The answers of the pack's own parties: those of thousands more are another matter.
        Site site = TestSite.of(TestSite.CLOCK);
        OpenData data =
            new OpenData(
                site,
                registers,
                entries,
                TestSite.bean(DetainerPublication.class),
                new Matters(
                    database, ZoneId.of("America/New_York"), TestSite.bean(LetterSteps.class)),
                new Ledgers(
                    database,
                    DebtLaw.unitedStates(),
                    ZoneId.of("America/New_York"),
                    TestSite.bean(PostingGrounds.class),
                    (matter, day) -> Optional.empty()),
                TestSite.bean(Procedure.class));
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        Took first = Took.of(() -> Dump.write(data, one, null, () -> false));
        long withdrawn = entries.page(0, 1).entries().getFirst().id();
        docket.decide(
            withdrawn, new Docket.Decision(Docket.Decision.Act.WITHDRAW, NOW, "a test", "a test"));
        Took second = Took.of(() -> Dump.write(data, two, one, () -> false));

        System.out.printf(
            Locale.ROOT,
            "%,d entries: a dump %s; a dump and its changes %s%n",
            ENTRIES,
            first,
            second);
        Dump.File csv =
            Dump.manifest(one).files().stream()
                .filter(file -> file.name().equals("entries.csv"))
                .findFirst()
                .orElseThrow();
        System.out.printf(Locale.ROOT, "entries.csv has %,d bytes%n", csv.bytes());
        assertEquals(ENTRIES - ENTRIES / 100, csv.rows());
        List<Dump.File> changes =
            Dump.manifest(two).files().stream()
                .filter(file -> file.name().startsWith("changes."))
                .toList();
        assertEquals(List.of(1L, 1L), changes.stream().map(Dump.File::rows).toList());
        // Two million in ten minutes, and the same memory however many there are.
        double share = ENTRIES / 2e6;
        assertTrue(first.time().toSeconds() < 15 + 600 * share, first::toString);
        assertTrue(first.memory() < 128L << 20, first::toString);
        assertTrue(second.memory() < 128L << 20, second::toString);
      }
    }
  }
}
