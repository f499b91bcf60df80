package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.tika.mime.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeTypesTest {

  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

  @TempDir private Path folder;

  @Test
  void tellsDocumentsOfOffice() throws IOException {
    assertEquals(OOXML + "wordprocessingml.document", certain("a.docx", saved(new XWPFDocument())));
    assertEquals(OOXML + "spreadsheetml.sheet", certain("a.XLSX", saved(new XSSFWorkbook())));
    assertEquals(
        OOXML + "presentationml.presentation", certain("a.b.pptx", saved(new XMLSlideShow())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.docm", "a.zip", ""})
  void leavesOpenWhatIsCalledSomethingElse(String name) throws IOException {
    assertEquals("", certain(name, saved(new XWPFDocument())));
  }

  @Test
  void leavesOpenWhatIsNoWholePackage() throws IOException {
    byte[] whole = saved(new XWPFDocument());

    assertEquals("", certain("a.docx", Arrays.copyOf(whole, whole.length / 2)));
    assertEquals("", certain("a.docx", new byte[0]));
    assertEquals("", certain("a.docx", zip("word/document.xml", "")));
    byte[] behindOther = new byte[whole.length + 1];
    System.arraycopy(whole, 0, behindOther, 1, whole.length);
    assertEquals("", certain("a.docx", behindOther));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Relationship Type='a/officeDocument' Target='a.xml'/>",
        "<Relationship Type='a/officeDocument' Target='b.xml'/>",
        "<Relationship Type='a/image' Target='a.xml'/>",
        "<Relationship Type='a/officeDocument' Target='a.xml'/>"
            + "<Relationship Type='a/officeDocument' Target='a.xml'/>",
        "<"
      })
  void leavesOpenWhatHasNoOneMainPart(String relations) throws IOException {
    byte[] bytes =
        zip(
            "_rels/.rels",
            "<Relationships>" + relations + "</Relationships>",
            "[Content_Types].xml",
            "<Types><Override PartName='/b.xml' ContentType='%swordprocessingml.document.main+xml'/></Types>"
                .formatted(OOXML),
            "a.xml",
            "<a/>");

    assertEquals("", certain("a.docx", bytes));
  }

  @Test
  void tellsOpenDocumentsByTheirFirstEntry() throws IOException {
    byte[] text = zip("mimetype", OPEN_DOCUMENT + "text", "content.xml", "<a/>");

    assertEquals(OPEN_DOCUMENT + "text", certain("a.odt", text));
    assertEquals("", certain("a.ods", text));
    assertEquals(
        "", certain("a.odt", zip("mimetype", OPEN_DOCUMENT + "text-template", "a.xml", "")));
    assertEquals("", certain("a.odt", zip("a.xml", "", "mimetype", OPEN_DOCUMENT + "text")));
  }

  private String certain(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("file");
    Files.write(file, bytes);
    Optional<MediaType> type = OfficeTypes.certain(Beginning.of(name, file), file);
    return type.map(MediaType::toString).orElse("");
  }

  private static byte[] saved(POIXMLDocument made) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (made) {
      made.write(bytes);
    }
    return bytes.toByteArray();
  }

  /// Returns an archive of entries as they are.
  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int at = 0; at < namesAndContents.length; at += 2) {
        byte[] content = namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(namesAndContents[at]);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
