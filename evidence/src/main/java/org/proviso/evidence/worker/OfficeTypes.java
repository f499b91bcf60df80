package org.proviso.evidence.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.worker.OoxmlPackage.Relation;

/// Tells documents of Office and OpenDocument by their packages, where their names say the same.
final class OfficeTypes {

  private static final String ZIP = "PK\3\4";

  /// How long the head of the first entry of an archive is, before its name.
  private static final int ENTRY_HEAD = 30;

  private static final Map<String, String> OOXML =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final Map<String, String> OPEN_DOCUMENT =
      Map.of(
          "odp", "application/vnd.oasis.opendocument.presentation",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "odt", "application/vnd.oasis.opendocument.text");

  private OfficeTypes() {}

  /// Returns the type of a whole document that is what its name says, and nothing of all others.
  static Optional<MediaType> certain(Beginning beginning, Path file) {
    if (!beginning.text().startsWith(ZIP)) {
      return Optional.empty();
    }
    String openDocument = OPEN_DOCUMENT.get(beginning.ending());
    if (openDocument != null) {
      // OpenDocument 1.3, part 2, 3.3: the first entry is the type, as it is.
      return beginning.text().startsWith("mimetype" + openDocument + "PK", ENTRY_HEAD)
          ? Optional.of(MediaType.parse(openDocument))
          : Optional.empty();
    }
    String ooxml = OOXML.get(beginning.ending());
    return ooxml != null && typeOfMainPart(file).equals(ooxml + ".main+xml")
        ? Optional.of(MediaType.parse(ooxml))
        : Optional.empty();
  }

  /// Returns the type of the only part that is a document of its own; empty if there is none, or
  /// more.
  private static String typeOfMainPart(Path file) {
    try (OoxmlPackage opened = new OoxmlPackage(file)) {
      opened.readTypes();
      String main = "";
      for (Relation relation : opened.relations("")) {
        if (relation.type().equals("officeDocument")) {
          if (!main.isEmpty()) {
            return "";
          }
          main = relation.target();
        }
      }
      return opened.holds(main) ? opened.type(main) : "";
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // What is damaged is for Tika to tell.
      return "";
    }
  }
}
