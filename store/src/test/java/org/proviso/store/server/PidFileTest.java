package org.proviso.store.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  /// What PostgreSQL 18.6 wrote.
  private static final List<String> LINES =
      List.of(
          "7722",
          "/data/cluster",
          "1795534151",
          "23123",
          "",
          "localhost",
          "  2244692    458765",
          "ready   ");

  @TempDir private Path cluster;

  private Path file;
  private RunAs owner;

  @BeforeEach
  void choosePlaces() throws IOException {
    file = cluster.resolve("postmaster.pid");
    owner = new RunAs(List.of(), (int) Files.getAttribute(cluster, "unix:uid"), 0);
  }

  @Test
  void readsProcessPortAndStatus() throws IOException {
    Files.write(file, LINES);
    assertEquals(Optional.of(new PidFile(7722, 23123, true)), PidFile.read(cluster));

    Files.write(file, LINES.subList(0, 7));
    assertEquals(Optional.of(new PidFile(7722, 23123, false)), PidFile.read(cluster));

    Files.write(file, LINES.subList(0, 1));
    assertEquals(Optional.of(new PidFile(7722, 0, false)), PidFile.read(cluster));

    Files.writeString(file, "");
    assertEquals(Optional.of(new PidFile(0, 0, false)), PidFile.read(cluster));

    Files.delete(file);
    assertEquals(Optional.empty(), PidFile.read(cluster));
  }

  @Test
  void disarmedItNamesNoProcessAndStillNamesTheSharedMemory() throws IOException {
    Files.write(file, LINES);

    PidFile.disarm(cluster, owner);

    List<String> lines = Files.readAllLines(file);
    assertEquals("2147483647", lines.getFirst());
    assertEquals(LINES.subList(1, 8), lines.subList(1, 8));
  }

  @Test
  void oneThatNamesNothingIsDeleted() throws IOException {
    Files.writeString(file, "nonsense\n");

    PidFile.disarm(cluster, owner);

    assertFalse(Files.exists(file));
  }
}
