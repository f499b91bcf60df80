package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;

/// Passkeys in a browser, with the authenticator that Chromium has for tests.
class PasskeyPagesTest {

  private static JsonObject authenticator() {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    return parameters;
  }

  @Test
  void signsUpOutInAndOnceMoreWithoutAnyCode() {
    try (AccessSite site = AccessSite.named();
        BrowserContext context = Chromium.browser().newContext()) {
      String address = "http://localhost:" + site.port();
      String code =
          site.bean(Invitations.class)
              .create(
                  new Invitations.Invitation(
                      new Accounts.Held("administrator", null, false),
                      null,
                      site.now().plusSeconds(600)));
      context.setDefaultTimeout(15_000);
      Page page = context.newPage();
      CDPSession devices = context.newCDPSession(page);
      devices.send("WebAuthn.enable");
      devices.send("WebAuthn.addVirtualAuthenticator", authenticator());
      page.navigate(address + "/invitation?code=" + code + "&name=A+Name");
      page.locator("#login").fill("browser");
      page.locator("#password").fill("a long enough sentence");
      page.locator("main form button").first().click();
      page.waitForURL("**/account/code");

      page.locator("#passkey-name").fill("This machine");
      page.locator("form[data-passkey=make] button").click();
      page.waitForURL(url -> url.contains("say="));
      assertEquals(address + "/account?say=passkey", page.url());
      assertEquals(1, page.locator(".passkeys li").count());
      page.locator("form[action='/sign-out'] button").first().click();
      page.waitForURL("**/sign-in?say=out");

      page.locator("form[data-passkey=use] button").click();
      page.waitForURL("**/account");
      page.navigate(address + "/desk/people");
      assertEquals("Who may do what", page.locator("h1").textContent());

      site.pass(Duration.ofMinutes(11));
      page.navigate(address + "/account/step-up");
      assertEquals(0, page.locator("#code").count());
      page.locator("form[data-passkey=use] button").click();
      page.waitForURL("**/account");
    }
  }
}
