package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.identity.Attached;
import org.proviso.evidence.identity.MailHash;
import org.proviso.evidence.identity.MessageIdHash;
import org.proviso.evidence.wire.Part;

/// One mail in several kinds of files, and mails that are nearly the same.
class MailIdentityTest {

  /// As `docs/evidence-identity.md` has it, by `sha256sum`.
  private static final String HASH =
      "fb12017b90e93584c9957bf9c75d016e564550e862afdcf05cdf7e409a118ffa";

  private static final String HEAD =
      """
      From: A <a@example.org>
      To: b@example.org, "C, of D" <c@example.org>
      Date: Tue, 2 Jan 2024 03:04:05 +0000
      Subject: =?utf-8?Q?Rent_=E2=82=AC?=
      Message-ID: <1@example.org>
      """;
  private static final String BODY =
      """
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b

      The lease ends in May.
      --b
      Content-Type: text/plain; name=x.txt
      Content-Transfer-Encoding: base64

      eA==
      --b--
      """;

  @TempDir private Path folder;

  private static MailHash hash(Path folder, Opened mail) {
    List<Attached> attached = new ArrayList<>();
    List<Opened> mails = new ArrayList<>();
    for (int i = 0; i < mail.children().size(); i++) {
      if (!(mail.parsed().parts().get(i) instanceof Part.Out)) {
        attached.add(new Attached.Missing());
        continue;
      }
      Opened child = mail.child(folder, i + 1);
      if (child.parsed().type().equals("message/rfc822")) {
        mails.add(child);
        attached.add(new Attached.Mail(hash(folder, child).digest()));
      } else {
        attached.add(new Attached.File(Digest.sha256(mail.children().get(i))));
      }
    }
    return MailHash.isJournal(mail.parsed().fields()) && mails.size() == 1
        ? hash(folder, mails.getFirst())
        : MailHash.of(mail.parsed().fields(), mail.pieces(), attached).orElseThrow();
  }

  private String hash(String mail) {
    return hash(folder, Opened.of(folder, "a.eml", mail)).digest().hex();
  }

  @Test
  void isTheSameForEveryCopy() {
    assertEquals(HASH, hash(HEAD + BODY));
    assertEquals(HASH, hash((HEAD + BODY).replace("\n", "\r\n")));
    assertEquals(
        HASH,
        hash(
            "Received: from x.example\nBcc: d@example.org\nX-Own: 1\n"
                + HEAD.replace("2 Jan 2024 03:04:05 +0000", "1 Jan 2024 22:04:05 EST")
                + BODY.replace("The lease ends", "The  lease\nends")));
    assertEquals(
        HASH,
        hash(
            HEAD.replace(
                    "b@example.org, \"C, of D\" <c@example.org>",
                    "<C@EXAMPLE.ORG>,\n\t\"B\" <b@example.org>")
                + BODY));
  }

  @Test
  void isTheSameOutOfAMailboxAndOutOfTheReportOfAJournal() {
    Opened box =
        Opened.of(folder, "a.mbox", "From a Mon Jan  1 10:00:00 2024\n" + HEAD + BODY + "\n");
    String journal =
        "From: journal@example.org\nX-MS-Journal-Report:\nSubject: report\n"
            + "Content-Type: multipart/mixed; boundary=j\n\n--j\n\nSender: a@example.org\n--j\n"
            + "Content-Type: message/rfc822\n\n"
            + HEAD
            + BODY
            + "\n--j--\n";

    assertEquals(HASH, hash(folder, box.child(folder, 1)).digest().hex());
    assertEquals(HASH, hash(journal));
  }

  @Test
  void isTheSameOutOfAFileOfOutlook() throws IOException {
    byte[] bytes;
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      DirectoryEntry mail = files.getRoot();
      DirectoryEntry names = mail.createDirectory("__nameid_version1.0");
      names.createDocument("__substg1.0_00020102", new ByteArrayInputStream(new byte[0]));
      mail.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
      text(mail, "007D", HEAD.replace("\n", "\r\n"));
      text(mail, "1000", "The lease ends in May.\r\n");
      DirectoryEntry attachment = mail.createDirectory("__attach_version1.0_#00000000");
      text(attachment, "3707", "x.txt");
      attachment.createDocument("__substg1.0_37010102", new ByteArrayInputStream(new byte[] {'x'}));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      bytes = out.toByteArray();
    }
    Opened mail = Opened.of(folder, "a.msg", bytes);

    assertEquals(HASH, hash(folder, mail).digest().hex());
    // printf '<1@example.org>' | md5sum
    assertEquals(
        "345f3cd2195596c6aa83da9cb8a70eca", MessageIdHash.of(mail.parsed().fields()).orElse(""));
  }

  private static void text(DirectoryEntry storage, String id, String text) throws IOException {
    storage.createDocument(
        "__substg1.0_" + id + "001F",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void differsWhereTheMailDoes() {
    assertNotEquals(HASH, hash(HEAD + BODY.replace("May", "June")));
    assertNotEquals(HASH, hash(HEAD + BODY.replace("eA==", "eQ==")));
    assertNotEquals(HASH, hash(HEAD.replace("03:04:05", "03:04:06") + BODY));
    assertNotEquals(HASH, hash(HEAD.replace("b@", "d@") + BODY));
    assertNotEquals(HASH, hash("Cc: d@example.org\n" + HEAD + BODY));
    assertNotEquals(HASH, hash(HEAD + "\nThe lease ends in May.\n"));
    assertNotEquals(HASH, hash(HEAD + BODY.replace("May.", "May!")));
  }
}
