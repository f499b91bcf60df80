package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// The same inputs give the same manifest, byte by byte: for every number of workers and every
/// order, and however often an intake or its processes are killed.
final class DeterminismTest {

  private static @Nullable String expected;

  @TempDir private Path temp = Path.of("");

  private Path first = Path.of("");
  private Path second = Path.of("");
  private int stores;

  @BeforeEach
  void inputs() throws IOException {
    first = Files.createDirectories(temp.resolve("first"));
    second = Files.createDirectories(temp.resolve("second"));
    for (int i = 0; i < 12; i++) {
      Files.write(first.resolve("note" + i + ".txt"), Archives.text("Note " + i + ".\n"));
      // The same bytes under other names: which is read first depends on the workers.
      Files.write(second.resolve("other" + i + ".txt"), Archives.text("Note " + i % 4 + ".\n"));
      Files.write(second.resolve("note" + i + ".txt"), Archives.text("Note " + i + ".\n"));
    }
    byte[] packed = Archives.gzip(Archives.text("One,two\n1,2\n"));
    Files.write(first.resolve("table.csv.gz"), packed);
    Files.write(second.resolve("words.txt.gz"), packed);
    Files.write(second.resolve("packed.bin"), packed);
    Files.write(second.resolve("Makefile"), Archives.text("all:\n\techo\n"));
    Files.write(second.resolve("listing"), Archives.text("all:\n\techo\n"));
    byte[] inner = Archives.zip("a.txt", Archives.text("a\n"), "b.txt", Archives.text("b\n"));
    byte[] outer = Archives.zip("one.zip", inner, "two.zip", inner, "c.txt", Archives.text("c\n"));
    Files.write(first.resolve("outer.zip"), outer);
    Files.write(second.resolve("copy.zip"), outer);
    Files.write(second.resolve("cut.zip"), Arrays.copyOf(outer, outer.length - 60));
  }

  private IntakeScene scene() {
    stores++;
    return new IntakeScene(temp.resolve("store" + stores)).with("c1", first).with("c2", second);
  }

  /// Returns the manifest that one worker wrote for the first test that asked: it names no folder
  /// of a test, and says more of a difference than its hash.
  private String expected() throws IOException, InterruptedException {
    String manifest = expected == null ? manifest(scene().done(1)) : expected;
    expected = manifest;
    return manifest;
  }

  private static String manifest(IntakeResult.Done done) throws IOException {
    return Files.readString(done.manifest());
  }

  @Test
  void theNumberOfWorkersMakesNoDifference() throws IOException, InterruptedException {
    String expected = expected();

    assertEquals(expected, manifest(scene().done(2)));
    assertEquals(expected, manifest(scene().done(8)));
  }

  @Test
  void theOrderOfInputsMakesNoDifference() throws IOException, InterruptedException {
    String expected = expected();
    long seed = seed();

    IntakeScene reversed = scene();
    IntakeScene shuffled = scene();

    assertEquals(expected, manifest(reversed.checked(reversed.run(2, Collections::reverse))));
    assertEquals(
        expected,
        manifest(
            shuffled.checked(
                shuffled.run(1, inputs -> Collections.shuffle(inputs, new Random(seed))))));
  }

  @Test
  void anIntakeThatIsKilledGoesOnToTheSameEnd() throws IOException, InterruptedException {
    killed(3);
  }

  @Test
  @Tag("full")
  void anIntakeThatIsKilledTwentyTimesGoesOnToTheSameEnd()
      throws IOException, InterruptedException {
    killed(20);
  }

  private void killed(int times) throws IOException, InterruptedException {
    IntakeScene whole = scene();
    long begun = System.nanoTime();
    IntakeResult.Done reference = whole.done(2);
    long milliseconds = (System.nanoTime() - begun) / 1_000_000;
    Random random = new Random(seed());
    IntakeScene scene = scene();
    int kills = 0;
    for (int i = 0; i < times; i++) {
      Process process = IntakeProcess.start(List.of(), scene.store(), 2, first, second);
      boolean ended =
          process.waitFor(300 + random.nextLong(milliseconds + 500), TimeUnit.MILLISECONDS);
      List<ProcessHandle> workers = process.descendants().toList();
      process.destroyForcibly().waitFor();
      kills += ended ? 0 : 1;
      for (ProcessHandle worker : workers) {
        assertTrue(gone(worker), "a worker outlives the intake that was killed");
      }
      if (ended) {
        // Whoever comes to the end begins anew, in another store.
        assertEquals(reference.digest().hex(), scene.done(2).digest().hex());
        scene = scene();
      }
    }
    System.out.println(kills + " kills");

    assertEquals(reference.digest().hex(), scene.done(2).digest().hex());
  }

