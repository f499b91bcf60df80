package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;

/// Files like `winmail.dat`, each built here attribute by attribute after [MS-OXTNEF].
class TnefOpenerTest {

  private static final byte[] HEAD = {0x78, (byte) 0x9f, 0x3e, 0x22, 0x5e, 0x69};

  @TempDir private Path folder;

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private static byte[] attribute(int level, int id, int wrong, byte[] data) {
    int sum = wrong;
    for (byte octet : data) {
      sum += octet & 0xff;
    }
    return ByteBuffer.allocate(11 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) level)
        .putInt(id)
        .putInt(data.length)
        .put(data)
        .putShort((short) sum)
        .array();
  }

  private static byte[] ascii(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] count(int count) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(count).array();
  }

  private static byte[] number(int id, int value) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 3)
        .putShort((short) id)
        .putInt(value)
        .array();
  }

  private static byte[] value(int id, int type, byte[] data) {
    return ByteBuffer.allocate(12 + (data.length + 3) / 4 * 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) type)
        .putShort((short) id)
        .putInt(1)
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static byte[] utf16(int id, String text) {
    return value(id, 0x1f, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  private static byte[] attached(int wrong, String title, String data) {
    return joined(
        attribute(2, 0x00069002, 0, new byte[14]),
        attribute(2, 0x00018010, 0, ascii(title)),
        attribute(2, 0x0006800f, wrong, data.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] inner() {
    return joined(
        HEAD,
        attribute(1, 0x00018004, 0, ascii("inner")),
        attribute(1, 0x0002800c, 0, ascii("inside")),
        attached(0, "deep.txt", "x"));
  }

  @Test
  void readsTheMailAndItsAttachments() {
    byte[] recipients =
        joined(
            count(2),
            count(2),
            number(0x0c15, 1),
            utf16(0x3001, "B"),
            count(2),
            number(0x0c15, 3),
            utf16(0x3001, "D"));
    Opened mail =
        Opened.of(
            folder,
            "winmail.dat",
            joined(
                HEAD,
                attribute(1, 0x00069007, 0, joined(count(1_252), count(0))),
                attribute(1, 0x00018004, 0, new byte[] {'c', 'a', 'f', (byte) 0xe9, 0}),
                attribute(
                    1,
                    0x00069003,
                    0,
                    joined(count(2), value(0x1009, 0x102, MsgOpenerTest.RTF), number(0x0017, 2))),
                attribute(1, 0x00069004, 0, recipients),
                attached(0, "a.txt", "plain"),
                attribute(
                    2, 0x00069005, 0, joined(count(1), utf16(0x3707, "long name \u20ac.txt")))));

    assertEquals("application/vnd.ms-tnef", mail.parsed().type());
    assertEquals("hello world\n", mail.body());
    assertEquals("To: B\nBcc: D\nSubject: caf\u00e9\n", mail.text(TextKind.HEADER));
    assertEquals(List.of("2"), mail.field("mapi:0017"));
    assertEquals(List.of(new Part.Out("long name \u20ac.txt", "")), mail.parsed().parts());
    assertEquals("plain", mail.ascii(1));
  }

  @Test
  void givesAMailInsideAsAFileOfTheSameKind() {
    byte[] identifier = new byte[16];
    Arrays.fill(identifier, (byte) 7);
    Opened mail =
        Opened.of(
            folder,
            "winmail.dat",
            joined(
                HEAD,
                attribute(2, 0x00069002, 0, new byte[14]),
                attribute(
                    2,
                    0x00069005,
                    0,
                    joined(
                        count(3),
                        number(0x3705, 5),
                        utf16(0x3001, "Inner"),
                        value(0x3701, 0x0d, joined(identifier, inner()))))));

    assertEquals(List.of("Inner"), mail.names());
    Opened inner = mail.child(folder, 1);
    assertEquals("application/vnd.ms-tnef", inner.parsed().type());
    assertEquals("inside\n", inner.body());
    assertEquals(List.of("deep.txt"), inner.names());
  }

  @Test
  void saysWhichAttachmentIsDamagedAndGoesOn() {
    Opened mail =
        Opened.of(
            folder,
            "winmail.dat",
            joined(HEAD, attached(1, "a.txt", "damaged"), attached(0, "b.txt", "whole")));

    assertEquals(
        List.of(new Part.Out("a.txt", "checksum-differs"), new Part.Out("b.txt", "")),
        mail.parsed().parts());
  }

  @Test
  void keepsWhatIsThereOfAFileThatEndsEarly() {
    byte[] whole = joined(HEAD, attached(0, "a.txt", "12345"));
    Opened mail = Opened.of(folder, "winmail.dat", Arrays.copyOf(whole, whole.length - 4));

    assertEquals(new Outcome.Corrupt("ends-early", 0), mail.parsed().outcome());
    assertEquals(List.of(new Part.Out("a.txt", "has-3-of-5-bytes")), mail.parsed().parts());
    assertEquals("123", mail.ascii(1));
  }

  @Test
  void readsAFileThatHoldsABodyAlone() {
    Opened mail =
        Opened.of(folder, "winmail.dat", joined(HEAD, attribute(1, 0x0002800c, 0, ascii("Text"))));

    assertEquals("Text\n", mail.body());
    assertEquals(0, mail.parsed().declared());
  }
}
