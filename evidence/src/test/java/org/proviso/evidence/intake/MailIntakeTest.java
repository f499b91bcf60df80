package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox goes in, and each mail, the mail inside it and what hangs on that have a row.
final class MailIntakeTest {

  private static final String INNER =
      """
      Subject: inner
      Content-Type: multipart/mixed; boundary=i

      --i

      Inside
      --i
      Content-Type: text/plain; name=notes.txt

      Notes
      --i
      Content-Type: message/external-body; access-type=URL; name=far.doc

      Content-Type: application/msword

      --i--
      """;

  private static final String BOX =
      """
      From a Mon Jan  1 10:00:00 2024
      From: a@example.org
      Subject: first

      One

      From a Mon Jan  1 11:00:00 2024
      From: a@example.org
      Subject: second
      Content-Type: multipart/mixed; boundary=o

      --o

      Two
      --o
      Content-Type: message/rfc822

      """
          + INNER
          + "--o--\n";

  @TempDir private Path temp = Path.of("");

  @Test
  void everyMailAndEveryAttachmentHasOneRow() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temp.resolve("ann"));
    Files.writeString(folder.resolve("box.mbox"), BOX, StandardCharsets.US_ASCII);
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("ann", folder);

    scene.done(2);

    assertEquals(
        List.of(
            "box.mbox application/mbox unpacked 2",
            "1.eml message/rfc822 text 0",
            "2.eml message/rfc822 text 1",
            "message.eml message/rfc822 text 2",
            "notes.txt text/plain text 0",
            "far.doc  absent 0"),
        shown(scene));
  }

  /// The counts are those of `readpst` and `pffexport`: seven items, of which one has a mail with a
  /// document in it. Skipped, with the reason, where the sample is not there.
  @Test
  void everyItemOfAStoreHasOneRow() throws IOException, InterruptedException {
    Path sample = Path.of("../../shared/data/ingest-samples/tika/testPST.pst");
    assumeTrue(Files.isReadable(sample), "skipped: there is no " + sample);
    Path folder = Files.createDirectories(temp.resolve("ann"));
    Files.copy(sample, folder.resolve("a.pst"));
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("ann", folder);

    scene.done(2);

    List<String> rows = shown(scene);
    assertEquals(10, rows.size());
    assertEquals("a.pst application/vnd.ms-outlook-pst unpacked 7", rows.getFirst());
    assertEquals("First email message/rfc822 text 1", rows.get(8));
    assertTrue(rows.getLast().startsWith("attachment.docx "), rows.getLast());
  }

  private static List<String> shown(IntakeScene scene) throws IOException {
    return scene.rows().stream()
        .map(
            it ->
                String.join(" ", it.name(), it.type(), it.outcome(), Long.toString(it.declared())))
        .toList();
  }
}
