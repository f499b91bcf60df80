package org.proviso.evidence.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;

/// Runs the commands as a user does, with processes of parsers.
class EvidenceMainTest {

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = EvidenceMain.execute(new PrintWriter(out), new PrintWriter(err), false, args);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void takesAFolderInAndFindsWhatIsInIt() throws IOException {
    Path smith = Files.createDirectories(folder.resolve("smith"));
    Path box = Files.createDirectories(folder.resolve("box 7"));
    Files.writeString(
        smith.resolve("order.txt"), "Officers shall not notify the agency of a release.");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(smith.resolve("all.zip")))) {
      zip.putNextEntry(new ZipEntry("memo.txt"));
      zip.write("A memo on detainers.".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        box.resolve("copy.txt"), "Officers shall not notify the agency of a release.");
    Path store = folder.resolve("store");

    Run intake = run("intake", smith, "jones=" + box, "--into", store);
    assertEquals("", intake.err());
    assertEquals(0, intake.code());
    Digest manifest = Digest.sha256(Files.readAllBytes(store.resolve("manifest.csv")));
    assertEquals(
        """
                 2  text
                 1  unpacked
                 1  duplicate-of
        3 inputs, 4 files with all that is in them, 0 of these not read
        manifest %s
        sha256   %s
        report   %s
        """
            .formatted(store.resolve("manifest.csv"), manifest.hex(), store.resolve("report.html")),
        intake.out());
    assertEquals(intake, run("intake", smith, "jones=" + box, "--into", store));
    Files.delete(box.resolve("copy.txt"));
    Run changed = run("intake", smith, "jones=" + box, "--into", store);
    assertTrue(changed.out().contains("1 are no longer there"), changed::out);
    assertTrue(changed.out().endsWith("vanished: jones/copy.txt\n"), changed::out);

    Run search = run("search", "\"shall not notify\"", "--in", store);
    assertEquals(0, search.code(), search::err);
    assertTrue(search.out().startsWith("1 hits\n"), search::out);
    // The first in the order of locations is read in the place of both.
    assertTrue(search.out().contains("1. jones/copy.txt  copy.txt\n"), search::out);
    assertTrue(
        search.out().contains("text: Officers «shall not notify» the agency of a release."),
        search::out);
    assertTrue(search.out().contains("       1  smith\n"), search::out);
    assertTrue(search.out().contains("   1 copies: smith/order.txt\n"), search::out);

    Run inside = run("search", "detainers", "--in", store, "--custodian", "smith");
    assertTrue(inside.out().contains("smith/all.zip#1  memo.txt"), inside::out);
    assertEquals(1, run("search", "nowhere", "--in", store).code());

    Run passages = run("passages", "--in", store, "--directive", "restricts");
    assertEquals(0, passages.code(), passages::err);
    assertTrue(passages.out().contains("restricts communicate ("), passages::out);
    assertTrue(passages.out().contains("jones/copy.txt, text\n"), passages::out);
    assertTrue(passages.out().contains("   who: Officers\n"), passages::out);
    assertTrue(passages.out().contains("   towards whom: the agency\n"), passages::out);
    assertTrue(passages.out().endsWith("\n1 passages\n"), passages::out);
    assertEquals(1, run("passages", "--in", store, "--conduct", "hold").code());
    assertEquals(
        "location,like,similarity\n", Files.readString(store.resolve("near-duplicates.csv")));
  }

  @Test
  void saysWhatItCannotWorkWith() throws IOException {
    Path smith = Files.createDirectories(folder.resolve("smith"));
    Path again = Files.createDirectories(folder.resolve("again/smith"));
    Path store = folder.resolve("store");
    refuses("name at least one folder", "intake", "--into", store);
    refuses("is not there", "intake", folder.resolve("none"), "--into", store);
    refuses("two folders of the custodian smith", "intake", smith, again, "--into", store);
    refuses("cannot be the name of a custodian", "intake", "a#b=" + smith, "--into", store);
    refuses("at least 1 is expected", "intake", smith, "--into", store, "--workers", "0");
    refuses("Missing required option", "intake", smith);
    refuses("there is no index in", "search", "word", "--in", store);
    refuses("there is no manifest in", "passages", "--in", store);
    refuses("name a command");
    assertFalse(Files.exists(store));
    run("intake", smith, "--into", store);
    refuses("cannot look for", "search", "\"open", "--in", store);
    refuses("hits from -1", "search", "a", "--in", store, "--from", "-1");
  }

  private static void refuses(String expected, Object... arguments) {
    Run run = run(arguments);
    assertEquals(2, run.code(), run::out);
    assertTrue(run.err().contains(expected), run::err);
    assertEquals("", run.out());
  }
}
