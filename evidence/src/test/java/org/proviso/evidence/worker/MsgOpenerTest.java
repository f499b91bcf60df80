package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;

/// Mails of Outlook, each built here storage by storage after [MS-OXMSG].
class MsgOpenerTest {

  /// The example of [MS-OXRTFCP] 3.1.1: `{\rtf1\ansi\ansicpg1252\pard hello world}`.
  static final byte[] RTF =
      HexFormat.of()
          .parseHex(
              "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
                  + "0af32068656c090020627705b06c647d0a800fa0");

  /// 2024-01-02T03:04:05Z: 19,724 days and 11,045 seconds from 1970 on, which is 134,774 days and
  /// 11,045 seconds more than 1601 when 134,774 days lie between: 154,498 days.
  private static final long TIME = (154_498L * 86_400 + 11_045) * 10_000_000;

  @TempDir private Path folder;

  private static void text(DirectoryEntry storage, int id, String text) throws IOException {
    stream(storage, id, "001F", text.getBytes(StandardCharsets.UTF_16LE));
  }

  private static void stream(DirectoryEntry storage, int id, String type, byte[] bytes)
      throws IOException {
    storage.createDocument(
        "__substg1.0_" + HexFormat.of().withUpperCase().toHexDigits((short) id) + type,
        new ByteArrayInputStream(bytes));
  }

  /// Writes the list of values of fixed length: their numbers, types and values in threes.
  private static void list(DirectoryEntry storage, int head, long... values) throws IOException {
    ByteBuffer list =
        ByteBuffer.allocate(head + values.length / 3 * 16).order(ByteOrder.LITTLE_ENDIAN);
    list.position(head);
    for (int i = 0; i < values.length; i += 3) {
      list.putShort((short) values[i + 1]).putShort((short) values[i]).putInt(6);
      list.putLong(values[i + 2]);
    }
    storage.createDocument("__properties_version1.0", new ByteArrayInputStream(list.array()));
  }

  private static void recipient(DirectoryEntry mail, int number, int kind, String name, String smtp)
      throws IOException {
    DirectoryEntry recipient = mail.createDirectory("__recip_version1.0_#0000000" + number);
    list(recipient, 8, 0x0c15, 3, kind);
    text(recipient, 0x3001, name);
    text(recipient, 0x39fe, smtp);
  }

  private static DirectoryEntry attachment(DirectoryEntry mail, int number, int method, String name)
      throws IOException {
    DirectoryEntry attachment = mail.createDirectory("__attach_version1.0_#0000000" + number);
    list(attachment, 8, 0x3705, 3, method);
    text(attachment, 0x3707, name);
    return attachment;
  }

  private static byte[] bytes(POIFSFileSystem files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.writeFilesystem(out);
    return out.toByteArray();
  }

  private static void names(DirectoryEntry mail) throws IOException {
    DirectoryEntry names = mail.createDirectory("__nameid_version1.0");
    for (int id = 2; id < 5; id++) {
      stream(names, id, "0102", new byte[0]);
    }
  }

