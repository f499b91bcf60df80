package org.proviso.web.data;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// A page of what is new, the newest first, as RFC 4287 (Atom) has it; where there is more, a link
/// leads on, as RFC 5005 has it.
///
/// Addresses are relative: what a request says of its host is not repeated to anybody.
///
/// @param id what the feed is called among all feeds: see [#tag]
/// @param title what it is called in text
/// @param updated when something in it was last new
/// @param first address of its first page
/// @param self address of this page
/// @param next address of the page after this one; null if this is the last
/// @param alternate address of the page for people
/// @param entries what is new
record Feed(
    String id,
    String title,
    Instant updated,
    String first,
    String self,
    @Nullable String next,
    String alternate,
    List<Entry> entries) {

  // Identifiers need a name that nobody else gives out (RFC 4151), and this project has no domain:
  // `.invalid` never has an owner (RFC 2606).
  private static final String TAG = "tag:proviso.invalid,2026:";

  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /// Something that is new.
  ///
  /// @param id see [#tag]
  /// @param published when it came into the record; null if that is not told apart from `updated`
  /// @param updated when it became public
  /// @param summary what it is, in sentences
  /// @param content what it says; empty if nothing beyond the summary
  /// @param href address of it
  /// @param related address of what it corrects; null if it corrects nothing
  record Entry(
      String id,
      String title,
      @Nullable Instant published,
      Instant updated,
      String summary,
      String content,
      String href,
      @Nullable String related) {}

  /// Copies the entries.
  Feed {
    entries = List.copyOf(entries);
  }

  /// Returns what something is called among all feeds and entries, for ever.
  static String tag(String path) {
    return TAG + path;
  }

  /// Returns the feed as XML.
  String xml() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      xml.writeAttribute("xml:lang", "en");
      xml.writeAttribute("xml:base", "/");
      element(xml, "id", id);
      element(xml, "title", title);
      element(xml, "updated", updated.toString());
      links(xml);
      xml.writeStartElement("author");
      element(xml, "name", "Proviso");
      xml.writeEndElement();
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed could not be written into memory", e);
    }
    return text.append('\n').toString();
  }

  private void links(XMLStreamWriter xml) throws XMLStreamException {
    Map<String, String> links = new TreeMap<>(Map.of("first", first, "self", self));
    links.put("alternate", alternate);
    if (next != null) {
      links.put("next", next);
    }
    for (Map.Entry<String, String> each : links.entrySet()) {
      link(xml, each.getKey(), each.getValue());
    }
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", entry.id());
    element(xml, "title", entry.title());
    if (entry.published() != null) {
      element(xml, "published", entry.published().toString());
    }
    element(xml, "updated", entry.updated().toString());
    element(xml, "summary", entry.summary());
    if (!entry.content().isEmpty()) {
      element(xml, "content", entry.content());
    }
    link(xml, "alternate", entry.href());
    if (entry.related() != null) {
      link(xml, "related", entry.related());
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", writable(href));
  }

  /// Leaves out what XML 1.0 has no way to write.
  private static String writable(String text) {
    return NOT_XML.matcher(text).replaceAll("");
  }
}
