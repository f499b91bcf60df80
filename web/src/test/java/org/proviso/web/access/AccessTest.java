package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.AccessSite;
import org.slf4j.LoggerFactory;

/// Who reaches what, and how somebody signs in and out, over HTTP.
class AccessTest {

  private static final Accounts.Held ADMINISTRATOR = staff("administrator");
  private static final Accounts.Held CLERK = staff("clerk");
  private static final Accounts.Held CHICAGO = new Accounts.Held("recipient", "chicago-il", false);
  private static final String FORM = "/sign-in";

  private static AccessSite site;
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static Accounts.Held staff(String role) {
    return new Accounts.Held(role, null, false);
  }

  @BeforeAll
  static void start() {
    site = new AccessSite();
    LOG.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    site.close();
  }

  private static List<String> noted() {
    return LOG.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static String setCookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElse("");
  }

  @Test
  void eachRoleReachesItsPathsAndNoOthers() {
    List<String> paths =
        List.of("/account", "/account/reached", "/desk/reached", "/desk/people", "/portal/reached");
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("nobody", "302 302 302 302 302");
    expected.put("password-only", "200 302 302 302 302");
    expected.put("clerk", "200 200 200 403 403");
    expected.put("reviewer", "200 200 200 403 403");
    expected.put("counsel", "200 200 200 403 403");
    expected.put("approver", "200 200 200 403 403");
    expected.put("administrator", "200 200 200 200 403");
    expected.put("recipient", "200 200 403 403 200");
    Map<String, String> found = new LinkedHashMap<>();
    for (String who : expected.keySet()) {
      Visitor visitor = new Visitor(site);
      switch (who) {
        case "nobody" -> {}
        case "password-only" -> visitor.register("matrix-password", CLERK);
        case "recipient" -> visitor.join("matrix-recipient", CHICAGO);
        default -> visitor.join("matrix-" + who, staff(who));
      }
      List<String> codes = new ArrayList<>();
      for (String path : paths) {
        codes.add("" + visitor.get(path).statusCode());
      }
      found.put(who, String.join(" ", codes));
    }
    assertEquals(expected, found);
  }

  @Test
  void aPageKnowsWhoeverAsksForIt() {
    Visitor visitor = new Visitor(site);
    String account = visitor.join("known", CHICAGO, CLERK);

    assertEquals(
        account + " [CLERK, RECIPIENT] [chicago-il]", visitor.get("/portal/reached").body());
  }

  @Test
  void everythingElseStaysPublicWithoutSessionAndCookie() {
    Visitor visitor = new Visitor(site);
    for (String path :
        List.of(
            "/", "/about", "/record", "/data", "/static/site.css", "/api/v1/parties", "/none")) {
      HttpResponse<String> response = visitor.get(path);
      assertEquals("", setCookie(response), path);
      assertFalse(
          response.headers().firstValue("Cache-Control").orElse("").contains("no-store"), path);
      assertTrue(response.headers().firstValue("Content-Security-Policy").isPresent(), path);
    }
    assertEquals(405, visitor.post("/about").statusCode());
  }