  private static byte[] mail() throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      DirectoryEntry mail = files.getRoot();
      names(mail);
      list(mail, 32, 0x0039, 0x40, TIME, 0x3fde, 3, 65_001);
      text(mail, 0x001a, "IPM.Note");
      text(mail, 0x0037, "Rent \u20ac");
      text(mail, 0x0c1a, "A");
      text(mail, 0x5d01, "a@example.org");
      text(mail, 0x1000, "It ends in May <https://a.example/x>.");
      stream(
          mail, 0x1013, "0102", "<p>It ends in <i>May</i>.</p>".getBytes(StandardCharsets.UTF_8));
      stream(mail, 0x1009, "0102", RTF);
      recipient(mail, 0, 1, "B", "b@example.org");
      recipient(mail, 1, 2, "C", "c@example.org");
      recipient(mail, 2, 3, "D", "d@example.org");
      stream(attachment(mail, 0, 1, "a.bin"), 0x3701, "0102", new byte[] {1, 2, 3});
      DirectoryEntry inner =
          attachment(mail, 1, 5, "Inner").createDirectory("__substg1.0_3701000D");
      list(inner, 24, 0x0039, 0x40, TIME);
      text(inner, 0x0037, "inner");
      text(inner, 0x1000, "inside");
      stream(attachment(inner, 0, 1, "deep.txt"), 0x3701, "0102", new byte[] {'x'});
      DirectoryEntry object = attachment(mail, 2, 6, "").createDirectory("__substg1.0_3701000D");
      object.createDocument("CONTENTS", new ByteArrayInputStream(new byte[] {9}));
      attachment(mail, 3, 4, "\\\\server\\share\\b.doc");
      attachment(mail, 4, 1, "nothing");
      return bytes(files);
    }
  }

  @Test
  void readsHeadAndRecipientsFromPropertiesWhereNoneCameWithTheMail() throws IOException {
    Opened mail = Opened.of(folder, "a.msg", mail());

    assertEquals("application/vnd.ms-outlook", mail.parsed().type());
    assertEquals(
        """
        From: A <a@example.org>
        To: B <b@example.org>
        Cc: C <c@example.org>
        Bcc: D <d@example.org>
        Subject: Rent \u20ac
        Date: 2024-01-02T03:04:05Z
        """,
        mail.text(TextKind.HEADER));
    assertEquals(List.of("D <d@example.org>"), mail.field("recipient:bcc"));
    assertEquals(List.of("2024-01-02T03:04:05Z"), mail.field("mapi:0039"));
    assertEquals(List.of("IPM.Note"), mail.field("mapi:001a"));
  }

  @Test
  void keepsABodyInRichTextThatSaysSomethingElse() throws IOException {
    Opened mail = Opened.of(folder, "a.msg", mail());

    assertEquals("It ends in May <https://a.example/x>.\n", mail.body());
    assertEquals("hello world\n", mail.text(TextKind.ALTERNATIVE_BODY));
    assertEquals(
        Set.of(HiddenContent.ALTERNATIVE_BODY, HiddenContent.BLIND_COPY), mail.parsed().hidden());
  }

  @Test
  void listsEveryAttachmentWhateverItsKind() throws IOException {
    Opened mail = Opened.of(folder, "a.msg", mail());

    assertEquals(
        List.of(
            new Part.Out("a.bin", ""),
            new Part.Out("Inner", ""),
            new Part.Out("", ""),
            new Part.Lost("\\\\server\\share\\b.doc", -1, new Outcome.Absent("by-reference")),
            new Part.Lost("nothing", -1, new Outcome.Absent("without-data"))),
        mail.parsed().parts());
    assertArrayEquals(new byte[] {1, 2, 3}, mail.children().getFirst());
    try (POIFSFileSystem object =
        new POIFSFileSystem(new ByteArrayInputStream(mail.children().get(2)))) {
      assertTrue(object.getRoot().hasEntry("CONTENTS"));
    }
  }

  @Test
  void givesAMailInsideAsAFileOfItsOwnWithTheSameBytesEachTime() throws IOException {
    byte[] bytes = mail();
    Opened inner = Opened.of(folder, "a.msg", bytes).child(folder, 2);

    assertEquals("application/vnd.ms-outlook", inner.parsed().type());
    assertEquals("inside\n", inner.body());
    assertEquals("Subject: inner\nDate: 2024-01-02T03:04:05Z\n", inner.text(TextKind.HEADER));
    assertEquals(List.of("deep.txt"), inner.names());
    assertEquals("x", inner.ascii(1));
    assertArrayEquals(
        Opened.of(folder, "a.msg", bytes).children().get(1),
        Opened.of(folder, "b.msg", bytes).children().get(1));
  }

  @Test
  void keepsTheHeadThatTheMailCameWith() throws IOException {
    byte[] bytes;
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      DirectoryEntry mail = files.getRoot();
      names(mail);
      list(mail, 32);
      text(mail, 0x007d, "Received: from a.example\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\n\r\n");
      stream(mail, 0x1000, "001E", new byte[] {'c', 'a', 'f', (byte) 0xe9});
      bytes = bytes(files);
    }

    Opened mail = Opened.of(folder, "a.msg", bytes);

    assertEquals(List.of("from a.example"), mail.field("header:Received"));
    assertEquals("Subject: caf\u00e9\n", mail.text(TextKind.HEADER));
    assertEquals("caf\u00e9\n", mail.body());
  }
}
