package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.record.Actor;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;
import org.proviso.store.Accounts;
import org.proviso.store.By;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.AccessSite;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// Findings over HTTP: one that turns on the reading, with a dissent and the recipient's answer; a
/// later one that a step rests on; and one of nothing, with which a matter is closed. What is found
/// is made up.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FindingDeskTest {

  private static final Instant NOW = Instant.parse("2018-03-12T14:00:00Z");
  private static final String CONDITION = "jag/1373";
  private static final MatterId LOUISVILLE = new MatterId("jag/2016/louisville-ky", CONDITION);
  private static final MatterId ALBUQUERQUE = new MatterId("jag/2016/albuquerque-nm", CONDITION);
  private static final String HASH = "ab".repeat(32);
  private static final Pattern ACCOUNT = Pattern.compile("\\ba-[a-z0-9]{16}\\b");
  private static final String TURNS =
      "It turns on the reading: none is adopted for this recipient, and they give different"
          + " results. Under the reading called &quot;Narrow reading&quot;, no breach is shown."
          + " Under the reading called &quot;Wider reading&quot;, a breach is shown.";

  /// Points of the pack in their order: term, entity, in-force and restricts on every reading;
  /// conduct, information and no-savings under the narrow and the wider; substantial.
  private static final int POINTS = 11;

  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;
  private static Visitor finder;
  private static Visitor reader;
  private static Visitor louisville;
  private static Visitor chicago;

  @BeforeAll
  static void start() {
    site = new AccessSite(NOW);
    clerk = join("clerk", "clerk", null);
    approver = join("approver", "approver", null);
    finder = join("finder", "reviewer", null);
    reader = join("reader", "reviewer", null);
    louisville = join("louisville", "recipient", "louisville-ky");
    chicago = join("chicago", "recipient", "chicago-il");
    for (MatterId id : List.of(LOUISVILLE, ALBUQUERQUE)) {
      Matters matters = site.bean(Matters.class);
      By by = new By(new Actor("clerk", "a-test"), NOW);
      By other = new By(new Actor("approver", "a-other"), NOW);
      done(matters.open(id, Tier.DIRECT, "a document", by));
      int proposal = 0;
      for (String step : List.of("demand", "assess")) {
        MatterFile.Wanted wanted = new MatterFile.Wanted(step, Set.of(), Map.of(), "document");
        done(matters.propose(id, wanted, null, matter -> new Standing.Open(List.of()), by));
        done(matters.take(id, ++proposal, null, matter -> new Standing.Open(List.of()), other));
      }
    }
  }

  private static Visitor join(String name, String role, @Nullable String party) {
    Visitor visitor = new Visitor(site);
    visitor.join(name, new Accounts.Held(role, party, party != null));
    return visitor;
  }

  private static void done(StepTaken taken) {
    assertInstanceOf(StepTaken.Done.class, taken, taken::toString);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void done(HttpResponse<String> response) {
    assertEquals(302, response.statusCode(), response::body);
  }

  private static String page(MatterId id) {
    return FindingDesk.at(id);
  }

  private static void says(String words, HttpResponse<String> response) {
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains(words), () -> words + " is not in " + response.body());
  }

  private static HttpResponse<String> send(Visitor who, MatterId id, String act, String... fields) {
    who.get(page(id));
    List<String> all = new ArrayList<>(List.of("award", id.award(), "condition", id.condition()));
    all.addAll(List.of(fields));
    return who.post("/desk/matters/finding" + act, all.toArray(String[]::new));
  }

  /// @param shown one letter for each point: y shown, n not shown
  private static String[] finding(String shown, String said) {
    assertEquals(POINTS, shown.length());
    List<String> fields = new ArrayList<>();
    for (int i = 1; i <= POINTS; i++) {
      fields.addAll(List.of("shown-" + i, shown.charAt(i - 1) == 'y' ? "shown" : "not-shown"));
      fields.addAll(List.of("reasons-" + i, "reasons of point " + i));
    }
    fields.addAll(List.of("element-1", "information", "kind-1", "DOCUMENT", "reference-1", HASH));
    fields.addAll(List.of("page-1", "section 1(F)", "passage-1", "No officer shall <b>"));
    fields.addAll(List.of("element-2", "in-force", "kind-2", "ENTRY", "reference-2", "1"));
    fields.addAll(List.of("passage-2", "in force since then"));
    fields.addAll(List.of("said", said));
    return fields.toArray(String[]::new);
  }

  /// @param dissents numbers of points
  private static String[] opinions(int finding, Set<Integer> dissents) {
    List<String> fields = new ArrayList<>(List.of("finding", "" + finding, "said", "as I read it"));
    for (int i = 1; i <= POINTS; i++) {
      boolean agrees = !dissents.contains(i);
      fields.addAll(List.of("opinion-" + i, agrees ? "agree" : "dissent"));
      fields.addAll(List.of("why-" + i, agrees ? "" : "The words say otherwise."));
    }
    return fields.toArray(String[]::new);
  }

  @Test
  @Order(1)
  void aReviewerConcludesOnEachElementUnderEachReadingOnEvidence() {
    String before = finder.get(page(LOUISVILLE)).body();
    assertTrue(before.contains("Nothing is found yet."), before);
    assertTrue(before.contains("Preponderance of reliable"), "the standard");
    assertTrue(before.contains("From memory, and not checked against a source"), "and its caveat");

    HttpResponse<String> lacking =
        send(finder, LOUISVILLE, "", "said", "kept words", "shown-1", "open");
    says("something has to stand there", lacking);
    says("kept words", lacking);
    done(send(finder, LOUISVILLE, "", finding("yyyyyynynyy", "The policy restricts.")));

    String page = finder.get(page(LOUISVILLE)).body();
    assertTrue(page.contains("Finding 1 was read by nobody but who made it"), page);
    assertTrue(page.contains("<q>No officer shall &lt;b&gt;</q>"), page);
    assertTrue(page.contains("section 1(F)"), page);
    assertTrue(page.contains("<strong>Narrow reading: not shown</strong>"), page);
    assertTrue(page.contains("<strong>Wider reading: shown</strong>"), page);
    says("Finding 1 waits for somebody else to read it.", finder.get("/desk"));
    says("Finding 1 waits for a second person.", reader.get("/desk"));
  }

  @Test
  @Order(2)
  void anotherReadsItAndADissentIsKeptAndShown() {
    assertTrue(finder.get(page(LOUISVILLE)).body().contains("Finding 1 is your own"));
    says(
        "Who made a finding is not the second person who reads it.",
        send(finder, LOUISVILLE, "/read", opinions(1, Set.of())));
    String[] silent = opinions(1, Set.of(8));
    silent[Arrays.asList(silent).indexOf("The words say otherwise.")] = "";
    says("something has to stand there", send(reader, LOUISVILLE, "/read", silent));

    done(send(reader, LOUISVILLE, "/read", opinions(1, Set.of(2))));

    String page = clerk.get(page(LOUISVILLE)).body();
    assertTrue(
        page.contains("<strong>dissents</strong> <span>The words say otherwise.</span>"), page);
    // The dissent is on an element that both readings need: under the wider it is open then.
    assertTrue(page.contains("it is open whether there is a breach"), page);
    assertTrue(page.contains("The second person dissents on what this turns on."), page);
    says("It is so already.", send(reader, LOUISVILLE, "/read", opinions(1, Set.of())));
  }

  @Test
  @Order(3)
  void whatTurnsOnTheReadingLeavesTheStepUnsettledAndSaysWhatEachGives() {
    done(send(finder, LOUISVILLE, "", finding("yyyyyynynyy", "The same, more clearly.")));
    done(send(reader, LOUISVILLE, "/read", opinions(2, Set.of())));

    says(TURNS, clerk.get(page(LOUISVILLE)));
    String matter = clerk.get(MatterDesk.at(LOUISVILLE)).body();
    int unsettled = matter.indexOf("id=\"unsettled\"");
    int step = matter.indexOf("id=\"step-finding\"");
    assertTrue(
        unsettled > 0 && unsettled < step && step < matter.indexOf("id=\"refused\""), matter);
    assertTrue(matter.contains(TURNS), matter);
    says(TURNS, propose(LOUISVILLE, "finding"));
    // The earlier one stays, superseded, with its dissent.
    String page = clerk.get(page(LOUISVILLE)).body();
    assertTrue(page.contains("superseded by a later finding"), page);
    assertTrue(page.contains("The words say otherwise."), page);
  }

  private static HttpResponse<String> propose(MatterId id, String step) {
    return send(clerk, id, "/propose", "step", step, "said", "document of " + step);
  }

  @Test
  @Order(4)
  void theRecipientReadsAndAnswersWhatItWasShown() {
    String own = "/portal/findings?award=jag/2016/louisville-ky&condition=jag/1373&finding=";
    assertEquals(404, louisville.get(own + 2).statusCode());
    assertFalse(louisville.get("/portal/matters").body().contains("read it and answer"));
    approver.stepUp();
    done(show(2));

    says("read it and answer", louisville.get("/portal/matters"));
    says("No officer shall &lt;b&gt;", louisville.get(own + 2));
    assertEquals(404, louisville.get(own + 1).statusCode(), "which was not shown");
    assertEquals(404, chicago.get(own + 2).statusCode(), "which is another's");
    assertFalse(
        ACCOUNT.matcher(louisville.get(own + 2).body()).find(),
        "who found it is for staff to know");
    louisville.get(own + 2);
    String[] answer = {
      "award",
      LOUISVILLE.award(),
      "condition",
      CONDITION,
      "finding",
      "2",
      "said",
      "We <i> differ.",
      "on-information",
      "Release dates are no status."
    };
    done(louisville.post("/portal/findings", answer));
    assertEquals(404, chicago.post("/portal/findings", answer).statusCode());

    String page = reader.get(page(LOUISVILLE)).body();
    assertTrue(page.contains("We &lt;i&gt; differ."), page);
    assertTrue(page.contains("<p>Release dates are no status.</p>"), page);
    says("The recipient answered finding 2.", reader.get("/desk"));
    done(
        send(
            clerk,
            LOUISVILLE,
            "/answer",
            "finding",
            "2",
            "said",
            "Also by letter.",
            "document",
            "letter of 10 March 2018",
            "on-substantial",
            "It is not."));
    says("Entered from: letter of 10 March 2018", louisville.get(own + 2));
  }

  private static HttpResponse<String> show(int finding) {
    return send(
        approver, LOUISVILLE, "/show", "finding", "" + finding, "said", "the mayor, by letter");
  }

  @Test
  @Order(5)
  void aLaterFindingThatShowsABreachUnderEveryReadingIsWhatTheStepRestsOn() {
    done(send(finder, LOUISVILLE, "", finding("yyyyyyyyyyy", "Shown now.")));
    says("was read by nobody but who made it", propose(LOUISVILLE, "finding"));
    done(send(reader, LOUISVILLE, "/read", opinions(3, Set.of())));
    says("a breach is shown, under every reading.", clerk.get(page(LOUISVILLE)));

    done(propose(LOUISVILLE, "finding"));
    decide(LOUISVILLE, "3");

    says(
        "Finding of substantial failure to comply of 12 Mar 2018 rests on it.",
        clerk.get(page(LOUISVILLE)));
    says(
        "Shown now.",
        louisville.get(
            "/portal/findings?award=jag/2016/louisville-ky&condition=jag/1373&finding=3"));
  }

  private static void decide(MatterId id, String proposal) {
    approver.stepUp();
    approver.get(MatterDesk.at(id));
    done(
        approver.post(
            "/desk/matters/decide",
            "award",
            id.award(),
            "condition",
            id.condition(),
            "proposal",
            proposal,
            "decision",
            "take"));
  }

  @Test
  @Order(6)
  void thePublicReadsWhatAStepRestsOnOnceTheMatterIsPublished() {
    String path = "/recipients/louisville-ky?on=2018-03-12";
    Visitor anybody = new Visitor(site);
    assertFalse(anybody.get(path).body().contains("Shown now."));
    approver.get(MatterDesk.at(LOUISVILLE));
    done(
        approver.post(
            "/desk/matters/publish",
            "award",
            LOUISVILLE.award(),
            "condition",
            CONDITION,
            "how",
            "publish",
            "reason",
            "asked for"));

    says("Shown now.", anybody.get(path));
    assertFalse(
        anybody.get(path).body().contains("The same, more clearly."), "no step rests on it");
    assertFalse(
        anybody.get("/recipients/louisville-ky?on=2018-03-11").body().contains("Shown now."));
  }

  @Test
  @Order(7)
  void closingIsAsEasyAsGoingOn() {
    done(send(finder, ALBUQUERQUE, "", finding("yyynnnnnnnn", "No evidence of a breach.")));
    done(send(reader, ALBUQUERQUE, "/read", opinions(1, Set.of())));
    String page = clerk.get(page(ALBUQUERQUE)).body();
    assertTrue(page.contains("no breach is shown, under every reading."), page);
    String ways = page.substring(page.indexOf("class=\"ways\""));
    assertTrue(ways.contains("id=\"way-finding\"") && ways.contains("id=\"way-close\""), ways);
    says("The procedure does not allow this step today.", propose(ALBUQUERQUE, "finding"));

    done(propose(ALBUQUERQUE, "close"));
    decide(ALBUQUERQUE, "3");

    says("<dd>closed</dd>", clerk.get(MatterDesk.at(ALBUQUERQUE)));
    assertTrue(clerk.get(page(ALBUQUERQUE)).body().contains("rests on it."));
  }

  @Test
  @Order(8)
  void whatIsOddIsNotFoundOrRefused() {
    assertEquals(404, clerk.get("/desk/matters/finding?award=x&condition=y").statusCode());
    says("There is no such", send(reader, LOUISVILLE, "/read", opinions(9, Set.of())));
    says("something has to stand there", propose(LOUISVILLE, "notice"));
    says("The recipient was not shown this finding.", lateAnswer());
    assertEquals(403, send(clerk, LOUISVILLE, "", finding("yyyyyyyyyyy", "x")).statusCode());
  }

  private static HttpResponse<String> lateAnswer() {
    return send(clerk, LOUISVILLE, "/answer", "finding", "1", "said", "x", "document", "a letter");
  }

  @Test
  @Order(9)
  void thePagesAreAccessibleAndKeepTheirWidth() {
    look(finder, page(LOUISVILLE), "finding-finder");
    done(send(finder, LOUISVILLE, "", finding("yyyyyynynyy", "Once more.")));
    look(reader, page(LOUISVILLE), "finding-reader");
    look(clerk, page(LOUISVILLE), "finding-clerk");
    look(approver, page(LOUISVILLE), "finding-approver");
    look(
        louisville,
        "/portal/findings?award=jag/2016/louisville-ky&condition=jag/1373&finding=2",
        "finding-portal");
    look(new Visitor(site), "/recipients/louisville-ky?on=2018-03-12", "finding-public");
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
