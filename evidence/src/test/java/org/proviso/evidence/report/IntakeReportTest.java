package org.proviso.evidence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class IntakeReportTest {

  private static final Digest HASH = Digest.sha256(new byte[0]);

  @Test
  void hasWordsForEveryOutcomeAndEveryKindOfHiddenContent() {
    ResourceBundle words = ResourceBundle.getBundle("org.proviso.evidence.report.messages");
    List<String> missing = new ArrayList<>();
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      for (String key : List.of("outcome." + kind.code(), "meaning." + kind.code())) {
        if (!words.containsKey(key)) {
          missing.add(key);
        }
      }
    }
    for (HiddenContent kind : HiddenContent.values()) {
      if (!words.containsKey("hidden." + kind.code())) {
        missing.add("hidden." + kind.code());
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void saysInOneSentenceWhatIsReadAndWhatIsNot() throws Exception {
    IntakeReport report = new IntakeReport();
    report.add(item("smith/a.zip", "a.zip", 1, new Outcome.Unpacked(), 3, 2), 1500);
    report.add(item("smith/a.zip#1", "x", 1, new Outcome.Text(5), 0, 0), 20);
    report.add(
        item("smith/a.zip#*", "", 2, new Outcome.Refused(Outcome.Limit.CHILDREN, 1, 3), 0, 0), 0);
    report.add(item("jones/b.pdf", "b.pdf", 1, new Outcome.Encrypted("pdf"), 0, 0), 5);
    Document page = parsed(report.page(HASH));
    assertEquals(
        "2 inputs hold 5 files with everything inside them. 2 of these are read; 3 are not, or not wholly.",
        texts(page, "p").getFirst());
    List<String> captions = texts(page, "caption");
    assertEquals(
        List.of(
            "Files by outcome",
            "Files by custodian",
            "Files by type, duplicates left out",
            "encrypted: 1",
            "refused by a limit: 2",
            "Inputs with unread files inside",
            "What took longest"),
        captions);
    assertTrue(texts(page, "td").contains("2 files, limit=children bound=1 found=3"));
    assertTrue(texts(page, "code").contains(HASH.hex()));
  }

  @Test
  void addsUpInItsTables() throws Exception {
    IntakeReport report = new IntakeReport();
    report.add(item("a/1", "1", 1, new Outcome.Text(1), 0, 0), 0);
    report.add(item("a/2", "2", 1, new Outcome.Empty(), 0, 0), 0);
    report.add(item("b/3", "3", 1, new Outcome.TimedOut(60), 0, 0), 0);
    Document page = parsed(report.page(HASH));
    Element outcomes = (Element) page.getElementsByTagName("table").item(0);
    List<String> rows = texts(outcomes, "tr");
    assertEquals("all3", rows.getLast());
    Element custodians = (Element) page.getElementsByTagName("table").item(1);
    assertEquals(List.of("custodianreadnot readfiles", "a202", "b011"), texts(custodians, "tr"));
  }

  @Test
  void showsHostileNamesAsText() throws Exception {
    IntakeReport report = new IntakeReport();
    report.add(
        item("a/1", "<script>alert(1)</script>\u0000\u0007", 1, new Outcome.TimedOut(1), 0, 0), 0);
    String page = report.page(HASH);
    assertFalse(page.contains("<script"));
    parsed(page);
  }

  @Test
  void staysSmallWhateverTheManifest() {
    IntakeReport report = new IntakeReport();
    for (int number = 0; number < 20_000; number++) {
      report.add(item("a/" + number, "n", 1, new Outcome.TimedOut(1), 0, 0), 1);
    }
    String page = report.page(HASH);
    assertTrue(page.contains("The first 500 rows"));
    assertTrue(page.length() < 300_000, "a page of " + page.length());
  }

  private static List<String> texts(Object in, String tag) {
    NodeList found =
        in instanceof Document page
            ? page.getElementsByTagName(tag)
            : ((Element) in).getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < found.getLength(); at++) {
      texts.add(found.item(at).getTextContent());
    }
    return texts;
  }

  private static Document parsed(String page)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
  }

  private static Item item(
      String location, String name, long count, Outcome outcome, long below, long unread) {
    return new Item(
        Location.parse(location),
        name,
        count,
        OptionalLong.of(10),
        Optional.empty(),
        "application/x-test",
        outcome,
        Set.of(),
        below,
        below,
        unread);
  }
}
