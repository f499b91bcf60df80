package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.Verification;
import org.proviso.store.Corrections;
import org.proviso.web.access.Visitor;
import org.proviso.web.data.DumpedNow;
import org.proviso.web.record.SignedNow;

/// Corrections, withdrawals and redactions as people at the desk make them and the public sees
/// them.
class EntryDeskTest {

  private static final String ENTRIES = "/desk/entries/chicago-il/";

  private static DeskScene scene;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.play();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static int correct(String title) {
    scene.clerk.get(ENTRIES + "1");
    HttpResponse<String> done =
        scene.clerk.post(
            ENTRIES + "1/correct",
            "title",
            title,
            "text",
            "The words of " + title,
            "reason",
            "A slip of the pen");
    assertEquals("/desk/entries?party=chicago-il", location(done));
    return scene
        .site
        .bean(Corrections.class)
        .entries("chicago-il", Integer.MAX_VALUE)
        .getFirst()
        .number();
  }

  private static void decide(int number, String act) {
    scene.approver.stepUp();
    String page = scene.approver.get(ENTRIES + number).body();
    assertTrue(page.contains(ENTRIES + number + "/" + act), page);
    HttpResponse<String> done =
        scene.approver.post(ENTRIES + number + "/" + act, "reason", "It names a person");
    assertEquals(ENTRIES + number, location(done), done::body);
  }

  private static String seen(String path) {
    HttpResponse<String> response = new Visitor(scene.site).get(path);
    assertEquals(200, response.statusCode(), path);
    return response.body();
  }

  private static void nowhere(String word) {
    for (String path :
        List.of(
            "/recipients/chicago-il?on=2018-01-25",
            "/api/v1/entries",
            "/api/v1/parties/chicago-il/entries",
            "/feed.atom",
            "/recipients/chicago-il/feed.atom")) {
      assertFalse(seen(path).contains(word), path);
    }
    assertFalse(seen("/search?on=2018-01-25&q=" + word).contains("The words of"), "search");
    DumpedNow.of(scene.site);
    assertFalse(seen(entriesOfDump()).contains(word), "dump");
  }

  private static String entriesOfDump() {
    Matcher link = Pattern.compile("href=\"([^\"]+entries\\.csv)\"").matcher(seen("/data"));
    assertTrue(link.find(), "no table of entries among the dumps");
    return link.group(1);
  }

  private static void recordVerifiesWithout(String word) throws IOException {
    SignedNow.of(scene.site);
    byte[] record = seen("/record/record.txt").getBytes(StandardCharsets.UTF_8);
    Verification found = new RecordVerifier(null, null).verify(new ByteArrayInputStream(record));
    assertInstanceOf(Verification.Verified.class, found, found::toString);
    assertFalse(new String(record, StandardCharsets.UTF_8).contains(word));
  }

  @Test
  void aCorrectionIsSeenBesideWhatItCorrectsOnceAnApproverPublishesIt() {
    int number = correct("Pelicanword");
    nowhere("Pelicanword");

    decide(number, "publish");

    String page = seen("/recipients/chicago-il?on=2018-01-25");
    assertTrue(page.contains("The words of Pelicanword"), page);
    assertTrue(page.contains("Corrected by entry"), page);
    assertTrue(page.contains("Corrects entry 1: A slip of the pen"), page);
    assertTrue(seen("/api/v1/parties/chicago-il/entries").contains("Pelicanword"));
    assertTrue(seen("/search?on=2018-01-25&q=Pelicanword").contains("Pelicanword"));
    DumpedNow.of(scene.site);
    assertTrue(seen(entriesOfDump()).contains("Pelicanword"), "dump");
  }

  @Test
  void aWithdrawnEntryLeavesItsPlaceAndReason() throws IOException {
    int number = correct("Heronword");
    decide(number, "publish");

    decide(number, "withdraw");

    nowhere("Heronword");
    String page = seen("/recipients/chicago-il?on=2018-01-25");
    assertTrue(page.contains("Entry " + number + ", of "), page);
    assertTrue(page.contains("It names a person"), page);
    assertTrue(scene.clerk.get(ENTRIES + number).body().contains("Heronword"));
    recordVerifiesWithout("Heronword");
  }

  @Test
  void aRedactedEntryHasNoWordsForAnybody() throws IOException {
    int number = correct("Egretword");
    decide(number, "publish");
    assertTrue(seen("/recipients/chicago-il?on=2018-01-25").contains("Egretword"));

    decide(number, "redact");

    nowhere("Egretword");
    assertTrue(seen("/recipients/chicago-il?on=2018-01-25").contains("Reason: It names a person"));
    assertFalse(scene.clerk.get(ENTRIES + number).body().contains("Egretword"));
    recordVerifiesWithout("Egretword");
  }

  @Test
  void toTakeSomethingBackNeedsTheCodeOnceMoreAndAReason() {
    int number = correct("Ibisword");
    scene.approver.stepUp();
    scene.approver.get(ENTRIES + number);
    String refused = scene.approver.post(ENTRIES + number + "/redact", "reason", " ").body();
    assertTrue(refused.contains("role=\"alert\""), refused);
    assertTrue(scene.clerk.get(ENTRIES + number).body().contains("Ibisword"));
  }
}
