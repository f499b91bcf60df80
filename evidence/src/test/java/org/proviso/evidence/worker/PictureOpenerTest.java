package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class PictureOpenerTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void countsAPictureAsAPageThatIsNotRead(String format) throws IOException {
    Path file = folder.resolve("page." + format);
    ImageIO.write(PdfOpenerTest.drawn("NOTICE"), format, file.toFile());

    assertEquals(new Outcome.NeedsOcr(1, 0), PaperRead.of(folder, file).outcome());
  }

  @Test
  void countsThePagesOfATiff() throws IOException {
    assertEquals(
        new Outcome.NeedsOcr(3, 0), PaperRead.of(folder, tiff("ONE", "TWO", "THREE")).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void recognisesThePictureIfTesseractIsThere(String format) throws IOException {
    assumeTrue(Tesseract.isThere(), Tesseract.MISSING);
    Path file = folder.resolve("page." + format);
    ImageIO.write(PdfOpenerTest.drawn("NOTICE"), format, file.toFile());

    PaperRead read = PaperRead.of(folder, file, "eng", List.of());

    assertEquals("NOTICE\n", read.text(TextKind.RECOGNISED));
    assertEquals(new Outcome.OcrText(7, 1), read.outcome());
  }

  @Test
  void recognisesEachPageOfATiffIfTesseractIsThere() throws IOException {
    assumeTrue(Tesseract.isThere(), Tesseract.MISSING);

    PaperRead read = PaperRead.of(folder, tiff("TENANT", "LANDLORD"), "eng", List.of());

    assertEquals("TENANT\n", read.text(TextKind.RECOGNISED, 1));
    assertEquals("LANDLORD\n", read.text(TextKind.RECOGNISED, 2));
    assertEquals(new Outcome.OcrText(7 + 9, 2), read.outcome());
  }

  @Test
  void saysThatAPictureWithoutItsEndIsNotRead() throws IOException {
    Path whole = folder.resolve("whole.png");
    ImageIO.write(PdfOpenerTest.drawn("NOTICE"), "png", whole.toFile());
    Path cut = folder.resolve("cut.png");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, 200));

    Outcome outcome = PaperRead.of(folder, cut, "eng", List.of()).outcome();

    assertTrue(!outcome.isRead(), outcome.toString());
  }

  private Path tiff(String... pages) throws IOException {
    Path file = folder.resolve("pages.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (String page : pages) {
        BufferedImage picture = PdfOpenerTest.drawn(page);
        writer.writeToSequence(new IIOImage(picture, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }
}
