package org.proviso.evidence.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFTextbox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.sl.extractor.SlideShowExtractor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Row;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The words of a document of Office 97 to 2003, with what they are in it. They are kept until they
/// are given away, so that a reading that fails leaves nothing.
///
/// Used for one document.
final class Ole2Text {

  private static final char FIELD_BEGINS = 0x13;
  private static final char FIELD_GOES_ON = 0x14;
  private static final char FIELD_ENDS = 0x15;

  private final Set<HiddenContent> flags = EnumSet.noneOf(HiddenContent.class);
  private final List<String> objects = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private int page;

  /// Words, and what they are.
  private record Piece(TextKind kind, int page, String words) {}

  /// Returns the names of the storages that hold objects of other programs; those of presentations
  /// are not told apart.
  List<String> objects() {
    return objects;
  }

  private void objects(DirectoryNode parent, String prefix) {
    for (Entry entry : parent) {
      if (entry.isDirectoryEntry() && entry.getName().startsWith(prefix)) {
        objects.add(entry.getName());
      }
    }
  }

  /// Gives all to the harvest.
  void give(Harvest harvest) throws DiskException {
    flags.forEach(harvest::hidden);
    LabelledText text = new LabelledText(harvest);
    int current = 0;
    for (Piece piece : pieces) {
      if (piece.page() != current) {
        current = piece.page();
        text.page(current);
      }
      if (piece.words().equals("\n")) {
        text.line();
      } else if (piece.words().equals("\t")) {
        text.gap(piece.kind(), "\t");
      } else {
        text.add(piece.kind(), piece.words());
      }
    }
    text.finish();
  }

