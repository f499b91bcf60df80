package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningTest {

  private static final Path SAMPLES = Path.of("../../shared/data/ingest-samples");

  private static final String HEAD = "Subject: a\nFrom: b@c.example\nMessage-ID: <1@c.example>\n";

  @ParameterizedTest
  @ValueSource(strings = {"a.eml", "A.EML", "message", "", "a.b.mbox"})
  void isCertainOfMails(String name) {
    assertEquals(
        Optional.of("message/rfc822"),
        new Beginning(name, HEAD + "\n<html>a</html>").certainType().map(MediaType::toString));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.html", "smime.p7m", "p7m", "a.mht", "a.doc"})
  void leavesOpenWhatIsCalledSomethingElse(String name) {
    assertEquals(Optional.empty(), new Beginning(name, HEAD + "\na\n").certainType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Subject: a\nDate: today\n\nnotes\n",
        "Message-ID: <1@c.example>\n\na",
        "From a@b.example Mon Jan  1 00:00:00 2018\n" + HEAD,
        "120\n" + HEAD,
        "notes\n" + HEAD,
        HEAD + "a\nb\nc\n",
        HEAD + "\n\0",
        "%PDF-1.7"
      })
  void leavesOpenWhatMayBeSomethingElse(String text) {
    assertEquals(Optional.empty(), new Beginning("a.eml", text).certainType());
  }

  @Test
  void isCertainOfPdfByNameAndBeginning() {
    Optional<MediaType> pdf = Optional.of(MediaType.application("pdf"));

    assertEquals(pdf, new Beginning("a.PDF", "%PDF-1.7\n").certainType());
    assertEquals(Optional.empty(), new Beginning("a.ai", "%PDF-1.7\n").certainType());
    assertEquals(Optional.empty(), new Beginning("a.pdf", "\n%PDF-1.7\n").certainType());
  }

  @Test
  void isCertainOfWhatTikaFindsInTheSamples() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "skipped: there is no " + SAMPLES);
    List<Path> files;
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    int certain = 0;
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      Beginning beginning = Beginning.of(name, file);
      Optional<MediaType> type =
          beginning.certainType().or(() -> OfficeTypes.certain(beginning, file));
      if (type.isPresent()) {
        certain++;
        assertEquals(MailTypes.refined(foundByTika(file, name), beginning), type.get(), name);
      }
    }
    assertTrue(certain > 100, certain + " of " + files.size());
  }

  private static MediaType foundByTika(Path file, String name) throws IOException {
    Metadata named = new Metadata();
    named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    try (TikaInputStream in = TikaInputStream.get(file, named)) {
      return TikaSetup.config().getDetector().detect(in, named);
    }
  }
}
