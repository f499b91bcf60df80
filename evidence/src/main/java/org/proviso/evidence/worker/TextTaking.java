package org.proviso.evidence.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Takes the text out of the XHTML that Tika's parsers write, page by page.
final class TextTaking extends DefaultHandler {

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "tr",
          "table",
          "br",
          "pre",
          "blockquote",
          "title",
          "ul",
          "ol",
          "dt",
          "dd",
          "hr");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Map<String, TextKind> KINDS =
      Map.of(
          "header", TextKind.MARGIN,
          "footer", TextKind.MARGIN,
          "annotation", TextKind.COMMENT,
          "comment", TextKind.COMMENT,
          "slide-comment", TextKind.COMMENT,
          "slide-notes", TextKind.NOTES,
          "notes", TextKind.NOTES);
  private static final int ENOUGH = 1 << 16;

  private final Harvest harvest;
  private final StringBuilder gathered = new StringBuilder();
  private final Deque<TextKind> kinds = new ArrayDeque<>();
  private int page;
  private boolean head;

  TextTaking(Harvest harvest) {
    this.harvest = harvest;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    TextKind outer = kind();
    String named = attributes.getValue("class");
    TextKind inner = KINDS.getOrDefault(named == null ? "" : named, outer);
    if (inner != outer) {
      take();
    }
    kinds.push(inner);
    if (local.equals("head")) {
      head = true;
    } else if (local.equals("div") && "page".equals(attributes.getValue("class"))) {
      take();
      page++;
    } else if (BLOCKS.contains(local)) {
      line();
    }
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (local.equals("head")) {
      head = false;
    } else if (BLOCKS.contains(local)) {
      line();
    } else if (CELLS.contains(local)) {
      gathered.append('\t');
    }
    TextKind inner = kind();
    if (!kinds.isEmpty()) {
      kinds.pop();
    }
    if (kind() != inner) {
      harvestAs(inner);
    }
  }

  private TextKind kind() {
    return kinds.isEmpty() ? TextKind.BODY : kinds.peek();
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (!head) {
      gathered.append(text, start, length);
      if (gathered.length() > ENOUGH) {
        take();
      }
    }
  }

  @Override
  public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
    characters(text, start, length);
  }

  private void line() {
    if (!gathered.isEmpty() && gathered.charAt(gathered.length() - 1) != '\n') {
      gathered.append('\n');
    }
  }

  private void take() throws SAXException {
    harvestAs(kind());
  }

  private void harvestAs(TextKind kind) throws SAXException {
    if (kind == TextKind.COMMENT && !gathered.isEmpty()) {
      harvest.hidden(HiddenContent.COMMENTS);
    } else if (kind == TextKind.NOTES && !gathered.isEmpty()) {
      harvest.hidden(HiddenContent.SPEAKER_NOTES);
    }
    try {
      harvest.text(kind, page, gathered);
    } catch (DiskException e) {
      throw new SAXException(e);
    }
    gathered.setLength(0);
  }

  /// Takes what is left.
  void finish() throws SAXException {
    take();
  }
}
