package org.proviso.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;

/// Looks for what is wrong with a page as it stands in the browser: with the rules of WCAG, and
/// whether something runs out of it sideways.
public final class Looked {

  private static final Map<String, ?> RULES =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"));

  private static final Map<String, ?> WCAG = Map.of("runOnly", RULES);

  /// On paper nothing is pointed at.
  private static final Map<String, ?> OF_PAPER =
      Map.of("runOnly", RULES, "rules", Map.of("target-size", Map.of("enabled", false)));

  /// What another scheme of colours, or print, can change.
  private static final Map<String, ?> COLOURS =
      Map.of(
          "runOnly",
          Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));

  private static final boolean FULL = Boolean.getBoolean("proviso.full");

  /// Of what is right only a count comes back: axe would find a selector for each element of it,
  /// and the answer would be as long as the page for each rule. [AxeBuilder] asks for all of it,
  /// and opens a page of its own each time.
  private static final String FAULTS =
      """
      rules => axe.run({...rules, resultTypes: ['violations']}).then(found =>
        found.violations.map(rule =>
          rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html).join(', ')))
      """;

  private Looked() {}

  /// Adds each fault of a page to those found so far.
  ///
  /// @param name what the page is called where a fault is said, and by its photograph
  public static void at(Page page, String name, List<String> faults) {
    look(page, name, WCAG, faults);
  }

  /// Looks again at a page that was looked at before and is laid out or coloured otherwise now:
  /// with the rules on colour, and in `./verify --full` with all.
  public static void again(Page page, String name, List<String> faults) {
    look(page, name, FULL ? WCAG : COLOURS, faults);
  }

  /// Looks at a page that is narrow and light, and again as it is wide and dark.
  public static void narrowAndWide(Page page, String name, List<String> faults) {
    page.setViewportSize(320, 800);
    emulate(page, Media.SCREEN, ColorScheme.LIGHT);
    at(page, name + " 320", faults);
    page.setViewportSize(1280, 900);
    emulate(page, Media.SCREEN, ColorScheme.DARK);
    again(page, name + " 1280 dark", faults);
  }

  /// Looks at a page as if its reader turned the window, the light, and then to the printer. What
  /// is wide and light, or printed, is asked for its colours in `./verify --full` only: a narrow
  /// page has the same, and print has fewer.
  public static void inEveryLight(Page page, String name, List<String> faults) {
    page.setViewportSize(320, 800);
    emulate(page, Media.SCREEN, ColorScheme.LIGHT);
    at(page, name + " 320", faults);
    page.setViewportSize(768, 1024);
    width(page, name + " 768", faults);
    page.setViewportSize(1280, 900);
    widthOrAll(page, name + " 1280", WCAG, faults);
    emulate(page, Media.SCREEN, ColorScheme.DARK);
    again(page, name + " dark", faults);
    emulate(page, Media.PRINT, ColorScheme.LIGHT);
    widthOrAll(page, name + " print", OF_PAPER, faults);
  }

  private static void widthOrAll(
      Page page, String name, Map<String, ?> rules, List<String> faults) {
    if (FULL) {
      look(page, name, rules, faults);
    } else {
      width(page, name, faults);
    }
  }

  private static void emulate(Page page, Media media, ColorScheme colours) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media).setColorScheme(colours));
  }

  /// Charts scroll sideways inside their frame; nothing else does.
  private static void width(Page page, String name, List<String> faults) {
    Chromium.photograph(page, name.replaceAll("[^A-Za-z0-9]+", "-"));
    if (!Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
      faults.add(name + " is too wide");
    }
  }

  private static void look(Page page, String name, Map<String, ?> rules, List<String> faults) {
    width(page, name, faults);
    if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    if (page.evaluate(FAULTS, rules) instanceof List<?> found) {
      found.forEach(fault -> faults.add(name + " " + fault));
    } else {
      throw new IllegalStateException("axe does not answer");
    }
  }
}
