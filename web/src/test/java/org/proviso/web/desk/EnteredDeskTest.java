package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;
import static org.proviso.web.desk.DeskScene.BOUNCED;
import static org.proviso.web.desk.DeskScene.INQUIRY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.Verification;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.EventLog;
import org.proviso.web.access.Visitor;
import org.proviso.web.record.SignedNow;

/// Entries at the desk that were wrong, and what the pages show once they are taken back.
class EnteredDeskTest {

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

  private static String recipient(String party) {
    return INQUIRY + "/recipients/" + party;
  }

  private static String entered(String party) {
    return recipient(party) + "/entered";
  }

  private static String read(Visitor visitor, String path) {
    HttpResponse<String> response = visitor.get(path);
    assertEquals(200, response.statusCode(), path);
    return response.body();
  }

  /// The text of an element with an id.
  private static String text(String page, String id) {
    Matcher found = Pattern.compile("id=\"" + id + "\"[^>]*>(.*?)</(?:dd|p|ul)>").matcher(page);
    assertTrue(found.find(), page);
    return found.group(1).replaceAll("<[^>]+>", "");
  }

  /// The event of the only entry of a page that may be taken back.
  private static String event(String page) {
    Matcher found = Pattern.compile("\\?event=(\\d+)\"").matcher(page);
    assertTrue(found.find(), page);
    String event = found.group(1);
    assertFalse(found.find(), page);
    return event;
  }

  private static HttpResponse<String> takeBack(String party, String event, String reason) {
    scene.clerk.get(entered(party));
    return scene.clerk.post(entered(party) + "/take-back", "event", event, "reason", reason);
  }

  private static long events() {
    return scene.site.bean(EventLog.class).head().edge().size();
  }

  @Test
  void aBounceAtTheWrongRecipientIsTakenBack() throws IOException {
    String before = read(scene.clerk, recipient(BOUNCED));
    assertEquals("not started: it came back", text(before, "clock"));
    assertTrue(read(scene.clerk, "/desk").contains("came back; another address is needed"));
    assertTrue(before.contains("href=\"" + entered(BOUNCED) + "\""));
    String list = read(scene.clerk, entered(BOUNCED));
    assertTrue(list.contains("bounced 25 Jan 2018: 550 no such user"), list);
    String event = event(list);

    // Sent on Wednesday, 24 January: the thirtieth day after it is Friday, 23 February.
    String asked = read(scene.clerk, entered(BOUNCED) + "?event=" + event);
    assertEquals("not started: it came back", text(asked, "before"));
    assertEquals("due on 23 Feb 2018", text(asked, "after"));
    assertEquals("not started: it came back", text(read(scene.clerk, recipient(BOUNCED)), "clock"));
    HttpResponse<String> without = takeBack(BOUNCED, event, " ");
    assertTrue(without.body().contains("Reason: something has to stand there."), without::body);
    assertEquals(
        entered(BOUNCED), location(takeBack(BOUNCED, event, "Typed at the wrong recipient")));

    String after = read(scene.clerk, recipient(BOUNCED));
    assertEquals("due on 23 Feb 2018", text(after, "clock"));
    assertTrue(
        after.contains("event " + event + " was taken back 25 Jan 2018: Typed at the wrong"),
        after);
    assertFalse(read(scene.clerk, "/desk").contains("came back; another address is needed"));
    assertFalse(read(scene.clerk, INQUIRY).contains("bounced 2018"));
    String stays = read(scene.clerk, entered(BOUNCED));
    assertTrue(stays.contains("bounced 25 Jan 2018: 550 no such user"), stays);
    assertTrue(
        Pattern.compile("taken back 25 Jan 2018 by a-[^<:]+: Typed at the wrong recipient")
            .matcher(stays)
            .find(),
        stays);
    assertFalse(stays.contains("?event="), stays);

    HttpResponse<String> twice = takeBack(BOUNCED, event, "Once more");
    assertTrue(twice.body().contains("It was taken back."), twice::body);
    recordVerifies();
  }

  private static void recordVerifies() throws IOException {
    SignedNow.of(scene.site);
    String record = read(new Visitor(scene.site), "/record/record.txt");
    Verification found =
        new RecordVerifier(null, null)
            .verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)));
    assertInstanceOf(Verification.Verified.class, found, found::toString);
    assertFalse(record.contains("wrong recipient"), "no reason in what is public of the record");
  }

  @Test
  void serviceOfTheWrongRecipientIsTakenBackWithWhatSpeaksOfIt() throws IOException {
    String party = "lawrence-ma";
    scene.clerk.get(recipient(party));
    DeskScene.done(
        scene.clerk.post(
            recipient(party) + "/service",
            "letter",
            "2018-01/" + party + "/1",
            "said",
            "dispatched",
            "way",
            "personal-delivery",
            "day",
            "2018-01-24",
            "proof",
            "a slip"));
    String event = event(read(scene.clerk, entered(party)));

    // The way is none that the letter names: no clock turns on it.
    String asked = read(scene.clerk, entered(party) + "?event=" + event);
    assertEquals(text(asked, "before"), text(asked, "after"));
    assertEquals(entered(party), location(takeBack(party, event, "Of another recipient")));

    assertTrue(
        read(scene.clerk, recipient(party))
            .contains("by personal-delivery: a slip (taken back: Of another recipient)"));
    HttpResponse<String> more =
        scene.clerk.post(
            recipient(party) + "/service",
            "letter",
            "2018-01/" + party + "/1",
            "said",
            "delivered",
            "of",
            "1",
            "day",
            "2018-01-25",
            "proof",
            "a receipt");
    assertTrue(more.body().contains("It was taken back."), more::body);
    recordVerifies();
  }

  @Test
  void whatAMailServerSaidStands() {
    String party = "king-county-wa";
    By site = new By(new Actor("site", "notices"), scene.site.now());
    Acted said =
        scene
            .site
            .bean(Deliveries.class)
            .report(
                "2018-01/" + party + "/1/e-mail/1",
                new Report(Report.Kind.DELIVERED, LocalDate.of(2018, 1, 25)),
                "2.1.5",
                site);
    String event = Long.toString(assertInstanceOf(Acted.Done.class, said).event());

    String page = read(scene.clerk, entered(party));
    assertTrue(page.contains("no clerk (site)"), page);
    assertFalse(page.contains("?event="), page);
    assertFalse(read(scene.clerk, entered(party) + "?event=" + event).contains("id=\"after\""));
    long before = events();
    HttpResponse<String> refused = takeBack(party, event, "Forged");
    assertTrue(refused.body().contains("No clerk entered it"), refused::body);
    assertEquals(before, events());
    assertTrue(read(scene.clerk, recipient(party)).contains("delivered 2018-01-25"));
  }

  @Test
  void whatIsOfAnotherRecipientOrNothingIsNotTakenBack() {
    String event = event(read(scene.clerk, entered("chicago-il")));
    long before = events();
    for (String other : new String[] {event, "0", "", "-1", "x", "9".repeat(30)}) {
      HttpResponse<String> refused = takeBack("lawrence-ma", other, "A reason");
      assertEquals(200, refused.statusCode(), other);
      assertTrue(refused.body().contains("There is no such thing."), other);
    }
    assertEquals(before, events());
    // Others read, and have nothing to press.
    String seen = read(scene.approver, entered("chicago-il") + "?event=" + event);
    assertFalse(seen.contains("<form") && seen.contains("/take-back"), seen);
  }
}
