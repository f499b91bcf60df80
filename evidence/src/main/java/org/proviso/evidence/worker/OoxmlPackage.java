package org.proviso.evidence.worker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The package of an Office document: parts by name, and how they are related (ECMA-376, part 2).
final class OoxmlPackage implements Closeable {

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
  private final Map<String, String> typesByName = new HashMap<>();
  private final Map<String, String> typesByEnding = new HashMap<>();

  /// A relation of one part to another, or to something outside.
  ///
  /// @param type the last word of its type, such as `image`
  /// @param target the name of the part, without the first slash; or the address of what is outside
  record Relation(String id, String type, String target, boolean external) {}

  /// Opens a package.
  ///
  /// @throws IOException if it has no directory
  OoxmlPackage(Path file) throws IOException {
    zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get();
    for (ZipArchiveEntry entry : entries()) {
      parts.putIfAbsent(key(entry.getName()), entry);
    }
  }

  /// Reads which part is of which type.
  ///
  /// @throws IOException if it cannot be read
  /// @throws XMLStreamException if it is not XML
  void readTypes() throws IOException, XMLStreamException {
    ZipArchiveEntry entry = parts.get("[content_types].xml");
    if (entry == null) {
      return;
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      XMLStreamReader xml = PlainXml.reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String type = said(xml, "ContentType");
          if (xml.getLocalName().equals("Override")) {
            typesByName.put(key(said(xml, "PartName")), type);
          } else if (xml.getLocalName().equals("Default")) {
            typesByEnding.put(said(xml, "Extension").toLowerCase(Locale.ROOT), type);
          }
        }
      }
    }
  }

  /// Returns the entries of the archive that are files, in its order.
  List<ZipArchiveEntry> entries() {
    return Collections.list(zip.getEntries()).stream().filter(it -> !it.isDirectory()).toList();
  }

  /// Returns the bytes of an entry.
  ///
  /// @throws IOException if they cannot be read
  InputStream bytes(ZipArchiveEntry entry) throws IOException {
    return zip.getInputStream(entry);
  }

  boolean holds(String part) {
    return parts.containsKey(key(part));
  }

  /// Returns the entry of a part; empty if there is none.
  Optional<ZipArchiveEntry> part(String name) {
    return Optional.ofNullable(parts.get(key(name)));
  }

  /// Returns the type of a part; empty if nobody says.
  String type(String part) {
    String own = typesByName.get(key(part));
    if (own != null) {
      return own;
    }
    return typesByEnding.getOrDefault(
        part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
  }

  /// Returns the relations of a part, in the order of the file.
  ///
  /// @param part without the first slash; empty for the package itself
  /// @throws IOException if they cannot be read
  /// @throws XMLStreamException if they are not XML
  List<Relation> relations(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/') + 1;
    String where = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    ZipArchiveEntry entry = parts.get(key(where));
    List<Relation> relations = new ArrayList<>();
    if (entry == null) {
      return relations;
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      XMLStreamReader xml = PlainXml.reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          String type = said(xml, "Type");
          boolean external = said(xml, "TargetMode").equals("External");
          String target = said(xml, "Target");
          relations.add(
              new Relation(
                  said(xml, "Id"),
                  type.substring(type.lastIndexOf('/') + 1),
                  external ? target : resolved(part, target),
                  external));
        }
      }
    }
    return relations;
  }

  private static String resolved(String part, String target) {
    try {
      String path = URI.create("/" + part).resolve(target.replace(" ", "%20")).getPath();
      return path == null ? target : path.replaceFirst("^/+", "");
    } catch (IllegalArgumentException e) {
      return target;
    }
  }

  /// Returns an attribute without a namespace, or an empty text.
  private static String said(XMLStreamReader xml, String name) {
    @Nullable String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static String key(String name) {
    return name.replace('\\', '/').replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
