package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocxTest {

  private static XWPFDocument open(Letter letter) throws Exception {
    return new XWPFDocument(new ByteArrayInputStream(letter.toDocx()));
  }

  private static List<String> styled(XWPFDocument document) {
    List<String> lines = new ArrayList<>();
    for (IBodyElement element : document.getBodyElements()) {
      switch (element) {
        case XWPFParagraph paragraph ->
            lines.add(paragraph.getStyle() + ": " + paragraph.getText().replace('\n', '/'));
        case XWPFTable table -> lines.add("table: " + table.getText().strip().replace('\n', '/'));
        default -> lines.add(element.toString());
      }
    }
    return lines;
  }

  @Test
  void hasTheBlocksOfTheLetter() throws Exception {
    Letter letter =
        LetterFixtures.letter(
            "text: v\n",
            """
            ## Two

            A *b* **c** {{v}}

            ### Three

            > Quoted

            - one
              - deep

                second
            - two

            7. seven
            8. eight

            Between.

            1. again

            | A | B |
            |---|---|
            | {{v}} | 2 |
            | 3 |
            """,
            Fields.empty().with("v", "v1\nv2"));

    try (XWPFDocument document = open(letter)) {
      assertEquals(
          List.of(
              "Sender: Office of Grants/1 Example Street/Exampletown 00001",
              "LetterDate: January 24, 2018",
              "Addressee: Example County/2 Example Road/Exampleville 00002",
              "Reference: Reference: L-2018-0001",
              "Heading1: A subject",
              "Heading2: Two",
              "null: A b c v1/v2",
              "Heading3: Three",
              "Quote: Quoted",
              "ListParagraph: one",
              "ListParagraph: deep",
              "ListParagraph: second",
              "ListParagraph: two",
              "ListParagraph: seven",
              "ListParagraph: eight",
              "null: Between.",
              "ListParagraph: again",
              "table: A\tB/v1/v2\t2/3"),
          styled(document));
      List<XWPFParagraph> paragraphs = document.getParagraphs();
      XWPFParagraph seven = paragraphs.get(13);
      assertEquals("decimal", seven.getNumFmt());
      assertEquals(seven.getNumID(), paragraphs.get(14).getNumID());
      assertNotEquals(seven.getNumID(), paragraphs.get(16).getNumID());
      assertEquals(BigInteger.valueOf(7), startOf(document, seven));
      assertEquals(BigInteger.ONE, startOf(document, paragraphs.get(16)));
      assertEquals("bullet", paragraphs.get(9).getNumFmt());
      assertEquals(BigInteger.ONE, paragraphs.get(10).getNumIlvl());
      assertEquals(null, paragraphs.get(11).getNumID());
      XWPFRun bold = paragraphs.get(6).getRuns().get(3);
      assertEquals("c", bold.text());
      assertTrue(bold.isBold());
      XWPFTable table = document.getTables().get(0);
      assertTrue(table.getRow(0).isRepeatHeader());
      assertTrue(!table.getRow(1).isRepeatHeader());
    }
  }

  private static BigInteger startOf(XWPFDocument document, XWPFParagraph paragraph) {
    return document
        .getNumbering()
        .getNum(paragraph.getNumID())
        .getCTNum()
        .getLvlOverrideArray(0)
        .getStartOverride()
        .getVal();
  }

  @Test
  void saysWhatItIs() throws Exception {
    Letter letter =
        LetterFixtures.letter(
            StandardTemplate.CLOSING.read(),
            LetterFixtures.fill(StandardTemplate.CLOSING, 2, true, _ -> LetterFixtures.HOSTILE));

    try (XWPFDocument document = open(letter)) {
      assertEquals(letter.subject(), document.getProperties().getCoreProperties().getTitle());
      assertEquals(
          "en", document.getPackage().getPackageProperties().getLanguageProperty().orElseThrow());
      assertEquals(
          "en",
          document.getStyle().getDocDefaults().getRPrDefault().getRPr().getLangArray(0).getVal());
      assertEquals(
          "Office of Grants · Reference: L-2018-0001 · Page  of ",
          document.getFooterList().get(0).getText().strip() + " ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasEveryWordOfThePlainText(StandardTemplate template) throws Exception {
    Letter letter =
        LetterFixtures.letter(
            template.read(),
            LetterFixtures.fill(template, 7, true, it -> it + " " + LetterFixtures.HOSTILE));

    StringBuilder words = new StringBuilder();
    try (XWPFDocument document = open(letter)) {
      for (IBodyElement element : document.getBodyElements()) {
        words
            .append(
                element instanceof XWPFParagraph paragraph
                    ? paragraph.getText()
                    : ((XWPFTable) element).getText())
            .append(' ');
      }
    }

    String all = words.toString().replaceAll("\\s+", " ");
    for (String line : letter.toText().split("\n", -1)) {
      String bare = line.strip().replaceFirst("^(> |- |Item: |What was asked: )+", "");
      assertTrue(all.contains(bare), () -> bare + "\n\n" + all);
    }
  }

  @Test
  void entriesBearTheDayOfTheLetter() throws Exception {
    Letter letter = LetterFixtures.letter("", "Text.\n", Fields.empty());

    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(letter.toDocx()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertEquals(LocalDateTime.of(2018, 1, 24, 0, 0), entry.getTimeLocal(), entry.getName());
      }
    }
  }
}
