package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.access.AppCode;

/// Pages of accounts as a browser shows them, from the invitation to the list of people, without
/// JavaScript.
class AccessPagesTest {

  private final List<String> faults = new ArrayList<>();

  @Test
  void leadsFromAnInvitationToTheListOfPeopleAndIsAccessible() {
    Browser browser = Chromium.browser();
    try (AccessSite site = new AccessSite();
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(320, 800))) {
      String code =
          site.bean(Invitations.class)
              .create(
                  new Invitations.Invitation(
                      new Accounts.Held("administrator", null, false),
                      null,
                      site.now().plusSeconds(600)));
      Page page = context.newPage();
      page.navigate(site.address() + "/sign-in?say=out");
      look(page);
      page.navigate(site.address() + "/invitation?code=" + code + "&name=A+Name");
      look(page);
      page.locator("#login").fill("browser");
      page.locator("#password").fill("a long enough sentence");
      page.locator("main form button").first().click();
      page.waitForURL("**/account/code");
      look(page);
      String key = page.locator("main code").textContent();
      page.locator("#code").fill(AppCode.of(key, site.now()));
      page.locator("main form button").click();
      page.locator(".once").waitFor();
      look(page);
      page.navigate(site.address() + "/account");
      look(page);
      page.navigate(site.address() + "/desk/people");
      look(page);
      page.locator("#role").selectOption("clerk");
      page.locator("form[action='/desk/people/invite'] button").click();
      page.locator(".once").waitFor();
      look(page);
      site.pass(Duration.ofMinutes(11));
      page.navigate(site.address() + "/account/step-up");
      look(page);
      page.navigate(site.address() + "/portal");
      assertEquals("Not for this account", page.locator("h1").textContent());
      assertEquals(List.of(), faults);
    }
  }

  /// Narrow and light, wide and dark.
  private void look(Page page) {
    String path = page.url().replaceFirst("https?://[^/]*", "").replaceFirst("[?].*", "");
    Looked.narrowAndWide(page, path, faults);
  }
}
