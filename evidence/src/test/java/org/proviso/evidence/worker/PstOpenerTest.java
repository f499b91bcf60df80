package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pff.PSTObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;

/// A store of Outlook out of the samples in `../../shared`, beside what `readpst` and `pffexport`
/// of Debian find in it. Skipped, with the reason, where the sample or a program is not there: a
/// store cannot be built here.
class PstOpenerTest {

  private static final Path SAMPLE = Path.of("../../shared/data/ingest-samples/tika/testPST.pst");
  private static final String FOLDER = "D\u00e9but du fichier de donn\u00e9es Outlook";

  /// By `sha256sum` of the one file that `pffexport` takes out.
  private static final String DOCUMENT =
      "0c87a742c970907d3b08c73e7834768abadd00fe4f4995a7dd98a206d4c494c0";

  @TempDir private Path folder;

  @BeforeEach
  void needsTheSample() {
    assumeTrue(Files.isReadable(SAMPLE), "skipped: there is no " + SAMPLE);
  }

  @Test
  void givesEveryItemWithItsAttachments() throws IOException {
    Opened store = Opened.of(folder, "a.pst", SAMPLE);

    assertEquals("application/vnd.ms-outlook-pst", store.parsed().type());
    assertEquals(new Outcome.Unpacked(), store.parsed().outcome());
    assertEquals(
        IntStream.rangeClosed(1, 7).mapToObj(it -> FOLDER + "/" + it + ".eml").toList(),
        store.names());
    assertEquals(List.of(FOLDER + " declares=7 has=7 associated=0"), store.field("pst:folder"));
    assertEquals(List.of(), store.field("pst:attachment"));
    Opened last = store.child(folder, 7);
    assertEquals(List.of("First email"), last.names());
    Opened inner = last.child(folder, 1);
    assertEquals(List.of("attachment.docx"), inner.names());
    assertEquals(DOCUMENT, Digest.of(sha256(inner.children().getFirst())).hex());
  }

  @Test
  void givesTheSameBytesEachTime() {
    Opened one = Opened.of(folder, "a.pst", SAMPLE);
    Opened other = Opened.of(folder, "a.pst", SAMPLE);

    for (int i = 0; i < 7; i++) {
      assertArrayEquals(one.children().get(i), other.children().get(i));
    }
  }

  /// `readpst` writes a file for each of the 7 items of the folder, and puts the mail inside the
  /// last one into that one's file. `pffexport` gives each message a folder of its own, the one
  /// inside too: 8. It writes 1 file of an attachment, the document in the mail inside; the mail
  /// inside is an attachment as well, so there are 2. Of other things that were counted as
  /// attachments in reports of 5, there is no trace in its output.
  @Test
  void hasAsManyItemsAndAttachmentsAsTheTwoOtherReadersTogether() throws Exception {
    Path one = Files.createDirectory(folder.resolve("readpst"));
    // It works on several folders at a time unless told not to, and has left a file out then.
    run("readpst", "-j", "0", "-o", one.toString(), "-e", SAMPLE.toAbsolutePath().toString());
    Path two = folder.resolve("pffexport");
    run("pffexport", "-q", "-m", "items", "-t", two.toString(), SAMPLE.toAbsolutePath().toString());

    List<Opened> mails = new ArrayList<>();
    Opened store = Opened.of(folder, "a.pst", SAMPLE);
    for (int i = 1; i <= store.children().size(); i++) {
      mails.add(store.child(folder, i));
    }
    List<Opened> inner = new ArrayList<>();
    long attachments = 0;
    for (Opened mail : mails) {
      attachments += mail.parsed().declared();
      for (int i = 1; i <= mail.children().size(); i++) {
        if (mail.child(folder, i).parsed().type().equals("message/rfc822")) {
          inner.add(mail.child(folder, i));
        }
      }
    }
    for (Opened mail : inner) {
      attachments += mail.parsed().declared();
    }

    assertEquals(7, files(one, ".eml").size());
    List<Path> exported = files(folder.resolve("pffexport.export"), "");
    assertEquals(8, exported.stream().filter(it -> it.endsWith("Message.txt")).count());
    List<Path> documents =
        exported.stream()
            .filter(it -> String.valueOf(it.getParent()).endsWith("Attachments"))
            .toList();
    assertEquals(1, documents.size());
    assertEquals(DOCUMENT, Digest.of(sha256(Files.readAllBytes(documents.getFirst()))).hex());
    assertEquals(7, mails.size());
    assertEquals(1, inner.size());
    assertEquals(2, attachments);
  }

