package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class LetterTest {

  private static Letter demand() {
    return LetterFixtures.letter(
        StandardTemplate.DEMAND.read(),
        LetterFixtures.fill(StandardTemplate.DEMAND, 12, true, it -> "Some " + it));
  }

  @Test
  void isTheSameBytesAgainAtAnotherTimeInAnotherZone() throws Exception {
    List<byte[]> before = new ArrayList<>();
    List<byte[]> after = new ArrayList<>();
    TimeZone zone = TimeZone.getDefault();

    writeAll(before);
    // Times in files are exact to one second (PDF) and two (ZIP); nothing but waiting passes them.
    Thread.sleep(2_100);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      writeAll(after);
    } finally {
      TimeZone.setDefault(zone);
    }

    assertEquals(5 * StandardTemplate.values().length, before.size());
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i));
    }
  }

  private static void writeAll(List<byte[]> files) {
    for (StandardTemplate template : StandardTemplate.values()) {
      Fields fields = LetterFixtures.fill(template, 12, true, it -> "Some " + it);
      Letter letter = LetterFixtures.letter(template.read(), fields);
      files.add(LetterFixtures.pdf(letter));
      files.add(letter.toDocx());
      files.add(letter.toText().getBytes(StandardCharsets.UTF_8));
      files.add(letter.dataHash().toBytes());
      files.add(letter.templateHash().toBytes());
    }
  }

  @Test
  void hasAnotherIdentifierWithOtherData() throws Exception {
    Letter first = demand();
    Letter second =
        LetterFixtures.letter(
            StandardTemplate.DEMAND.read(),
            LetterFixtures.fill(StandardTemplate.DEMAND, 12, true, it -> "Other " + it));

    assertNotEquals(identifier(first), identifier(second));
    assertNotEquals(first.dataHash(), second.dataHash());
  }

  private static String identifier(Letter letter) throws Exception {
    try (PDDocument document = Loader.loadPDF(LetterFixtures.pdf(letter))) {
      COSArray id = document.getDocument().getTrailer().getCOSArray(COSName.ID);
      return HexFormat.of().formatHex(((COSString) id.get(0)).getBytes());
    }
  }

  @Test
  void saysInThePdfWhatItIs() throws Exception {
    try (PDDocument document = Loader.loadPDF(LetterFixtures.pdf(demand()))) {
      assertEquals(
          "Request for documents and information: Some matter",
          document.getDocumentInformation().getTitle());
      assertEquals("Office of Grants", document.getDocumentInformation().getAuthor());
      assertEquals(
          "Request for documents and information: Some matter, Reference: L-2018-0001",
          document.getDocumentInformation().getSubject());
      assertEquals(
          "2018-01-24T00:00:00Z",
          document.getDocumentInformation().getCreationDate().toInstant().toString());
      assertEquals("en", document.getDocumentCatalog().getLanguage());
    }
  }

  @Test
  void showsOnEveryPageWhichOneItIsAndTellsReadersAloudOnlyTheText() throws Exception {
    try (PDDocument document = Loader.loadPDF(LetterFixtures.pdf(demand()))) {
      int pages = document.getNumberOfPages();
      assertTrue(pages > 1);
      for (int i = 1; i <= pages; i++) {
        PDPage page = document.getPage(i - 1);
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        List<String> artifacts = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
          (content.getTag().equals("Artifact") ? artifacts : text).add(words(content));
        }
        String foot =
            "Office of Grants · Reference: L-2018-0001 · Page %d of %d".formatted(i, pages);
        assertEquals(foot, String.join("", artifacts).strip());
        assertFalse(String.join("", text).contains("Page "));
      }
    }
  }

  private static String words(PDMarkedContent content) {
    StringBuilder words = new StringBuilder();
    for (Object part : content.getContents()) {
      switch (part) {
        case TextPosition glyph -> words.append(glyph.getUnicode());
        case PDMarkedContent inner -> words.append(words(inner));
        default -> {}
      }
    }
    return words.toString();
  }

  @Test
  void printsLatinGreekAndCyrillic() throws Exception {
    String words = "Łódź, Ångström, Ñandú, Ćwiczenie, Győr, Đakovo, Ελληνικά, Ώρα, Русский, Їжак";
    Letter letter =
        LetterFixtures.letter(
            "text: v\n",
            "{{v}}\n\n**{{v}}**\n\n*{{v}}*\n\n***{{v}}***\n",
            Fields.empty().with("v", words));

    String text;
    try (PDDocument document = Loader.loadPDF(LetterFixtures.pdf(letter))) {
      text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }

    assertEquals(5, text.split(words, -1).length, text);
  }

  @Test
  void breaksWordsThatAreLongerThanALine() throws Exception {
    Letter letter =
        LetterFixtures.letter(
            "text: v\n",
            "{{v}}\n\n- {{v}}\n\n| a | b |\n|---|---|\n| {{v}} | {{v}} |\n",
            Fields.empty().with("v", "m".repeat(500)));
    float[] rightmost = {0};

    try (PDDocument document = Loader.loadPDF(LetterFixtures.pdf(letter))) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition glyph) {
          rightmost[0] = Math.max(rightmost[0], glyph.getEndX());
        }
      }.getText(document);
    }

    // 8.5 inches of paper less one inch of margin.
    assertTrue(rightmost[0] > 500 && rightmost[0] <= 540, () -> "at " + rightmost[0]);
  }

  @Test
  void isPlainTextToo() {
    Letter letter =
        LetterFixtures.letter(
            "text: v\n",
            """
            ## Two

            A *b* **c** {{v}}\\
            next
            line and a word that makes this line longer than seventy-two characters

            > Quoted

            - one
              - deep

                second
            - two

            7. seven
            8. eight

            | A | B |
            |---|---|
            | {{v}} | 2 |
            | 3 |
            """,
            Fields.empty().with("v", "v1\nv2"));

    assertEquals(
        """
        Office of Grants
        1 Example Street
        Exampletown 00001

        January 24, 2018

        Example County
        2 Example Road
        Exampleville 00002

        Reference: L-2018-0001

        A subject

        Two

        A b c v1
        v2
        next line and a word that makes this line longer than seventy-two
        characters

        > Quoted

        - one

          - deep

            second

        - two

        7. seven

        8. eight

        A: v1
        v2
        B: 2

        A: 3
        B:
        """,
        letter.toText());
  }
}