  @Test
  void pagesOfAccountsAreKeptNowhereAndHaveTheHeadersOfAllPages() {
    HttpResponse<String> page = new Visitor(site).get("/sign-in");
    HttpResponse<String> refused = new Visitor(site).get("/desk/people");

    for (HttpResponse<String> each : List.of(page, refused)) {
      assertTrue(each.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
      assertTrue(each.headers().firstValue("Content-Security-Policy").isPresent());
      assertEquals(1, each.headers().allValues("X-Content-Type-Options").size());
    }
    assertEquals("/sign-in?next=%2Fdesk%2Fpeople", location(refused));
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
    String here = setCookie(new Visitor(site).get("/sign-in"));

    assertTrue(here.startsWith("proviso="), here);
    assertTrue(here.contains("; HttpOnly") && here.contains("; SameSite=Lax"), here);
    assertTrue(here.contains("; Path=/"), here);
    assertFalse(here.contains("Secure"), here);
    assertFalse(here.contains("Max-Age") || here.contains("Expires") || here.contains("Domain"));
  }

  @Test
  void theCookieIsForTlsOnlyWhereTheSiteHasAnotherName() throws Exception {
    try (var socket =
        new java.net.Socket(
            java.net.InetAddress.getLoopbackAddress(),
            java.net.URI.create(site.address()).getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /sign-in HTTP/1.1\r\nHost: docket.example.org\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(
          Pattern.compile("Set-Cookie: proviso=[^\r\n]*; Secure").matcher(answer).find(), answer);
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    Visitor visitor = new Visitor(site);
    visitor.join("forged", CLERK);
    visitor.get("/account");
    String before = visitor.cookie();

    assertEquals(403, visitor.postWith("", "/account/sessions").statusCode());
    assertEquals(403, visitor.postWith("forged", "/sign-out").statusCode());
    assertEquals(
        403, new Visitor(site).postWith("", FORM, "login", "a", "password", "b").statusCode());
    assertEquals(before, visitor.cookie());
    assertEquals(200, visitor.get("/account/reached").statusCode());
  }

  @Test
  void eachStepOfSigningInBeginsAnotherSession() {
    Visitor visitor = new Visitor(site);
    visitor.join("fixed", CLERK);
    String first = visitor.cookie();
    visitor.get("/account");
    visitor.post("/sign-out");
    visitor.get("/sign-in");
    String planted = visitor.cookie();
    visitor.password();
    String half = visitor.cookie();
    visitor.get("/sign-in/code");
    visitor.post("/sign-in/code", "code", visitor.code());
    String whole = visitor.cookie();

    assertNotEquals(first, planted);
    assertNotEquals(planted, half);
    assertNotEquals(half, whole);
    assertEquals(200, visitor.get("/account/reached").statusCode());
    for (String old : List.of(first, planted, half)) {
      Visitor other = new Visitor(site);
      other.setCookie(old);
      assertEquals(302, other.get("/account/reached").statusCode());
    }
  }

  @Test
  void aPasswordAloneIsHalfOfIt() {
    Visitor visitor = new Visitor(site);
    visitor.join("half", CLERK);
    visitor.get("/account");
    visitor.post("/sign-out");
    visitor.password();

    assertEquals(302, visitor.get("/account").statusCode());
    site.pass(Duration.ofMinutes(6));
    assertEquals("/sign-in", location(visitor.get("/sign-in/code")));
  }

  @Test
  void aCodeIsTakenOnce() {
    Visitor visitor = new Visitor(site);
    visitor.join("replayed", CLERK);
    visitor.get("/account");
    visitor.post("/sign-out");
    visitor.password();
    visitor.get("/sign-in/code");
    String code = visitor.code();
    assertEquals(302, visitor.post("/sign-in/code", "code", code).statusCode());

    Visitor thief = new Visitor(site);
    thief.get("/sign-in");
    thief.post("/sign-in", "login", "replayed", "password", Visitor.PASSWORD);
    thief.get("/sign-in/code");
    assertEquals(403, thief.post("/sign-in/code", "code", code).statusCode());
    assertTrue(noted().stream().anyMatch(line -> line.contains("detail=code-used-before")));
  }

  @Test
  void aRecoveryCodeSignsInOnce() {
    Visitor visitor = new Visitor(site);
    visitor.register("recovered", CLERK);
    String page = visitor.enrol();
    List<String> codes =
        Pattern.compile("<code>([A-Z0-9-]{34})</code>")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(10, codes.size());
    assertFalse(visitor.get("/account").body().contains(codes.getFirst()));

    for (int status : new int[] {302, 403}) {
      visitor.get("/account");
      visitor.post("/sign-out");
      visitor.password();
      visitor.get("/sign-in/code");
      assertEquals(status, visitor.post("/sign-in/code", "code", codes.getFirst()).statusCode());
    }
  }

  @Test
  void fiveWrongPasswordsCloseTheDoorForAQuarterOfAnHourWhetherThereIsAnAccountOrNot() {
    new Visitor(site).join("locked", CLERK);
    List<List<String>> answers = new ArrayList<>();
    for (String login : List.of("locked", "not-there")) {
      Visitor visitor = new Visitor(site);
      List<String> of = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        visitor.get("/sign-in");
        HttpResponse<String> answer =
            visitor.post("/sign-in", "login", login, "password", "a wrong password");
        of.add(
            answer.statusCode() + answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
      }
      answers.add(of);
    }
    assertEquals(answers.get(0), answers.get(1));
    assertTrue(answers.get(0).get(4).startsWith("403"));
    assertTrue(answers.get(0).get(5).startsWith("429"));

    Visitor owner = new Visitor(site);
    owner.get("/sign-in");
    assertEquals(
        429, owner.post("/sign-in", "login", "locked", "password", Visitor.PASSWORD).statusCode());
    site.pass(Duration.ofMinutes(15));
    owner.get("/sign-in");
    assertEquals(
        302, owner.post("/sign-in", "login", "locked", "password", Visitor.PASSWORD).statusCode());
  }

  @Test
  void anInvitationMakesOneAccount() {
    String code =
        site.bean(Invitations.class).create("chicago-il", "inquiry/1", site.now().plusSeconds(60));
    List<Integer> answers = new ArrayList<>();
    for (String login : List.of("invited-1", "invited-2")) {
      Visitor visitor = new Visitor(site);
      visitor.get("/invitation?code=" + code);
      answers.add(
          visitor
              .post(
                  "/invitation",
                  "code",
                  code,
                  "name",
                  "N",
                  "login",
                  login,
                  "password",
                  Visitor.PASSWORD)
              .statusCode());
    }
    assertEquals(List.of(302, 403), answers);
    String late =
        site.bean(Invitations.class).create("chicago-il", null, site.now().plusSeconds(60));
    site.pass(Duration.ofSeconds(60));
    Visitor visitor = new Visitor(site);
    visitor.get("/invitation");
    assertEquals(
        403,
        visitor
            .post(
                "/invitation",
                "code",
                late,
                "name",
                "N",
                "login",
                "late",
                "password",
                Visitor.PASSWORD)
            .statusCode());
  }

  @Test
  void aPrincipalInvitesADelegateWhoInvitesNobody() {
    Visitor principal = new Visitor(site);
    principal.join("principal", CHICAGO);
    principal.get("/account");
    HttpResponse<String> page = principal.post("/account/delegates", "party", "chicago-il");
    var code = Pattern.compile("Code: ([A-Z0-9-]{29})").matcher(page.body());
    assertTrue(code.find(), page.body());

    Visitor delegate = new Visitor(site);
    delegate.join("delegate", CLERK);
    delegate.get("/account");
    assertEquals(
        "/account?say=accepted",
        location(delegate.post("/account/invitation", "code", code.group(1))));
    assertEquals(200, delegate.get("/portal/reached").statusCode());
    delegate.get("/account");
    assertEquals(403, delegate.post("/account/delegates", "party", "chicago-il").statusCode());
  }

  @Test
  void whatIsRiskyTakesACodeOfTheLastTenMinutes() {
    Visitor visitor = new Visitor(site);
    visitor.join("risky", CLERK);
    visitor.get("/account");
    assertEquals("done", visitor.post("/desk/reached").body());
    site.pass(Duration.ofMinutes(10).plusSeconds(1));
    visitor.get("/account");
    assertEquals("/account/step-up", location(visitor.post("/desk/reached")));
    String before = visitor.cookie();
    visitor.stepUp();
    assertNotEquals(before, visitor.cookie());
    visitor.get("/account");
    assertEquals("done", visitor.post("/desk/reached").body());
  }

  @Test
  void aSessionEndsAfterHalfAnHourWithoutARequestAndAfterTwelveHours() {
    Visitor idle = new Visitor(site);
    idle.join("idle", CLERK);
    site.pass(Duration.ofMinutes(29));
    assertEquals(200, idle.get("/account/reached").statusCode());
    site.pass(Duration.ofMinutes(31));
    assertEquals(302, idle.get("/account/reached").statusCode());

    Visitor busy = new Visitor(site);
    busy.join("busy", CLERK);
    for (int i = 0; i < 24; i++) {
      site.pass(Duration.ofMinutes(29));
      assertEquals(200, busy.get("/account/reached").statusCode(), "" + i);
    }
    site.pass(Duration.ofMinutes(29));
    assertEquals(302, busy.get("/account/reached").statusCode());
  }

  @Test
  void anAccountEndsItsOtherSessions() {
    Visitor one = new Visitor(site);
    one.join("twice", CLERK);
    Visitor two = new Visitor(site);
    two.get("/sign-in");
    two.post("/sign-in", "login", "twice", "password", Visitor.PASSWORD);
    two.get("/sign-in/code");
    two.post("/sign-in/code", "code", one.code());
    site.pass(Duration.ofSeconds(30));
    assertEquals(200, two.get("/account/reached").statusCode());

    one.get("/account");
    assertEquals("/account", location(one.post("/account/sessions")));

    assertEquals(302, two.get("/account/reached").statusCode());
    assertEquals(200, one.get("/account/reached").statusCode());
  }

  @Test
  void aRoleThatIsTakenIsGoneWithTheNextRequest() {
    Visitor visitor = new Visitor(site);
    String account = visitor.join("taken", CLERK);
    var by = new org.proviso.docket.record.Actor("site", "test");
    assertEquals(200, visitor.get("/desk/reached").statusCode());

    site.bean(Accounts.class).revoke(account, CLERK, by, site.now());
    assertEquals(403, visitor.get("/desk/reached").statusCode());

    site.bean(Accounts.class).close(account, by, site.now());
    assertEquals(302, visitor.get("/account").statusCode());
  }

  @Test
  void administratorsGiveAndTakeRolesAndOneOfThemStays() {
    Visitor administrator = new Visitor(site);
    String own = administrator.join("gives", ADMINISTRATOR);
    Visitor clerk = new Visitor(site);
    String other = clerk.join("given", CLERK);
    // Those of other tests.
    for (Accounts.Account each : site.bean(Accounts.class).all()) {
      if (!each.id().equals(own) && each.has("administrator")) {
        site.bean(Accounts.class)
            .revoke(
                each.id(),
                ADMINISTRATOR,
                new org.proviso.docket.record.Actor("site", "test"),
                site.now());
      }
    }
    administrator.get("/desk/people");
    assertEquals(
        "/desk/people?say=DONE",
        location(administrator.post("/desk/people/grant", "account", other, "role", "counsel")));
    assertTrue(clerk.get("/desk/reached").body().contains("[CLERK, COUNSEL]"));
    assertEquals(
        "/desk/people?say=LAST_ADMINISTRATOR",
        location(
            administrator.post("/desk/people/revoke", "account", own, "role", "administrator")));
    assertEquals(
        "/desk/people?say=LAST_ADMINISTRATOR",
        location(administrator.post("/desk/people/close", "account", own)));
    assertTrue(
        administrator
            .post("/desk/people/invite", "role", "clerk")
            .body()
            .contains("/invitation?code="));
    clerk.get("/account");
    assertEquals(
        403,
        clerk.post("/desk/people/grant", "account", other, "role", "administrator").statusCode());
  }

  @Test
  void theFirstAdministratorComesByTheCodeThatTheCommandPrints() {
    String code = site.inviteAdministrator();
    Visitor visitor = new Visitor(site);
    visitor.get("/invitation?code=" + code);
    assertEquals(
        "/account/code",
        location(
            visitor.post(
                "/invitation",
                "code",
                code,
                "name",
                "First",
                "login",
                "first-administrator",
                "password",
                Visitor.PASSWORD)));
    visitor.enrol();
    assertEquals(200, visitor.get("/desk/people").statusCode());
  }

  @Test
  void noSpellingOfAPathLeadsAroundTheDoor() {
    Visitor clerk = new Visitor(site);
    clerk.join("spells", CLERK);
    for (String path :
        List.of(
            "/desk/people;x=1",
            "/desk;x=1/people",
            "/desk//people",
            "//desk/people",
            "/%64esk/people",
            "/desk/%70eople",
            "/desk/./people",
            "/about/../desk/people",
            "/about/%2e%2e/desk/people",
            "/DESK/people",
            "/desk/people/",
            "/desk%2Fpeople",
            "/desk/people.html")) {
      for (Visitor visitor : List.of(new Visitor(site), clerk)) {
        int status = visitor.get(path).statusCode();
        assertTrue(List.of(302, 400, 403, 404).contains(status), path + ": " + status);
      }
    }
  }

  @Test
  void nobodyIsSentElsewhere() {
    for (String next :
        List.of(
            "https://example.org/", "//example.org", "/\\example.org", "/desk/../x", "/day", "")) {
      assertEquals("/account", Next.of(next), next);
    }
    assertEquals("/desk/people", Next.of("/desk/people"));
  }

  @Test
  void theLogHasWhatHappenedAndNoSecret() {
    Visitor visitor = new Visitor(site);
    String account = visitor.join("planted-login", CLERK);
    visitor.get("/account");
    visitor.post("/sign-out");
    visitor.get("/sign-in");
    visitor.post("/sign-in", "login", "planted-login", "password", "planted-password");
    visitor.signIn();

    List<String> lines = noted();
    for (String what :
        List.of(
            "account-opened", "second-factor-set", "signed-out", "sign-in-failed", "signed-in")) {
      assertTrue(
          lines.stream().anyMatch(line -> line.startsWith(what + " account=" + account)), what);
    }
    String all = String.join("\n", lines);
    for (String secret :
        List.of(
            "planted",
            Visitor.PASSWORD,
            Totp.base32(visitor.secret()),
            visitor.cookie(),
            "Name of")) {
      assertFalse(all.contains(secret), secret);
    }
  }

  @Test
  void aPasswordIsChangedByWhoeverKnowsItAndHasACode() {
    Visitor visitor = new Visitor(site);
    visitor.join("changes", CLERK);
    visitor.get("/account");
    assertEquals(
        403,
        visitor
            .post("/account/password", "current", "not it", "next", "another long sentence")
            .statusCode());
    assertEquals(
        400,
        visitor
            .post("/account/password", "current", Visitor.PASSWORD, "next", "password12345")
            .statusCode());
    assertEquals(
        "/account?say=password",
        location(
            visitor.post(
                "/account/password",
                "current",
                Visitor.PASSWORD,
                "next",
                "another long sentence")));
    Visitor other = new Visitor(site);
    other.get("/sign-in");
    assertEquals(
        403, other.post("/sign-in", "login", "changes", "password", Visitor.PASSWORD).statusCode());
    other.get("/sign-in");
    assertEquals(
        302,
        other
            .post("/sign-in", "login", "changes", "password", "another long sentence")
            .statusCode());
  }

  private static byte[] kept(String account) {
    return site.bean(Accounts.class).totpSecret(account).orElseThrow();
  }

  private static void keep(String account, byte[] secret) {
    site.bean(Accounts.class).setTotp(account, secret, 0, List.of());
  }

  private static HttpResponse<String> code(Visitor visitor, String code) {
    assertEquals("/sign-in/code", location(visitor.password()));
    visitor.get("/sign-in/code");
    return visitor.post("/sign-in/code", "code", code);
  }

  @Test
  void theRowOfAnAppHasNeitherItsBytesNorItsKeyInBase32() {
    Visitor visitor = new Visitor(site);
    String account = visitor.join("rows", CLERK);
    String row =
        HexFormat.of().formatHex(kept(account))
            + new String(kept(account), StandardCharsets.ISO_8859_1);

    String hex = HexFormat.of().formatHex(visitor.secret());
    String base32 = Totp.base32(visitor.secret());
    for (int i = 0; i + 8 <= hex.length(); i += 2) {
      assertFalse(row.contains(hex.substring(i, i + 8)), row);
    }
    for (int i = 0; i + 8 <= base32.length(); i++) {
      assertFalse(row.contains(base32.substring(i, i + 8)), row);
    }
  }

  @Test
  void rowsThatWereSwappedOrAlteredAreRefusedInWords() {
    Visitor one = new Visitor(site);
    Visitor other = new Visitor(site);
    String first = one.join("swapped-1", CLERK);
    String second = other.join("swapped-2", CLERK);
    byte[] ofFirst = kept(first);
    byte[] ofSecond = kept(second);
    keep(first, ofSecond);
    keep(second, ofFirst);

    Visitor thief = new Visitor(site);
    thief.get("/sign-in");
    thief.post("/sign-in", "login", "swapped-2", "password", Visitor.PASSWORD);
    thief.get("/sign-in/code");
    HttpResponse<String> refused = thief.post("/sign-in/code", "code", one.code());
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains(LostAppKeyTest.UNREADABLE), refused.body());
    assertEquals(302, thief.get("/desk").statusCode());
    String noted = String.join("\n", noted());
    assertTrue(
        noted.contains("the app of " + second + " can not be asked: key 1 does not fit"), noted);
    assertTrue(
        noted.contains("second-factor-unreadable account=" + second + " detail=key-1"), noted);
    assertFalse(noted.contains(HexFormat.of().formatHex(one.secret())));
    assertFalse(noted.contains(Totp.base32(one.secret())));

    keep(first, ofFirst);
    byte[] altered = ofSecond.clone();
    altered[20] ^= 1;
    keep(second, altered);
    one.get("/account");
    one.post("/sign-out");
    assertEquals(302, code(one, one.code()).statusCode());
    other.get("/account");
    other.post("/sign-out");
    assertEquals(403, code(other, other.code()).statusCode());
  }
}
