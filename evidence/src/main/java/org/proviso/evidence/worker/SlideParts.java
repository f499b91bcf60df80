package org.proviso.evidence.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.worker.OoxmlPackage.Relation;

/// The text of a presentation, slide by slide: what the slide shows, its notes and its comments
/// (ECMA-376, part 1, 19). What stands on all slides comes last, once.
final class SlideParts {

  private final OoxmlReading document;
  private final LabelledText text;

  SlideParts(OoxmlReading document, LabelledText text) {
    this.document = document;
    this.text = text;
  }

  void read(String main) throws DiskException {
    Map<String, String> targets = new LinkedHashMap<>();
    List<String> masters = new ArrayList<>();
    for (Relation relation : document.relations(main)) {
      if (relation.type().equals("slide")) {
        targets.put(relation.id(), relation.target());
      } else if (relation.type().equals("slideMaster")) {
        masters.add(relation.target());
      }
    }
    List<String> slides = new ArrayList<>();
    document.part(
        main,
        xml -> {
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("sldId")) {
              for (int i = 0; i < xml.getAttributeCount(); i++) {
                String target = targets.remove(xml.getAttributeValue(i));
                if (target != null) {
                  slides.add(target);
                }
              }
            }
          }
        });
    int page = 0;
    for (String slide : slides) {
      slide(slide, ++page, false);
    }
    // A slide that the presentation does not list is in the file all the same.
    for (String slide : targets.values()) {
      slide(slide, ++page, true);
    }
    text.page(0);
    for (String master : masters) {
      margins(master);
      for (Relation relation : document.relations(master)) {
        if (relation.type().equals("slideLayout") && document.holds(relation.target())) {
          margins(relation.target());
        }
      }
    }
  }

  private void margins(String part) throws DiskException {
    if (document.holds(part)) {
      document.part(part, xml -> new DrawnText(document, text, TextKind.MARGIN, true).read(xml));
    }
  }

  private void slide(String part, int page, boolean unlisted) throws DiskException {
    text.page(page);
    boolean[] hidden = {unlisted};
    document.part(
        part,
        xml -> {
          while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {}
          String shown = xml.getAttributeValue(null, "show");
          hidden[0] = hidden[0] || "0".equals(shown) || "false".equals(shown);
          if (hidden[0]) {
            document.hidden(HiddenContent.HIDDEN_SLIDES);
          }
          new DrawnText(document, text, kind(hidden[0]), false).read(xml);
        });
    for (Relation relation : document.relations(part)) {
      if (relation.external() || !document.holds(relation.target())) {
        continue;
      }
      switch (relation.type()) {
        case "notesSlide" -> notes(relation.target());
        case "comments" -> {
          document.hidden(HiddenContent.COMMENTS);
          document.part(
              relation.target(),
              xml -> new DrawnText(document, text, TextKind.COMMENT, false).read(xml));
        }
        case "chart", "diagramData" ->
            document.part(
                relation.target(),
                xml -> new DrawnText(document, text, kind(hidden[0]), false).read(xml));
        default -> {}
      }
    }
  }

  private void notes(String part) throws DiskException {
    document.part(
        part,
        xml -> {
          DrawnText notes = new DrawnText(document, text, TextKind.NOTES, false);
          notes.read(xml);
          if (notes.sawWords()) {
            document.hidden(HiddenContent.SPEAKER_NOTES);
          }
        });
    document.relations(part);
  }

  private static TextKind kind(boolean hidden) {
    return hidden ? TextKind.HIDDEN : TextKind.BODY;
  }
}
