package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as a browser shows them. Screenshots lie in target/screenshots where they are asked for.
class BrowserTest {

  static final List<String> PAGES =
      List.of(
          "/?on=2018-01-24",
          "/day?on=2018-01-24",
          "/day?on=2018-08-30&viewpoint=2021-03-01",
          "/answers/jag/1373/chicago-il/2017?on=2018-01-24",
          "/answers/jag/1373/new-orleans-la/2017?on=2018-08-30",
          "/inquiries?on=2018-01-24",
          "/inquiries/R4?on=2018-01-24",
          "/inquiries/R3?on=2018-01-24",
          "/recipients?on=2018-01-24",
          "/recipients/los-angeles-ca?on=2018-01-24",
          "/conditions?on=2018-01-24",
          "/conditions/jag/1373?on=2018-08-30&year=2017",
          "/acts?on=2018-01-24",
          "/acts/O16?on=2018-08-30",
          "/what-if?on=2018-01-24",
          "/what-if?on=2018-01-24&verb=enjoins&target=jag/1373&scope=everyone&day=2018-01-20",
          "/calculator",
          "/calculator?rule=frcp-30-days&from=2018-01-24",
          "/statements?on=2018-01-24",
          "/detainers",
          "/money",
          "/about",
          "/data",
          "/record",
          "/record/events/1",
          "/record/check",
          "/search?q=chicago+letter&on=2018-01-24",
          "/day?on=yesterday");

  private static final int NARROW = 320;
  private static final int WIDE = 1280;

  /// What [#watch] and [Looked] found wrong with the page that is looked at.
  private static final List<String> FAULTS = new ArrayList<>();

  private static int expectedStatus = 200;
  private static @Nullable Page window;

  private static Browser.NewContextOptions sized(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height);
  }

  private static Stream<String> pages() {
    return PAGES.stream();
  }

  @AfterAll
  static void close() {
    if (window != null) {
      window.context().close();
      window = null;
    }
  }

  /// The window that all [#PAGES] are shown in, one after the other, as for a reader: a new one for
  /// each would take as long as to look at it.
  private static Page window() {
    if (window == null) {
      Page page = Chromium.browser().newContext(sized(WIDE, 900)).newPage();
      watch(page);
      window = page;
    }
    return window;
  }

  /// Each page is fetched once, then laid out anew as if the reader turned the window, the light or
  /// to the printer. All rules of WCAG are asked of a narrow light page; of the others only those
  /// on colour, of which their own parts have some of their own.
  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleAndKeepsToItself(String path) {
    Page page = window();
    FAULTS.clear();
    expectedStatus = path.contains("yesterday") ? 400 : 200;

    page.navigate(TestSite.at(path));
    assertEquals(1, page.locator("h1").count());
    Looked.inEveryLight(page, path, FAULTS);

    assertEquals(List.of(), FAULTS);
  }

  /// What grantor and recipient did last is equal in size and seen without scrolling.
  @ParameterizedTest
  @ValueSource(strings = {"chicago-il", "los-angeles-ca", "albany-ny", "state-ca"})
  void showsBothSidesAlike(String recipient) {
    try (BrowserContext context = Chromium.browser().newContext(sized(WIDE, 900))) {
      Page page = context.newPage();
      page.navigate(TestSite.at("/recipients/" + recipient + "?on=2018-01-24"));
      BoundingBox grantor = page.locator("#latest-grantor").boundingBox();
      BoundingBox other = page.locator("#latest-recipient").boundingBox();
      assertEquals(grantor.width, other.width, 1);
      assertEquals(grantor.height, other.height, 1);
      assertEquals(grantor.y, other.y, 1);
      assertTrue(grantor.y + grantor.height < 900, grantor.y + " " + grantor.height);
      assertEquals(fonts(page, "#latest-grantor"), fonts(page, "#latest-recipient"));

      page.setViewportSize(NARROW, 800);
      grantor = page.locator("#latest-grantor").boundingBox();
      other = page.locator("#latest-recipient").boundingBox();
      assertEquals(grantor.width, other.width, 1);
      assertEquals(grantor.height, other.height, 1);
      assertTrue(other.y + other.height < 800, other.y + " " + other.height);
    }
  }

  private static Object fonts(Page page, String selector) {
    return page.evaluate(
        "of => ['h3', 'p:last-of-type'].map(each => document.querySelector(of + ' ' + each))"
            + ".map(each => getComputedStyle(each)).map(each => each.font + each.color)",
        selector);
  }

  /// Notes what a page must not do: complain, fail to fetch, or fetch from elsewhere.
  private static void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          boolean ownStatus = message.text().contains("status of " + expectedStatus);
          if (message.type().equals("error") && !(expectedStatus != 200 && ownStatus)) {
            FAULTS.add("console: " + message.text());
          }
        });
    page.onPageError(error -> FAULTS.add("error: " + error));
    page.onRequestFailed(request -> FAULTS.add("failed: " + request.url()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(TestSite.at("/")) && !request.url().startsWith("data:")) {
            FAULTS.add("elsewhere: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400 && response.status() != expectedStatus) {
            FAULTS.add(response.status() + ": " + response.url());
          }
        });
  }

  /// The main task of a reader, by keyboard alone: from the day's table to the reasons of an
  /// answer.
  @Test
  void leadsFromTheDayToTheReasonsByKeyboard() {
    try (BrowserContext context = Chromium.browser().newContext(sized(1280, 900))) {
      Page page = context.newPage();
      page.navigate(TestSite.at("/day?on=2018-01-24"));

      page.keyboard().press("Tab");
      assertEquals("#main", page.locator(":focus").getAttribute("href"));
      page.keyboard().press("Enter");
      for (int i = 0; i < 80 && page.locator("a.cell:focus").count() == 0; i++) {
        page.keyboard().press("Tab");
      }
      assertEquals(1, page.locator("a.cell:focus").count());
      page.keyboard().press("Enter");
      page.waitForURL("**/answers/**");

      assertTrue(page.locator("h2", new Page.LocatorOptions().setHasText("Why")).isVisible());
    }
  }

  @Test
  void arrowKeysStepThroughTheDaysOnWhichSomethingChanged() {
    try (BrowserContext context = Chromium.browser().newContext(sized(1280, 900))) {
      Page page = context.newPage();
      page.navigate(TestSite.at("/day?on=2018-01-24"));

      page.keyboard().press("ArrowLeft");
      page.waitForURL("**/day?on=2017-09-15**");
      page.keyboard().press("ArrowRight");
      page.waitForURL("**/day?on=2018-06-26**");
    }
  }

  /// The same without JavaScript: links and forms are enough.
  @Test
  void worksWithoutJavaScript() {
    try (BrowserContext context =
        Chromium.browser().newContext(sized(320, 800).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(TestSite.at("/day?on=2018-01-24"));
      page.locator("#next").click();
      page.waitForURL("**/day?on=2018-06-26**");
      page.locator("#on").fill("2018-08-30");
      page.locator("main form button").click();
      page.waitForURL("**/day?on=2018-08-30**");
      page.locator("a.cell").first().click();
      page.waitForURL("**/answers/**");
      page.navigate(TestSite.at("/what-if?on=2018-01-24"));
      page.locator("#target").fill("jag/1373");
      page.locator("main form button").click();

      assertTrue(page.locator("#outcome-title").isVisible());
    }
  }
}