  private void add(TextKind kind, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(kind, page, words));
    }
  }

  private void add(TextKind kind, HiddenContent flag, String words) {
    if (!words.isEmpty()) {
      flags.add(flag);
      add(kind, words);
    }
  }

  private void line() {
    add(TextKind.BODY, "\n");
  }

  /// Reads a Word document.
  ///
  /// @throws IOException if it is damaged
  void word(DirectoryNode root) throws IOException {
    if (root.hasEntryCaseInsensitive("Macros")) {
      flags.add(HiddenContent.MACROS);
    }
    if (root.hasEntryCaseInsensitive("ObjectPool")
        && root.getEntryCaseInsensitive("ObjectPool") instanceof DirectoryNode pool) {
      objects(pool, "_");
    }
    try (HWPFDocument document = new HWPFDocument(root)) {
      range(document.getRange(), TextKind.BODY);
      range(document.getMainTextboxRange(), TextKind.BODY);
      range(document.getFootnoteRange(), TextKind.BODY);
      range(document.getEndnoteRange(), TextKind.BODY);
      range(document.getHeaderStoryRange(), TextKind.MARGIN);
      range(document.getCommentsRange(), TextKind.COMMENT);
    }
  }

  private void range(Range range, TextKind kind) {
    List<Boolean> fields = new ArrayList<>();
    for (int i = 0; i < range.numParagraphs(); i++) {
      Paragraph paragraph = range.getParagraph(i);
      for (int j = 0; j < paragraph.numCharacterRuns(); j++) {
        run(paragraph.getCharacterRun(j), kind, fields);
      }
      line();
    }
  }

  /// @param fields for each field that one is in, whether one is in its result
  private void run(CharacterRun run, TextKind kind, List<Boolean> fields) {
    StringBuilder words = new StringBuilder();
    for (char each : run.text().toCharArray()) {
      switch (each) {
        case FIELD_BEGINS -> {
          word(run, kind, fields, words);
          fields.add(false);
        }
        case FIELD_GOES_ON -> {
          word(run, kind, fields, words);
          if (!fields.isEmpty()) {
            fields.set(fields.size() - 1, true);
          }
        }
        case FIELD_ENDS -> {
          word(run, kind, fields, words);
          if (!fields.isEmpty()) {
            fields.removeLast();
          }
        }
        // Ends of cells and tabs.
        case 0x07, '\t' -> {
          word(run, kind, fields, words);
          add(kind, "\t");
        }
        case 0x1E -> words.append('-');
        case 0x0B, 0x0C -> words.append(' ');
        default -> {
          if (each >= ' ') {
            words.append(each);
          }
        }
      }
    }
    word(run, kind, fields, words);
  }

  private void word(CharacterRun run, TextKind kind, List<Boolean> fields, StringBuilder words) {
    String said = words.toString();
    words.setLength(0);
    if (fields.contains(false)) {
      add(TextKind.FIELD_CODE, HiddenContent.FIELD_CODES, said);
    } else if (run.isMarkedDeleted()) {
      add(TextKind.DELETED, HiddenContent.TRACKED_CHANGES, said);
    } else if (run.isVanished()) {
      add(TextKind.HIDDEN, HiddenContent.HIDDEN_TEXT, said);
    } else if (run.isMarkedInserted()) {
      add(TextKind.INSERTED, HiddenContent.TRACKED_CHANGES, said);
    } else if (kind == TextKind.COMMENT) {
      add(kind, HiddenContent.COMMENTS, said);
    } else {
      add(kind, said);
    }
  }

  /// Reads a workbook.
  ///
  /// @throws IOException if it is damaged
  void excel(DirectoryNode root) throws IOException {
    if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
      flags.add(HiddenContent.MACROS);
    }
    objects(root, "MBD");
    try (HSSFWorkbook workbook = new HSSFWorkbook(root, false)) {
      DataFormatter formatter = new DataFormatter(Locale.US);
      formatter.setUseCachedValuesForFormulaCells(true);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        page = i + 1;
        boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
        if (hidden) {
          flags.add(HiddenContent.HIDDEN_SHEETS);
        }
        add(hidden ? TextKind.HIDDEN : TextKind.BODY, workbook.getSheetName(i));
        line();
        sheet(workbook.getSheetAt(i), hidden, formatter);
      }
    }
  }

  private void sheet(HSSFSheet sheet, boolean hidden, DataFormatter formatter) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        cell(sheet, row, cell, hidden, formatter);
      }
      line();
    }
    margin(sheet.getHeader());
    margin(sheet.getFooter());
    for (HSSFComment comment : sheet.getCellComments().values()) {
      add(TextKind.COMMENT, HiddenContent.COMMENTS, comment.getString().getString());
      line();
    }
    HSSFPatriarch drawing = sheet.getDrawingPatriarch();
    if (drawing != null) {
      for (HSSFShape shape : drawing.getChildren()) {
        if (shape instanceof HSSFTextbox box
            && !(shape instanceof HSSFComment)
            && box.getString() != null) {
          add(hidden ? TextKind.HIDDEN : TextKind.BODY, box.getString().getString());
          line();
        }
      }
    }
  }

  private void cell(HSSFSheet sheet, Row row, Cell cell, boolean hidden, DataFormatter formatter) {
    String shown = formatter.formatCellValue(cell);
    TextKind kind = hidden ? TextKind.HIDDEN : TextKind.BODY;
    if (!shown.isEmpty()) {
      if (row.getZeroHeight()) {
        flags.add(HiddenContent.HIDDEN_ROWS);
        kind = TextKind.HIDDEN;
      }
      if (sheet.isColumnHidden(cell.getColumnIndex())) {
        flags.add(HiddenContent.HIDDEN_COLUMNS);
        kind = TextKind.HIDDEN;
      }
      add(kind, "\t");
      add(kind, shown);
    }
    if (cell.getCellType() == CellType.FORMULA) {
      add(TextKind.FIELD_CODE, "\t");
      add(TextKind.FIELD_CODE, HiddenContent.FIELD_CODES, formula(cell));
    }
  }

  private static String formula(Cell cell) {
    try {
      return "=" + cell.getCellFormula();
    } catch (RuntimeException e) {
      // A formula that names what is not there has no text; its value has.
      return "";
    }
  }

  private void margin(HeaderFooter margin) {
    for (String part : new String[] {margin.getLeft(), margin.getCenter(), margin.getRight()}) {
      add(TextKind.MARGIN, part == null ? "" : part);
      line();
    }
  }

  /// Reads a presentation.
  ///
  /// @throws IOException if it is damaged
  void powerPoint(DirectoryNode root) throws IOException {
    try (HSLFSlideShow show = new HSLFSlideShow(root);
        SlideShowExtractor<HSLFShape, HSLFTextParagraph> words = new SlideShowExtractor<>(show)) {
      words.setMasterByDefault(false);
      for (HSLFSlide slide : show.getSlides()) {
        page++;
        if (slide.isHidden()) {
          flags.add(HiddenContent.HIDDEN_SLIDES);
        }
        only(words, true, false, false);
        add(slide.isHidden() ? TextKind.HIDDEN : TextKind.BODY, words.getText(slide).strip());
        line();
        only(words, false, true, false);
        add(TextKind.NOTES, HiddenContent.SPEAKER_NOTES, words.getText(slide).strip());
        line();
        only(words, false, false, true);
        add(TextKind.COMMENT, HiddenContent.COMMENTS, words.getText(slide).strip());
        line();
      }
    }
  }

  private static void only(
      SlideShowExtractor<?, ?> words, boolean slides, boolean notes, boolean comments) {
    words.setSlidesByDefault(slides);
    words.setNotesByDefault(notes);
    words.setCommentsByDefault(comments);
  }
}
