package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;
import org.proviso.store.Accounts;
import org.proviso.store.Answers;
import org.proviso.store.Invitations;
import org.proviso.web.access.AppCode;
import org.proviso.web.access.PortalInquiry;

/// The main path of an answer as a browser shows it, with scripts: from the letter to the receipt,
/// the files in pieces, and the certification by the keyboard alone.
class PortalPagesTest {

  private final List<String> faults = new ArrayList<>();

  @Test
  void leadsFromTheLetterToTheReceiptAndIsAccessible() {
    Browser browser = Chromium.browser();
    try (AccessSite site = new AccessSite();
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(320, 800))) {
      PortalInquiry.send(site);
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              faults.add("console: " + message.text());
            }
          });
      signIn(site, page);
      String here = site.address() + PortalInquiry.CHICAGO;
      page.navigate(site.address() + "/portal");
      look(page);
      page.navigate(site.address() + "/portal/people");
      look(page);
      page.navigate(here);
      page.locator("form[action$='/begin'] button").click();
      page.locator("#gaps").waitFor();
      look(page);

      byte[] content = upload(page, here);
      look(page);
      page.locator("label[for='kind-produce']").click();
      save(page);
      answer(page, here, 2, "object", "Beyond the terms.");
      answer(page, here, 3, "none-exist", "The archive was searched.");
      certifyByKeyboard(page, here);

      page.waitForURL("**/receipts/1");
      look(page);
      assertTrue(page.locator("main").textContent().contains(Digest.sha256(content).hex()));
      page.navigate(here + "/certifier/1");
      look(page);
      page.navigate(here);
      look(page);
      assertEquals(1, site.bean(Answers.class).certified("r4", "chicago-il").versions().size());
      assertEquals(List.of(), faults);
    }
  }

  private static void signIn(AccessSite site, Page page) {
    String code =
        site.bean(Invitations.class)
            .create(
                new Invitations.Invitation(
                    new Accounts.Held("recipient", "chicago-il", false),
                    "r4",
                    site.now().plusSeconds(600)));
    page.navigate(site.address() + "/invitation?code=" + code + "&name=A+Name");
    page.locator("#login").fill("browser");
    page.locator("#password").fill("a long enough sentence");
    page.locator("main form button").first().click();
    page.waitForURL("**/account/code");
    String key = page.locator("main code").textContent();
    page.locator("#code").fill(AppCode.of(key, site.now()));
    page.locator("main form button").click();
    page.locator(".once").waitFor();
  }

  /// Some megabytes, so that there are several pieces; hashed in the browser as well, as the server
  /// refuses another hash.
  private static byte[] upload(Page page, String here) {
    byte[] content = new byte[5_000_000];
    new Random(7).nextBytes(content);
    page.navigate(here + "/items/1");
    page.locator("#content")
        .setInputFiles(new FilePayload("orders.bin", "application/octet-stream", content));
    page.locator("#upload button").click();
    page.locator("#reply input[name='file']")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    assertTrue(page.locator("#reply").textContent().contains(Digest.sha256(content).hex()));
    return content;
  }

  private static void save(Page page) {
    page.locator("#reply > button").click();
    page.waitForURL("**#items");
  }

  private void answer(Page page, String here, int item, String kind, String said) {
    page.navigate(here + "/items/" + item);
    page.locator("label[for='kind-" + kind + "']").click();
    page.locator("#said").fill(said);
    save(page);
  }

  private void certifyByKeyboard(Page page, String here) {
    page.navigate(here + "/certify");
    look(page);
    page.locator("#official").focus();
    page.keyboard().type("First Official");
    page.keyboard().press("Tab");
    page.keyboard().type("Corporation Counsel");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().type("First Official");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
  }

  /// Narrow and light, wide and dark.
  private void look(Page page) {
    String path = page.url().replaceFirst("https?://[^/]*", "").replaceFirst("[?].*", "");
    Looked.narrowAndWide(page, path, faults);
  }
}
