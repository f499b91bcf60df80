package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What nobody finds is not there only if it would be found.
class LookedTest {

  private static final String HEAD = "<!doctype html><html lang=en><title>A page</title><main>";

  private static List<String> faults(String body, boolean again) {
    List<String> faults = new ArrayList<>();
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.setContent(HEAD + body);
      if (again) {
        Looked.again(page, "here", faults);
      } else {
        Looked.at(page, "here", faults);
      }
    }
    return faults;
  }

  @Test
  void findsEachFaultAndSaysWhereItIs() {
    String body =
        "<h1>A title</h1><p style='color:#bbb;background:#fff'>Hard to read</p><img src=data:,>"
            + "<div style='width:5000px'>wide</div>";
    String paleText = "<p style=\"color:#bbb;background:#fff\">Hard to read</p>";

    assertEquals(
        List.of(
            "here is too wide",
            "here color-contrast: " + paleText,
            "here image-alt: <img src=\"data:,\">"),
        faults(body, false));
    List<String> again = faults(body, true);
    assertEquals(
        List.of("here is too wide", "here color-contrast: " + paleText), again.subList(0, 2));
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    assertEquals(List.of(), faults("<h1>A title</h1><p>Easy to read</p>", false));
  }
}
