package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A site that is served, read and written to, and killed: what was acknowledged outlives `kill -9`
/// of the site, of its database server, and of both, and the same command brings it back.
class SiteCrashTest {

  /// The upper half of the number of that lock; whoever writes takes others and lets go of them.
  private static final int OF_THE_DATABASE = 0x50726f;

  private static final int STEPS_BEFORE_A_KILL = 30;
  private static final int READERS = 2;

  private static final List<String> PAGES =
      List.of(
          "/",
          "/day?on=2018-01-24",
          "/recipients/chicago-il?on=2018-01-24",
          "/search?q=letter",
          "/actuator/health");

  private enum Kill {
    SITE,
    DATABASE,
    BOTH
  }

  /// In turn, so that few rounds have all; a database that is brought back is the quickest.
  private static final List<Kill> KILLS =
      List.of(Kill.DATABASE, Kill.BOTH, Kill.DATABASE, Kill.SITE);

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();
  private final AtomicLong unanswered = new AtomicLong();

  private volatile String address = "";
  private volatile boolean done;

  @Tag("full")
  @Test
  void losesNothingInFourCrashes() throws Exception {
    crash(4);
  }

  @Test
  @Tag("full")
  void losesNothingInFiftyCrashes() throws Exception {
    crash(50);
  }

  private void crash(int rounds) throws Exception {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("SiteCrashTest: proviso.seed=" + seed);
    Random random = new Random(seed);
    try (Workplace workplace = new Workplace()) {
      Path data = workplace.folder().resolve("data");
      WrittenSteps steps = new WrittenSteps(workplace.folder().resolve("acknowledged"));
      SiteProcess site = SiteProcess.serve(data, steps.byProcess(0));
      List<Thread> readers = new ArrayList<>();
      try {
        address = site.address();
        final Map<String, Long> ofThePack = WrittenSteps.ofThePack(data);
        for (int i = 0; i < READERS; i++) {
          int first = i;
          readers.add(Thread.ofPlatform().daemon().start(() -> read(first)));
        }
        for (int round = 1; round <= rounds; round++) {
          steps.awaitMore(STEPS_BEFORE_A_KILL, site);
          Thread.sleep(random.nextInt(400));
          Kill kill = KILLS.get((round - 1) % KILLS.size());
          kill(kill, random.nextBoolean(), site, data);
          if (kill == Kill.DATABASE) {
            steps.awaitMore(STEPS_BEFORE_A_KILL, site);
          } else {
            site.close();
            // The last one without a writer, so that there is a latest entry.
            site = SiteProcess.serve(data, round == rounds ? Map.of() : steps.byProcess(round));
            address = site.address();
          }
          String when = "round " + round + ", killed: " + kill;
          steps.check(data, when);
          assertEquals(ofThePack, WrittenSteps.ofThePack(data), when);
          servesPages(when);
          assertEquals(
              List.of(List.of("1")),
              WrittenSteps.rows(
                  data,
                  "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                      + " AND classid = "
                      + OF_THE_DATABASE),
              "the lock that keeps a second program out, " + when);
        }
        showsTheLatestEntry(data);
        site.terminate();
        assertEquals(SiteProcess.TERMINATED, site.exitCode());
      } finally {
        done = true;
        site.close();
        for (Thread reader : readers) {
          reader.join();
        }
      }
      assertEquals(List.of(), workplace.servers(), "processes are left");
      assertEquals(Set.of(), faults(), "a page that says that something went wrong");
      System.out.println(
          "SiteCrashTest: "
              + rounds
              + " crashes, "
              + 2 * steps.acknowledged().size()
              + " acknowledged entries; answers to readers by status: "
              + answers
              + ", not answered: "
              + unanswered);
    }
  }

  private static void kill(Kill kill, boolean siteFirst, SiteProcess site, Path data)
      throws IOException, InterruptedException {
    ProcessHandle postmaster = Workplace.postmaster(data);
    if (kill != Kill.DATABASE && siteFirst) {
      site.kill();
    }
    if (kill != Kill.SITE) {
      postmaster.destroyForcibly();
      postmaster.onExit().join();
    }
    if (kill != Kill.DATABASE) {
      site.kill();
    }
  }

  /// What was entered last stands on the home page.
  private void showsTheLatestEntry(Path data) throws Exception {
    String latest =
        WrittenSteps.rows(
                data, "SELECT title FROM docket.entry ORDER BY day DESC, entry DESC LIMIT 1")
            .getFirst()
            .getFirst();
    assertTrue(latest.contains(DocketWriter.ORIGIN), latest);
    String home = SiteProcess.get(client, address + "/").body();
    assertTrue(home.contains(latest), () -> latest + " is not on " + home);
  }

  private void read(int first) {
    for (int i = first; !done; i++) {
      try {
        HttpResponse<String> answer =
            SiteProcess.get(client, address + PAGES.get(i % PAGES.size()));
        answers.computeIfAbsent(answer.statusCode(), status -> new AtomicLong()).incrementAndGet();
      } catch (IOException dead) {
        unanswered.incrementAndGet();
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Returns the statuses of answers that are neither the page nor that the database is away.
  private Set<Integer> faults() {
    Set<Integer> faults = new TreeSet<>(answers.keySet());
    faults.removeAll(Set.of(200, 503));
    return faults;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void servesPages(String when) throws IOException, InterruptedException {
    for (String page : PAGES) {
      HttpResponse<String> answer = SiteProcess.get(client, address + page);
      assertEquals(200, answer.statusCode(), () -> page + " after " + when);
    }
  }
}
