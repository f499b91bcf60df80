package org.proviso.evidence.worker;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The words of an OpenDocument document, with what they are in it.
///
/// Used for one document.
final class OdfText {

  /// More columns than a sheet has are not told apart.
  private static final int COLUMNS = 1 << 14;

  private final Harvest harvest;
  private final LabelledText text;
  private final Map<String, HiddenContent> hidingStyles = new HashMap<>();
  private final Set<String> insertions = new HashSet<>();
  private int inserted;
  private int paragraphs;
  private int page;
  private boolean isSheet;

  OdfText(Harvest harvest, LabelledText text) {
    this.harvest = harvest;
    this.text = text;
  }

  /// Returns an attribute, whatever its namespace, or an empty text.
  static String said(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /// Learns which styles hide what is written in them.
  void styles(XMLStreamReader xml) throws XMLStreamException {
    String style = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        style = style(xml, style);
      }
    }
  }

  private String style(XMLStreamReader xml, String style) {
    switch (xml.getLocalName()) {
      case "style" -> {
        return said(xml, "family") + " " + said(xml, "name");
      }
      case "text-properties" ->
          hides(style, said(xml, "display"), "none", HiddenContent.HIDDEN_TEXT);
      case "table-properties" ->
          hides(style, said(xml, "display"), "false", HiddenContent.HIDDEN_SHEETS);
      case "drawing-page-properties" ->
          hides(style, said(xml, "visibility"), "hidden", HiddenContent.HIDDEN_SLIDES);
      default -> {}
    }
    return style;
  }

  private void hides(String style, String said, String hiding, HiddenContent kind) {
    if (said.equals(hiding)) {
      hidingStyles.put(style, kind);
    }
  }

  /// Takes the words of heads and feet of pages.
  void margins(XMLStreamReader xml) throws XMLStreamException, DiskException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if ((name.startsWith("header") || name.startsWith("footer")) && !name.contains("style")) {
          element(xml, TextKind.MARGIN, new Table());
          text.line();
        }
      }
    }
  }

  /// Takes the words of the body.
  void content(XMLStreamReader xml) throws XMLStreamException, DiskException {
    String style = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("body")) {
        element(xml, TextKind.BODY, new Table());
        text.line();
      } else {
        style = style(xml, style);
      }
    }
  }

  /// Where in a table one is.
  private static final class Table {
    private final BitSet hiddenColumns = new BitSet();
    private int columns;
    private int column;
  }

  /// Takes an element that has begun, to its end.
  private void element(XMLStreamReader xml, TextKind kind, Table table)
      throws XMLStreamException, DiskException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> child(xml, kind, table);
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (paragraphs > 0) {
            put(kind, xml.getText());
          }
        }
        default -> {}
      }
    }
  }

  private void put(TextKind kind, String words) throws DiskException {
    // Lines of the file are none of the text.
    String plain = words.replaceAll("[\\r\\n\\t ]+", " ");
    if (plain.isBlank()) {
      text.gap(kind, " ");
      return;
    }
    switch (kind) {
      case COMMENT -> text.add(kind, HiddenContent.COMMENTS, plain);
      case NOTES -> text.add(kind, HiddenContent.SPEAKER_NOTES, plain);
      case DELETED -> text.add(kind, HiddenContent.TRACKED_CHANGES, plain);
      case BODY -> {
        if (inserted > 0) {
          text.add(TextKind.INSERTED, HiddenContent.TRACKED_CHANGES, plain);
        } else {
          text.add(kind, plain);
        }
      }
      default -> text.add(kind, plain);
    }
  }

  private void child(XMLStreamReader xml, TextKind kind, Table table)
      throws XMLStreamException, DiskException {
    String name = xml.getLocalName();
    switch (name) {
      case "p", "h" -> {
        paragraph(xml, kind, table);
        text.line();
      }
      case "span" -> element(xml, hidden(xml, "text", kind), table);
      case "annotation" -> element(xml, TextKind.COMMENT, table);
      case "creator", "date", "date-string", "sender-initials" -> {
        if (kind == TextKind.COMMENT && name.equals("creator")) {
          harvest.field("office:comment-author", xml.getElementText());
        } else if (kind == TextKind.COMMENT || kind == TextKind.DELETED) {
          WordParts.skip(xml);
        } else {
          element(xml, kind, table);
        }
      }
      case "change-info" -> WordParts.skip(xml);
      case "changed-region" -> changed(xml, table);
      case "change-start" -> {
        inserted += insertions.contains(said(xml, "change-id")) ? 1 : 0;
        element(xml, kind, table);
      }
      case "change-end" -> {
        inserted -= insertions.contains(said(xml, "change-id")) && inserted > 0 ? 1 : 0;
        element(xml, kind, table);
      }
      case "notes" -> {
        element(xml, TextKind.NOTES, table);
        text.line();
      }
      case "hidden-text", "hidden-paragraph" -> {
        text.add(TextKind.HIDDEN, HiddenContent.HIDDEN_TEXT, said(xml, "string-value"));
        element(xml, TextKind.HIDDEN, table);
      }
      case "s" -> {
        text.gap(kind, " ");
        element(xml, kind, table);
      }
      case "tab" -> {
        text.gap(kind, "\t");
        element(xml, kind, table);
      }
      case "line-break" -> {
        text.gap(kind, "\n");
        element(xml, kind, table);
      }
      case "spreadsheet" -> {
        isSheet = true;
        element(xml, kind, table);
      }
      case "table" -> table(xml, kind);
      case "table-column" -> columns(xml, table);
      case "table-row" -> row(xml, kind, table);
      case "table-cell", "covered-table-cell" -> cell(xml, kind, table);
      case "page" -> {
        text.page(++page);
        element(xml, hidden(xml, "drawing-page", kind), table);
      }
      case "a" -> {
        if (said(xml, "href").matches("(?i)(https?|ftp|file|mailto):.*")) {
          harvest.hidden(HiddenContent.EXTERNAL_LINKS);
          harvest.field("office:external-link", said(xml, "href"));
        }
        element(xml, kind, table);
      }
      case "image", "object", "plugin" -> {
        if (said(xml, "href").matches("(?i)(https?|ftp|file):.*|/.*|\\.\\./.*")) {
          harvest.hidden(HiddenContent.EXTERNAL_LINKS);
          harvest.field("office:external-link", said(xml, "href"));
        }
        element(xml, kind, table);
      }
      case "textarea", "formatted-text", "combobox", "listbox" -> {
        String value = said(xml, "current-value");
        text.add(TextKind.FORM_VALUE, HiddenContent.FORM_VALUES, value);
        text.line();
        element(xml, kind, table);
      }
      default -> element(xml, kind, table);
    }
  }

  /// Spaces between elements count inside of paragraphs alone (part 3, 6.1.2).
  private void paragraph(XMLStreamReader xml, TextKind kind, Table table)
      throws XMLStreamException, DiskException {
    paragraphs++;
    element(xml, hidden(xml, "paragraph", kind), table);
    paragraphs--;
  }

  private TextKind hidden(XMLStreamReader xml, String family, TextKind kind) {
    HiddenContent why = hidingStyles.get(family + " " + said(xml, "style-name"));
    if (why == null) {
      return kind;
    }
    harvest.hidden(why);
    return TextKind.HIDDEN;
  }

  /// Takes what a tracked change took out, and notes the names of those that put something in.
  private void changed(XMLStreamReader xml, Table table) throws XMLStreamException, DiskException {
    String id = said(xml, "id");
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "deletion" -> element(xml, TextKind.DELETED, table);
        case "insertion" -> {
          insertions.add(id);
          WordParts.skip(xml);
        }
        default -> WordParts.skip(xml);
      }
    }
  }

  private void table(XMLStreamReader xml, TextKind kind) throws XMLStreamException, DiskException {
    TextKind own = hidden(xml, "table", kind);
    String name = said(xml, "name");
    if (kind == TextKind.BODY && isSheet) {
      text.page(++page);
      text.add(own, name);
      text.line();
    }
    element(xml, own, new Table());
    text.line();
  }

  private static void columnsOf(Table table, int count, boolean hidden) {
    int until = Math.min(table.columns + count, COLUMNS);
    if (hidden) {
      table.hiddenColumns.set(Math.min(table.columns, until), until);
    }
    table.columns = until;
  }

  private void columns(XMLStreamReader xml, Table table) throws XMLStreamException, DiskException {
    columnsOf(table, repeated(xml), isCollapsed(xml));
    element(xml, TextKind.BODY, table);
  }

  private void row(XMLStreamReader xml, TextKind kind, Table table)
      throws XMLStreamException, DiskException {
    table.column = 0;
    boolean collapsed = isCollapsed(xml);
    long before = harvest.characters();
    element(xml, collapsed ? TextKind.HIDDEN : kind, table);
    text.line();
    if (collapsed) {
      text.page(page);
      if (harvest.characters() > before) {
        harvest.hidden(HiddenContent.HIDDEN_ROWS);
      }
    }
  }

  private void cell(XMLStreamReader xml, TextKind kind, Table table)
      throws XMLStreamException, DiskException {
    int repeated = repeated(xml);
    boolean collapsed = table.hiddenColumns.get(table.column);
    table.column = Math.min(table.column + repeated, COLUMNS);
    String formula = said(xml, "formula");
    text.add(TextKind.FIELD_CODE, HiddenContent.FIELD_CODES, formula);
    TextKind own = collapsed ? TextKind.HIDDEN : kind;
    text.gap(own, "\t");
    cellWords(xml, own, table, collapsed);
  }

  /// The lines of a cell are none of the table.
  private void cellWords(XMLStreamReader xml, TextKind own, Table table, boolean collapsed)
      throws XMLStreamException, DiskException {
    boolean first = true;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        return;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("p")) {
        if (!first) {
          text.gap(own, " ");
        }
        first = false;
        if (collapsed) {
          harvest.hidden(HiddenContent.HIDDEN_COLUMNS);
        }
        paragraph(xml, own, table);
      } else {
        child(xml, own, table);
      }
    }
  }

  private static boolean isCollapsed(XMLStreamReader xml) {
    String said = said(xml, "visibility");
    return said.equals("collapse") || said.equals("filter");
  }

  private static int repeated(XMLStreamReader xml) {
    try {
      return Math.clamp(Integer.parseInt(said(xml, "number-columns-repeated")), 1, COLUMNS);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
