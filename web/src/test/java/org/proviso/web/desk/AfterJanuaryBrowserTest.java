package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.desk.DeskScene.INQUIRY;
import static org.proviso.web.desk.DeskScene.done;
import static org.proviso.web.desk.DeskScene.eventually;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.store.MatterId;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// The inquiry of January 2018 carried on in browsers: the inquiries of West Palm Beach and
/// Louisville Metro end as they did in spring 2018, a recipient that is overdue is at the draft of
/// a subpoena, and a finding is carried through notice, hearing, decision and a stay, then cure and
/// release.
///
/// That finding and all that follows it is made up, and so is the letter to its recipient, who was
/// not among the 23. Of those, only two have an award on record.
@Tag("full")
class AfterJanuaryBrowserTest {

  private static final int WIDE = 1280;
  private static final String PARTY = "albuquerque-nm";
  private static final MatterId MATTER = new MatterId("jag/2016/albuquerque-nm", "jag/1373");
  private static final MatterId CLOSED = new MatterId("jag/2016/louisville-ky", "jag/1373");
  private static final MatterId OVERDUE = new MatterId("jag/2016/bernalillo-county-nm", "jag/1373");
  private static final String MONEY = "/desk/money/award?award=jag%2F2016%2Falbuquerque-nm";

  private final List<String> faults = new ArrayList<>();
  private final Map<Page, Visitor> pages = new LinkedHashMap<>();
  private int shots;
  private DeskScene scene;
  private Page clerk;
  private Page approver;
  private Page finder;
  private Page reader;
  private Page recipient;
  private Page anybody;

  @BeforeEach
  void start() throws InterruptedException {
    // Where there is no browser, nothing is started.
    Chromium.browser();
    scene = new DeskScene();
    scene.open("2018-01", "Compliance with 8 U.S.C. 1373", DeskScene.table(DeskScene.addressees()));
    scene.propose("2018-01");
    done(scene.approve("2018-01", 1));
    scene.open("made-up", "A letter that is made up", DeskScene.table(List.of(PARTY)));
    scene.propose("made-up");
    done(scene.approve("made-up", 1));
    eventually("24 letters", () -> scene.mail.getReceivedMessages().length == 24);
    for (String inquiry : List.of("2018-01", "made-up")) {
      String mailing = "/desk/inquiries/" + inquiry + "/mailings/1";
      eventually(
          "outcomes noted", () -> !scene.clerk.get(mailing).body().contains("to be handed over"));
    }
    clerk = page(scene.clerk);
    approver = page(scene.approver);
    finder = page(person("finder", "reviewer", null));
    reader = page(person("reader", "reviewer", null));
    recipient = page(person(PARTY, "recipient", PARTY));
    anybody = Chromium.browser().newContext().newPage();
  }

  private Visitor person(
      String name, String role, @org.jspecify.annotations.Nullable String party) {
    Visitor visitor = new Visitor(scene.site);
    visitor.join(name, new Accounts.Held(role, party, party != null));
    return visitor;
  }

  private Page page(Visitor visitor) {
    BrowserContext context = Chromium.browser().newContext();
    Page page = context.newPage();
    page.setViewportSize(WIDE, 900);
    page.onPageError(error -> faults.add(page.url() + " error: " + error));
    pages.put(page, visitor);
    known(page, visitor);
    return page;
  }

  private void known(Page page, Visitor visitor) {
    page.context()
        .addCookies(List.of(new Cookie("proviso", visitor.cookie()).setUrl(scene.site.address())));
  }

  @AfterEach
  void stop() {
    if (scene != null) {
      pages.keySet().forEach(page -> page.context().close());
      scene.close();
    }
  }

  private void later(int days) {
    scene.site.pass(Duration.ofDays(days));
    pages.forEach(
        (page, visitor) -> {
          visitor.signIn();
          known(page, visitor);
        });
  }

  private void go(Page page, String path) {
    page.navigate(scene.site.address() + path);
  }

