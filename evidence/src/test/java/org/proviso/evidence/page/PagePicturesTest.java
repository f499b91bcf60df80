package org.proviso.evidence.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.page.PagePicture.Reason;

class PagePicturesTest {

  @TempDir private Path store;

  private final PagePictures pictures = new PagePictures(PagePictures::ofThisProcess);

  @Test
  void drawsThePageThatIsAskedForAndKeepsIt() throws Exception {
    Digest digest = kept(pdf(Color.RED, Color.BLUE));

    BufferedImage second = drawn(digest, "application/pdf", 2);

    // A page of letter size, 8.5 by 11 inches, with 1,600 pixels to its longer side.
    assertEquals(1_600, second.getHeight(), 1);
    assertEquals(1_236, second.getWidth(), 1);
    assertEquals(Color.BLUE.getRGB(), second.getRGB(600, 800));
    assertEquals(Color.WHITE.getRGB(), second.getRGB(5, 5));

    Files.delete(original(digest));
    assertEquals(Color.BLUE.getRGB(), drawn(digest, "application/pdf", 2).getRGB(600, 800));
    assertEquals(
        new PagePicture.None(Reason.NO_ORIGINAL), pictures.of(store, digest, "application/pdf", 1));
  }

  @Test
  void saysWhyThereIsNone() throws Exception {
    Digest digest = kept(pdf(Color.RED));
    Digest broken = kept("%PDF-1.7\nthat is all".getBytes(StandardCharsets.US_ASCII));

    assertEquals(
        new PagePicture.None(Reason.NO_SUCH_PAGE),
        pictures.of(store, digest, "application/pdf", 2));
    assertEquals(
        new PagePicture.None(Reason.NO_SUCH_PAGE),
        pictures.of(store, digest, "application/pdf", 0));
    assertEquals(
        new PagePicture.None(Reason.NOT_DRAWN), pictures.of(store, broken, "application/pdf", 1));
    assertEquals(
        new PagePicture.None(Reason.NO_PAGES), pictures.of(store, digest, "text/plain", 1));
    assertEquals(0, files(store.resolve("pages")), "nothing half drawn");
  }

  @Test
  void makesLargePicturesSmaller() throws Exception {
    BufferedImage large = new BufferedImage(4_000, 1_000, BufferedImage.TYPE_INT_RGB);
    Path file = store.resolve("large.png");
    ImageIO.write(large, "png", file.toFile());
    Digest digest = kept(Files.readAllBytes(file));

    BufferedImage small = drawn(digest, "image/png", 1);

    assertEquals(1_600, small.getWidth());
    assertEquals(400, small.getHeight());
  }

  @Test
  void endsAProcessThatFails() throws Exception {
    Digest digest = kept(pdf(Color.RED));
    PagePictures without =
        new PagePictures(name -> List.of(PagePictures.ofThisProcess(name).getFirst()));

    assertEquals(
        new PagePicture.None(Reason.BY_LIMIT), without.of(store, digest, "application/pdf", 1));
  }

  private BufferedImage drawn(Digest digest, String type, int page) throws Exception {
    PagePicture.Drawn drawn =
        assertInstanceOf(PagePicture.Drawn.class, pictures.of(store, digest, type, page));
    return ImageIO.read(drawn.file().toFile());
  }

  private Digest kept(byte[] bytes) throws IOException {
    Digest digest = Digest.sha256(bytes);
    Path original = original(digest);
    Files.createDirectories(original.getParent());
    Files.write(original, bytes);
    return digest;
  }

  private Path original(Digest digest) {
    String hex = digest.hex();
    return store.resolve("originals").resolve(hex.substring(0, 2)).resolve(hex);
  }

  /// Returns a file with a page for each colour, which fills the middle of it.
  private byte[] pdf(Color... colours) throws IOException {
    Path file = store.resolve("made.pdf");
    try (PDDocument document = new PDDocument()) {
      for (Color colour : colours) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setNonStrokingColor(colour);
          content.addRect(100, 100, 400, 600);
          content.fill();
        }
      }
      document.save(file.toFile());
    }
    return Files.readAllBytes(file);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
