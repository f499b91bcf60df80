package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class Ole2OpenerTest {

  @TempDir private Path folder;

  @Test
  void readsSheetsWithWhatTheyHide() throws IOException {
    Path file = folder.resolve("book.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFSheet sheet = book.createSheet("Awards");
      HSSFRow first = sheet.createRow(0);
      first.createCell(0).setCellValue("county");
      first.createCell(1).setCellValue("secret");
      first.createCell(2).setCellValue(1.5);
      HSSFRow second = sheet.createRow(1);
      second.createCell(0).setCellValue("hidden row");
      second.setZeroHeight(true);
      sheet.createRow(2).createCell(2).setCellFormula("C1*2");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      sheet.setColumnHidden(1, true);
      sheet.getHeader().setCenter("For review");
      HSSFComment comment =
          sheet
              .createDrawingPatriarch()
              .createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 1, 1, (short) 3, 3));
      comment.setString(new HSSFRichTextString("ask first"));
      first.getCell(0).setCellComment(comment);
      book.createSheet("Old").createRow(0).createCell(0).setCellValue("was so");
      book.setSheetHidden(1, true);
      book.write(out);
    }

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("Awards\ncounty\t1.5\n3\n", read.text(TextKind.BODY, 1));
    assertEquals("secret\nhidden row\n", read.text(TextKind.HIDDEN, 1));
    assertEquals("=C1*2\n", read.text(TextKind.FIELD_CODE, 1));
    assertEquals("For review\n", read.text(TextKind.MARGIN, 1));
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
  void triesPasswords() throws IOException {
    Path file = folder.resolve("locked.xls");
    Biff8EncryptionKey.setCurrentUserPassword("rosebud");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue("inside");
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }

    assertEquals(new Outcome.Encrypted("ole2"), PaperRead.of(folder, file).outcome());
    PaperRead read = PaperRead.of(folder, file, "", List.of("wrong", "rosebud"));
    assertEquals("S\ninside\n", read.text(TextKind.BODY));
    assertEquals(new Outcome.Text(9), read.outcome());
  }

  @Test
  void takesOutTheFilesOfObjectsAndTheOthersAsTheyAre() throws IOException {
    Path file = folder.resolve("objects.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFSheet sheet = book.createSheet("S");
      int object =
          book.addOlePackage(
              "alpha".getBytes(StandardCharsets.UTF_8), "note.txt", "note.txt", "note.txt");
      int preview = book.addPicture(new byte[] {1, 2, 3}, Workbook.PICTURE_TYPE_PNG);
      sheet
          .createDrawingPatriarch()
          .createObjectData(
              new HSSFClientAnchor(0, 0, 0, 0, (short) 1, 1, (short) 3, 3), object, preview);
      book.write(out);
    }
    // An object with nothing in it.
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), false)) {
      files.getRoot().createDirectory("MBD0000AAAA");
      files.writeFilesystem();
    }

    PaperRead read = PaperRead.of(folder, file);

    // The picture has no name.
    assertEquals(List.of("", "note.txt", "MBD0000AAAA.unknown"), read.names());
    assertEquals("alpha", read.child(2));
  }

  @Test
  void tellsHiddenSlides() throws IOException {
    Path file = folder.resolve("talk.ppt");
    try (HSLFSlideShow show = new HSLFSlideShow();
        OutputStream out = Files.newOutputStream(file)) {
      HSLFSlide first = show.createSlide();
      first.createTextBox().setText("what is shown");
      HSLFSlide second = show.createSlide();
      second.createTextBox().setText("what is left out");
      second.setHidden(true);
      show.write(out);
    }

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("what is shown\n", read.text(TextKind.BODY, 1));
    assertEquals("what is left out\n", read.text(TextKind.HIDDEN, 2));
    assertEquals(Set.of(HiddenContent.HIDDEN_SLIDES), read.parsed().hidden());
  }

  @Test
  void isCorruptWhereTheFileEndsEarly() throws IOException {
    Path whole = folder.resolve("whole.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(whole)) {
      for (int row = 0; row < 200; row++) {
        book.createSheet("S" + row).createRow(0).createCell(0).setCellValue("words " + row);
      }
      book.write(out);
    }
    Path cut = folder.resolve("cut.xls");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Outcome outcome = PaperRead.of(folder, cut).outcome();

    assertTrue(outcome instanceof Outcome.Corrupt, outcome.toString());
  }
}
