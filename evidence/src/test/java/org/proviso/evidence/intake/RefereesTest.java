package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts of children beside those of programs that others wrote.
///
/// The samples are no part of the project: without them, and without the programs, the tests are
/// skipped and say so. Hostile samples are opened by workers and by processes with a limit alone.
final class RefereesTest {

  private static final Path SAMPLES = Path.of("../../shared/data/ingest-samples");
  private static final long SECONDS = 20;

  /// Where Tika finds more. The quine goes on for as long as one lets it; of a PST, Tika hands out
  /// messages that it has taken apart and no bytes. A part of a mail without a name, a type and a
  /// single byte is an empty text of the mail and no file.
  private static final Set<String> MORE_BY_TIKA =
      Set.of(
          "c1/tika/quine.gz",
          "c1/tika/testPST.pst",
          "c1/james-mime4j/multipartnestedemptypartsnorfc822.msg");

  @TempDir private Path temp = Path.of("");

  /// A program that lists an archive, and how it shows what is no folder.
  private record Referee(List<String> command, String ofFile) {}

  private static final Map<String, List<Referee>> REFEREES =
      Map.of(
          "application/zip",
          List.of(
              new Referee(List.of("unzip", "-Z", "-1", "-UU"), "(?!Empty zipfile).*[^/]"),
              new Referee(List.of("7z", "l", "-ba", "-slt", "-pnone"), "Attributes = (?!D).*")),
          "application/x-7z-compressed",
          List.of(new Referee(List.of("7z", "l", "-ba", "-slt", "-pnone"), "Attributes = (?!D).*")),
          "application/x-tar",
          List.of(new Referee(List.of("tar", "--quoting-style=escape", "-tf"), ".*[^/]")),
          "application/x-gtar",
          List.of(new Referee(List.of("tar", "--quoting-style=escape", "-tf"), ".*[^/]")),
          "application/x-cpio",
          List.of(new Referee(List.of("7z", "l", "-ba", "-slt"), "Mode = (?!d).*")));

  @Test
  void archivesOfTheSamplesHaveAsManyChildrenAsOtherProgramsList()
      throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(SAMPLES), "no " + SAMPLES);
    compared(SAMPLES);
  }

  @Tag("full")
  @Test
  void archivesMadeByProgramHaveAsManyChildrenAsOtherProgramsList()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("made"));
    HostileFiles.write(folder, "http://127.0.0.1:9", temp);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.toString().matches(".*\\.(zip|7z|tar)") || Files.size(file) == 0) {
          Files.delete(file);
        }
      }
    }
    compared(folder);
  }

  /// A referee that fails says nothing; one that lists more than is declared shows a fault.
  private void compared(Path folder) throws IOException, InterruptedException {
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("c1", folder);
    scene.done(2);
    List<String> faults = new ArrayList<>();
    int same = 0;
    for (ManifestSums.Row row : scene.rows()) {
      for (Referee referee : REFEREES.getOrDefault(row.type(), List.of())) {
        if (row.sha256().isEmpty() || row.outcome().equals("duplicate-of")) {
          continue;
        }
        Path original =
            scene.store().resolve("originals/" + row.sha256().substring(0, 2) + "/" + row.sha256());
        long listed = count(referee, original);
        String seen =
            row.location() + ": " + row.declared() + ", " + referee.command().getFirst() + " ";
        if (listed > row.declared()) {
          faults.add(seen + listed + "; " + row.outcome() + " " + row.detail());
        } else if (listed >= 0 && listed < row.declared()) {
          System.out.println(seen + "only " + listed + "; " + row.outcome());
        } else {
          System.out.println(listed < 0 ? seen + "fails" : seen + "too");
          same += listed < 0 ? 0 : 1;
        }
      }
    }
    assertEquals(List.of(), faults);
    assumeTrue(same > 0, "no unzip, 7z or tar");
  }

  /// Returns how many files a program lists; -1 if it fails or is not there.
  private static long count(Referee referee, Path file) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(referee.command());
    command.add(file.toAbsolutePath().toString());
    Path out = Files.createTempFile("referee", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() > 1) {
        process.destroyForcibly();
        return -1;
      }
      String said = Files.readString(out, StandardCharsets.ISO_8859_1);
      return said.lines().filter(line -> line.matches(referee.ofFile())).count();
    } catch (IOException e) {
      return -1;
    } finally {
      Files.delete(out);
    }
  }

  /// Tika by itself, over the same files: no file of ours has fewer children at all levels.
  @Test
  void noSampleHasFewerChildrenThanTikaFinds() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(SAMPLES), "no " + SAMPLES);
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("c1", SAMPLES);
    scene.done(2);
    Map<String, ManifestSums.Row> ours = new HashMap<>();
    scene.rows().forEach(row -> ours.put(row.location(), row));

    Map<String, Long> theirs = tika();

    List<String> fewer = new ArrayList<>();
    int compared = 0;
    int more = 0;
    for (Map.Entry<String, Long> file : theirs.entrySet()) {
      ManifestSums.Row row = ours.get("c1/" + file.getKey());
      if (row == null || file.getValue() < 0) {
        continue;
      }
      compared++;
      more += row.below() > file.getValue() ? 1 : 0;
      if (row.below() < file.getValue()) {
        fewer.add(
            row.location()
                + ": "
                + row.below()
                + " of "
                + file.getValue()
                + "; "
                + row.outcome()
                + " "
                + row.detail());
      }
    }
    System.out.println(compared + " files compared with Tika, " + more + " have more children");
    fewer.forEach(System.out::println);
    assertTrue(compared > 100, compared + " files compared");
    fewer.removeIf(line -> MORE_BY_TIKA.contains(line.substring(0, line.indexOf(':'))));
    assertEquals(List.of(), fewer);
  }

  /// Returns how many embedded documents Tika finds in each sample; -1 where it fails. A process
  /// that hangs or dies at a file is begun again behind it.
  private Map<String, Long> tika() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(SAMPLES.relativize(file).toString()));
    }
    Map<String, Long> counts = new TreeMap<>();
    Path out = temp.resolve("tika.txt");
    while (counts.size() < names.size()) {
      Files.deleteIfExists(out);
      List<String> left = names.stream().filter(name -> !counts.containsKey(name)).toList();
      Process process = TikaProcess.start(SAMPLES, left, out);
      long seen = -1;
      int quiet = 0;
      while (process.isAlive() && quiet < SECONDS) {
        process.waitFor(1, TimeUnit.SECONDS);
        long now = Files.exists(out) ? Files.size(out) : 0;
        quiet = now == seen ? quiet + 1 : 0;
        seen = now;
      }
      process.destroyForcibly().waitFor();
      for (String line : Files.exists(out) ? Files.readAllLines(out) : List.<String>of()) {
        int tab = line.indexOf('\t');
        counts.put(line.substring(tab + 1), Long.parseLong(line.substring(0, tab)));
      }
      left.stream()
          .filter(name -> !counts.containsKey(name))
          .findFirst()
          .ifPresent(name -> counts.put(name, -1L));
    }
    return counts;
  }
}
