package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class OoxmlOpenerTest {

  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String RELATED =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir private Path folder;

  @Nested
  class Word {

    @Test
    void readsParagraphsOfTheLibrarysMaking() throws IOException {
      Path file = folder.resolve("plain.docx");
      try (XWPFDocument document = new XWPFDocument();
          OutputStream out = Files.newOutputStream(file)) {
        document.createParagraph().createRun().setText("first");
        XWPFRun hidden = document.createParagraph().createRun();
        hidden.setText("not printed");
        hidden.setVanish(true);
        document.createParagraph().createRun().setText("last");
        document.write(out);
      }

      PaperRead read = PaperRead.of(folder, file);

      assertEquals("first\nlast\n", read.text(TextKind.BODY));
      assertEquals("not printed\n", read.text(TextKind.HIDDEN));
      assertEquals(new Outcome.Text(23), read.outcome());
      assertEquals(Set.of(HiddenContent.HIDDEN_TEXT), read.parsed().hidden());
    }

    @Test
    void keepsChangesFieldsAndHiddenWordsApart() throws IOException {
      Path file =
          word(
              """
              <w:p><w:r><w:t xml:space="preserve">Pay </w:t></w:r>
              <w:del w:author="A"><w:r><w:delText>500</w:delText></w:r></w:del>
              <w:ins w:author="A"><w:r><w:t>900</w:t></w:r></w:ins>
              <w:r><w:tab/><w:t>now</w:t></w:r></w:p>
              <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>
              <w:r><w:instrText> AUTHOR </w:instrText></w:r>
              <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Clerk</w:t></w:r>
              <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
              <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>kept back</w:t></w:r>
              <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>said</w:t></w:r></w:p>
              <w:p><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>by style</w:t></w:r></w:p>
              """);

      PaperRead read = PaperRead.of(folder, file);

      assertEquals("Pay \tnow\nClerk\nsaid\nsee 3 CFR\n", read.text(TextKind.BODY));
      assertEquals("500\n", read.text(TextKind.DELETED));
      assertEquals("900\n", read.text(TextKind.INSERTED));
      assertEquals(" AUTHOR \n", read.text(TextKind.FIELD_CODE));
      assertEquals("kept back\nby style\n", read.text(TextKind.HIDDEN));
      assertEquals(
          Set.of(
              HiddenContent.TRACKED_CHANGES,
              HiddenContent.FIELD_CODES,
              HiddenContent.HIDDEN_TEXT,
              HiddenContent.COMMENTS,
              HiddenContent.CUSTOM_XML,
              HiddenContent.EXTERNAL_LINKS,
              HiddenContent.THUMBNAIL,
              HiddenContent.MACROS),
          read.parsed().hidden());
    }

    @Test
    void readsMarginsNotesAndComments() throws IOException {
      PaperRead read = PaperRead.of(folder, word("<w:p/>"));

      assertEquals("Draft of May\n", read.text(TextKind.MARGIN));
      assertEquals("see 3 CFR\n", read.text(TextKind.BODY));
      assertEquals("is this so?\n", read.text(TextKind.COMMENT));
      assertEquals(List.of("Clerk"), read.parsed().fields().get("office:comment-author"));
      assertEquals(List.of("The Letter"), read.parsed().fields().get("dc:title"));
      assertEquals(
          List.of("https://example.org/letter.dotx"),
          read.parsed().fields().get("office:external-link"));
    }

    @Test
    void countsTheFilesOfThePackageAndOfItsRelations() throws IOException {
      PaperRead read = PaperRead.of(folder, word("<w:p/>"));

      assertEquals(
          List.of("image1.png", "thumbnail.jpeg", "image2.png: Absent[reason=no-such-part]"),
          read.names());
    }

    @Test
    void isCorruptWhereAPartIsDamagedAndReadsTheOthers() throws IOException {
      PaperRead read = PaperRead.of(folder, word("<w:p><w:r><w:t>so far</w:t></w:r></w:p><w:p><"));

      assertEquals("so far\nsee 3 CFR\n", read.text(TextKind.BODY));
      // 14 in the body and 7 + 10, 13, 12 elsewhere.
      assertTrue(
          read.outcome() instanceof Outcome.Corrupt(String reason, long characters)
              && reason.equals("word/document.xml")
              && characters == 7 + 10 + 13 + 12,
          read.outcome().toString());
    }

    @Test
    void readsNoEntityThatXmlDefinesForItself() throws IOException {
      Path file = folder.resolve("bomb.docx");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        types(zip);
        put(
            zip,
            "_rels/.rels",
            relations(relation("r1", "officeDocument", "word/document.xml", false)));
        put(
            zip,
            "word/document.xml",
            "<!DOCTYPE w:document [<!ENTITY a 'aaaa'>]><w:document xmlns:w='"
                + WORD
                + "'><w:body><w:p><w:r><w:t>x&a;</w:t></w:r></w:p></w:body></w:document>");
      }

      assertFalse(PaperRead.of(folder, file).text(TextKind.BODY).contains("aaaa"));
    }

    private Path word(String body) throws IOException {
      Path file = folder.resolve("letter.docx");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        types(zip);
        put(
            zip,
            "_rels/.rels",
            relations(
                relation("r1", "officeDocument", "word/document.xml", false)
                    + relation("r2", "metadata/core-properties", "docProps/core.xml", false)
                    + relation("r3", "metadata/thumbnail", "docProps/thumbnail.jpeg", false)));
        put(
            zip,
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp='urn:cp' xmlns:dc='urn:dc'><dc:title>The Letter</dc:title>"
                + "</cp:coreProperties>");
        put(
            zip,
            "word/_rels/document.xml.rels",
            relations(
                relation("r1", "styles", "styles.xml", false)
                    + relation("r2", "header", "header1.xml", false)
                    + relation("r3", "footnotes", "footnotes.xml", false)
                    + relation("r4", "comments", "comments.xml", false)
                    + relation("r5", "image", "media/image1.png", false)
                    + relation("r6", "image", "media/image2.png", false)
                    + relation("r7", "attachedTemplate", "https://example.org/letter.dotx", true)));
        put(zip, "word/document.xml", part("document", "<w:body>" + body + "</w:body>"));
        put(
            zip,
            "word/styles.xml",
            part(
                "styles",
                "<w:style w:styleId='Base'><w:rPr><w:vanish/></w:rPr></w:style>"
                    + "<w:style w:styleId='Gone'><w:basedOn w:val='Base'/></w:style>"));
        put(zip, "word/header1.xml", part("hdr", paragraph("Draft of May")));
        put(
            zip,
            "word/footnotes.xml",
            part("footnotes", "<w:footnote>" + paragraph("see 3 CFR") + "</w:footnote>"));
        put(
            zip,
            "word/comments.xml",
            part(
                "comments",
                "<w:comment w:author='Clerk'>" + paragraph("is this so?") + "</w:comment>"));
        put(zip, "customXml/item1.xml", "<a/>");
        put(zip, "word/vbaProject.bin", "not looked into");
        zip.putNextEntry(new ZipEntry("word/media/image1.png"));
        zip.write(png());
        zip.closeEntry();
        put(zip, "docProps/thumbnail.jpeg", "a small picture");
      }
      return file;
    }

    private String part(String root, String content) {
      return "<w:%s xmlns:w='%s'>%s</w:%s>".formatted(root, WORD, content, root);
    }

    private String paragraph(String words) {
      return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
    }

    private String relation(String id, String type, String target, boolean external) {
      return "<Relationship Id='%s' Type='%s/%s' Target='%s'%s/>"
          .formatted(id, RELATED, type, target, external ? " TargetMode='External'" : "");
    }

    private String relations(String all) {
      return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
          + all
          + "</Relationships>";
    }

    private void types(ZipOutputStream zip) throws IOException {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
              + "<Default Extension='rels'"
              + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
              + "<Override PartName='/word/document.xml'"
              + " ContentType='application/vnd.openxmlformats-officedocument"
              + ".wordprocessingml.document.main+xml'/></Types>");
    }
  }

  @Nested
  class Excel {

    @Test
    void readsSheetsWithWhatTheyHide() throws IOException {
      Path file = folder.resolve("book.xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        XSSFSheet sheet = book.createSheet("Awards");
        XSSFRow first = sheet.createRow(0);
        first.createCell(0).setCellValue("county");
        first.createCell(1).setCellValue("secret");
        first.createCell(2).setCellValue(1.5);
        XSSFRow second = sheet.createRow(1);
        second.createCell(0).setCellValue("hidden row");
        second.setZeroHeight(true);
        XSSFRow third = sheet.createRow(2);
        third.createCell(2).setCellFormula("C1*2");
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.setColumnHidden(1, true);
        sheet.getHeader().setCenter("For review");
        XSSFComment comment =
            sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor());
        comment.setString(book.getCreationHelper().createRichTextString("ask first"));
        first.getCell(0).setCellComment(comment);
        book.createSheet("Old").createRow(0).createCell(0).setCellValue("was so");
        book.setSheetHidden(1, true);
        book.write(out);
      }

      PaperRead read = PaperRead.of(folder, file);

      assertEquals("Awards\ncounty\t1.5\n3\n", read.text(TextKind.BODY, 1));
      assertEquals("secret\nhidden row\n", read.text(TextKind.HIDDEN, 1));
      assertEquals("=C1*2\n", read.text(TextKind.FIELD_CODE, 1));
      assertEquals("&CFor review\n", read.text(TextKind.MARGIN, 1));
      assertEquals("ask first\n", read.text(TextKind.COMMENT, 1));
      assertEquals("Old\nwas so\n", read.text(TextKind.HIDDEN, 2));
      assertEquals(
          Set.of(
              HiddenContent.HIDDEN_ROWS,
              HiddenContent.HIDDEN_COLUMNS,
              HiddenContent.HIDDEN_SHEETS,
              HiddenContent.FIELD_CODES,
              HiddenContent.COMMENTS),
          read.parsed().hidden());
    }

    @Test
    void showsNumbersAsTheSheetDoes() throws IOException {
      Path file = folder.resolve("numbers.xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        XSSFRow row = book.createSheet("S").createRow(0);
        XSSFCell day = row.createCell(0);
        // The 44,000th day from 31 December 1899, in the count that has a 29 February 1900.
        day.setCellValue(44_000);
        XSSFCellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        day.setCellStyle(style);
        row.createCell(1).setCellValue(true);
        book.write(out);
      }

      assertEquals("S\n2020-06-18\tTRUE\n", PaperRead.of(folder, file).text(TextKind.BODY, 1));
    }

    @Test
    void triesPasswords() throws IOException, GeneralSecurityException {
      Path file = folder.resolve("locked.xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook();
          POIFSFileSystem files = new POIFSFileSystem()) {
        book.createSheet("S").createRow(0).createCell(0).setCellValue("inside");
        EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = info.getEncryptor();
        encryptor.confirmPassword("rosebud");
        try (OutputStream plain = encryptor.getDataStream(files)) {
          book.write(plain);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
          files.writeFilesystem(out);
        }
      }

      assertEquals(new Outcome.Encrypted("ooxml"), PaperRead.of(folder, file).outcome());
      PaperRead read = PaperRead.of(folder, file, "", List.of("wrong", "rosebud"));
      assertEquals("S\ninside\n", read.text(TextKind.BODY));
    }

    @Test
    void takesFilesOutOfTheirWrapping() throws IOException {
      Path file = folder.resolve("object.xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        book.createSheet("S").createDrawingPatriarch();
        book.addPicture(png(), Workbook.PICTURE_TYPE_PNG);
        int preview = book.addPicture(png(), Workbook.PICTURE_TYPE_PNG);
        int object =
            book.addOlePackage(
                "alpha".getBytes(StandardCharsets.UTF_8), "note", "note.txt", "C:\\note.txt");
        book.getSheetAt(0)
            .getDrawingPatriarch()
            .createObjectData(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3), object, preview);
        book.write(out);
      }

      PaperRead read = PaperRead.of(folder, file);

      assertTrue(read.names().contains("note.txt"), read.names().toString());
      assertEquals("alpha", read.child(read.names().indexOf("note.txt") + 1));
      assertEquals(3, read.parsed().declared());
    }
  }

  @Nested
  class PowerPoint {

    @Test
    void readsSlidesWithNotesAndTellsHiddenOnes() throws IOException {
      Path file = folder.resolve("talk.pptx");
      try (XMLSlideShow show = new XMLSlideShow();
          OutputStream out = Files.newOutputStream(file)) {
        XSLFSlide first = show.createSlide();
        first.createTextBox().setText("what is shown");
        XSLFNotes notes = show.getNotesSlide(first);
        for (XSLFTextShape each : notes.getPlaceholders()) {
          if (each.getTextType() == Placeholder.BODY) {
            each.setText("what is said");
          }
        }
        XSLFSlide second = show.createSlide();
        second.createTextBox().setText("what is left out");
        second.setHidden(true);
        show.write(out);
      }

      PaperRead read = PaperRead.of(folder, file);

      assertEquals("what is shown\n", read.text(TextKind.BODY, 1));
      assertEquals("what is said\n", read.text(TextKind.NOTES, 1));
      assertEquals("what is left out\n", read.text(TextKind.HIDDEN, 2));
      assertTrue(read.parsed().hidden().contains(HiddenContent.SPEAKER_NOTES));
      assertTrue(read.parsed().hidden().contains(HiddenContent.HIDDEN_SLIDES));
    }
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(PdfOpenerTest.drawn("X"), "png", out);
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
