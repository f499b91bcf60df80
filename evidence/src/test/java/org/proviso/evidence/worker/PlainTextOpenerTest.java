package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class PlainTextOpenerTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void followsTheMarkAtTheBeginning(String charset) throws IOException {
    PaperRead read = read("\uFEFFZo\u00EB paid \u20AC 5".getBytes(Charset.forName(charset)));

    assertEquals("Zo\u00EB paid \u20AC 5", read.text(TextKind.BODY));
    assertEquals(new Outcome.Text(12), read.outcome());
    assertEquals(List.of(charset), read.parsed().fields().get("Content-Encoding"));
  }

  @Test
  void takesUtf8ForWhatItIsWithoutAMark() throws IOException {
    PaperRead read = read("Zo\u00EB \uD83D\uDE00".getBytes(StandardCharsets.UTF_8));

    assertEquals("Zo\u00EB \uD83D\uDE00", read.text(TextKind.BODY));
  }

  @Test
  void takesUtf16ForWhatItIsWithoutAMark() throws IOException {
    PaperRead read = read("paid in full".getBytes(StandardCharsets.UTF_16LE));

    assertEquals("paid in full", read.text(TextKind.BODY));
  }

  @Test
  void findsAWesternCharacterSet() throws IOException {
    String words = "Le r\u00E9sum\u00E9 du procureur a \u00E9t\u00E9 re\u00E7u \u00E0 No\u00EBl.\n";

    PaperRead read = read(words.repeat(20).getBytes(Charset.forName("windows-1252")));

    assertEquals(words.repeat(20), read.text(TextKind.BODY));
  }

  @Test
  void isNoTextBecauseOfItsNameAlone() throws IOException {
    byte[] rubbish = new byte[10_000];
    new Random(20260511).nextBytes(rubbish);

    PaperRead read = read(rubbish);

    assertEquals(new Outcome.Unsupported("application/octet-stream"), read.outcome());
    assertEquals("", read.text(TextKind.BODY));
  }

  @Test
  void countsWhatIsBeyondTheLimitToo() throws IOException {
    // Two bytes and one code unit each, over several chunks.
    Path file = folder.resolve("long.txt");
    Files.writeString(file, "\u00E9".repeat(300_001));

    PaperRead read = PaperRead.of(folder, file, 1_000, "", List.of());

    assertEquals(new Outcome.Truncated(1_000, 300_001), read.outcome());
    assertEquals("\u00E9".repeat(1_000), read.text(TextKind.BODY));
  }

  @Test
  void splitsNoCharacterBetweenChunks() throws IOException {
    // Four bytes each, and one byte before, so that chunks end within.
    String words = "a" + "\uD83D\uDE00".repeat(100_000);

    PaperRead read = read(words.getBytes(StandardCharsets.UTF_8));

    assertEquals(words, read.text(TextKind.BODY));
    assertEquals(new Outcome.Text(200_001), read.outcome());
  }

  @Test
  void findsNoTextInBlankLines() throws IOException {
    assertEquals(
        new Outcome.NoTextFound(), read("\n \n".getBytes(StandardCharsets.UTF_8)).outcome());
  }

  private PaperRead read(byte[] bytes) throws IOException {
    Path file = folder.resolve("file.txt");
    Files.write(file, bytes);
    return PaperRead.of(folder, file);
  }
}