  @Test
  void countsWhatAFolderDeclaresAndDoesNotHave() throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    // PidTagContentCount (3602) of type 0003 is 7; it is made 9.
    int at = find(bytes, 0, 0x02, 0x36, 0x03, 0x00, 0x07, 0x00, 0x00, 0x00);
    bytes[at + 4] = scrambled(9)[0];

    Opened store = Opened.of(folder, "a.pst", bytes);

    assertEquals(9, store.parsed().declared());
    assertEquals(
        new Part.Others(2, new Outcome.Corrupt("folder-declares-9-has-7", 0)),
        store.parsed().parts().getLast());
    assertEquals(List.of(FOLDER + " declares=9 has=7 associated=0"), store.field("pst:folder"));
  }

  @Test
  void givesItemsBehindTheCountThatAFolderDeclares() throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    int at = find(bytes, 0, 0x02, 0x36, 0x03, 0x00, 0x07, 0x00, 0x00, 0x00);
    bytes[at + 4] = scrambled(3)[0];

    assertEquals(7, Opened.of(folder, "a.pst", bytes).parsed().declared());
  }

  @Test
  void namesAnAttachmentThatHasFewerBytesThanItShould() throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    // PidTagAttachSize (0e20) of type 0003, of both attachments, is made 16,777,216 or more.
    int first = find(bytes, 0, 0x20, 0x0e, 0x03, 0x00);
    for (int at = first; at >= 0; at = find(bytes, at + 1, 0x20, 0x0e, 0x03, 0x00)) {
      bytes[at + 4] = scrambled(0)[0];
      bytes[at + 5] = scrambled(0)[0];
      bytes[at + 6] = scrambled(0)[0];
      bytes[at + 7] = scrambled(1)[0];
    }

    Opened store = Opened.of(folder, "a.pst", bytes);

    assertEquals(
        List.of(FOLDER + "/7.eml attachment.docx has=11862 of=16777216"),
        store.field("pst:attachment"));
    assertEquals(
        new Part.Out(FOLDER + "/7.eml", "attachments-incomplete"),
        store.parsed().parts().getLast());
  }

  @Test
  void doesNotReadAStoreThatIsScrambledInAnotherWay() throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    // bCryptMethod ([MS-PST] 2.2.2.6): 2 is NDB_CRYPT_CYCLIC.
    bytes[513] = 2;

    assertEquals(
        new Outcome.Unsupported("pst-scrambled-2"),
        Opened.of(folder, "a.pst", bytes).parsed().outcome());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] scrambled(int... octets) throws ReflectiveOperationException {
    byte[] plain = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      plain[i] = (byte) octets[i];
    }
    Method encode = PSTObject.class.getDeclaredMethod("encode", byte[].class);
    encode.setAccessible(true);
    return (byte[]) encode.invoke(null, (Object) plain);
  }

  private static int find(byte[] bytes, int from, int... octets)
      throws ReflectiveOperationException {
    byte[] wanted = scrambled(octets);
    for (int at = from; at + wanted.length <= bytes.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }

  private static List<Path> files(Path below, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).filter(it -> it.toString().endsWith(ending)).toList();
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(command[0] + ".log").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: " + command[0] + " is not installed");
      return;
    }
    assertEquals(0, process.waitFor(), () -> command[0] + " failed");
  }
}
