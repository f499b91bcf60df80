package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepeatedLettersTest {

  private static final float[] SIZES = {1, 6, 12, 12, 12, 40, 300, 20_000};

  private final RepeatedLetters letters = new RepeatedLetters();

  @Test
  void repeatsWhatIsLessThanAThirdOfItsWidthAway() {
    assertFalse(letters.isRepeated("a", 100, 100, 6));
    assertTrue(letters.isRepeated("a", 101.9f, 98.1f, 6));
    assertTrue(letters.isRepeated("a", 102, 102, 6));
    assertFalse(letters.isRepeated("a", 98, 100, 6));
    assertFalse(letters.isRepeated("b", 100, 100, 6));
    assertFalse(letters.isRepeated("a", 100, 110, 6));
  }

  @Test
  void comparesWithinTheWidthOfOneOfSeveralCharacters() {
    assertFalse(letters.isRepeated("ffi", 100, 100, 9));
    assertFalse(letters.isRepeated("ffi", 101.5f, 100, 9));
    assertTrue(letters.isRepeated("ffi", 100.5f, 100, 9));
  }

  /// Fonts may map a letter to nothing, and pages may put it anywhere.
  @Test
  @Timeout(60)
  void endsForWhatHasNoBounds() {
    assertFalse(letters.isRepeated("", 100, 100, 6));
    assertTrue(letters.isRepeated("", -700, 1e30f, 6));
    assertFalse(letters.isRepeated("", 0, 0, 0));
    assertFalse(letters.isRepeated("a", 100, 100, 1e38f));
    assertTrue(letters.isRepeated("a", -100, -100, 1e38f));
    assertFalse(letters.isRepeated("b", 3e38f, -3e38f, 6));
    assertFalse(letters.isRepeated("c", Float.NaN, 100, 6));
    assertFalse(letters.isRepeated("d", 100, 100, Float.POSITIVE_INFINITY));
    assertTrue(letters.isRepeated("d", 0, 0, Float.POSITIVE_INFINITY));
    for (int left = 1_000_000; left > 0; left--) {
      assertFalse(letters.isRepeated("e", 100, 100, 0));
    }
  }

  @Test
  void forgetsThePageBefore() {
    assertFalse(letters.isRepeated("a", 100, 100, 6));
    letters.clear();
    assertFalse(letters.isRepeated("a", 100, 100, 6));
  }

  /// Has PDFBox itself leave out what is repeated on pages of letters thrown at one another.
  @Test
  void readsPagesAsPdfBoxDoes() throws IOException {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? 20261130 : given;
    Random random = new Random(seed);
    int shorter = 0;
    for (int round = 0; round < 40; round++) {
      try (PDDocument document = new PDDocument()) {
        PDPage page = page(document, random);

        String read =
            new PdfPageText(new PdfLayers(document.getDocumentCatalog().getCOSObject()))
                .shown(page);

        assertEquals(expected(document, true), read, "seed " + seed + ", round " + round);
        shorter += read.length() < expected(document, false).length() ? 1 : 0;
      }
    }
    assertTrue(shorter > 20, "pages with repeated letters: " + shorter);
  }

  private static String expected(PDDocument document, boolean suppressing) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setShouldSeparateByBeads(false);
    stripper.setLineSeparator("\n");
    stripper.setPageEnd("");
    stripper.setSuppressDuplicateOverlappingText(suppressing);
    return stripper.getText(document);
  }

  private static PDPage page(PDDocument document, Random random) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    PDFont font = new PDType1Font(FontName.HELVETICA);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      float x = 100;
      float y = 100;
      for (int left = 300; left > 0; left--) {
        boolean isMarked = random.nextInt(20) == 0;
        if (isMarked) {
          COSDictionary said = new COSDictionary();
          said.setString(COSName.ACTUAL_TEXT, "z");
          content.beginMarkedContent(COSName.P, PDPropertyList.create(said));
        }
        if (random.nextInt(3) == 0) {
          x = random.nextInt(100, 400);
          y = random.nextInt(100, 700);
        }
        x += random.nextInt(-8, 9) / 2f;
        y += random.nextInt(-4, 5) / 2f;
        content.beginText();
        float size = SIZES[random.nextInt(SIZES.length)];
        content.setFont(font, size);
        content.setTextMatrix(Matrix.getTranslateInstance(x, y));
        // What would stand behind a letter of the largest size is not on the page.
        content.showText("ab".substring(size > 300 ? 1 : random.nextInt(2)));
        content.endText();
        if (isMarked) {
          content.endMarkedContent();
        }
      }
    }
    return page;
  }
}
