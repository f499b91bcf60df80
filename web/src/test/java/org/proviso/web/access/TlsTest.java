package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.web.AccessSite;

/// What a site that readers find by TLS says besides, and one that they do not.
class TlsTest {

  private static final String HSTS = "Strict-Transport-Security";

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElse("");
  }

  @Test
  void aSiteWithTlsHasACookieThatNoOtherHostSetsAndIsAskedWithTlsOnly() {
    try (AccessSite site = AccessSite.withAddress("https://docket.example.org", 0)) {
      HttpResponse<String> page = new Visitor(site).get("/sign-in");
      String cookie = cookie(page);

      assertTrue(cookie.startsWith("__Host-proviso="), cookie);
      assertTrue(cookie.contains("; Secure") && cookie.contains("; Path=/"), cookie);
      assertTrue(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), cookie);
      assertFalse(cookie.contains("Domain"), cookie);
      assertTrue(page.body().contains("data-rp=\"docket.example.org\""), page.body());
      for (String path : List.of("/", "/none", "/static/site.css", "/desk")) {
        assertEquals(
            Optional.of("max-age=31536000; includeSubDomains"),
            new Visitor(site).get(path).headers().firstValue(HSTS),
            path);
      }
    }
  }

  @Test
  void aSiteWithoutTlsHasNeitherAndNoPasskeysUnderANumber() {
    try (AccessSite site = AccessSite.withAddress("http://127.0.0.1:8080", 0)) {
      HttpResponse<String> page = new Visitor(site).get("/sign-in");

      assertTrue(cookie(page).startsWith("proviso="), cookie(page));
      assertFalse(cookie(page).contains("Secure"), cookie(page));
      assertEquals(Optional.empty(), page.headers().firstValue(HSTS));
      assertFalse(page.body().contains("data-passkey"), page.body());
    }
  }

  @Test
  void signingOutIsOnEveryPageOfAnAccountAndOnNoOther() {
    try (AccessSite site = new AccessSite()) {
      Visitor visitor = new Visitor(site);
      visitor.join(
          "everywhere",
          new Accounts.Held("administrator", null, false),
          new Accounts.Held("recipient", "chicago-il", false));
      String control = "action=\"/sign-out\"";

      for (String path :
          List.of(
              "/account",
              "/account/code",
              "/account/step-up",
              "/desk",
              "/desk/people",
              "/portal")) {
        HttpResponse<String> page = visitor.get(path);
        assertEquals(200, page.statusCode(), path);
        assertTrue(page.body().contains(control), path);
      }
      for (String path : List.of("/", "/record")) {
        assertFalse(visitor.get(path).body().contains(control), path);
      }
    }
  }
}
