package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hostile files go in: each ends in an outcome that is expected of it, and so does everything that
/// it declares.
final class HostileFilesTest {

  private static final String SECRET = "what no file may bring out 7f3a";

  @TempDir private Path temp = Path.of("");

  @Test
  void everyHostileFileEndsAsExpectedAndNobodyIsAsked() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("hostile"));
    Path secret = Files.writeString(temp.resolve("secret.txt"), SECRET);
    AtomicInteger connections = new AtomicInteger();
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("hostile", folder);
    List<HostileFiles.Hostile> files;
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> count(server, connections));
      files = HostileFiles.write(folder, "http://127.0.0.1:" + server.getLocalPort(), secret);

      scene.done(2);
    }

    assertTrue(files.size() >= 60, files.size() + " files");
    assertEquals(List.of(), faults(files, scene.rows()));
    assertTrue(
        scene.rows().stream()
            .anyMatch(
                row ->
                    row.location().equals("hostile/deep.zip#1.1.1.1.1.1.1.1.1")
                        && row.outcome().equals("refused")
                        && row.detail().equals("limit=depth bound=8")));
    assertEquals(0, connections.get(), "connections that a file had opened");
    assertEquals(List.of(), holding(scene.store().resolve("texts"), SECRET));
  }

  @Test
  @Tag("full")
  void whatTakesLongEndsAsWell() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("slow"));
    List<HostileFiles.Hostile> files = HostileFiles.writeSlow(folder);
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("hostile", folder);

    scene.done(2);

    assertEquals(List.of(), faults(files, scene.rows()));
  }

  private static void count(ServerSocket server, AtomicInteger connections) {
    try {
      while (true) {
        server.accept().close();
        connections.incrementAndGet();
      }
    } catch (IOException e) {
      // The end of the test.
      return;
    }
  }

  private static List<String> faults(
      List<HostileFiles.Hostile> files, List<ManifestSums.Row> rows) {
    Map<String, ManifestSums.Row> inputs = new HashMap<>();
    Map<String, List<ManifestSums.Row>> children = new HashMap<>();
    for (ManifestSums.Row row : rows) {
      if (row.isInput()) {
        inputs.put(row.location(), row);
      }
      children.computeIfAbsent(row.parent(), any -> new ArrayList<>()).add(row);
    }
    List<String> faults = new ArrayList<>();
    for (HostileFiles.Hostile file : files) {
      String location = "hostile/" + file.name();
      ManifestSums.Row row = inputs.get(location);
      if (row == null || !Set.of(file.outcomes().split(" ", -1)).contains(row.outcome())) {
        faults.add(file + " is " + row);
        continue;
      }
      String below = outcomes(children.getOrDefault(location, List.of()));
      if (!file.children().equals(HostileFiles.ANY) && !file.children().equals(below)) {
        faults.add(file + " has " + below + "; " + row);
      }
    }
    return faults;
  }

  /// Returns the outcomes of rows, equal ones behind one another as `N×code`.
  private static String outcomes(List<ManifestSums.Row> rows) {
    List<String> words = new ArrayList<>();
    int same = 0;
    for (int at = 0; at < rows.size(); at++) {
      same++;
      String outcome = rows.get(at).outcome();
      if (at + 1 == rows.size() || !rows.get(at + 1).outcome().equals(outcome)) {
        for (int i = same <= 4 ? same : 1; i > 0; i--) {
          words.add(same <= 4 ? outcome : same + "×" + outcome);
        }
        same = 0;
      }
    }
    return String.join(" ", words);
  }

  private static List<Path> holding(Path folder, String words) throws IOException {
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(words)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }
}