  private void looked(Page page, String name) {
    shots++;
    Looked.narrowAndWide(page, "after-january-%02d-%s".formatted(shots, name), faults);
  }

  private static String at(MatterId id) {
    return MatterDesk.at(id);
  }

  /// Sends a form, which must be taken: fields by name, with the first option that has the words
  /// where there are options.
  private void send(Page page, String form, String... fields) {
    Locator at = page.locator(form).first();
    for (int i = 0; i < fields.length; i += 2) {
      set(at, fields[i], fields[i + 1]);
    }
    press(page, at.locator("button[type=submit]").first());
  }

  private static void set(Locator form, String name, String value) {
    Locator field = form.locator("[name='" + name + "']");
    switch (String.valueOf(field.first().evaluate("each => each.type || each.tagName"))) {
      case "radio", "checkbox" ->
          form.locator("label[for='" + idOf(form, name, value) + "']").click();
      case "select-one" -> {
        String option =
            field.first().locator("option").allTextContents().stream()
                .filter(each -> each.contains(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no " + value));
        field.first().selectOption(new SelectOption().setLabel(option));
      }
      default -> field.first().fill(value);
    }
  }

  private static String idOf(Locator form, String name, String value) {
    return String.valueOf(
        form.locator("[name='" + name + "'][value='" + value + "']").getAttribute("id"));
  }

  private static void press(Page page, Locator button) {
    page.evaluate("document.documentElement.dataset.before = 'yes'");
    button.click();
    page.locator("html:not([data-before])").waitFor();
    page.waitForLoadState();
    Locator problem = page.locator(".problem");
    assertEquals(0, problem.count(), () -> page.url() + ": " + problem.allTextContents());
  }

  private static void says(Page page, String words) {
    String text = page.locator("main").innerText();
    assertTrue(text.contains(words), () -> words + " is not in " + text);
  }

  private void take(MatterId id, String step, String... fields) {
    propose(id, step, fields);
    decide(id);
  }

  private void propose(MatterId id, String step, String... fields) {
    go(clerk, at(id));
    List<String> all = new ArrayList<>(List.of("said", "Document: " + step));
    all.addAll(List.of(fields));
    Locator form = clerk.locator("form[action$='/propose']").first();
    form.locator("[name=step]").selectOption(step);
    send(clerk, "form[action$='/propose']", all.toArray(String[]::new));
  }

  private void decide(MatterId id) {
    stepUp(approver);
    go(approver, at(id));
    press(approver, approver.locator("button[value=take]").last());
  }

  private void reach(MatterId id, String step, String day) {
    go(clerk, at(id));
    send(clerk, "form[action$='/reach']", "number", step, "day", day, "said", "the signed receipt");
  }

  private void open(MatterId id, String tier, String inquiry) {
    go(clerk, "/desk/matters");
    Locator form = clerk.locator("form[action='/desk/matters']");
    form.locator("[name=award]").selectOption(id.award());
    form.locator("[name=condition]").selectOption(id.condition());
    form.locator("[name=tier]").selectOption(tier);
    send(clerk, "form[action='/desk/matters']", "said", "the award document");
    send(clerk, "form[action$='/join']", "inquiry", inquiry + ":");
    says(clerk, "Letter asks for documents");
  }

  @Test
  void theInquiryIsCarriedOn() throws InterruptedException {
    later(31);
    theOverdueAreAtTheSubpoena();
    aFailureIsFound();
    noticeHearingAndDecision();
    aStayFreezesIt();
    curedAndReleased();
    twoInquiriesEnd();
    thePublicReadsIt();
    assertEquals(List.of(), faults);
  }

  /// 24 January and 30 days are 23 February; this is the day after.
  private void theOverdueAreAtTheSubpoena() {
    open(OVERDUE, "sub", "2018-01");
    says(clerk, "Recipient, overdue since 23 Feb 2018: Answer to the letter");
    clerk.locator("#papers a:has-text('Subpoena')").click();
    clerk.waitForURL("**/paper?**");
    says(clerk, "Draft, not signed and not sent.");
    says(clerk, "34 U.S.C. 10225");
    says(clerk, "Orders, directives and guidance to employees");
    says(clerk, "no reply");
    says(clerk, "It enforces nothing by itself");
    says(clerk, "Assistant Attorney General");
    looked(clerk, "subpoena");
    go(clerk, "/desk");
    says(clerk, "overdue");
    looked(clerk, "queue");
  }

  private void aFailureIsFound() {
    open(MATTER, "direct", "made-up");
    take(MATTER, "assess");
    take(MATTER, "determine-cannot-cure");
    String page = FindingDesk.at(MATTER);
    go(finder, page);
    looked(finder, "finding-to-make");
    Locator make = finder.locator("form[action='/desk/matters/finding']");
    int points = make.locator("textarea[name^='reasons-']").count();
    assertTrue(points > 1, "element by element");
    for (int i = 1; i <= points; i++) {
      set(make, "shown-" + i, "shown");
      set(make, "reasons-" + i, "The order of the chief says so.");
    }
    send(
        finder,
        "form[action='/desk/matters/finding']",
        "element-1",
        "prohibits",
        "kind-1",
        "Document kept elsewhere",
        "reference-1",
        "3b4c0d36bd1b2d8bbe0b8a2f9b4c9c9f2ec0e39c0a1e0f7a9b6a4f8f2f9d4c11",
        "page-1",
        "2",
        "passage-1",
        "Officers do not tell.",
        "said",
        "The order restricts what the statute protects.");
    go(reader, page);
    Locator read = reader.locator("form[action$='/finding/read']");
    for (int i = 1; i <= points; i++) {
      set(read, "opinion-" + i, "agree");
    }
    send(reader, "form[action$='/finding/read']", "said", "So do I read it.");
    looked(reader, "finding-read");
    stepUp(approver);
    go(approver, page);
    send(approver, "form[action$='/finding/show']", "said", "To the office of counsel, for answer");
    go(recipient, "/portal/matters");
    recipient.locator("a[href*='/portal/findings']").first().click();
    recipient.waitForURL("**/portal/findings**");
    looked(recipient, "finding-to-answer");
    send(
        recipient,
        "form[action='/portal/findings']",
        "said",
        "The order has a clause that saves what the statute protects.");
    go(clerk, page);
    says(clerk, "The order has a clause that saves what the statute protects.");
    looked(clerk, "finding-answered");
    take(MATTER, "finding");
  }

  private void noticeHearingAndDecision() {
    take(MATTER, "notice", "action", "withhold");
    reach(MATTER, "Notice of the action proposed", "2018-02-24");
    says(clerk, "Not before 27 Mar 2018");
    looked(clerk, "notice");
    later(9);
    act("request-review", "We ask for a review, on the clause.");
    go(clerk, at(MATTER).replace("/matter?", "/paper?") + "&step=hearing");
    says(clerk, "Request for review, 5 Mar 2018");
    says(clerk, "The order has a clause that saves what the statute protects.");
    looked(clerk, "hearing");
    take(MATTER, "hearing");
    take(MATTER, "recommended-decision");
    take(MATTER, "final-decision", "action", "withhold");
  }

  /// Does a step as the recipient, by the portal.
  private void act(String step, String said) {
    stepUp(recipient);
    go(recipient, "/portal/matters");
    recipient.locator(".acts a[href*='step=" + step + "']").click();
    recipient.waitForURL("**/act?**");
    looked(recipient, step);
    send(
        recipient,
        "form[action$='/act']",
        "said",
        said,
        "official",
        "The Official",
        "office",
        "Office of counsel",
        "agreed",
        "yes");
    says(recipient, said);
  }

  /// The session gets another cookie by it.
  private void stepUp(Page page) {
    Visitor visitor = pages.getOrDefault(page, scene.clerk);
    visitor.stepUp();
    known(page, visitor);
  }

  private void aStayFreezesIt() {
    propose(MATTER, "withhold");
    go(clerk, "/desk/matters");
    send(
        clerk,
        "form[action$='/order']",
        "citation",
        "Stay of 5 March 2018",
        "action",
        "withhold",
        "from",
        "2018-03-05",
        "said",
        "the order",
        "matter",
        MATTER.award() + " " + MATTER.condition());
    go(recipient, "/portal/matters");
    says(recipient, "Stay of 5 March 2018");
    stepUp(approver);
    go(approver, at(MATTER));
    approver.locator("button[value=take]").last().click();
    approver.locator(".problem").waitFor();
    says(approver, "Stay of 5 March 2018");
    looked(approver, "frozen");
    later(10);
    stepUp(approver);
    go(approver, "/desk/matters");
    send(
        approver,
        "form[action$='/lift']",
        "number",
        "Stay of 5 March 2018",
        "day",
        "2018-03-15",
        "said",
        "vacated on appeal");
    go(clerk, "/desk");
    says(clerk, "Since 15 Mar 2018 this order does not operate any more");
    decide(MATTER);
    says(approver, "Payments withheld for a time since 15 Mar 2018.");
  }

  private void curedAndReleased() {
    go(clerk, MONEY);
    post(clerk, "obligation", "amount", "50000", "said", "award document");
    stepUp(approver);
    go(approver, MONEY);
    post(
        approver,
        "hold",
        "amount",
        "20000",
        "step",
        "Payments withheld for a time",
        "notice",
        "Notice of the action proposed",
        "finding",
        "Finding of substantial failure",
        "said",
        "2 CFR 200.338(a)");
    says(approver, "Hold 2: $20,000.00 left");
    looked(approver, "held");
    act("cure", "The order was withdrawn.");
    take(MATTER, "accept-cure");
    reach(MATTER, "Cure accepted", "2018-03-15");
    go(clerk, "/desk");
    says(clerk, "16 Mar 2018");
    take(MATTER, "release");
    stepUp(approver);
    go(approver, MONEY);
    post(
        approver,
        "release",
        "hold",
        "2",
        "amount",
        "20000",
        "freed-by",
        "Release of what is held",
        "said",
        "cured");
    looked(approver, "released");
  }

  private void post(Page page, String kind, String... fields) {
    Locator form = page.locator("details[id^='post-" + kind + "']").first();
    form.evaluate("each => { each.open = true; }");
    send(page, "details[id^='post-" + kind + "'] form", fields);
  }

  /// 15 March and 12 days are the 27th, when the letter to West Palm Beach came; 16 days later, on
  /// 12 April, that to Louisville Metro was written.
  private void twoInquiriesEnd() throws InterruptedException {
    later(12);
    end("west-palm-beach-fl", 2);
    later(16);
    end("louisville-ky", 3);
    open(CLOSED, "direct", "2018-01");
    take(CLOSED, "close");
    says(approver, "closed");
    looked(approver, "closed");
    eventually("26 letters", () -> scene.mail.getReceivedMessages().length == 26);
  }

  private void end(String party, int mailing) {
    go(clerk, INQUIRY + "/recipients/" + party);
    clerk.locator("details:has(form[action$='/close']) > summary").click();
    clerk.locator("#close-reason").fill("The documents show no failure.");
    press(clerk, clerk.locator("button[value='no-evidence']"));
    stepUp(approver);
    go(approver, INQUIRY + "/mailings/" + mailing);
    press(approver, approver.locator("button[value=approve]"));
  }

  private void thePublicReadsIt() {
    // Another day than is read below: a page of a day may be kept for five minutes.
    go(anybody, "/recipients/" + PARTY + "?on=2018-03-14");
    assertFalse(anybody.content().contains("Stay of 5 March 2018"), "nothing is published");
    stepUp(approver);
    go(approver, at(MATTER));
    send(approver, "form[action$='/publish']", "reason", "asked for");
    go(anybody, "/recipients/" + PARTY + "?on=2018-03-15");
    says(anybody, "Stay of 5 March 2018");
    says(anybody, "Release of what is held");
    says(anybody, "released");
    assertFalse(anybody.content().contains("The Official"), "who signed is not public");
    looked(anybody, "public");
  }
}