  private static boolean gone(ProcessHandle process) throws InterruptedException {
    for (int i = 0; i < 100 && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    return !process.isAlive();
  }

  @Test
  @Tag("full")
  void aWorkerThatSomebodyKillsMakesNoDifference() throws IOException, InterruptedException {
    String expected = expected();
    IntakeScene scene = scene();
    Thread killer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 4; i++) {
                    pause(700);
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                  }
                });

    IntakeResult.Done done = scene.done(2);
    killer.join();

    assertEquals(expected, manifest(done));
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStoppedIntakeGoesOnToTheSameEnd() throws IOException, InterruptedException {
    String expected = expected();
    IntakeScene scene = scene();
    Intake[] running = new Intake[1];
    Intake.Observer stopping =
        new Intake.Observer() {
          @Override
          public void listed(long inputs, long bytes) {}

          @Override
          public void read(long items, long bytes) {
            if (items == 7) {
              running[0].stop();
            }
          }
        };
    running[0] =
        new Intake(
            List.of(new CustodianFolder("c1", first), new CustodianFolder("c2", second)),
            scene.store(),
            new IntakeSettings(IntakeScene.SMALL, "", List.of()),
            2,
            stopping);

    assertInstanceOf(IntakeResult.Interrupted.class, running[0].run());

    assertEquals(expected, manifest(scene.done(2)));
  }

  @Test
  @Tag("full")
  void aJournalThatEndsInTheMiddleOfAnEntryGoesOnToTheSameEnd()
      throws IOException, InterruptedException {
    IntakeScene scene = scene();
    String expected = scene.done(2).digest().hex();
    Path journal = scene.store().resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    Path leftover = Files.createDirectories(scene.store().resolve("workers/1/parts"));
    Files.write(leftover.resolve("1"), Archives.text("left by another\n"));

    for (int cut : new int[] {1, 30, whole.length / 2, whole.length - 5, whole.length}) {
      Files.write(journal, Arrays.copyOf(whole, whole.length - cut));

      assertEquals(expected, scene.done(2).digest().hex(), () -> "without " + cut + " bytes");
    }
  }

  @Test
  void anEntryIsWholeOrNotThereWhereverTheJournalEnds() throws IOException {
    Path file = temp.resolve("journal");
    List<Long> ends = written(file, 3);
    byte[] whole = Files.readAllBytes(file);

    for (int length = Math.toIntExact(ends.get(1)); length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertEquals(2, entries(file), "with " + length + " bytes");
      assertEquals(ends.get(1), Files.size(file));
    }
  }

  @Test
  void noBitMayChangeBeforeTheLastEntry() throws IOException {
    Path file = temp.resolve("journal");
    List<Long> ends = written(file, 3);
    byte[] whole = Files.readAllBytes(file);

    for (int bit = 0; bit < ends.get(1) * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, changed);

      assertEquals(-1, entries(file), "with another bit " + bit);
      assertEquals(whole.length, Files.size(file));
    }
  }

  @Test
  void aJournalWithAnotherBitIsNotGoneOnWith() throws IOException, InterruptedException {
    IntakeScene scene = scene();
    scene.done(2);
    Path journal = scene.store().resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    whole[whole.length / 3] ^= 4;
    Files.write(journal, whole);

    IntakeResult.StoreFailed failed =
        assertInstanceOf(IntakeResult.StoreFailed.class, scene.run(2));

    assertTrue(failed.why().contains("damaged"), failed.why());
    assertEquals(whole.length, Files.size(journal));
  }

  /// Two inputs with the same bytes: the second waits for the first, which is not read when the
  /// intake is killed, and comes first when it goes on.
  @Test
  void whatWaitedForAnInputThatWasNotReadHasOneRow() throws IOException, InterruptedException {
    IntakeScene whole = new IntakeScene(temp.resolve("whole")).with("c1", twins());
    String expected = whole.done(1).digest().hex();
    IntakeScene scene = new IntakeScene(temp.resolve("again")).with("c1", twins());
    Files.createDirectories(scene.store());
    Path made = temp.resolve("made");
    IntakeScene other = new IntakeScene(made).with("c1", twins());
    other.done(1);
    List<Entry.Same> same = new ArrayList<>();
    try (Journal _ =
        Journal.open(
            made.resolve("journal"),
            (number, offset, entry) -> {
              if (entry instanceof Entry.Same alike) {
                same.add(alike);
              }
            })) {
      assertEquals(1, same.size());
    }
    Entry.Same alike = same.getFirst();
    try (Journal journal =
        Journal.open(scene.store().resolve("journal"), (number, offset, entry) -> {})) {
      journal.append(alike);
      Location waited = alike.root();
      Location read = alike.other();
      journal.append(
          new Entry.Same(read, alike.name(), alike.kept(), waited, OptionalLong.empty()));
    }

    assertEquals(expected, scene.done(1).digest().hex());
    assertEquals(expected, scene.done(1).digest().hex());
  }

  private Path twins() throws IOException {
    Path folder = temp.resolve("twins");
    for (String name : List.of("a", "b")) {
      Files.createDirectories(folder.resolve(name));
      Files.write(folder.resolve(name).resolve("note.txt"), Archives.text("The same.\n"));
    }
    return folder;
  }

  /// Writes a journal of so many entries and returns where each ends.
  private List<Long> written(Path file, int entries) throws IOException {
    List<Long> ends = new ArrayList<>();
    try (Journal journal = Journal.open(file, (number, offset, entry) -> {})) {
      for (int i = 0; i < entries; i++) {
        journal.append(
            new Entry.Same(
                Location.of("c1", "a" + i),
                "a" + i,
                new Originals.Kept(Digest.of(new byte[32]), i),
                Location.of("c1", "b" + i),
                OptionalLong.empty()));
        ends.add(Files.size(file));
      }
    }
    return ends;
  }

  /// Returns how many entries a journal has; -1 if it is damaged.
  private static int entries(Path file) throws IOException {
    int[] count = new int[1];
    try (Journal _ = Journal.open(file, (number, offset, entry) -> count[0]++)) {
      return count[0];
    } catch (StoreException e) {
      return -1;
    }
  }

  private static long seed() {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? new Random().nextLong() : given;
    System.out.println("seed " + seed);
    return seed;
  }

  @Test
  void noWorkerIsAliveAfterAnIntake() throws IOException, InterruptedException {
    scene().done(2);

    try (Stream<ProcessHandle> left = ProcessHandle.current().children()) {
      assertEquals(List.of(), left.filter(ProcessHandle::isAlive).toList());
    }
  }
}
