package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages as a browser shows them. Screenshots lie in target/screenshots to be looked at.
class BrowserTest {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

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
          "/about",
          "/data",
          "/search?q=chicago+letter&on=2018-01-24",
          "/day?on=yesterday");

  private record Size(int width, int height) {}

  private static final List<Size> SIZES =
      List.of(new Size(320, 800), new Size(768, 1024), new Size(1280, 900));

  private static Stream<Arguments> pagesAndSizes() {
    return PAGES.stream()
        .flatMap(
            page -> SIZES.stream().map(size -> Arguments.of(page, size.width(), size.height())));
  }

  private static Browser.NewContextOptions sized(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height);
  }

  @ParameterizedTest
  @MethodSource("pagesAndSizes")
  void isAccessibleAndKeepsToItself(String path, int width, int height) {
    try (BrowserContext context = Chromium.browser().newContext(sized(width, height))) {
      Page page = context.newPage();
      List<String> faults = watch(page, path.contains("yesterday") ? 400 : 200);
      page.navigate(TestSite.at(path));
      screenshot(page, path, width + "");

      faults.addAll(violations(page));
      assertEquals(List.of(), faults);
      // Charts scroll sideways inside their frame; nothing else does.
      assertEquals(
          true, page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path);
      assertEquals(1, page.locator("h1").count());
    }
  }

  private static Stream<String> pages() {
    return PAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleInTheDarkAndInPrint(String path) {
    try (BrowserContext context =
        Chromium.browser().newContext(sized(1280, 900).setColorScheme(ColorScheme.DARK))) {
      Page page = context.newPage();
      page.navigate(TestSite.at(path));
      screenshot(page, path, "dark");
      assertEquals(List.of(), violations(page));

      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
      screenshot(page, path, "print");
      // Nobody touches what is printed.
      assertEquals(
          List.of(),
          violations(page).stream().filter(found -> !found.startsWith("target-size")).toList());
    }
  }

  /// Notes what a page must not do: complain, fail to fetch, or fetch from elsewhere.
  private static List<String> watch(Page page, int expectedStatus) {
    List<String> faults = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          boolean ownStatus = message.text().contains("status of " + expectedStatus);
          if (message.type().equals("error") && !(expectedStatus != 200 && ownStatus)) {
            faults.add("console: " + message.text());
          }
        });
    page.onPageError(error -> faults.add("error: " + error));
    page.onRequestFailed(request -> faults.add("failed: " + request.url()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(TestSite.at("/")) && !request.url().startsWith("data:")) {
            faults.add("elsewhere: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400 && response.status() != expectedStatus) {
            faults.add(response.status() + ": " + response.url());
          }
        });
    return faults;
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream().map(BrowserTest::inWords).toList();
  }

  private static String inWords(Rule rule) {
    List<String> nodes =
        rule.getNodes().stream().limit(3).map(node -> String.valueOf(node.getHtml())).toList();
    return rule.getId() + ": " + rule.getHelp() + ": " + nodes;
  }

  private static void screenshot(Page page, String path, String how) {
    String name = path.replaceAll("[^A-Za-z0-9]+", "-") + "-" + how + ".png";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name)));
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
