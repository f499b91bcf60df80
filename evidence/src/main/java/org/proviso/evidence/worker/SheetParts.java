package org.proviso.evidence.worker;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.worker.OoxmlPackage.Relation;

/// The text of a workbook, sheet by sheet: what cells show, what they are computed from, comments,
/// drawings, and copies of data that no sheet shows (ECMA-376, part 1, 18).
final class SheetParts {

  private static final Set<String> MARGINS =
      Set.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
  private static final int COLUMNS = 16_384;

  private final OoxmlReading document;
  private final LabelledText text;
  private final DataFormatter formatter = new DataFormatter(Locale.US);
  private final List<String> strings = new ArrayList<>();
  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private boolean since1904;

  SheetParts(OoxmlReading document, LabelledText text) {
    this.document = document;
    this.text = text;
  }

  /// A sheet as the workbook lists it.
  private record Sheet(String name, String relation, boolean hidden) {}

  void read(String main) throws DiskException {
    Map<String, Relation> relations = new LinkedHashMap<>();
    for (Relation relation : document.relations(main)) {
      relations.put(relation.id(), relation);
      if (relation.type().equals("sharedStrings")) {
        document.part(relation.target(), this::strings);
      } else if (relation.type().equals("styles")) {
        document.part(relation.target(), this::styles);
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    document.part(main, xml -> sheets(xml, sheets));
    int page = 0;
    for (Sheet sheet : sheets) {
      text.page(++page);
      Relation relation = relations.get(sheet.relation());
      if (relation != null && !relation.external()) {
        sheet(sheet, relation);
      }
    }
    text.page(0);
    for (Relation relation : relations.values()) {
      if (relation.type().equals("externalLink")
          || relation.type().equals("pivotCacheDefinition")) {
        copies(relation.target());
        for (Relation inner : document.relations(relation.target())) {
          if (inner.type().equals("pivotCacheRecords")) {
            copies(inner.target());
          }
        }
      }
    }
  }

  private void sheets(XMLStreamReader xml, List<Sheet> sheets) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("workbookPr")) {
        since1904 = isOn(said(xml, "date1904"));
      } else if (xml.getLocalName().equals("sheet")) {
        sheets.add(
            new Sheet(said(xml, "name"), said(xml, "id"), said(xml, "state").endsWith("idden")));
      }
    }
  }

  private void strings(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder one = new StringBuilder();
    boolean taking = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            // How a word is read out, beside the word.
            case "rPh" -> WordParts.skip(xml);
            case "t" -> taking = true;
            default -> {}
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("si")) {
            strings.add(one.toString());
            one.setLength(0);
          }
          taking = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (taking) {
            one.append(xml.getText());
          }
        }
        default -> {}
      }
    }
  }

  private void styles(XMLStreamReader xml) throws XMLStreamException {
    boolean cells = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        cells = false;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> formats.put(number(said(xml, "numFmtId"), 0), said(xml, "formatCode"));
          case "cellXfs" -> cells = true;
          case "xf" -> {
            if (cells) {
              styles.add(number(said(xml, "numFmtId"), 0));
            }
          }
          default -> {}
        }
      }
    }
  }

  private void sheet(Sheet sheet, Relation relation) throws DiskException {
    if (document.holds(relation.target())) {
      document.part(relation.target(), xml -> new Cells(sheet).read(xml));
    } else {
      document.part(relation.target(), xml -> {});
    }
    TextKind kind = sheet.hidden() ? TextKind.HIDDEN : TextKind.BODY;
    for (Relation related : document.relations(relation.target())) {
      if (related.external() || !document.holds(related.target())) {
        continue;
      }
      switch (related.type()) {
        case "comments", "threadedComment" -> {
          document.hidden(HiddenContent.COMMENTS);
          drawn(related.target(), TextKind.COMMENT);
        }
        case "drawing" -> {
          drawn(related.target(), kind);
          for (Relation inner : document.relations(related.target())) {
            if ((inner.type().equals("chart") || inner.type().equals("diagramData"))
                && document.holds(inner.target())) {
              drawn(inner.target(), kind);
            }
          }
        }
        default -> {}
      }
    }
  }

  private void drawn(String part, TextKind kind) throws DiskException {
    document.part(
        part,
        xml -> {
          DrawnText drawn = new DrawnText(document, text, kind, false);
          drawn.read(xml);
        });
  }

  /// Takes the words of data that was copied into the workbook and that no sheet need show.
  private void copies(String part) throws DiskException {
    if (!document.holds(part)) {
      return;
    }
    document.part(
        part,
        xml -> {
          boolean taking = false;
          while (xml.hasNext()) {
            switch (xml.next()) {
              case XMLStreamConstants.START_ELEMENT -> {
                String name = xml.getLocalName();
                taking = name.equals("v");
                if (Set.of("s", "n", "d").contains(name)) {
                  copy(said(xml, "v"));
                }
              }
              case XMLStreamConstants.END_ELEMENT -> taking = false;
              case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (taking) {
                  copy(xml.getText());
                }
              }
              default -> {}
            }
          }
        });
  }

  private void copy(String words) throws DiskException {
    if (!words.isBlank()) {
      text.add(TextKind.HIDDEN, HiddenContent.HIDDEN_TEXT, words);
      text.line();
    }
  }

  private static String said(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static boolean isOn(String said) {
    return said.equals("1") || said.equals("true");
  }

  private static int number(String said, int otherwise) {
    try {
      return Integer.parseInt(said);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// Returns the column of a cell such as `AB12`, from 0; -1 if it names none.
  static int column(String cell) {
    int column = 0;
    for (int i = 0; i < cell.length() && cell.charAt(i) >= 'A' && cell.charAt(i) <= 'Z'; i++) {
      column = column * 26 + cell.charAt(i) - 'A' + 1;
      if (column > COLUMNS) {
        return -1;
      }
    }
    return column - 1;
  }

  /// The reading of the cells of one sheet.
  private final class Cells {

    private final Sheet sheet;
    private final BitSet hiddenColumns = new BitSet();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private boolean hiddenRow;
    private int column = -1;
    private String type = "";
    private int style;
    private @Nullable StringBuilder taking;

    Cells(Sheet sheet) {
      this.sheet = sheet;
    }

    void read(XMLStreamReader xml) throws XMLStreamException, DiskException {
      text.add(sheet.hidden() ? TextKind.HIDDEN : TextKind.BODY, sheet.name());
      text.line();
      if (sheet.hidden()) {
        document.hidden(HiddenContent.HIDDEN_SHEETS);
      }
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (taking != null) {
              taking.append(xml.getText());
            }
          }
          default -> {}
        }
      }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
      switch (xml.getLocalName()) {
        case "col" -> {
          if (isOn(said(xml, "hidden")) || said(xml, "width").equals("0")) {
            int from = Math.clamp(number(said(xml, "min"), 1), 1, COLUMNS);
            int until = Math.clamp(number(said(xml, "max"), from), from, COLUMNS);
            hiddenColumns.set(from - 1, until);
          }
        }
        case "row" -> {
          hiddenRow = isOn(said(xml, "hidden")) || said(xml, "ht").equals("0");
          column = -1;
        }
        case "c" -> {
          int named = column(said(xml, "r"));
          column = named < 0 ? column + 1 : named;
          type = said(xml, "t");
          style = number(said(xml, "s"), 0);
          value.setLength(0);
          formula.setLength(0);
        }
        case "rPh" -> WordParts.skip(xml);
        case "v", "t" -> taking = value;
        case "f" -> taking = formula;
        default -> {
          if (MARGINS.contains(xml.getLocalName())) {
            value.setLength(0);
            taking = value;
          }
        }
      }
    }

    private void end(String name) throws DiskException {
      switch (name) {
        case "v", "t", "f" -> taking = null;
        case "c" -> cell();
        case "row" -> text.line();
        default -> {
          if (MARGINS.contains(name)) {
            text.add(TextKind.MARGIN, value);
            text.line();
            taking = null;
          }
        }
      }
    }

    private void cell() throws DiskException {
      String shown = shown();
      TextKind kind = TextKind.BODY;
      if (!shown.isEmpty()) {
        if (sheet.hidden()) {
          kind = TextKind.HIDDEN;
        }
        if (hiddenRow) {
          document.hidden(HiddenContent.HIDDEN_ROWS);
          kind = TextKind.HIDDEN;
        }
        if (column >= 0 && hiddenColumns.get(column)) {
          document.hidden(HiddenContent.HIDDEN_COLUMNS);
          kind = TextKind.HIDDEN;
        }
        text.gap(kind, "\t");
        text.add(kind, shown);
      }
      if (!formula.isEmpty()) {
        text.gap(TextKind.FIELD_CODE, "\t");
        text.add(TextKind.FIELD_CODE, HiddenContent.FIELD_CODES, "=" + formula);
      }
    }

    private String shown() {
      String raw = value.toString();
      return switch (type) {
        case "s" -> {
          int index = number(raw.strip(), -1);
          yield index >= 0 && index < strings.size() ? strings.get(index) : "";
        }
        case "b" -> raw.equals("1") ? "TRUE" : raw.isEmpty() ? "" : "FALSE";
        case "inlineStr", "str", "e", "d" -> raw;
        default -> formatted(raw);
      };
    }

    private String formatted(String raw) {
      if (raw.isBlank()) {
        return "";
      }
      int format = style < styles.size() ? styles.get(style) : 0;
      String code = formats.get(format);
      if (code == null) {
        code = format < 164 ? BuiltinFormats.getBuiltinFormat(format) : null;
      }
      try {
        double number = Double.parseDouble(raw);
        return formatter.formatRawCellContents(
            number, format, code == null ? "General" : code, since1904);
      } catch (RuntimeException e) {
        // Not a number, or a format that is not understood: what is written there.
        return raw;
      }
    }
  }
}
