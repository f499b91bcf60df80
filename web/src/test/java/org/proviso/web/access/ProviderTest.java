package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.provider.TestProvider;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.AccessSite;

/// Signing in by a provider of OpenID Connect that runs on this machine.
class ProviderTest {

  private static TestProvider provider;
  private static AccessSite site;

  @BeforeAll
  static void start() {
    provider = new TestProvider();
    System.setProperty("proviso.oidc.name", "Agency sign-in");
    System.setProperty("proviso.oidc.issuer", provider.issuer());
    System.setProperty("proviso.oidc.client-id", TestProvider.CLIENT);
    System.setProperty("proviso.oidc.client-secret", TestProvider.SECRET);
    site = new AccessSite();
    provider.know(site.address() + "/login/oauth2/code/provider");
  }

  @AfterAll
  static void stop() {
    for (String name : new String[] {"name", "issuer", "client-id", "client-secret"}) {
      System.clearProperty("proviso.oidc." + name);
    }
    site.close();
    provider.close();
  }

  /// Goes to the provider, signs in there, and comes back.
  ///
  /// @return where the site leads then
  private static String there(Visitor visitor, String user) {
    HttpResponse<String> away = visitor.get("/oauth2/authorization/provider");
    String to = away.headers().firstValue("Location").orElseThrow();
    assertTrue(to.startsWith(provider.issuer() + "/oauth2/authorize?"), to);
    assertTrue(to.contains("code_challenge_method=S256") && to.contains("nonce="), to);
    String known = visitor.at(to).headers().firstValue("Location").orElseThrow();
    if (known.startsWith(site.address())) {
      // Who has a session there is not asked again.
      return location(visitor.at(known));
    }
    visitor.at(provider.issuer() + "/login");
    HttpResponse<String> in =
        visitor.postAt(
            provider.issuer() + "/login", "username", user, "password", TestProvider.PASSWORD);
    HttpResponse<String> back = visitor.at(in.headers().firstValue("Location").orElseThrow());
    String code = back.headers().firstValue("Location").orElseThrow();
    assertTrue(code.startsWith(site.address() + "/login/oauth2/code/provider?code="), code);
    return location(visitor.at(code));
  }

  @Test
  void whoeverIsInvitedComesByTheProviderAndGivesASecondFactorHere() {
    String code =
        site.bean(Invitations.class)
            .create(
                new Invitations.Invitation(
                    new Accounts.Held("clerk", null, false), null, site.now().plusSeconds(600)));
    Visitor visitor = new Visitor(site);
    visitor.get("/invitation");
    HttpResponse<String> on =
        visitor.post("/invitation/provider", "code", code, "name", "By the provider");
    assertEquals(200, on.statusCode());
    assertTrue(on.body().contains("Go on to Agency sign-in"), on.body());

    assertEquals("/account/code", there(visitor, "invited"));
    assertEquals(302, visitor.get("/desk/reached").statusCode());
    visitor.enrol();
    assertTrue(visitor.get("/desk/reached").body().endsWith(" [CLERK] []"));
    String account =
        site.bean(Accounts.class).ofSubject(provider.issuer(), "invited").orElseThrow().id();
    assertTrue(visitor.get("/account").body().contains(account));

    visitor.post("/sign-out");
    assertEquals("/sign-in/code", there(visitor, "invited"));
    visitor.get("/sign-in/code");
    assertEquals("/account", location(visitor.post("/sign-in/code", "code", visitor.code())));
    assertEquals(200, visitor.get("/desk/reached").statusCode());
  }

  @Test
  void whomNobodyInvitedHasNoAccount() {
    int before = site.bean(Accounts.class).all().size();

    assertEquals("/sign-in?say=unknown", there(new Visitor(site), "stranger"));

    assertEquals(before, site.bean(Accounts.class).all().size());
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    Visitor visitor = new Visitor(site);

    assertEquals(
        "/sign-in?say=failed",
        location(visitor.get("/login/oauth2/code/provider?code=forged&state=forged")));
  }
}
