package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.record.Actor;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Procedure;
import org.proviso.store.Accounts;
import org.proviso.store.By;
import org.proviso.store.FindingFile;
import org.proviso.store.Findings;
import org.proviso.store.MatterId;
import org.proviso.store.StepTaken;
import org.proviso.web.AccessSite;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// One matter from its letter to cure and release, by clerk, approver, recipient and a court; and
/// another that is closed. What happens after the letters of January 2018 is made up. Days are
/// counted by hand.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatterDeskTest {

  private static final String AWARD = "jag/2016/louisville-ky";
  private static final String CONDITION = "jag/1373";
  private static final String PAGE =
      "/desk/matters/matter?award=jag%2F2016%2Flouisville-ky&condition=jag%2F1373";
  private static final String OTHER = "jag/2016/albuquerque-nm";
  private static final String SUB = "jag/2016/bernalillo-county-nm";
  private static final String SUB_PAGE =
      "/desk/matters/matter?award=jag%2F2016%2Fbernalillo-county-nm&condition=jag%2F1373";

  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;
  private static Visitor louisville;

  @BeforeAll
  static void start() {
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
    clerk = new Visitor(site);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    approver = new Visitor(site);
    approver.join("approver", new Accounts.Held("approver", null, false));
    louisville = new Visitor(site);
    louisville.join("louisville", new Accounts.Held("recipient", "louisville-ky", true));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void done(HttpResponse<String> response) {
    assertEquals(302, response.statusCode(), response::body);
  }

  private static void says(String words, HttpResponse<String> response) {
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains(words), () -> words + " is not in " + response.body());
  }

  private static String page() {
    return clerk.get(PAGE).body();
  }

  /// The part of the page that has steps of one kind.
  private static String part(String page, String id) {
    int from = page.indexOf("<div id=\"" + id + "\">");
    assertTrue(from >= 0, id);
    return page.substring(from, page.indexOf("</section>", from));
  }

  private static String[] of(String award, String... fields) {
    List<String> all = new ArrayList<>(List.of("award", award, "condition", CONDITION));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  private static HttpResponse<String> propose(String step, String... fields) {
    clerk.get(PAGE);
    List<String> all = new ArrayList<>(List.of("step", step, "said", "document of " + step));
    all.addAll(List.of(fields));
    return clerk.post("/desk/matters/propose", of(AWARD, all.toArray(String[]::new)));
  }

  private static HttpResponse<String> decide(String decision, String reason) {
    String page = approver.get(PAGE).body();
    int at = page.lastIndexOf("name=\"proposal\" value=\"");
    String number = page.substring(at + 23, page.indexOf('"', at + 23));
    return approver.post(
        "/desk/matters/decide",
        of(AWARD, "proposal", number, "decision", decision, "reason", reason));
  }

  /// Proposed by one and taken by the other.
  private static void take(String step, String... fields) {
    done(propose(step, fields));
    done(decide("take", ""));
  }

  private static void reach(int number, String day) {
    clerk.get(PAGE);
    done(
        clerk.post(
            "/desk/matters/reach",
            of(AWARD, "number", "" + number, "day", day, "said", "receipt")));
  }

  private static HttpResponse<String> enter(String step, String day) {
    clerk.get(PAGE);
    return clerk.post(
        "/desk/matters/enter", of(AWARD, "step", step, "day", day, "said", "filing: " + step));
  }

  private static void later(int days) {
    site.pass(Duration.ofDays(days));
    for (Visitor each : List.of(clerk, approver, louisville)) {
      each.signIn();
    }
  }

  @Test
  @Order(1)
  void aClerkOpensAMatterOfAnAwardOnce() {
    says("There is no matter.", clerk.get("/desk/matters"));
    String[] fields = of(AWARD, "tier", "direct", "said", "the letter of 15 November 2017");

    clerk.get("/desk/matters");
    done(clerk.post("/desk/matters", fields));
    clerk.get("/desk/matters");
    says("There is such a matter.", clerk.post("/desk/matters", fields));

    String page = page();
    assertTrue(page.contains("nothing done"), page);
    assertTrue(part(page, "open").contains("id=\"step-demand\""), page);
    String subpoena = row(part(page, "refused"), "subpoena");
    assertTrue(subpoena.contains("Missing:</strong>"), subpoena);
    assertTrue(subpoena.contains("needs &quot;Letter asks for documents&quot;."), subpoena);
    assertTrue(subpoena.contains("34 U.S.C. 10225"), subpoena);
    // How long the recipient has to answer is for the letter to say.
    assertTrue(page.contains("From when money may be touched is not known."), page);
  }

  private static String row(String part, String step) {
    int from = part.indexOf("id=\"step-" + step + "\"");
    assertTrue(from >= 0, () -> step + " is not in " + part);
    return part.substring(from, part.indexOf("</details>", from));
  }

  @Test
  @Order(2)
  void aStepIsProposedByOneAndTakenByAnother() {
    done(propose("demand", "due-answer", "2018-02-23"));
    assertTrue(page().contains("Nothing is on the record."), "a proposal is no step");
    says("It waits for you to decide.", approver.get("/desk"));
    says("It waits for somebody else to decide.", clerk.get("/desk"));

    done(decide("take", ""));
    reach(1, "2018-01-24");

    String page = page();
    assertTrue(page.contains("runs until 23 Feb 2018, that day included"), page);
    assertTrue(page.contains("Recipient, by 23 Feb 2018: Answer to the letter"), page);
    // Assessed on the 24th of February, when the time to answer has run out; notice on that day;
    // thirty days after it is the 26th of March.
    assertTrue(page.contains("Not before 27 Mar 2018"), page);
    assertTrue(page.contains("First possible: Payments withheld for a time."), page);
  }

  @Test
  @Order(3)
  void aStepThatTheLawDoesNotYetAllowIsRefusedWithWhatIsMissing() {
    HttpResponse<String> refused = propose("withhold");

    says("The procedure does not allow this step today.", refused);
    says("needs to be named in &quot;Notice of the action proposed&quot;.", refused);
    says("(28 CFR 18.5(b): the nature of the action proposed)", refused);
    says("needs &quot;Determination that conditions can not cure&quot;.", refused);
    says("This step has to name the actions that it is about.", propose("notice"));
    says("something has to stand there", enter("nothing", "2018-01-24"));
    // One who proposes a step against the procedure needs another who has a reason too.
    done(propose("withhold", "override", "It is urgent."));
    says("The procedure does not allow this step today.", decide("take", ""));
    done(decide("turn-down", "The law does not allow it."));
    assertTrue(page().contains("turned down"));
  }

  @Test
  @Order(4)
  void whoeverDoesNotAnswerIsAtTheSubpoenaAndAssessed() {
    later(31);

    says("Recipient, overdue since 23 Feb 2018: Answer to the letter", clerk.get("/desk"));
    String open = part(page(), "open");
    assertTrue(open.contains("id=\"step-subpoena\""), open);
    assertTrue(row(open, "subpoena").contains("ran out after 23 Feb 2018"), open);
    assertFalse(open.contains("id=\"step-final-decision\""), open);
    take("assess");
    take("determine-cannot-cure");
    findAFailure();
    take("finding");
    take("notice", "action", "withhold");
    reach(5, "2018-02-24");

    String page = page();
    assertTrue(page.contains("runs until 26 Mar 2018, that day included"), page);
    assertTrue(page.contains("Not before 27 Mar 2018"), page);
  }

  /// Made by one reviewer and read by another, under every reading.
  private static void findAFailure() {
    says("needs a finding that shows a breach", propose("finding"));
    MatterId id = new MatterId(AWARD, CONDITION);
    Breach breach = site.bean(Procedure.class).breach(CONDITION).orElseThrow();
    List<FindingFile.Conclusion> conclusions = new ArrayList<>();
    List<FindingFile.Opinion> opinions = new ArrayList<>();
    for (Finding.Point point : breach.points()) {
      conclusions.add(new FindingFile.Conclusion(point, Shown.SHOWN, "reasons"));
      opinions.add(new FindingFile.Opinion(true, null));
    }
    FindingFile.Draft draft = new FindingFile.Draft("standard", "whole", conclusions, List.of());
    Findings findings = site.bean(Findings.class);
    assertInstanceOf(
        StepTaken.Done.class,
        findings.make(id, draft, new By(new Actor("reviewer", "a-one"), site.now())));
    assertInstanceOf(
        StepTaken.Done.class,
        findings.read(
            id, 1, "so do I", opinions, new By(new Actor("reviewer", "a-two"), site.now())));
  }

  @Test
  @Order(5)
  void aRequestForReviewLeadsToAHearingBeforeAnybodyDecides() {
    later(9);
    says("The day is after today", enter("request-review", "2018-03-06"));
    done(enter("request-review", "2018-03-05"));
    says(
        "needs &quot;Time to request review&quot; to have run out, or",
        propose("final-decision", "action", "withhold"));
    take("hearing");
    take("recommended-decision");
    take("final-decision", "action", "withhold");

    assertTrue(part(page(), "open").contains("id=\"step-withhold\""), "what it named may be done");
    assertTrue(part(page(), "refused").contains("id=\"step-terminate\""), "what it did not");
  }

  @Test
  @Order(6)
  void aStayFreezesAndNoReasonOverridesIt() {
    done(propose("withhold"));
    clerk.get("/desk/matters");
    done(
        clerk.post(
            "/desk/matters/order",
            "citation",
            "Stay of 5 March 2018",
            "action",
            "withhold",
            "from",
            "2018-03-05",
            "said",
            "the order",
            "matter",
            AWARD + " " + CONDITION));

    says("Stay of 5 March 2018", decide("take", ""));
    says("Stay of 5 March 2018", propose("withhold", "override", "It is urgent."));
    String page = page();
    assertTrue(row(part(page, "refused"), "withhold").contains("Stay of 5 March 2018"), page);
    assertTrue(page.contains("As things stand, money may not be touched."), page);
    // Both sides see it.
    String own = louisville.get("/portal/matters").body();
    assertTrue(own.contains("Stay of 5 March 2018"), own);
    assertTrue(own.contains("operates"), own);
  }

  @Test
  @Order(7)
  void liftedItThawsAndBothSidesSeeThat() {
    later(10);
    approver.get("/desk/matters");
    done(
        approver.post(
            "/desk/matters/lift", "number", "1", "day", "2018-03-15", "said", "vacated on appeal"));

    says(
        "Since 15 Mar 2018 this order does not operate any more: Stay of 5 March 2018.",
        clerk.get("/desk"));
    String own = louisville.get("/portal/matters").body();
    assertTrue(own.contains("lifted"), own);
    done(decide("take", ""));
    String page = page();
    assertTrue(page.contains("Payments withheld for a time since 15 Mar 2018."), page);
    assertTrue(part(page, "refused").contains("id=\"step-release\""), "nothing is cured");
  }

  @Test
  @Order(8)
  void aCureIsReleasedWithinItsClock() {
    done(enter("cure", "2018-03-15"));
    take("accept-cure");
    reach(12, "2018-03-15");
    // One business day after Thursday, 15 March.
    assertTrue(page().contains("Grantor, by 16 Mar 2018: Release of what is held"), page());

    says("Grantor, by 16 Mar 2018: Release of what is held", clerk.get("/desk"));

    take("release");

    String page = page();
    assertTrue(page.contains("<dd>released</dd>"), page);
    assertFalse(page.contains("Payments withheld for a time since"), page);
  }

  @Test
  @Order(9)
  void thePublicSeesItOnceItIsPublished() {
    String path = "/recipients/louisville-ky?on=2018-03-15";
    Visitor anybody = new Visitor(site);
    assertFalse(anybody.get(path).body().contains("Stay of 5 March 2018"));

    approver.stepUp();
    approver.get(PAGE);
    done(
        approver.post("/desk/matters/publish", of(AWARD, "how", "publish", "reason", "asked for")));

    String page = anybody.get(path).body();
    assertTrue(page.contains("Stay of 5 March 2018"), page);
    assertTrue(page.contains("Release of what is held"), page);
    assertTrue(page.contains("<dd>released</dd>"), page);
    assertFalse(page.contains("It is urgent."), "proposals are nobody's else");
    // On the day of the letter nothing of this had happened.
    String before = anybody.get("/recipients/louisville-ky?on=2018-01-24").body();
    assertTrue(before.contains("Not before 27 Mar 2018"), before);
    assertFalse(before.contains("Stay of 5 March 2018"), before);
  }

  @Test
  @Order(10)
  void whatOverridesIsPublicAtOnceWithBothReasons() {
    String[] fields = of(SUB, "tier", "sub", "said", "a sub-grant under the award of Albuquerque");
    clerk.get("/desk/matters");
    done(clerk.post("/desk/matters", fields));
    clerk.get(SUB_PAGE);
    done(
        clerk.post(
            "/desk/matters/propose",
            of(SUB, "step", "assess", "said", "an assessment", "override", "Asked by phone.")));
    approver.get(SUB_PAGE);
    done(
        approver.post(
            "/desk/matters/decide",
            of(SUB, "proposal", "1", "decision", "take", "reason", "It can be seen so.")));

    String page = new Visitor(site).get("/recipients/bernalillo-county-nm?on=2018-03-15").body();
    assertTrue(page.contains("Steps taken against the procedure"), page);
    assertTrue(page.contains("Proposed because: Asked by phone."), page);
    assertTrue(page.contains("Taken because: It can be seen so."), page);
  }

  @Test
  @Order(11)
  void closingWithNoEvidenceIsAStepAsAnyOther() {
    String page = PAGE.replace("louisville-ky", "albuquerque-nm");
    clerk.get("/desk/matters");
    done(clerk.post("/desk/matters", of(OTHER, "tier", "direct", "said", "award document")));
    for (String step : List.of("demand", "close")) {
      clerk.get(page);
      String[] fields = {"step", step, "said", "document", "due-answer", "2018-04-14"};
      done(clerk.post("/desk/matters/propose", of(OTHER, fields)));
      approver.get(page);
      String number = step.equals("demand") ? "1" : "2";
      String[] decision = {"proposal", number, "decision", "take"};
      done(approver.post("/desk/matters/decide", of(OTHER, decision)));
    }

    String closed = clerk.get(page).body();
    assertTrue(closed.contains("<dd>closed</dd>"), closed);
    assertTrue(part(closed, "open").contains("id=\"step-reopen\""), closed);
    String assess = row(part(closed, "refused"), "assess");
    assertTrue(assess.contains("not after &quot;Inquiry closed"), assess);
  }

  @Test
  @Order(12)
  void thePagesAreAccessibleAndKeepTheirWidth() {
    for (Visitor who : List.of(clerk, approver)) {
      look(who, PAGE, "matter-" + (who.equals(clerk) ? "clerk" : "approver"));
      look(who, "/desk/matters", "matters-" + (who.equals(clerk) ? "clerk" : "approver"));
    }
    look(louisville, "/portal/matters", "matter-portal");
    look(new Visitor(site), "/recipients/louisville-ky?on=2018-03-15", "matter-public");
  }

  private static void look(Visitor who, String path, String name) {
    try (BrowserContext context = Chromium.browser().newContext()) {
      if (!who.cookie().isEmpty()) {
        context.addCookies(List.of(new Cookie("proviso", who.cookie()).setUrl(site.address())));
      }
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.navigate(site.address() + path);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      Looked.narrowAndWide(page, name, faults);
      assertEquals(List.of(), faults);
    }
  }
}
