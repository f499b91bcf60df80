package org.proviso.evidence.worker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.worker.OoxmlPackage.Relation;

/// The text of a Word document: its body, notes, margins and comments (ECMA-376, part 1, 17).
final class WordParts {

  private static final Set<String> OFF = Set.of("0", "false", "off", "none");

  private final OoxmlReading document;
  private final LabelledText text;
  private final Set<String> hiddenStyles = new HashSet<>();

  WordParts(OoxmlReading document, LabelledText text) {
    this.document = document;
    this.text = text;
  }

  void read(String main) throws DiskException {
    List<Relation> relations = document.relations(main);
    for (Relation relation : relations) {
      if (relation.type().equals("styles") && document.holds(relation.target())) {
        document.part(relation.target(), this::styles);
      }
    }
    document.part(main, xml -> new Run(TextKind.BODY).read(xml));
    for (Relation relation : relations) {
      if (relation.external()) {
        continue;
      }
      TextKind kind =
          switch (relation.type()) {
            case "header", "footer" -> TextKind.MARGIN;
            case "footnotes", "endnotes", "chart", "diagramData" -> TextKind.BODY;
            case "comments" -> TextKind.COMMENT;
            case "glossaryDocument" -> TextKind.HIDDEN;
            default -> null;
          };
      if (kind != null) {
        document.part(relation.target(), xml -> new Run(kind).read(xml));
        document.relations(relation.target());
      }
    }
  }

  /// Finds the styles that hide what is written in them, also by the style that they are based on.
  private void styles(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> basedOn = new HashMap<>();
    String style = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "style" -> style = said(xml, "styleId");
        case "basedOn" -> basedOn.put(style, said(xml, "val"));
        case "vanish" -> {
          if (isOn(xml)) {
            hiddenStyles.add(style);
          }
        }
        default -> {}
      }
    }
    for (int depth = 0; depth < basedOn.size() && depth < 20; depth++) {
      basedOn.forEach(
          (each, base) -> {
            if (hiddenStyles.contains(base)) {
              hiddenStyles.add(each);
            }
          });
    }
  }

  /// Returns an attribute, whatever its namespace.
  private static String said(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static boolean isOn(XMLStreamReader xml) {
    return !OFF.contains(said(xml, "val"));
  }

  /// The reading of one part.
  private final class Run {

    private final TextKind kind;
    private int inserted;
    private int deleted;
    private boolean hidden;
    private boolean hiddenParagraph;
    private boolean inRun;
    private @Nullable String taking;

    Run(TextKind kind) {
      this.kind = kind;
    }

    void read(XMLStreamReader xml) throws XMLStreamException, DiskException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
          default -> {}
        }
      }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException, DiskException {
      switch (xml.getLocalName()) {
        // It says the same as what is there beside it, for older programs.
        case "Fallback" -> skip(xml);
        case "t", "v", "delText", "instrText", "delInstrText" -> taking = xml.getLocalName();
        case "ins", "moveTo" -> inserted++;
        case "del", "moveFrom" -> deleted++;
        case "p" -> hiddenParagraph = false;
        case "r" -> {
          hidden = hiddenParagraph;
          inRun = true;
        }
        case "pStyle" -> hiddenParagraph = hiddenStyles.contains(said(xml, "val"));
        case "rStyle" -> hidden = hidden || (inRun && hiddenStyles.contains(said(xml, "val")));
        case "vanish" -> hidden = inRun ? isOn(xml) : hidden;
        case "docPr" -> {
          // What is read out instead of a picture.
          String alternative = said(xml, "descr");
          text.add(TextKind.HIDDEN, alternative);
          gap(alternative.isEmpty() ? "" : "\n");
        }
        case "fldSimple" -> fieldCode(said(xml, "instr"));
        case "tab", "ptab" -> {
          // Also what sets the stops of a paragraph is called so.
          if (inRun) {
            gap("\t");
          }
        }
        case "br", "cr" -> gap("\n");
        case "noBreakHyphen" -> put("-");
        case "comment" -> {
          document.hidden(HiddenContent.COMMENTS);
          document.field("office:comment-author", said(xml, "author"));
        }
        default -> {}
      }
    }

    private void end(String name) throws DiskException {
      switch (name) {
        case "t", "v", "delText", "instrText", "delInstrText" -> taking = null;
        case "ins", "moveTo" -> inserted--;
        case "del", "moveFrom" -> deleted--;
        case "r" -> {
          inRun = false;
          hidden = false;
        }
        case "tc" -> gap("\t");
        case "p", "pt" -> text.line();
        default -> {}
      }
    }

    private void characters(String words) throws DiskException {
      if (taking == null) {
        return;
      }
      if (taking.equals("instrText") && deleted == 0) {
        fieldCode(words);
      } else if (taking.startsWith("del")) {
        text.add(TextKind.DELETED, HiddenContent.TRACKED_CHANGES, words);
      } else {
        put(words);
      }
    }

    private void fieldCode(String code) throws DiskException {
      text.add(TextKind.FIELD_CODE, HiddenContent.FIELD_CODES, code);
    }

    private void put(String words) throws DiskException {
      if (deleted > 0) {
        text.add(TextKind.DELETED, HiddenContent.TRACKED_CHANGES, words);
      } else if (hidden || kind == TextKind.HIDDEN) {
        text.add(TextKind.HIDDEN, HiddenContent.HIDDEN_TEXT, words);
      } else if (inserted > 0) {
        text.add(TextKind.INSERTED, HiddenContent.TRACKED_CHANGES, words);
      } else {
        text.add(kind, words);
      }
    }

    private void gap(String gap) throws DiskException {
      text.gap(deleted > 0 ? TextKind.DELETED : hidden ? TextKind.HIDDEN : kind, gap);
    }
  }

  /// Goes to the end of an element that has begun.
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }
}
