package org.proviso.web.data;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.pack.Round;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// What is new in the docket, as RFC 4287 (Atom) has it.
///
/// The days are those of the acts and letters, so that the feed says the same until one is added.
/// Addresses are relative: what a request says of its host is not repeated to anybody.
final class Feed {

  private static final int MOST = 50;

  // Identifiers need a name that nobody else gives out (RFC 4151), and this project has no domain:
  // `.invalid` never has an owner (RFC 2606).
  private static final String TAG = "tag:proviso.invalid,2026:";

  /// An entry of the docket.
  ///
  /// @param id what it is called among all entries of all packs
  record Entry(String id, LocalDate day, String title, String summary, String href) {}

  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Feed() {}

  /// Returns the newest entries, the newest first.
  static List<Entry> entries(Site site) {
    List<Entry> entries = new ArrayList<>();
    for (Act act : site.pack().law().acts()) {
      LocalDate day = act.issued().earliest();
      entries.add(
          new Entry(
              site.pack().name() + "/acts/" + act.id(),
              day,
              act.title(),
              String.join("; ", act.clauses().stream().map(Clause::words).distinct().toList()),
              Links.act(act.id(), new Reading(day, null, null))));
    }
    for (Round round : site.pack().rounds()) {
      entries.add(
          new Entry(
              site.pack().name() + "/letters/" + round.id(),
              round.date(),
              Words.say("feed.letters", round.addressees().size(), round.id()),
              round.ask(),
              Links.inquiry(round.id(), new Reading(round.date(), null, null))));
    }
    return entries.stream()
        .sorted(Comparator.comparing(Entry::day).thenComparing(Entry::id).reversed())
        .limit(MOST)
        .toList();
  }

  /// Returns the feed of some entries.
  static String of(Site site, List<Entry> entries) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      xml.writeAttribute("xml:lang", "en");
      xml.writeAttribute("xml:base", "/");
      element(xml, "id", TAG + site.pack().name());
      element(xml, "title", Words.say("feed.title", site.pack().title()));
      element(
          xml, "updated", instant(entries.isEmpty() ? site.usualDay() : entries.getFirst().day()));
      link(xml, "self", "/feed.atom");
      link(xml, "alternate", "/acts");
      xml.writeStartElement("author");
      element(xml, "name", "Proviso");
      xml.writeEndElement();
      for (Entry entry : entries) {
        xml.writeStartElement("entry");
        element(xml, "id", TAG + entry.id());
        element(xml, "title", entry.title());
        element(xml, "updated", instant(entry.day()));
        element(xml, "summary", entry.summary());
        link(xml, "alternate", entry.href());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed could not be written into memory", e);
    }
    return text.append('\n').toString();
  }

  private static String instant(LocalDate day) {
    return day + "T00:00:00Z";
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
