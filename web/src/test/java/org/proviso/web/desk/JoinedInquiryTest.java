package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.desk.DeskScene.INQUIRY;
import static org.proviso.web.desk.DeskScene.done;
import static org.proviso.web.desk.DeskScene.eventually;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.store.Accounts;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// A matter that goes on from a letter of an inquiry, and a recipient that acts in it by the
/// portal. What recipients do here is made up.
///
/// Days by hand: the letter is served by e-mail on 24 January 2018; 30 days after that is 23
/// February.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JoinedInquiryTest {

  private static final String AWARD = "jag/2016/louisville-ky";
  private static final String CONDITION = "jag/1373";
  private static final String OF = "award=jag%2F2016%2Flouisville-ky&condition=jag%2F1373";
  private static final String PAGE = "/desk/matters/matter?" + OF;
  private static final String CURE = "/portal/matters/act?" + OF + "&step=cure";

  private static DeskScene scene;
  private static Visitor other;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.open(
        "2018-01",
        "Compliance with 8 U.S.C. 1373",
        DeskScene.table(List.of("chicago-il", "louisville-ky")));
    scene.propose("2018-01");
    done(scene.approve("2018-01", 1));
    eventually("two letters", () -> scene.mail.getReceivedMessages().length == 2);
    eventually(
        "outcomes noted",
        () -> !scene.clerk.get(INQUIRY + "/mailings/1").body().contains("to be handed over"));
    other = new Visitor(scene.site);
    other.join("other", new Accounts.Held("recipient", "chicago-il", true));
    scene.clerk.get("/desk/matters");
    done(scene.clerk.post("/desk/matters", of("tier", "direct", "said", "award document")));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String[] of(String... fields) {
    List<String> all = new ArrayList<>(List.of("award", AWARD, "condition", CONDITION));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  private static String page() {
    return scene.clerk.get(PAGE).body();
  }

  private static void later(int days) {
    scene.site.pass(Duration.ofDays(days));
    for (Visitor each : List.of(scene.clerk, scene.approver, other)) {
      each.signIn();
    }
  }

  private static void take(String step) {
    page();
    done(scene.clerk.post("/desk/matters/propose", of("step", step, "said", "of " + step)));
    String page = scene.approver.get(PAGE).body();
    String number = DeskScene.found("name=\"proposal\" value=\"(\\d+)\"", page);
    done(
        scene.approver.post(
            "/desk/matters/decide", of("proposal", number, "decision", "take", "reason", "")));
  }

  @Test
  @Order(1)
  void aClerkTakesOverAnInquiryAndItsLetterIsAStep() {
    assertTrue(page().contains("Nothing is on the record."), page());
    HttpResponse<String> none = scene.clerk.post("/desk/matters/join", of("inquiry", "2018-02"));
    assertEquals(200, none.statusCode());
    assertTrue(none.body().contains("Inquiry: something has to stand there"), none.body());

    page();
    done(scene.clerk.post("/desk/matters/join", of("inquiry", "2018-01")));

    String page = page();
    assertTrue(page.contains("Letter asks for documents"), page);
    assertTrue(page.contains("runs until 23 Feb 2018, that day included"), page);
    assertTrue(page.contains("Recipient, by 23 Feb 2018: Answer to the letter"), page);
    assertFalse(page.contains("id=\"join-title\""), "it is taken over");
    // As in a matter whose letter was entered: see MatterDeskTest.
    assertTrue(page.contains("Not before 27 Mar 2018"), page);
  }

  @Test
  @Order(2)
  void anAnswerInTheInquiryIsAStepAndEndsItsTime() {
    later(1);
    assertTrue(refused(page(), "assess"), "its time to answer runs");

    scene.answer("louisville-ky");

    String page = page();
    assertTrue(page.contains("Answer to the letter"), page);
    assertTrue(page.contains("ended on 25 Jan 2018"), page);
    assertFalse(refused(page, "assess"), page);
    // Its objection is an issue of the matter, until somebody rules or it is withdrawn.
    assertTrue(page.contains("Objection to item 1 of 2018-01, 25 Jan 2018"), page);
    assertTrue(page.contains("Beyond the terms."), page);
    assertTrue(page.contains("nobody ruled on it"), page);
  }

  private static boolean refused(String page, String step) {
    int part = page.indexOf("<div id=\"refused\">");
    int at = page.indexOf("id=\"step-" + step + "\"");
    assertTrue(part > 0 && at > 0, () -> step + " is not in " + page);
    return at > part;
  }

  @Test
  @Order(3)
  void aRecipientActsBySigningWithACode() {
    take("assess");
    String own = scene.recipient.get("/portal/matters").body();
    assertTrue(own.contains(CURE.replace("&", "&amp;")), own);
    assertFalse(own.contains("step=answer"), "an answer is given item by item");

    scene.recipient.stepUp();
    scene.recipient.get(CURE);
    HttpResponse<String> lacking =
        scene.recipient.post("/portal/matters/act", of("step", "cure", "said", "Changed."));
    assertEquals(400, lacking.statusCode());
    assertTrue(lacking.body().contains(">Changed.</textarea>"), "nothing typed is lost");
    String[] signed = {
      "said",
      "The order was changed.",
      "official",
      "The Official",
      "office",
      "Office of counsel",
      "agreed",
      "yes"
    };
    HttpResponse<String> early =
        scene.recipient.post("/portal/matters/act", of(all("request-review", signed)));
    assertEquals(400, early.statusCode());
    assertTrue(early.body().contains("The procedure does not allow this step today."));

    done(scene.recipient.post("/portal/matters/act", of(all("cure", signed))));

    String page = page();
    assertTrue(page.contains("The order was changed."), page);
    assertTrue(page.contains("Signed by The Official, Office of counsel"), page);
    assertTrue(page.contains("Cure reported, 25 Jan 2018"), "an issue for whoever decides");
    assertFalse(refused(page, "accept-cure"), page);
    assertTrue(
        scene.clerk.get("/desk").body().contains("Cure reported"), "the desk's queue tells of it");
  }

  private static String[] all(String step, String... fields) {
    List<String> all = new ArrayList<>(List.of("step", step));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  @Test
  @Order(4)
  void nobodyElseDoesAndNobodyLearnsOfIt() {
    other.stepUp();
    assertEquals(404, other.get(CURE).statusCode());
    assertEquals(404, scene.recipient.get(CURE.replace("step=cure", "step=demand")).statusCode());
    assertEquals(404, scene.recipient.get(CURE.replace("step=cure", "step=answer")).statusCode());
    HttpResponse<String> posted =
        other.post("/portal/matters/act", of("step", "cure", "said", "x"));
    assertEquals(404, posted.statusCode());
    assertFalse(other.get("/portal/matters").body().contains("louisville"));
  }

  @Test
  @Order(5)
  void thePagesAreAccessibleAndKeepTheirWidth() {
    look(scene.clerk, PAGE, "matter-joined");
    look(scene.recipient, "/portal/matters", "matter-own");
    look(scene.recipient, CURE, "matter-act");
  }

  private static void look(Visitor who, String path, String name) {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(List.of(new Cookie("proviso", who.cookie()).setUrl(scene.site.address())));
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.navigate(scene.site.address() + path);
      Looked.narrowAndWide(page, name, faults);
      assertEquals(List.of(), faults);
    }
  }
}
