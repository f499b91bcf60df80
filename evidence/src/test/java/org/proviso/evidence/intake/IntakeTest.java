package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;

/// A folder goes in, and its manifest is as written by hand, row by row.
final class IntakeTest {

  private static final byte[] NOTE = Archives.text("The first note.\n");

  @TempDir private Path temp = Path.of("");

  private Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  /// Has a shell make what the names of this process cannot say.
  private static void shell(Path folder, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static List<String> shown(List<ManifestSums.Row> rows) {
    List<String> lines = new ArrayList<>();
    for (ManifestSums.Row row : rows) {
      String bytes = row.type().matches("application/(zip|gzip|x-tar)") ? "*" : row.bytes();
      lines.add(
          String.join(
              " | ",
              row.location(),
              row.name(),
              Long.toString(row.count()),
              bytes,
              row.type(),
              row.outcome(),
              // How much space stands around the words is not said here.
              row.detail().replaceAll("characters=[0-9]+", "characters"),
              row.declared() + " " + row.below() + " " + row.unreadBelow()));
    }
    return lines;
  }

  private static byte[] nested() {
    byte[] deep = Archives.text("Deep down.\n");
    RawZip damaged = new RawZip();
    byte[] bytes = Archives.text("Not what was meant.\n");
    RawZip.Entry entry =
        RawZip.entry(Archives.text("changed.txt"), bytes, bytes, RawZip.STORED).crc32(4711);
    damaged.listed(entry, damaged.local(entry, bytes));
    damaged.stored(Archives.text("whole.txt"), Archives.text("Whole.\n"));
    return Archives.gzip(
        Archives.tar(
            "top.txt",
            Archives.text("On top.\n"),
            "outer.zip",
            Archives.zip("inner.zip", Archives.zip("deep.txt", deep), "void.txt", new byte[0]),
            "damaged.zip",
            damaged.end()));
  }

  @Test
  void everyInputAndEveryChildHasOneRow() throws IOException, InterruptedException {
    Path records = folder("records");
    Path site = folder("site");
    Files.createDirectories(records.resolve("sub/empty-folder"));
    Files.write(records.resolve("note.txt"), NOTE);
    Files.write(records.resolve("Note.txt"), Archives.text("Another note.\n"));
    Files.write(records.resolve("copy of note.TXT"), NOTE);
    Files.write(records.resolve("sub/note.md"), NOTE);
    Files.write(records.resolve("sub/50% #1.txt"), Archives.text("Odd name.\n"));
    Files.write(records.resolve("empty.txt"), new byte[0]);
    Files.write(records.resolve("void"), new byte[0]);
    Files.write(records.resolve("nest.tar.gz"), nested());
    Files.write(site.resolve("note.txt"), NOTE);
    Files.write(site.resolve("nest.tar.gz"), nested());
    Files.createSymbolicLink(records.resolve("link"), Path.of("note.txt"));
    Files.createSymbolicLink(records.resolve("sub/loop"), Path.of(".."));
    shell(records, "mkfifo pipe && printf 'Broken name.\\n' > \"$(printf 'caf\\351 \\377.txt')\"");
    shell(records, "printf 'Accent.\\n' > \"$(printf 'caf\\303\\251.txt')\"");

    IntakeScene scene = new IntakeScene(temp.resolve("store"));
    scene.with("records", records).with("site", site);
    IntakeResult.Done done = scene.done(2);

    String master = "master=records/copy of note.TXT";
    String nest = "master=records/nest.tar.gz";
    assertEquals(
        String.join(
            "\n",
            "records/Note.txt | Note.txt | 1 | 14 | text/plain | text | characters | 0 0 0",
            "records/caf%E9 %FF.txt | caf%E9 %FF.txt | 1 | 13 | text/plain | text"
                + " | characters | 0 0 0",
            "records/caf\u00e9.txt | caf\u00e9.txt | 1 | 8 | text/plain | text | characters"
                + " | 0 0 0",
            "records/copy of note.TXT | copy of note.TXT | 1 | 16 | text/plain | text"
                + " | characters | 0 0 0",
            "records/empty.txt | empty.txt | 1 | 0 |  | empty |  | 0 0 0",
            "records/link | link | 1 |  |  | not-a-file | what=link | 0 0 0",
            "records/nest.tar.gz | nest.tar.gz | 1 | * | application/gzip | unpacked |  | 1 9 1",
            "records/nest.tar.gz#1 | nest.tar | 1 | * | application/x-tar | unpacked |  | 3 8 1",
            "records/nest.tar.gz#1.1 | top.txt | 1 | 8 | text/plain | text | characters | 0 0 0",
            "records/nest.tar.gz#1.2 | outer.zip | 1 | * | application/zip | unpacked |  | 2 3 0",
            "records/nest.tar.gz#1.2.1 | inner.zip | 1 | * | application/zip | unpacked |  | 1 1 0",
            "records/nest.tar.gz#1.2.1.1 | deep.txt | 1 | 11 | text/plain | text | characters"
                + " | 0 0 0",
            "records/nest.tar.gz#1.2.2 | void.txt | 1 | 0 |  | empty |  | 0 0 0",
            "records/nest.tar.gz#1.3 | damaged.zip | 1 | * | application/zip | unpacked |  | 2 2 1",
            "records/nest.tar.gz#1.3.1 | changed.txt | 1 | 20 | text/plain | corrupt"
                + " | reason=checksum-differs characters | 0 0 0",
            "records/nest.tar.gz#1.3.2 | whole.txt | 1 | 7 | text/plain | text | characters"
                + " | 0 0 0",
            "records/note.txt | note.txt | 1 | 16 | text/plain | duplicate-of | "
                + master
                + " | 0 0 0",
            "records/pipe | pipe | 1 |  |  | not-a-file | what=other | 0 0 0",
            "records/sub/50%25 %231.txt | 50%25 %231.txt | 1 | 10 | text/plain | text"
                + " | characters | 0 0 0",
            "records/sub/loop | loop | 1 |  |  | not-a-file | what=link | 0 0 0",
            "records/sub/note.md | note.md | 1 | 16 | text/markdown | duplicate-of | "
                + master
                + " | 0 0 0",
            "records/void | void | 1 | 0 |  | empty |  | 0 0 0",
            "site/nest.tar.gz | nest.tar.gz | 1 | * | application/gzip | duplicate-of | "
                + nest
                + " | 1 9 0",
            "site/nest.tar.gz#* |  | 9 |  |  | duplicate-of | " + nest + " | 0 0 0",
            "site/note.txt | note.txt | 1 | 16 | text/plain | duplicate-of | "
                + master
                + " | 0 0 0"),
        String.join("\n", shown(scene.rows())));
    // The inputs are those rows without a #; all files, those and their children.
    assertEquals(15, done.inputs());
    assertEquals(33, done.tally().total());
    assertEquals(4, done.tally().unread());
    assertEquals(3, done.tally().of(Outcome.Kind.EMPTY));
    assertEquals(13, done.tally().of(Outcome.Kind.DUPLICATE_OF));
  }

  @Test
  void aFileThatVanishesBeforeItIsReadIsUnreadable() throws IOException, InterruptedException {
    Path folder = folder("records");
    Path gone = Files.write(folder.resolve("gone.txt"), NOTE);
    Path swapped = Files.write(folder.resolve("swapped.txt"), NOTE);
    Path secret = Files.write(temp.resolve("elsewhere.txt"), Archives.text("Elsewhere.\n"));
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("records", folder);

    IntakeResult result =
        scene.run(
            1,
            inputs -> {
              try {
                Files.delete(gone);
                Files.delete(swapped);
                Files.createSymbolicLink(swapped, secret);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    scene.checked(result);
    assertEquals(
        List.of(
            "records/gone.txt | gone.txt | 1 |  |  | unreadable | reason=vanished | 0 0 0",
            "records/swapped.txt | swapped.txt | 1 |  |  | unreadable | reason=read-error | 0 0 0"),
        shown(scene.rows()));
  }

  /// Linux takes no path of more than 4,095 bytes (PATH_MAX), but folders go deeper: what lies
  /// there cannot be listed, also by whoever may read everything.
  @Test
  void aFolderThatIsTooDeepIsUnreadableAndTheOthersAreRead()
      throws IOException, InterruptedException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "PATH_MAX is that of Linux");
    Path folder = folder("records");
    Files.write(folder.resolve("note.txt"), NOTE);
    String name = "d".repeat(200);
    shell(
        folder,
        "i=0; while [ $i -lt 25 ]; do mkdir "
            + name
            + "; cd -P "
            + name
            + "; i=$((i+1)); done; echo hidden > hidden.txt");
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("records", folder);

    IntakeResult.Done done = (IntakeResult.Done) scene.run(1);

    assertEquals(2, done.inputs());
    assertEquals(1, done.tally().of(Outcome.Kind.UNREADABLE));
    assertEquals(1, done.tally().of(Outcome.Kind.TEXT));
    shell(folder, "rm -rf " + name);
  }

  /// Root reads what nobody else may; in a namespace of its own (unshare -U) it does not.
  @Test
  void whatMayNotBeReadIsUnreadableAndNamed() throws IOException, InterruptedException {
    Path folder = folder("records");
    Path closed = Files.createDirectories(folder.resolve("closed"));
    Files.write(closed.resolve("inside.txt"), NOTE);
    Path locked = Files.write(folder.resolve("locked.txt"), NOTE);
    Files.write(folder.resolve("open.txt"), NOTE);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    List<String> before = Files.isReadable(locked) ? List.of("unshare", "-U") : List.of();
    assumeTrue(before.isEmpty() || works("unshare", "-U", "true"), "root, and no unshare -U");
    Path store = temp.resolve("store");

    String said = IntakeProcess.said(IntakeProcess.start(before, store, 1, folder));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertTrue(said.startsWith("done "), said);
    assertEquals(
        List.of(
            "c1/closed | closed | 1 |  |  | unreadable | reason=permission-denied | 0 0 0",
            "c1/locked.txt | locked.txt | 1 |  |  | unreadable | reason=permission-denied | 0 0 0",
            "c1/open.txt | open.txt | 1 | 16 | text/plain | text | characters | 0 0 0"),
        shown(ManifestSums.rows(store)));
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aFolderThatIsNotThereIsARow() throws IOException, InterruptedException {
    IntakeScene scene =
        new IntakeScene(temp.resolve("store")).with("records", temp.resolve("nowhere"));

    IntakeResult.Done done = (IntakeResult.Done) scene.run(1);

    assertEquals(1, done.inputs());
    assertEquals(Map.of(Outcome.Kind.UNREADABLE, 1L), done.tally().counts());
  }

  @Test
  void aSecondRunReadsNothingAndSaysTheSame() throws IOException, InterruptedException {
    Path folder = folder("records");
    Files.write(folder.resolve("note.txt"), NOTE);
    Files.write(folder.resolve("nest.tar.gz"), nested());
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("records", folder);
    IntakeResult.Done first = scene.done(2);
    long journal = Files.size(scene.store().resolve("journal"));

    IntakeResult.Done second = scene.done(2);

    assertEquals(first.digest(), second.digest());
    assertEquals(journal, Files.size(scene.store().resolve("journal")));
  }

  @Test
  void aSecondRunTakesInWhatIsNewAndSaysWhatHasChanged() throws IOException {
    Path folder = folder("records");
    Path site = folder("site");
    Path touched = Files.write(folder.resolve("touched.txt"), NOTE);
    Path longer = Files.write(folder.resolve("longer.txt"), Archives.text("Short.\n"));
    Path edited = Files.write(folder.resolve("edited.txt"), Archives.text("May 1.\n"));
    Path copy = Files.write(folder.resolve("copy.txt"), Archives.text("May 1.\n"));
    Path gone = Files.write(folder.resolve("gone.txt"), Archives.text("Gone.\n"));
    Files.write(site.resolve("other.txt"), Archives.text("Other.\n"));
    Path store = temp.resolve("store");
    IntakeScene both = new IntakeScene(store).with("records", folder).with("site", site);
    IntakeResult.Done first = assertInstanceOf(IntakeResult.Done.class, both.run(1));
    assertTrue(first.changes().isEmpty());
    List<String> before = shown(ManifestSums.rows(store));

    Files.setLastModifiedTime(touched, FileTime.fromMillis(1_000));
    Files.write(longer, Archives.text("Not so short.\n"));
    for (Path each : List.of(edited, copy)) {
      Files.write(each, Archives.text("May 2.\n"));
      Files.setLastModifiedTime(each, FileTime.fromMillis(1_000));
    }
    Files.delete(gone);
    Files.write(folder.resolve("new.txt"), Archives.text("New.\n"));
    // Of custodians that are not named nothing is said.
    IntakeResult.Done second =
        assertInstanceOf(
            IntakeResult.Done.class, new IntakeScene(store).with("records", folder).run(1));

    assertEquals(
        List.of("records/copy.txt", "records/edited.txt", "records/longer.txt"),
        second.changes().changed().stream().map(Location::toString).toList());
    assertEquals(List.of(Location.of("records", "gone.txt")), second.changes().vanished());
    assertEquals(
        """
        location,change
        records/copy.txt,changed
        records/edited.txt,changed
        records/longer.txt,changed
        records/gone.txt,vanished
        """,
        Files.readString(store.resolve("changed-inputs.csv")));
    List<String> after = new ArrayList<>(shown(ManifestSums.rows(store)));
    assertTrue(after.removeIf(row -> row.startsWith("records/new.txt | new.txt | 1 | 5 |")));
    assertEquals(before, after);
  }

  @Test
  void noFileOfAWorkerIsLeft() throws IOException, InterruptedException {
    Path folder = folder("records");
    Files.write(folder.resolve("nest.tar.gz"), nested());
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("records", folder);

    scene.done(2);

    try (var left = Files.list(scene.store().resolve("workers"))) {
      assertEquals(List.of(), left.toList());
    }
  }
}
