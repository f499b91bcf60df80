package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Timeline;

/// Runs a fresh Java machine to see what reading a compiled pack loads, and how long it takes.
class ColdReadTest {

  @TempDir private Path temporary;

  @Test
  void readsACompiledPackWithoutCelAndYaml() throws Exception {
    Path folder = LargePack.writeTo(temporary);
    Path cache = temporary.resolve("cache");
    PackFixtures.loaded(CompiledPack.load(folder, cache));

    String output = run(folder, cache);

    List<String> lines = output.lines().toList();
    assertTrue(lines.stream().anyMatch(line -> line.contains("org.proviso.pack.PackReader")));
    assertEquals(
        List.of(),
        lines.stream()
            .filter(
                line ->
                    line.contains("dev.cel")
                        || line.contains("org.snakeyaml")
                        || line.contains("com.google"))
            .toList());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("read in ")), output);
  }

  private String run(Path folder, Path cache) throws IOException, InterruptedException {
    Path output = temporary.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ColdReadTest.class.getName(),
                folder.toString(),
                cache.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, exit, text);
    return text;
  }

  /// Reads a compiled pack and asks every guard about every subject.
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Packs.Outcome outcome = CompiledPack.load(Path.of(arguments[0]), Path.of(arguments[1]));
    long took = System.nanoTime() - start;
    Pack pack = PackFixtures.loaded(outcome);
    int asked = 0;
    for (Subject subject : pack.register().subjects()) {
      for (Timeline.Piece<Circumstances> piece :
          pack.register().circumstances(subject, null).pieces()) {
        for (Guard guard : pack.law().condition("aid/one").orElseThrow().met().values()) {
          asked += guard.test(piece.value()) == Truth.TRUE ? 1 : 0;
        }
      }
    }
    System.out.println("read in " + took / 1_000_000 + " ms; " + asked + " answers are true");
  }
}
