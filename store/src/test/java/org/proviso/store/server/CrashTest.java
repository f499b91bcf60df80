package org.proviso.store.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was committed outlives `kill -9` of the program, of PostgreSQL, and of both at once.
class CrashTest {

  private static final int NUMBERS_PER_ROUND = 10_000_000;

  @TempDir private Path temporary;

  @AfterEach
  void endWhatIsLeft() throws IOException, InterruptedException {
    Leftovers.end(temporary.resolve("data"));
  }

  @Test
  void noCommittedRowIsLostInFourCrashes() throws Exception {
    crash(4);
  }

  @Test
  @Tag("full")
  void noCommittedRowIsLostInFiftyCrashes() throws Exception {
    crash(50);
  }

  private void crash(int rounds) throws Exception {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("CrashTest: proviso.seed=" + seed);
    Random random = new Random(seed);
    Site site = new Site(temporary.resolve("data"), temporary.resolve("binaries"), true);
    Set<Long> committed = new HashSet<>();

    Child child = Child.start(site, 0);
    try {
      for (int round = 1; round <= rounds; round++) {
        int port = child.port();
        child.awaitCommits(50);
        Thread.sleep(random.nextInt(250));
        Kill kill = Kill.values()[(round - 1) % Kill.values().length];
        if (kill != Kill.PROGRAM) {
          ProcessHandle postmaster = Leftovers.postmaster(site.folder());
          postmaster.destroyForcibly();
          postmaster.onExit().join();
        }
        if (kill == Kill.POSTGRESQL) {
          child.awaitCommits(50);
        } else {
          child.kill();
          committed.addAll(child.committed());
          child = Child.start(site, (long) round * NUMBERS_PER_ROUND);
          port = child.port();
        }
        committed.addAll(child.committed());
        assertEachIsThereOnce(committed, site, port, "round " + round + ", killed: " + kill);
      }
      child.end();
      committed.addAll(child.committed());
      child.lineThatBegins(WritingProgram.CLOSED);
    } finally {
      child.close();
    }

    assertTrue(Leftovers.of(site.folder()).isEmpty(), "processes are left");
    Child last = Child.start(site, -1);
    try (last) {
      assertEachIsThereOnce(committed, site, last.port(), "at the end");
      last.end();
    }
    System.out.println("CrashTest: " + rounds + " crashes, " + committed.size() + " commits");
  }

  private static void assertEachIsThereOnce(Set<Long> committed, Site site, int port, String when)
      throws IOException, SQLException {
    String password = Files.readString(site.folder().resolve("password")).strip();
    Map<Long, Integer> found = new HashMap<>();
    try (Connection connection =
            Connections.soon(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select number from written")) {
      while (rows.next()) {
        found.merge(rows.getLong(1), 1, Integer::sum);
      }
    }
    for (long number : committed) {
      assertEquals(1, found.getOrDefault(number, 0), () -> number + " of " + when);
    }
  }

  private enum Kill {
    PROGRAM,
    POSTGRESQL,
    BOTH
  }
}
