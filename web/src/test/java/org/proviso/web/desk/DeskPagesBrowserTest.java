package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.desk.DeskScene.BOUNCED;
import static org.proviso.web.desk.DeskScene.INQUIRY;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// The pages of the desk as a browser shows them, with something of every sort on them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskPagesBrowserTest {

  private static final int WIDE = 1280;

  private static DeskScene scene;

  @BeforeAll
  static void start() throws InterruptedException {
    Chromium.browser();
    scene = new DeskScene();
    scene.play();
  }

  @AfterAll
  static void stop() {
    if (scene != null) {
      scene.close();
    }
  }

  private static BrowserContext as(Visitor visitor, boolean script, int width) {
    BrowserContext context =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setJavaScriptEnabled(script));
    context.addCookies(
        List.of(new Cookie("proviso", visitor.cookie()).setUrl(scene.site.address())));
    return context;
  }

  private static String at(String path) {
    return scene.site.address() + path;
  }

  @Test
  @Order(1)
  void everyPageIsAccessibleAndKeepsItsWidth() {
    Map<String, Visitor> pages = new LinkedHashMap<>();
    pages.put("/desk", scene.clerk);
    pages.put(INQUIRY, scene.clerk);
    pages.put(INQUIRY + "?stage=running", scene.clerk);
    pages.put(INQUIRY + "/draft", scene.clerk);
    pages.put(INQUIRY + "/dry-run", scene.clerk);
    pages.put("/desk/inquiries/2018-02/dry-run", scene.clerk);
    pages.put("/desk/inquiries/2018-02", scene.clerk);
    pages.put(INQUIRY + "/reminders", scene.clerk);
    pages.put(INQUIRY + "/mailings/1", scene.approver);
    pages.put(INQUIRY + "/mailings/2", scene.approver);
    pages.put(INQUIRY + "/mailings/2?as=clerk", scene.clerk);
    pages.put(INQUIRY + "/recipients/" + BOUNCED, scene.clerk);
    pages.put(INQUIRY + "/recipients/king-county-wa", scene.clerk);
    pages.put(INQUIRY + "/recipients/lawrence-ma", scene.clerk);
    pages.put(INQUIRY + "/recipients/chicago-il", scene.approver);
    pages.put(INQUIRY + "/recipients/chicago-il/answers", scene.approver);
    pages.put(INQUIRY + "/recipients/" + BOUNCED + "/entered", scene.clerk);
    pages.put("/desk/calendars", scene.clerk);
    pages.put(INQUIRY + "/recipients/none", scene.clerk);
    List<String> faults = new ArrayList<>();
    Map<Visitor, Page> windows = new HashMap<>();
    try {
      pages.forEach(
          (path, visitor) ->
              look(path, windows.computeIfAbsent(visitor, it -> window(it, faults)), faults));
    } finally {
      windows.values().forEach(window -> window.context().close());
    }
    assertEquals(List.of(), faults);
  }

  /// One for all pages that a person sees: a new one for each would take as long as to look at it.
  private static Page window(Visitor visitor, List<String> faults) {
    Page page = as(visitor, true, WIDE).newPage();
    page.onPageError(error -> faults.add(page.url() + " error: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(at("/")) && !request.url().startsWith("data:")) {
            faults.add(page.url() + " elsewhere: " + request.url());
          }
        });
    return page;
  }

  private static void look(String path, Page page, List<String> faults) {
    page.navigate(at(path));
    assertEquals(1, page.locator("h1").count(), path);
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    Looked.inEveryLight(page, path, faults);
  }

  /// From the opening of an inquiry to the approval of its letters, with keys alone, and without
  /// JavaScript.
  @Test
  @Order(2)
  void anInquiryIsOpenedDraftedProposedAndApprovedByKeysAlone() throws InterruptedException {
    try (BrowserContext clerks = as(scene.clerk, false, WIDE)) {
      Page page = clerks.newPage();
      page.navigate(at("/desk"));
      type(page, "name", "2018-03");
      type(page, "title", "By keys alone");
      choose(page, "programme", "jag");
      press(page, "Open");
      page.waitForURL("**/2018-03/draft");

      choose(page, "condition", "jag/monitoring");
      choose(page, "year", "2016");
      type(page, "rule", "frcp-30-days");
      choose(page, "way", "e-mail");
      tabTo(page, "channel-e-mail");
      page.keyboard().press("Space");
      type(page, "what-1", "Orders on communicating with the agencies");
      type(page, "who-1", "all offices");
      type(page, "period-1", "1 January 2016 to today");
      type(page, "consequence", "A subpoena may follow.");
      type(page, "contact", "The office of the grantor.");
      type(page, "recipients", "chicago-il\nlawrence-ma");
      press(page, "Save");
      page.waitForURL("**/2018-03/dry-run");

      assertTrue(page.locator("#found").textContent().startsWith("2 letters, 0 stops"));
      if (page.locator("#reason").count() > 0) {
        type(page, "reason", "The award is on record as made.");
      }
      press(page, "Write the letters");
      page.waitForURL("**/2018-03/mailings/1");
    }
    String mailing = "/desk/inquiries/2018-03/mailings/1";
    DeskScene.eventually(
        "letters written", () -> scene.clerk.get(mailing).body().contains(">proposed<"));
    // The code was given longer ago than approving allows.
    scene.site.pass(Duration.ofMinutes(11));
    try (BrowserContext approvers = as(scene.approver, false, WIDE)) {
      Page page = approvers.newPage();
      page.navigate(at("/desk"));
      follow(page, "/desk/inquiries/2018-03/mailings/1");
      page.waitForURL("**" + mailing);
      press(page, "Approve");
      page.waitForURL("**/account/step-up");
      type(page, "code", scene.approver.code());
      page.keyboard().press("Enter");
      page.waitForURL("**" + mailing);
      press(page, "Approve");
      // The address stays: what the page says is all that changes.
      page.locator("#state", new Page.LocatorOptions().setHasText("approved")).waitFor();
      assertEquals("approved", page.locator("#state").textContent());
    }
  }

  private static String focused(Page page) {
    return String.valueOf(
        page.evaluate(
            "(() => { const at = document.activeElement; return at.id + '|' + at.tagName + '|'"
                + " + at.textContent.trim() + '|' + (at.getAttribute('href') || ''); })()"));
  }

  private static void tabUntil(Page page, java.util.function.Predicate<String> is, String what) {
    for (int i = 0; i < 250; i++) {
      page.keyboard().press("Tab");
      if (is.test(focused(page))) {
        assertTrue(
            Boolean.TRUE.equals(
                page.evaluate(
                    "(() => { const at = getComputedStyle(document.activeElement);"
                        + " return at.outlineStyle !== 'none' || at.boxShadow !== 'none'; })()")),
            what + " does not show that it has the focus");
        return;
      }
    }
    throw new AssertionError("no key leads to " + what);
  }

  private static void tabTo(Page page, String id) {
    tabUntil(page, at -> at.startsWith(id + "|"), id);
  }

  private static void type(Page page, String id, String text) {
    tabTo(page, id);
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
  }

  private static void choose(Page page, String id, String value) {
    tabTo(page, id);
    page.keyboard().press("Home");
    for (int i = 0; i < 60 && !value.equals(page.locator("#" + id).inputValue()); i++) {
      page.keyboard().press("ArrowDown");
    }
    assertEquals(value, page.locator("#" + id).inputValue());
  }

  private static void press(Page page, String words) {
    tabUntil(page, at -> at.contains("|BUTTON|" + words), words);
    page.keyboard().press("Enter");
  }

  private static void follow(Page page, String href) {
    tabUntil(page, at -> at.endsWith("|" + href), href);
    page.keyboard().press("Enter");
  }
}
