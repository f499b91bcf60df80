package org.proviso.evidence.worker;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The words of a drawing, a chart or a comment, in the language that the programs of Office share
/// for them (ECMA-376, part 1, 20 and 21).
///
/// Used for one part.
final class DrawnText {

  /// What a slide fills in itself when it is shown.
  private static final Set<String> FILLED_IN = Set.of("sldNum", "dt", "sldImg");

  private final OoxmlReading document;
  private final LabelledText text;
  private final TextKind kind;
  private final boolean own;
  private boolean placeholder;
  private boolean filledIn;
  private boolean hidden;
  private boolean taking;
  private boolean words;

  /// @param own whether placeholders are left out, whose words a slide replaces
  DrawnText(OoxmlReading document, LabelledText text, TextKind kind, boolean own) {
    this.document = document;
    this.text = text;
    this.kind = kind;
    this.own = own;
  }

  /// Reads to the end.
  void read(XMLStreamReader xml) throws XMLStreamException, DiskException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml);
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (taking) {
            put(xml.getText());
          }
        }
        default -> {}
      }
    }
  }

  boolean sawWords() {
    return words;
  }

  private void begin(XMLStreamReader xml) throws XMLStreamException, DiskException {
    switch (xml.getLocalName()) {
      case "Fallback" -> WordParts.skip(xml);
      case "sp", "pic", "graphicFrame", "cxnSp" -> {
        placeholder = false;
        filledIn = false;
        hidden = false;
      }
      case "ph" -> {
        placeholder = true;
        String type = xml.getAttributeValue(null, "type");
        filledIn = FILLED_IN.contains(type == null ? "" : type);
      }
      case "cNvPr" -> {
        String said = xml.getAttributeValue(null, "hidden");
        hidden = "1".equals(said) || "true".equals(said);
        String alternative = xml.getAttributeValue(null, "descr");
        if (alternative != null && !alternative.isBlank()) {
          // Read out instead of the picture.
          text.add(TextKind.HIDDEN, alternative);
          text.line();
        }
      }
      case "t", "text", "v" -> taking = true;
      case "br" -> text.gap(kind, "\n");
      default -> {}
    }
  }

  private void end(String name) throws DiskException {
    switch (name) {
      case "t", "text" -> taking = false;
      case "v" -> {
        taking = false;
        text.line();
      }
      case "tc" -> text.gap(kind, "\t");
      case "p", "cm" -> text.line();
      default -> {}
    }
  }

  private void put(String said) throws DiskException {
    if (filledIn || (own && placeholder)) {
      return;
    }
    words = words || !said.isBlank();
    if (hidden) {
      document.hidden(HiddenContent.HIDDEN_TEXT);
      text.add(TextKind.HIDDEN, said);
    } else {
      text.add(kind, said);
    }
  }
}
