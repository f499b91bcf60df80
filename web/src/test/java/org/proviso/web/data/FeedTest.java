package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FeedTest {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static List<String> texts(Element in, String name) {
    List<String> texts = new ArrayList<>();
    NodeList found = in.getElementsByTagNameNS(ATOM, name);
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void hasTheNewestFiftyTheNewestFirst() throws Exception {
    var response = TestSite.get("/feed.atom");
    assertEquals(
        "application/atom+xml;charset=UTF-8",
        response.headers().firstValue("Content-Type").orElse(""));
    Element feed = xml(response.body()).getDocumentElement();

    List<String> updated = texts(feed, "updated");
    assertEquals(51, updated.size());
    assertEquals(updated.get(0), updated.get(1));
    List<String> entries = updated.subList(1, 51);
    assertEquals(entries.stream().sorted(java.util.Comparator.reverseOrder()).toList(), entries);
    // From the pack: the last act on record is the ruling of 29 July 2022.
    assertEquals("2022-07-29T00:00:00Z", entries.getFirst());
    List<String> ids = texts(feed, "id");
    assertEquals(ids.size(), new HashSet<>(ids).size());
    assertTrue(ids.stream().allMatch(id -> id.startsWith("tag:")));
  }

  @Test
  void itsLinksLeadToPages() throws Exception {
    Element feed = xml(TestSite.get("/feed.atom").body()).getDocumentElement();
    NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
    assertEquals(52, links.getLength());
    for (int i = 0; i < links.getLength(); i += 10) {
      String href = ((Element) links.item(i)).getAttribute("href");
      assertTrue(href.startsWith("/"), href);
      assertEquals(200, TestSite.get(href).statusCode(), href);
    }
  }

  @Test
  void doesNotLookAtTheClock() {
    Clock later = Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC);
    Site one = new Site(TestSite.pack(), TestSite.pack().register(), TestSite.CLOCK);
    Site other = new Site(TestSite.pack(), TestSite.pack().register(), later);

    assertEquals(Feed.of(one, Feed.entries(one)), Feed.of(other, Feed.entries(other)));
  }

  @Test
  void escapesWhatItIsGiven() throws Exception {
    Site site = new Site(TestSite.pack(), TestSite.pack().register(), TestSite.CLOCK);
    String title = "<script>alert('&amp;')</script> ]]> \u0001\uD83D\uDE00";
    Feed.Entry entry =
        new Feed.Entry("x", LocalDate.of(2020, 1, 1), title, "\u0000\uFFFE", "/a?b=\"c\"&d");

    Element feed = xml(Feed.of(site, List.of(entry))).getDocumentElement();

    assertEquals("<script>alert('&amp;')</script> ]]> \uD83D\uDE00", texts(feed, "title").get(1));
    assertEquals(List.of(""), texts(feed, "summary"));
    NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
    assertEquals("/a?b=\"c\"&d", ((Element) links.item(2)).getAttribute("href"));
  }
}
