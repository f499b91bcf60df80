package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FeedTest {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String PARTY = "albany-ny";

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static Element feed(String path) throws Exception {
    var response = TestSite.get(path);
    assertEquals(200, response.statusCode(), path);
    assertEquals(
        "application/atom+xml;charset=UTF-8",
        response.headers().firstValue("Content-Type").orElse(""));
    return xml(response.body()).getDocumentElement();
  }

  private static List<Element> elements(Element in, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList found = in.getElementsByTagNameNS(ATOM, name);
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<String> texts(Element in, String name) {
    return elements(in, name).stream().map(Element::getTextContent).toList();
  }

  private static @Nullable String link(Element in, String rel) {
    return elements(in, "link").stream()
        .filter(link -> in.isSameNode(link.getParentNode()) && link.getAttribute("rel").equals(rel))
        .map(link -> link.getAttribute("href"))
        .findFirst()
        .orElse(null);
  }

  private static DocketEntry entry(LocalDate day, String title, @Nullable Integer corrects) {
    return new DocketEntry(
        PARTY,
        day,
        null,
        DocketEntry.Side.OTHER,
        "notice",
        title,
        "<b>Text</b> of " + title,
        null,
        List.of(),
        Mark.M,
        List.of(),
        corrects,
        null);
  }

  private static Docket.Decision decision(Docket.Decision.Act act, String at) {
    return new Docket.Decision(act, Instant.parse(at), "a test", "a test");
  }

  /// Hand-made: an early day published last, and a correction of it; then both are withdrawn.
  @Test
  void hasWhatBecamePublicLastFirstAndNamesWhatIsCorrected() throws Exception {
    Docket docket = TestSite.bean(Docket.class);
    Instant entered = Instant.parse("2026-12-01T08:00:00Z");
    List<Docket.Appended> added =
        docket.appendAll(
            List.of(entry(LocalDate.of(2001, 2, 3), "An early day", null)),
            entered,
            "a test",
            null);
    Docket.Appended.New first = (Docket.Appended.New) added.getFirst();
    Docket.Appended.New second =
        (Docket.Appended.New)
            docket.append(
                entry(LocalDate.of(2001, 2, 4), "A later day", first.number()), entered, "a test");
    docket.decide(second.id(), decision(Docket.Decision.Act.PUBLISH, "2026-12-02T08:00:00Z"));
    docket.decide(first.id(), decision(Docket.Decision.Act.PUBLISH, "2026-12-03T08:00:00.5Z"));
    try {
      for (String path : List.of("/feed.atom", "/recipients/" + PARTY + "/feed.atom")) {
        Element feed = feed(path);
        List<Element> entries = elements(feed, "entry");
        assertEquals(
            List.of("An early day", "A later day"),
            entries.subList(0, 2).stream().map(each -> texts(each, "title").getFirst()).toList());
        assertEquals("2026-12-03T08:00:00.500Z", texts(feed, "updated").getFirst());
        Element early = entries.get(0);
        assertEquals(
            List.of(
                "tag:proviso.invalid,2026:us-byrne-jag/recipients/albany-ny/entries/"
                    + first.number()),
            texts(early, "id"));
        assertEquals(List.of("2026-12-03T08:00:00.500Z"), texts(early, "updated"));
        assertEquals(List.of("2026-12-01T08:00:00Z"), texts(early, "published"));
        assertEquals(List.of("<b>Text</b> of An early day"), texts(early, "content"));
        assertNull(link(early, "related"));
        Element correction = entries.get(1);
        assertTrue(
            texts(correction, "summary")
                .getFirst()
                .endsWith("It corrects entry " + first.number() + "."));
        assertTrue(
            String.valueOf(link(correction, "related")).endsWith("#entry-" + first.number()));
      }
    } finally {
      docket.decide(first.id(), decision(Docket.Decision.Act.WITHDRAW, "2026-12-04T08:00:00Z"));
      docket.decide(second.id(), decision(Docket.Decision.Act.WITHDRAW, "2026-12-04T08:00:00Z"));
    }

    assertTrue(!TestSite.get("/feed.atom").body().contains("An early day"));
  }

  /// Pages as RFC 5005 has them: from the first, `next` leads to every entry once.
  @Test
  void leadsThroughAllEntriesPageByPage() throws Exception {
    List<String> ids = new ArrayList<>();
    List<Instant> updated = new ArrayList<>();
    String path = "/feed.atom";
    int pages = 0;
    while (path != null) {
      Element feed = feed(path);
      assertEquals(path, link(feed, "self"));
      assertEquals("/feed.atom", link(feed, "first"));
      for (Element entry : elements(feed, "entry")) {
        ids.addAll(texts(entry, "id"));
        updated.add(Instant.parse(texts(entry, "updated").getFirst()));
      }
      path = link(feed, "next");
      pages++;
    }
    Set<String> expected = new TreeSet<>();
    TestSite.bean(OpenData.class)
        .entries()
        .each(
            each ->
                expected.add(
                    Feed.tag(
                        "us-byrne-jag/recipients/"
                            + each.entry().party()
                            + "/entries/"
                            + each.number())));

    assertEquals(expected, new TreeSet<>(ids));
    assertEquals(expected.size(), ids.size());
    assertEquals(updated.stream().sorted(Comparator.reverseOrder()).toList(), updated);
    assertEquals((expected.size() + 49) / 50, pages);
    assertTrue(pages > 2);
  }

  @Test
  void ofARecipientHasItsEntriesOnly() throws Exception {
    Element feed = feed("/recipients/chicago-il/feed.atom");

    List<String> ids =
        elements(feed, "entry").stream().map(each -> texts(each, "id").getFirst()).toList();
    assertTrue(!ids.isEmpty());
    assertTrue(ids.stream().allMatch(id -> id.contains("/recipients/chicago-il/entries/")));
    assertEquals("/recipients/chicago-il/feed.atom", link(feed, "self"));
    var nobody = TestSite.get("/recipients/nobody/feed.atom");
    assertEquals(404, nobody.statusCode());
    assertEquals("text/html;charset=UTF-8", nobody.headers().firstValue("Content-Type").orElse(""));
    assertTrue(nobody.body().contains("There is no recipient “nobody” on record."));
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    for (String place :
        List.of("x", "2018-01-24", "2018-99-99T00:00:00Z,1", "2018-01-24T17:00Z,")) {
      assertEquals(400, TestSite.get("/feed.atom?after=" + place).statusCode(), place);
    }
  }

  @Test
  void ofActsHasTheNewestFiftyTheNewestFirst() throws Exception {
    Element feed = feed("/acts.atom");

    List<String> updated = texts(feed, "updated");
    assertEquals(51, updated.size());
    assertEquals(updated.get(0), updated.get(1));
    List<String> entries = updated.subList(1, 51);
    assertEquals(entries.stream().sorted(Comparator.reverseOrder()).toList(), entries);
    // From the pack: the last act on record is the ruling of 29 July 2022.
    assertEquals("2022-07-29T00:00:00Z", entries.getFirst());
    List<String> ids = texts(feed, "id");
    assertEquals(ids.size(), new HashSet<>(ids).size());
    assertTrue(ids.stream().allMatch(id -> id.startsWith("tag:")));
  }

  @Test
  void theirLinksLeadToPages() throws Exception {
    for (String path : List.of("/feed.atom", "/acts.atom", "/recipients/chicago-il/feed.atom")) {
      List<Element> links = elements(feed(path), "link");
      for (int i = 0; i < links.size(); i += 10) {
        String href = links.get(i).getAttribute("href");
        assertTrue(href.startsWith("/"), href);
        assertEquals(200, TestSite.get(href).statusCode(), href);
      }
    }
  }

  @Test
  void ofActsDoesNotLookAtTheClock() {
    Clock later = Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC);
    Site one = TestSite.of(TestSite.CLOCK);
    Site other = TestSite.of(later);

    assertEquals(ActFeed.of(one).xml(), ActFeed.of(other).xml());
  }

  @Test
  void escapesWhatItIsGiven() throws Exception {
    String title = "<script>alert('&amp;')</script> ]]> \u0001\uD83D\uDE00";
    Instant time = Instant.parse("2020-01-01T00:00:00Z");
    Feed.Entry entry =
        new Feed.Entry("x", title, null, time, "\u0000\uFFFE", "", "/a?b=\"c\"&d", null);

    Element feed =
        xml(new Feed("f", "t", time, "/f", "/f", null, "/", List.of(entry)).xml())
            .getDocumentElement();

    assertEquals("<script>alert('&amp;')</script> ]]> \uD83D\uDE00", texts(feed, "title").get(1));
    assertEquals(List.of(""), texts(feed, "summary"));
    assertEquals(List.of(), texts(feed, "content"));
    assertEquals("/a?b=\"c\"&d", link(elements(feed, "entry").getFirst(), "alternate"));
    assertNotNull(link(feed, "first"));
  }
}
