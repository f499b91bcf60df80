package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class OdfOpenerTest {

  private static final String SPACES =
      " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
          + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
          + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
          + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
          + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
          + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
          + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
          + " xmlns:xlink='http://www.w3.org/1999/xlink'";

  @TempDir private Path folder;

  @Test
  void readsATextWithChangesCommentsAndHiddenWords() throws IOException {
    Path file =
        document(
            "text",
            """
            <office:automatic-styles><style:style style:name="T1" style:family="text">
            <style:text-properties text:display="none"/></style:style></office:automatic-styles>
            <office:body><office:text>
            <text:tracked-changes>
            <text:changed-region text:id="d1"><text:deletion><office:change-info>
            <dc:creator>A</dc:creator></office:change-info><text:p>500</text:p></text:deletion>
            </text:changed-region>
            <text:changed-region text:id="i1"><text:insertion><office:change-info>
            <dc:creator>A</dc:creator></office:change-info></text:insertion></text:changed-region>
            </text:tracked-changes>
            <text:h>Notice</text:h>
            <text:p>Pay <text:change-start text:change-id="i1"/>900<text:change-end
             text:change-id="i1"/> now<text:s/>or<text:tab/>later</text:p>
            <text:p>said<office:annotation><dc:creator>Clerk</dc:creator>
            <text:p>is this so?</text:p></office:annotation></text:p>
            <text:p><text:span text:style-name="T1">kept back</text:span></text:p>
            <text:p><text:a xlink:href="https://example.org/">link</text:a></text:p>
            </office:text></office:body>
            """,
            "");

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("Notice\nPay  now or\tlater\nsaid\nlink\n", read.text(TextKind.BODY));
    assertEquals("500\n", read.text(TextKind.DELETED));
    assertEquals("900\n", read.text(TextKind.INSERTED));
    assertEquals("is this so?\n", read.text(TextKind.COMMENT).strip() + "\n");
    assertEquals("kept back\n", read.text(TextKind.HIDDEN));
    assertEquals("Draft of May\n", read.text(TextKind.MARGIN));
    assertEquals(
        Set.of(
            HiddenContent.TRACKED_CHANGES,
            HiddenContent.COMMENTS,
            HiddenContent.HIDDEN_TEXT,
            HiddenContent.EXTERNAL_LINKS),
        read.parsed().hidden());
  }

  @Test
  void readsSheetsWithWhatTheyHide() throws IOException {
    Path file =
        document(
            "spreadsheet",
            """
            <office:automatic-styles><style:style style:name="ta2" style:family="table">
            <style:table-properties table:display="false"/></style:style>
            </office:automatic-styles>
            <office:body><office:spreadsheet>
            <table:table table:name="Awards"><table:table-column/>
            <table:table-column table:visibility="collapse"/><table:table-column/>
            <table:table-row><table:table-cell><text:p>county</text:p></table:table-cell>
            <table:table-cell><text:p>secret</text:p></table:table-cell>
            <table:table-cell table:formula="of:=1+2"><text:p>3</text:p></table:table-cell>
            </table:table-row>
            <table:table-row table:visibility="collapse">
            <table:table-cell><text:p>hidden row</text:p></table:table-cell></table:table-row>
            </table:table>
            <table:table table:name="Old" table:style-name="ta2"><table:table-row>
            <table:table-cell><text:p>was so</text:p></table:table-cell></table:table-row>
            </table:table>
            </office:spreadsheet></office:body>
            """,
            "");

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("Awards\ncounty\t3\n", read.text(TextKind.BODY, 1));
    assertEquals("secret\nhidden row\n", read.text(TextKind.HIDDEN, 1));
    assertEquals("of:=1+2\n", read.text(TextKind.FIELD_CODE, 1));
    assertEquals("Old\nwas so\n", read.text(TextKind.HIDDEN, 2));
    assertEquals(
        Set.of(
            HiddenContent.HIDDEN_COLUMNS,
            HiddenContent.HIDDEN_ROWS,
            HiddenContent.HIDDEN_SHEETS,
            HiddenContent.FIELD_CODES),
        read.parsed().hidden());
  }

  @Test
  void readsSlidesWithNotesAndTellsHiddenOnes() throws IOException {
    Path file =
        document(
            "presentation",
            """
            <office:automatic-styles>
            <style:style style:name="dp2" style:family="drawing-page">
            <style:drawing-page-properties presentation:visibility="hidden"/></style:style>
            </office:automatic-styles>
            <office:body><office:presentation>
            <draw:page><draw:frame><draw:text-box><text:p>what is shown</text:p></draw:text-box>
            </draw:frame><presentation:notes><draw:frame><draw:text-box>
            <text:p>what is said</text:p></draw:text-box></draw:frame></presentation:notes>
            </draw:page>
            <draw:page draw:style-name="dp2"><draw:frame><draw:text-box>
            <text:p>what is left out</text:p></draw:text-box></draw:frame></draw:page>
            </office:presentation></office:body>
            """,
            "");

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("what is shown\n", read.text(TextKind.BODY, 1));
    assertEquals("what is said\n", read.text(TextKind.NOTES, 1));
    assertEquals("what is left out\n", read.text(TextKind.HIDDEN, 2));
    assertEquals(
        Set.of(HiddenContent.SPEAKER_NOTES, HiddenContent.HIDDEN_SLIDES), read.parsed().hidden());
  }

  @Test
  void listsFilesThatAreDeclaredAndNotThere() throws IOException {
    Path file =
        document(
            "text",
            "<office:body><office:text/></office:body>",
            "<manifest:file-entry manifest:full-path='Pictures/gone.png'/>");

    assertEquals(
        List.of("here.png", "gone.png: Absent[reason=no-such-entry]"),
        PaperRead.of(folder, file).names());
  }

  @Test
  void tellsThatADocumentIsLocked() throws IOException {
    Path file =
        document(
            "text",
            "<office:body/>",
            "<manifest:file-entry manifest:full-path='content.xml'>"
                + "<manifest:encryption-data/></manifest:file-entry>");

    assertEquals(
        new Outcome.Encrypted("odf"), PaperRead.of(folder, file, "", List.of("rosebud")).outcome());
  }

  private Path document(String kind, String content, String declared) throws IOException {
    Path file = folder.resolve("file.od" + kind.charAt(0));
    String type = "application/vnd.oasis.opendocument." + kind;
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      // The first entry, neither compressed nor with more in its head, tells the type.
      byte[] bytes = type.getBytes(StandardCharsets.US_ASCII);
      ZipEntry first = new ZipEntry("mimetype");
      first.setMethod(ZipEntry.STORED);
      first.setSize(bytes.length);
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      first.setCrc(checksum.getValue());
      zip.putNextEntry(first);
      zip.write(bytes);
      zip.closeEntry();
      put(
          zip,
          "META-INF/manifest.xml",
          "<manifest:manifest xmlns:manifest='urn:m'>"
              + "<manifest:file-entry manifest:full-path='Pictures/here.png'/>"
              + declared
              + "</manifest:manifest>");
      put(
          zip,
          "content.xml",
          "<office:document-content" + SPACES + ">" + content + "</office:document-content>");
      put(
          zip,
          "styles.xml",
          "<office:document-styles"
              + SPACES
              + "><office:master-styles><style:master-page><style:header>"
              + "<text:p>Draft of May</text:p></style:header></style:master-page>"
              + "</office:master-styles></office:document-styles>");
      put(zip, "Pictures/here.png", "a picture");
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
