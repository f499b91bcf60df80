package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that cannot be used is said to be, nothing that was taken in is lost, and the same
/// command goes on.
final class BadStoreTest {

  @TempDir private Path temp = Path.of("");

  private final List<Path> mounted = new ArrayList<>();

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    for (Path folder : mounted) {
      said("umount", folder.toString());
    }
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said + " ";
  }

  /// Returns a folder with so many KiB of room.
  private Path small(int kibibytes) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("small"));
    String failed;
    try {
      failed = said("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "x", "" + folder);
    } catch (IOException e) {
      failed = e.toString();
    }
    assumeTrue(failed.isEmpty(), "a small disk needs the right to mount: " + failed);
    mounted.add(folder);
    return folder;
  }

  private static void remount(Path folder, String options)
      throws IOException, InterruptedException {
    assertEquals("", said("mount", "-o", "remount," + options, folder.toString()));
  }

  private Path inputs() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("inputs"));
    for (int i = 0; i < 5; i++) {
      Files.write(folder.resolve("note" + i + ".txt"), Archives.text("Note " + i + ".\n"));
    }
    byte[] random = new byte[200_000];
    new Random(7).nextBytes(random);
    Files.write(folder.resolve("random.bin"), random);
    Files.write(
        folder.resolve("packed.zip"),
        Archives.zip("a.txt", Archives.text("a\n"), "more.bin", Arrays.copyOf(random, 150_000)));
    byte[] words = Archives.text("A line of words that is long enough.\n".repeat(4_000));
    Files.write(folder.resolve("words.txt"), words);
    Files.write(folder.resolve("words.gz"), Archives.gzip(words));
    return folder;
  }

  private IntakeScene scene(Path store) throws IOException {
    return new IntakeScene(store).with("c1", inputs());
  }

  @Test
  @Tag("full")
  void aFullDiskIsSaidAndTheIntakeGoesOnAsRoomIsMade() throws IOException, InterruptedException {
    Path disk = small(64);
    IntakeResult.Done reference = scene(temp.resolve("reference")).done(1);
    IntakeScene scene = scene(disk.resolve("store"));
    int failures = 0;
    long journal = 0;

    IntakeResult result = scene.run(1);
    for (int room = 128; result instanceof IntakeResult.StoreFailed failed && room < 4_096; ) {
      failures++;
      assertTrue(
          failed.why().contains("No space left") || failed.why().contains("cannot write"),
          failed.why());
      Path file = scene.store().resolve("journal");
      long now = Files.exists(file) ? Files.size(file) : 0;
      assertTrue(now >= journal, "what was taken in stays");
      journal = now;
      room += 96;
      remount(disk, "size=" + room + "k");
      result = scene.run(1);
    }

    assertTrue(failures >= 3, failures + " failures");
    assertEquals(Files.readString(reference.manifest()), manifest(scene.checked(result)));
    System.out.println(failures + " times no room");
  }

  private static String manifest(IntakeResult.Done done) throws IOException {
    return Files.readString(done.manifest());
  }

  @Test
  void aManifestThatFindsNoRoomIsSaidAndWrittenLater() throws IOException, InterruptedException {
    Path disk = small(8_192);
    IntakeScene scene = scene(disk.resolve("store"));
    String manifest = manifest(scene.done(1));
    Files.delete(scene.store().resolve("manifest.csv"));
    Path filling = disk.resolve("filling");
    try (var out = Files.newOutputStream(filling)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertTrue(String.valueOf(full.getMessage()).contains("No space left"));
    }

    IntakeResult.StoreFailed failed =
        assertInstanceOf(IntakeResult.StoreFailed.class, scene.run(1));
    Files.delete(filling);

    assertTrue(failed.why().contains("No space left"), failed.why());
    assertEquals(manifest, manifest(scene.done(1)));
  }

  @Test
  void aStoreThatIsReadOnlyIsSaidAndGoesOnWhenItIsNot() throws IOException, InterruptedException {
    Path disk = small(8_192);
    IntakeScene scene = scene(disk.resolve("store"));
    remount(disk, "ro");

    IntakeResult.StoreFailed before =
        assertInstanceOf(IntakeResult.StoreFailed.class, scene.run(1));
    remount(disk, "rw");
    String manifest = manifest(scene.done(1));
    remount(disk, "ro");
    IntakeResult.StoreFailed after = assertInstanceOf(IntakeResult.StoreFailed.class, scene.run(1));

    assertTrue(before.why().contains("Read-only file system"), before.why());
    assertTrue(after.why().contains("Read-only file system"), after.why());
    remount(disk, "rw");
    assertEquals(manifest, manifest(scene.done(1)));
  }

  @Test
  void aFileWhereTheStoreShouldBeIsSaid() throws IOException {
    Path file = Files.write(temp.resolve("file"), new byte[1]);

    IntakeResult.StoreFailed failed =
        assertInstanceOf(IntakeResult.StoreFailed.class, scene(file).run(1));

    assertTrue(failed.why().endsWith("not a folder"), failed.why());
  }

  @Test
  void aStoreIsUsedByOneIntakeAtATime() throws Exception {
    IntakeScene scene = scene(temp.resolve("store"));
    CountDownLatch listed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Intake.Observer waiting =
        new Intake.Observer() {
          @Override
          public void listed(long inputs, long bytes) {
            listed.countDown();
            await(goOn);
          }

          @Override
          public void read(long items, long bytes) {}
        };
    Intake first =
        new Intake(
            List.of(new CustodianFolder("c1", inputs())),
            scene.store(),
            new IntakeSettings(IntakeScene.SMALL, "", List.of()),
            1,
            waiting);
    AtomicReference<Object> ended = new AtomicReference<>("");
    Thread thread = Thread.ofPlatform().start(() -> ended.set(first.run()));
    await(listed);

    assertInstanceOf(IntakeResult.Occupied.class, scene.run(1));
    // Another process, after this one has asked as well: its lock still holds.
    assertEquals(
        "occupied", IntakeProcess.said(IntakeProcess.start(List.of(), scene.store(), 1, inputs())));

    goOn.countDown();
    thread.join();
    assertInstanceOf(IntakeResult.Done.class, ended.get());
    scene.done(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStoreKeepsToTheSettingsThatItWasBegunWith() throws IOException, InterruptedException {
    IntakeScene scene = scene(temp.resolve("store"));
    String manifest = manifest(scene.done(1));
    Intake other =
        new Intake(
            List.of(new CustodianFolder("c1", inputs())),
            scene.store(),
            IntakeSettings.defaults(),
            1,
            IntakeScene.QUIET);

    IntakeResult.OtherSettings refused =
        assertInstanceOf(IntakeResult.OtherSettings.class, other.run());

    assertTrue(refused.begun().contains("seconds=20"), refused.begun());
    assertEquals(manifest, Files.readString(scene.store().resolve("manifest.csv")));
  }

  @Test
  void aStoreIsNotTakenIntoItself() throws IOException {
    Path inputs = inputs();
    Path link = Files.createSymbolicLink(temp.resolve("link"), inputs);

    for (Path store :
        List.of(
            inputs, inputs.resolve("store"), link.resolve("a/b"), inputs.resolve("x/../store"))) {
      IntakeResult result = new IntakeScene(store).with("c1", inputs).run(1);
      assertInstanceOf(IntakeResult.Overlapping.class, result, store::toString);
    }
    assertInstanceOf(
        IntakeResult.Overlapping.class, new IntakeScene(temp).with("c1", inputs).run(1));
    assertFalse(Files.exists(inputs.resolve("store")));
    assertFalse(Files.exists(inputs.resolve("lock")));
  }

  /// 4 GiB and a byte of zeros, which have no room of their own on the disk that they come from.
  @Test
  @Tag("full")
  void aFileOfFourGibibytesIsTakenIn() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("huge"));
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("huge.bin").toFile(), "rw")) {
      file.setLength((4L << 30) + 1);
    }
    Files.write(folder.resolve("note.txt"), Archives.text("Behind.\n"));
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("c1", folder);
    long begun = System.nanoTime();

    scene.done(2);

    ManifestSums.Row row = scene.rows().getFirst();
    assertEquals("4294967297", row.bytes());
    assertEquals("unsupported", row.outcome());
    System.out.println("4 GiB in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
  }

  /// A million files of a few bytes each, ten and ten alike, by a process with a heap of 1 GiB;
  /// twice, for to go on is to read what the journal has. `-Dproviso.files` says another number.
  @Test
  @Tag("full")
  void aMillionSmallFilesAreTakenInWithOneGibibyte() throws IOException, InterruptedException {
    int files = Integer.getInteger("proviso.files", 1_000_000);
    Path folder = temp.resolve("many");
    for (int i = 0; i < files; i++) {
      Path below = folder.resolve("folder" + i / 1_000);
      if (i % 1_000 == 0) {
        Files.createDirectories(below);
      }
      Files.write(
          below.resolve("file" + i % 1_000 + ".txt"),
          Archives.text("File " + i % Math.max(1_000, files / 10) + "\n"));
    }
    Path store = temp.resolve("store");

    String first = measured("read", store, folder);
    String second = measured("read again", store, folder);

    assertTrue(first.startsWith("done "), first);
    assertEquals(first, second);
    try (var lines = Files.lines(store.resolve("manifest.csv"))) {
      assertEquals(files + 1, lines.count());
    }
  }

  private static String measured(String what, Path store, Path folder)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = IntakeProcess.start(List.of(), 768, store, 2, folder);
    Path status = Path.of("/proc/" + process.pid() + "/status");
    AtomicReference<String> peak = new AtomicReference<>("");
    Thread looking =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (process.isAlive()) {
                    look(status, peak);
                  }
                });
    String said = IntakeProcess.said(process);
    looking.join();
    System.out.println(
        what + " in " + (System.nanoTime() - begun) / 1_000_000_000 + " s, peak " + peak.get());
    return said;
  }

  private static void look(Path status, AtomicReference<String> peak) {
    try {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> peak.set(line.replaceAll("\\s+", " ")));
      Thread.sleep(1_000);
    } catch (IOException e) {
      // It has ended, or this is not Linux.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
