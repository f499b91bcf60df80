package org.proviso.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// Looks for what is wrong with a page as it stands in the browser: with the rules of WCAG, and
/// whether something runs out of it sideways.
public final class Looked {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

  /// What another scheme of colours, or print, can change.
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  private Looked() {}

  /// Adds each fault of a page to those found so far.
  ///
  /// @param name what the page is called where a fault is said, and by its photograph
  public static void at(Page page, String name, List<String> faults) {
    look(page, name, new AxeBuilder(page).withTags(WCAG), faults);
  }

  /// Does the same with the rules on colour only, for a page whose parts were looked at before.
  public static void atColours(Page page, String name, List<String> faults) {
    look(page, name, new AxeBuilder(page).withRules(COLOURS), faults);
  }

  private static void look(Page page, String name, AxeBuilder rules, List<String> faults) {
    Chromium.photograph(page, name.replaceAll("[^A-Za-z0-9]+", "-"));
    if (!Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
      faults.add(name + " is too wide");
    }
    rules
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                faults.add(
                    name
                        + " "
                        + rule.getId()
                        + ": "
                        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList()));
  }
}
