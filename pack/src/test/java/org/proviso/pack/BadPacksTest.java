package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Packs with planted faults, one folder each, with the exact output beside them in `expected.txt`.
///
/// New output is accepted by running with `-Dproviso.accept=true`, and reviewed as a difference.
class BadPacksTest {

  private static final Pattern WORD = Pattern.compile("[\\s,]+");

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(PackFixtures.folder("bad"))) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void reportsExactlyThePlantedFaults(Path folder) throws IOException {
    Packs.Outcome outcome = Packs.load(folder);

    assertInstanceOf(Packs.Outcome.Rejected.class, outcome);
    String found = PackFixtures.rendered(PackFixtures.issues(outcome)) + "\n";
    if (Boolean.getBoolean("proviso.accept")) {
      Path source = Path.of("src/test/resources/bad", folder.getFileName().toString());
      Files.writeString(source.resolve("expected.txt"), found);
    }
    assertEquals(Files.readString(folder.resolve("expected.txt")), found);
  }

  @Test
  void findsEveryFaultAtItsPlace() throws IOException {
    Path folder = PackFixtures.folder("bad/many-faults");

    String found =
        PackFixtures.issues(Packs.load(folder)).stream()
            .map(issue -> issue.place() + ": " + issue.code())
            .collect(Collectors.joining("\n", "", "\n"));

    assertEquals(Files.readString(folder.resolve("planted.txt")), found);
  }

  @Test
  void plantsAtLeastTwentyKindsOfFault() throws IOException {
    List<Issue> issues = PackFixtures.issues(Packs.load(PackFixtures.folder("bad/many-faults")));

    assertTrue(issues.stream().map(Issue::code).distinct().count() >= 20);
  }

  @TempDir private Path temporary;

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(
        temporary.resolve("pack.yaml"),
        "pack:\n  name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(List.of("pack.yaml:2:12: NOT_UTF8"), placesOf(Packs.load(temporary)));
  }

  @Test
  void refusesLargeFilesManyFilesAndDeepNesting() throws IOException {
    Limits limits = new Limits(2, 100, 5);
    Files.writeString(temporary.resolve("a.yaml"), "# " + "x".repeat(100));
    Files.writeString(temporary.resolve("b.yaml"), "docket: [[[[[[[[[[[[[[[[");

    assertEquals(
        List.of("a.yaml:1:1: FILE_TOO_LARGE", "b.yaml:1:13: TOO_DEEP"),
        placesOf(Packs.load(temporary, limits)));

    Files.writeString(temporary.resolve("c.yml"), "");
    assertEquals(
        List.of(temporary + ":1:1: TOO_MANY_FILES"), placesOf(Packs.load(temporary, limits)));
  }

  @Test
  void survivesNestingThatWouldOverflowTheStack() throws IOException {
    Files.writeString(temporary.resolve("a.yaml"), "docket: " + "[".repeat(200_000));

    assertEquals(
        List.of(Issue.Code.TOO_DEEP),
        PackFixtures.issues(Packs.load(temporary)).stream().map(Issue::code).toList());
  }

  @Test
  void reportsAnEmptyFolderAndEmptyFiles() throws IOException {
    assertEquals(List.of(temporary + ":1:1: UNREADABLE_FILE"), placesOf(Packs.load(temporary)));

    Files.writeString(temporary.resolve("a.yaml"), "# nothing\n");
    assertEquals(List.of(temporary + ":1:1: UNREADABLE_FILE"), placesOf(Packs.load(temporary)));
  }

  @Test
  void neverThrowsWhateverIsCutFromAPack() throws IOException {
    Path folder = PackFixtures.folder("packs/milk-fund");
    String acts = Files.readString(folder.resolve("acts/rulings.yaml"));
    String terms = Files.readString(folder.resolve("pack.yaml"));
    String register = Files.readString(folder.resolve("register/register.yaml"));
    Files.writeString(temporary.resolve("acts.yaml"), acts);
    Files.writeString(temporary.resolve("register.yaml"), register);
    for (int length = 0; length < terms.length(); length += 97) {
      Files.writeString(temporary.resolve("pack.yaml"), terms.substring(0, length));
      Packs.load(temporary);
    }
    Files.writeString(temporary.resolve("pack.yaml"), terms);
    for (int length = 0; length < acts.length(); length += 97) {
      Files.writeString(temporary.resolve("acts.yaml"), acts.substring(length));
      Packs.load(temporary);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void neverThrowsWhateverIsChangedInAPack(long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = PackFixtures.folder("packs/milk-fund");
    for (int round = 0; round < 40; round++) {
      for (Path file : YamlFiles.in(folder)) {
        StringBuilder text = new StringBuilder(Files.readString(file));
        for (int change = random.nextInt(3); change > 0; change--) {
          change(text, random);
        }
        Files.writeString(temporary.resolve(file.getFileName().toString()), text);
      }
      Packs.load(temporary);
    }
  }

  /// Replaces one word by another word of the same file, or one character by a sign of YAML.
  private static void change(StringBuilder text, Random random) {
    List<String> words = text.toString().lines().flatMap(line -> WORD.splitAsStream(line)).toList();
    int at = random.nextInt(text.length());
    if (random.nextBoolean()) {
      text.setCharAt(at, "{}[]:,-'\"#&*!|>%\t".charAt(random.nextInt(17)));
    } else {
      String word = words.get(random.nextInt(words.size()));
      int found = text.indexOf(word, at);
      if (found >= 0) {
        text.replace(found, found + word.length(), words.get(random.nextInt(words.size())));
      }
    }
  }

  private static List<String> placesOf(Packs.Outcome outcome) {
    return PackFixtures.issues(outcome).stream()
        .map(issue -> issue.place() + ": " + issue.code())
        .toList();
  }
}
