package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.docket.record.Digest;

/// Stores of Outlook, two of them of the version of 2013 with its longer blocks, beside what others
/// take out of them. They are the examples of an npm package, which the test has npm download;
/// skipped, with the reason, where that is not to be had.
class OutlookStoresTest {

  private static final String PACKAGE = "pst-extractor";
  private static final String VERSION = "1.12.0";
  private static final Path SAMPLES =
      Path.of("target", "outlook-stores", "package", "example", "testdata");
  private static final long SECONDS = 120;

  /// A store.
  ///
  /// @param items how many `pffexport` 20180714 and `readpst` 0.6.76 both take out
  /// @param beside how many more folders declare that programs keep for themselves
  /// @param attachments how many files `pffexport` writes of attachments
  record Sample(String name, String sha256, int items, int beside, int attachments) {}

  private static final List<Sample> ALL =
      List.of(
          new Sample(
              "enron.pst",
              "6152489de3472be6f1f840935d34b6dbf5f62b025dd015929ea9cf66eb5a5b46",
              71,
              0,
              70),
          new Sample(
              "pstextractortest@outlook.com.ost",
              "daacd8d441428634e103b7c1e37fe1e5909256cc917551667049b5e84dfcf5f0",
              183,
              14,
              25),
          new Sample(
              "pstextractortestpdf@outlook.com.ost",
              "c914f1f9eea55da0eb3884d063acf18a109fcb34cdd7dda623770f117ff63918",
              162,
              9,
              12));

  @TempDir private static Path store;

  private static List<ManifestSums.Row> rows = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void takeIn() throws IOException, InterruptedException {
    if (!Files.isDirectory(SAMPLES)) {
      Path target = Files.createDirectories(Path.of("target", "outlook-stores"));
      boolean here =
          ran(target, "npm", "pack", "--silent", PACKAGE + "@" + VERSION)
              && ran(target, "tar", "xzf", PACKAGE + "-" + VERSION + ".tgz");
      assumeTrue(here, "skipped: npm does not give " + PACKAGE + " " + VERSION);
    }
    Path in = Files.createDirectories(store.resolve("in"));
    for (Sample sample : ALL) {
      Path file = SAMPLES.resolve(sample.name());
      assertEquals(sample.sha256(), Digest.sha256(Files.readAllBytes(file)).hex());
      Files.copy(file, in.resolve(sample.name()));
    }
    IntakeScene scene = new IntakeScene(store.resolve("store")).with("in", in);
    scene.done(2);
    rows = scene.rows();
  }

  private static Stream<Sample> samples() {
    return ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesEveryItemThatOthersTakeOut(Sample sample) {
    String name = "in/" + sample.name();
    List<ManifestSums.Row> items = rows.stream().filter(row -> row.parent().equals(name)).toList();

    assertEquals(
        List.of((long) sample.items() + sample.beside()),
        rows.stream()
            .filter(row -> row.location().equals(name))
            .map(ManifestSums.Row::declared)
            .toList());
    assertEquals(
        sample.items(), items.stream().filter(row -> row.outcome().equals("text")).count());
    assertEquals(
        sample.beside(),
        items.stream()
            .filter(row -> row.detail().equals("what=associated-items"))
            .mapToLong(ManifestSums.Row::count)
            .sum());
  }

  /// Byte by byte: by the hashes of what is in any of the items, at any depth.
  @ParameterizedTest
  @MethodSource("samples")
  void everyAttachmentHasTheBytesThatAnotherReaderFinds(Sample sample)
      throws IOException, InterruptedException {
    String file = SAMPLES.resolve(sample.name()).toAbsolutePath().toString();
    assumeTrue(ran(folder, "pffexport", "-q", "-t", "out", file), "skipped: there is no pffexport");
    Set<String> theirs = new TreeSet<>();
    int files = 0;
    try (Stream<Path> found = Files.walk(folder.resolve("out.export"))) {
      for (Path each : found.filter(Files::isRegularFile).toList()) {
        if (each.toString().matches(".*/Attachments/[^/]*")) {
          theirs.add(Digest.sha256(Files.readAllBytes(each)).hex());
          files++;
        }
      }
    }
    assertEquals(sample.attachments(), files);

    Set<String> ours =
        rows.stream()
            .filter(row -> row.location().startsWith("in/" + sample.name() + "#"))
            .map(ManifestSums.Row::sha256)
            .collect(Collectors.toSet());
    theirs.removeAll(ours);
    assertEquals(Set.of(), theirs);
  }

  @Test
  void aStoreWithLongerBlocksLosesNoRowOfATable() {
    List<String> outcomes =
        rows.stream()
            .filter(row -> row.location().startsWith("in/" + ALL.get(1).name()))
            .filter(row -> row.name().contains("/United States holidays/"))
            .map(ManifestSums.Row::outcome)
            .toList();
    // `readpst` says "160 items done, 1 items skipped", of which the latter is the folder's own.
    assertEquals(160, outcomes.size());
    assertEquals(Set.of("text"), Set.copyOf(outcomes));
  }

  /// Returns whether a program ran and ended well.
  private static boolean ran(Path in, String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(in.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException notThere) {
      return false;
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }
}
