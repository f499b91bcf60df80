package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples of mails in `../../shared`, counted by hand, and by `munpack` of Debian. Skipped,
/// with the reason, where they or the program are not there.
class MailSamplesTest {

  private static final Path SAMPLES = Path.of("../../shared/data/ingest-samples");

  /// What `munpack` writes for bodies, and for the words around parts.
  private static final Set<String> NO_CHILDREN = Set.of("tempdesc.txt", "part1", "part2");

  @TempDir private Path folder;

  private static Path sample(String name) {
    Path file = SAMPLES.resolve(name);
    assumeTrue(Files.isReadable(file), "skipped: there is no " + file);
    return file;
  }

  /// Leaf parts and children of each, counted in the files line by line. A part between a delimiter
  /// and the next one without a line between them is one that is empty.
  @ParameterizedTest
  @CsvSource({
    "james-mime4j/bad-newlines-multiple-parts.msg, 1, 0",
    "james-mime4j/bad-newlines-multiple-parts-base64.msg, 1, 1",
    "james-mime4j/base64-encoded-text.msg, 1, 0",
    "james-mime4j/base64encoded-rfc822message.msg, 1, 1",
    "james-mime4j/base64encoded-rfc822message-nested.msg, 1, 1",
    "james-mime4j/basic-plain.msg, 1, 0",
    "james-mime4j/basic-plain-very-long-lines.msg, 1, 0",
    "james-mime4j/basic-plain-with-bad-header-separator.msg, 1, 0",
    "james-mime4j/boundary-name-clash.msg, 3, 1",
    "james-mime4j/ending-boundaries.msg, 1, 0",
    "james-mime4j/example.msg, 4, 3",
    "james-mime4j/intermediate-boundaries.msg, 2, 0",
    "james-mime4j/misplaced-boundary.msg, 1, 0",
    "james-mime4j/missing-boundary.msg, 0, 0",
    "james-mime4j/missing-inner-boundary.msg, 1, 0",
    "james-mime4j/missing-inner-start-boundary.msg, 1, 0",
    "james-mime4j/multipartdigestnestedemptyparts.msg, 1, 1",
    "james-mime4j/multipartemptypart.msg, 1, 0",
    "james-mime4j/multipartnestedemptyparts.msg, 1, 1",
    "james-mime4j/multipartnestedemptypartsnorfc822.msg, 1, 0",
    "james-mime4j/multipartnopart.msg, 0, 0",
    "james-mime4j/obsolete.msg, 1, 0",
    "james-mime4j/qp-body.msg, 1, 0",
    "james-mime4j/russian-headers.msg, 1, 1",
    "james-mime4j/simple-attachment.msg, 2, 1",
    "james-mime4j/very-long-boundary.msg, 1, 0",
    "james-mime4j/very-very-long-boundary.msg, 1, 0",
    "james-mime4j/weird-boundary.msg, 1, 0",
    "tika/testEMLX.emlx, 1, 0",
    "tika/testGroupWiseEml.eml, 4, 2",
    "tika/testLotusEml.eml, 1, 0",
    "tika/testRFC822_dkim.eml, 1, 0",
    "tika/testRFC822_eml, 1, 0",
    "tika/testRFC822_multipart_attachments.eml, 4, 2",
    "tika/testRFC822_x-.eml, 1, 0",
    "tika/testThunderbirdEml.eml, 1, 0"
  })
  void hasTheLeavesThatAReaderCounts(String name, int leaves, int children) {
    Path file = sample(name);
    Opened mail = Opened.of(folder, String.valueOf(file.getFileName()), file);

    assertEquals(List.of(Integer.toString(leaves)), mail.field("mail:leaf-parts"));
    assertEquals(children, mail.parsed().declared());
  }

  /// Mails in each, counted by the lines that begin with `From ` and a time.
  @ParameterizedTest
  @CsvSource({
    "tika/complex.mbox, 3",
    "tika/testMBOX_complex.mbox, 1",
    "tika/testEmailWithPNGAtt.eml, 1"
  })
  void hasTheMailsThatAReaderCounts(String name, int mails) {
    Path file = sample(name);
    Opened box = Opened.of(folder, String.valueOf(file.getFileName()), file);

    assertEquals("application/mbox", box.parsed().type());
    assertEquals(mails, box.parsed().declared());
  }

  /// Byte for byte. Two samples are left out: of `example.msg` the part `rhubarb.txt`, in which
  /// `munpack` writes 255 for each soft line break; and `russian-headers.msg`, whose part it fills
  /// up to 4,096 bytes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "james-mime4j/boundary-name-clash.msg",
        "james-mime4j/example.msg",
        "james-mime4j/simple-attachment.msg",
        "tika/testRFC822_multipart_attachments.eml",
        "tika/testGroupWiseEml.eml"
      })
  void hasWhatMunpackTakesOut(String name) throws IOException, InterruptedException {
    Path file = sample(name);
    Path out = Files.createDirectory(folder.resolve("munpack"));
    try {
      Process process =
          new ProcessBuilder(
                  "munpack", "-q", "-C", out.toString(), file.toAbsolutePath().toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      process.waitFor();
    } catch (IOException e) {
      assumeTrue(false, "skipped: munpack is not installed");
    }

    Opened mail = Opened.of(folder, String.valueOf(file.getFileName()), file);

    List<String> children = mail.children().stream().map(MailSamplesTest::text).toList();
    try (Stream<Path> taken = Files.list(out)) {
      for (Path one : taken.sorted().toList()) {
        String written = String.valueOf(one.getFileName());
        if (!NO_CHILDREN.contains(written)
            && !written.endsWith(".desc")
            && !written.equals("rhubarb.txt")) {
          assertTrue(children.contains(text(Files.readAllBytes(one))), written);
        }
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
