package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is locked opens with what its family says, or with what is handed over later.
final class LockedIntakeTest {

  @TempDir private Path temp = Path.of("");

  private Path folder = Path.of("");

  private static byte[] locked(String password, Object... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, password.toCharArray())) {
      for (int at = 0; at < parts.length; at += 2) {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip((String) parts[at]);
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD);
        // The same bytes in each run.
        entry.setLastModifiedFileTime(1_500_000_000_000L);
        out.putNextEntry(entry);
        out.write((byte[]) parts[at + 1]);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String mail(String body, Object... files) {
    StringBuilder mail =
        new StringBuilder(
            "From: a@example.org\nSubject: files\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                + body
                + "\n");
    for (int at = 0; at < files.length; at += 2) {
      mail.append("--b\nContent-Type: application/octet-stream; name=\"")
          .append(files[at])
          .append("\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n")
          .append(Base64.getMimeEncoder().encodeToString((byte[]) files[at + 1]))
          .append("\n");
    }
    return mail.append("--b--\n").toString();
  }

  @BeforeEach
  void inputs() throws IOException {
    folder = Files.createDirectories(temp.resolve("ann"));
    // The body opens the first, what is in it the second, and that one a third.
    byte[] third = locked("third-3", "deep.txt", text("Deep words."));
    Files.writeString(
        folder.resolve("chain.eml"),
        mail(
            "The password is first-1.",
            "a.zip",
            locked("second-2", "note.txt", text("Password: third-3"), "third.zip", third),
            "b.zip",
            locked("first-1", "next.txt", text("The pw for the other one: second-2"))));
    Files.write(
        folder.resolve("list (pw 4711x).zip"), locked("4711x", "list.txt", text("A list.")));
    Files.write(folder.resolve("late.zip"), locked("bank-word", "late.txt", text("Late.")));
    Files.write(folder.resolve("other.zip"), locked("first-1", "other.txt", text("Other.")));
  }

  private IntakeResult.Done taken(Path store, int workers, String... passwords)
      throws IOException, InterruptedException {
    IntakeResult.Done done =
        assertInstanceOf(
            IntakeResult.Done.class,
            new Intake(
                    List.of(new CustodianFolder("ann", folder)),
                    store,
                    new IntakeSettings(IntakeScene.SMALL, "", List.of(passwords)),
                    workers,
                    IntakeScene.QUIET)
                .run());
    assertEquals(List.of(), ManifestSums.faults(store, java.util.Map.of("ann", folder)));
    return done;
  }

  private static List<String> shown(Path store) throws IOException {
    return ManifestSums.rows(store).stream()
        .map(
            it ->
                (it.location() + " " + it.name() + " " + it.outcome() + " " + it.detail())
                    .replaceAll(" characters=[0-9]+", "")
                    .strip())
        .toList();
  }

  private static final List<String> CHAIN =
      List.of(
          "ann/chain.eml chain.eml text",
          "ann/chain.eml#1 a.zip unpacked opened=family",
          "ann/chain.eml#1.1 note.txt text",
          "ann/chain.eml#1.2 third.zip unpacked opened=family",
          "ann/chain.eml#1.2.1 deep.txt text",
          "ann/chain.eml#2 b.zip unpacked opened=container",
          "ann/chain.eml#2.1 next.txt text");

  @Test
  void opensWithWhatTheFamilySaysAndLaterWithWhatIsHandedOver()
      throws IOException, InterruptedException {
    Path store = temp.resolve("store");
    IntakeResult.Done first = taken(store, 1);

    List<String> expected = new java.util.ArrayList<>(CHAIN);
    expected.addAll(
        List.of(
            "ann/late.zip late.zip unpacked",
            "ann/late.zip#1 late.txt encrypted how=zip",
            "ann/list (pw 4711x).zip list (pw 4711x).zip unpacked opened=name",
            "ann/list (pw 4711x).zip#1 list.txt text",
            // Of another family, whose words are none of its business.
            "ann/other.zip other.zip unpacked",
            "ann/other.zip#1 other.txt encrypted how=zip"));
    assertEquals(expected, shown(store));
    assertFalse(Files.readString(first.manifest()).contains("first-1"));

    // The same command tries nothing again.
    long journal = Files.size(store.resolve("journal"));
    assertEquals(first.digest(), taken(store, 1).digest());
    assertEquals(journal, Files.size(store.resolve("journal")));

    // A longer list opens more, and leaves the rest as it is.
    taken(store, 1, "wrong", "bank-word");
    expected.set(7, "ann/late.zip late.zip unpacked opened=passwords");
    expected.set(8, "ann/late.zip#1 late.txt text");
    assertEquals(expected, shown(store));
    try (var index =
        org.proviso.evidence.search.SearchIndex.open(
            store.resolve("index"), new StoredTexts(store))) {
      assertEquals(
          "passwords",
          index
              .item(org.proviso.evidence.manifest.Location.parse("ann/late.zip"))
              .orElseThrow()
              .item()
              .opened());
    }
  }

  @Test
  @Tag("full")
  void comesToTheSameEndWithAnyNumberOfWorkersAndWhenTheWordsAreThereFromTheBeginning()
      throws IOException, InterruptedException {
    Path late = temp.resolve("late");
    taken(late, 2);
    IntakeResult.Done second = taken(late, 2, "wrong", "bank-word");
    for (int workers : List.of(1, 2, 8)) {
      assertEquals(
          second.digest(),
          taken(temp.resolve("at" + workers), workers, "wrong", "bank-word").digest());
    }
  }

  @Test
  @Tag("full")
  void comesToTheSameEndWhereverItIsStopped() throws IOException, InterruptedException {
    IntakeResult.Done reference = taken(temp.resolve("reference"), 2);
    Path store = temp.resolve("store");
    int stops = 0;
    for (int items = 4; items <= 10; items += 2) {
      int most = items;
      Intake[] running = new Intake[1];
      running[0] =
          new Intake(
              List.of(new CustodianFolder("ann", folder)),
              store,
              new IntakeSettings(IntakeScene.SMALL, "", List.of()),
              1,
              new Intake.Observer() {
                @Override
                public void listed(long inputs, long bytes) {}

                @Override
                public void read(long read, long bytes) {
                  if (read == most / 2) {
                    running[0].stop();
                  }
                }
              });
      stops += running[0].run() instanceof IntakeResult.Interrupted ? 1 : 0;
    }
    assertTrue(stops >= 3, "stopped " + stops + " times");

    assertEquals(reference.digest(), taken(store, 2).digest());
  }
}
