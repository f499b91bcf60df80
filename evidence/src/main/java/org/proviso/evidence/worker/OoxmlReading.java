package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.worker.OoxmlPackage.Relation;

/// The reading of one Office document: its text part by part, what it says of itself, and the files
/// in it, which are counted by the directory of the package and by the relations of its parts.
final class OoxmlReading {

  private static final Pattern FILES =
      Pattern.compile(".*/(embeddings|media)/[^/]+|docprops/thumbnail\\.[^/]+");
  private static final Set<String> RELATED_FILES =
      Set.of("image", "oleObject", "package", "video", "audio", "media", "aFChunk", "thumbnail");

  private final OoxmlPackage document;
  private final Harvest harvest;
  private final LabelledText text;
  private final Set<String> read = new HashSet<>();
  private final Set<String> missing = new HashSet<>();
  private final Set<String> chunks = new HashSet<>();
  private @Nullable String damage;

  OoxmlReading(OoxmlPackage document, Harvest harvest) {
    this.document = document;
    this.harvest = harvest;
    text = new LabelledText(harvest);
  }

  /// What is done with the XML of a part.
  interface Part {

    /// Reads to the end of it.
    void read(XMLStreamReader xml) throws XMLStreamException, DiskException;
  }

  /// Reads all of it.
  ///
  /// @throws DiskException if the folder of the process cannot be written
  void read() throws DiskException {
    try {
      document.readTypes();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      damaged("[Content_Types].xml");
    }
    flags();
    String main = "";
    for (Relation relation : relations("")) {
      if (relation.type().equals("officeDocument") && main.isEmpty()) {
        main = relation.target();
      } else if (relation.type().endsWith("-properties")) {
        fields(relation);
      }
    }
    if (!document.holds(main)) {
      damaged("no-main-part");
    } else if (main.toLowerCase(Locale.ROOT).startsWith("xl/")
        || document.type(main).contains("spreadsheetml")
        || document.type(main).contains("ms-excel")) {
      new SheetParts(this, text).read(main);
    } else if (main.toLowerCase(Locale.ROOT).startsWith("ppt/")
        || document.type(main).contains("presentationml")) {
      new SlideParts(this, text).read(main);
    } else {
      new WordParts(this, text).read(main);
    }
    customXml();
    text.finish();
    files();
    if (damage != null) {
      harvest.outcome(new Outcome.Corrupt(damage, 0));
    }
  }

  /// Reads a part, once. A part that is damaged is read as far as it goes.
  void part(String name, Part part) throws DiskException {
    ZipArchiveEntry entry = document.part(name).orElse(null);
    if (entry == null) {
      damaged(name + "-missing");
      return;
    }
    if (!read.add(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    try (InputStream bytes = document.bytes(entry)) {
      part.read(PlainXml.reader(bytes));
    } catch (DiskException e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
      damaged(name);
    }
    text.line();
  }

  /// Returns the relations of a part, and notes those that lead out of the document or nowhere.
  List<Relation> relations(String part) {
    List<Relation> relations;
    try {
      relations = document.relations(part);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      damaged(part + "-relations");
      return List.of();
    }
    for (Relation relation : relations) {
      if (relation.external()) {
        harvest.hidden(HiddenContent.EXTERNAL_LINKS);
        harvest.field("office:external-link", relation.target());
      } else if (RELATED_FILES.contains(relation.type())) {
        if (!document.holds(relation.target())) {
          missing.add(relation.target());
        } else if (relation.type().equals("aFChunk")) {
          chunks.add(relation.target().toLowerCase(Locale.ROOT));
        }
      }
    }
    return relations;
  }

  boolean holds(String part) {
    return document.holds(part);
  }

  void hidden(HiddenContent kind) {
    harvest.hidden(kind);
  }

  void field(String name, String value) {
    harvest.field(name, value);
  }

  private void damaged(String what) {
    if (damage == null) {
      damage = what.replace(' ', '_');
    }
  }

  private void flags() {
    for (ZipArchiveEntry entry : document.entries()) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
        harvest.hidden(HiddenContent.MACROS);
      } else if (name.startsWith("docprops/thumbnail.")) {
        harvest.hidden(HiddenContent.THUMBNAIL);
      } else if (name.endsWith("/connections.xml") || name.contains("/externallinks/")) {
        harvest.hidden(HiddenContent.EXTERNAL_LINKS);
      }
    }
  }

  /// Takes what the document says of itself, by the names of Dublin Core where it uses them.
  private void fields(Relation relation) throws DiskException {
    String prefix =
        switch (relation.type()) {
          case "custom-properties" -> "custom:";
          case "extended-properties" -> "extended-properties:";
          default -> "";
        };
    part(
        relation.target(),
        xml -> {
          String name = "";
          while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
              String custom = xml.getAttributeValue(null, "name");
              if (custom != null && prefix.equals("custom:")) {
                name = prefix + custom;
              } else if (prefix.isEmpty()) {
                name = xml.getPrefix() + ":" + xml.getLocalName();
              } else if (!prefix.equals("custom:")) {
                name = prefix + xml.getLocalName();
              }
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
              harvest.field(name, xml.getText().strip());
            }
          }
        });
  }

  private void customXml() throws DiskException {
    text.page(0);
    for (ZipArchiveEntry entry : document.entries()) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (!name.startsWith("customxml/item") || name.startsWith("customxml/itemprops")) {
        continue;
      }
      harvest.hidden(HiddenContent.CUSTOM_XML);
      part(
          entry.getName(),
          xml -> {
            while (xml.hasNext()) {
              if (xml.next() == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                text.add(TextKind.HIDDEN, xml.getText().strip());
                text.line();
              }
            }
          });
    }
  }

  private void files() throws DiskException {
    for (ZipArchiveEntry entry : document.entries()) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (!FILES.matcher(name).matches() && !chunks.contains(name)) {
        continue;
      }
      String shown = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      try (InputStream bytes = document.bytes(entry)) {
        if (name.endsWith(".bin")) {
          OleObject.take(shown, entry.getSize(), bytes, harvest);
        } else {
          harvest.part(shown, entry.getSize(), bytes, entry.getCrc());
        }
      } catch (DiskException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        harvest.lost(shown, entry.getSize(), new Outcome.Corrupt(Faults.reason(e), 0));
      }
    }
    for (String each : missing.stream().sorted().toList()) {
      harvest.lost(
          each.substring(each.lastIndexOf('/') + 1), -1, new Outcome.Absent("no-such-part"));
    }
  }
}
