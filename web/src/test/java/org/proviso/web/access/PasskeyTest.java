package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.proviso.store.Accounts;
import org.proviso.store.Passkeys;
import org.proviso.web.AccessSite;

/// Which passkeys are taken and which not, with a device that says what a test wants.
class PasskeyTest {

  private static final Accounts.Held CLERK = new Accounts.Held("clerk", null, false);
  private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
  private static final String ADD = "/account/passkeys";
  private static final String SIGN_IN = "/sign-in/passkey";
  private static final String DONE = "/account?say=passkey";
  private static final String REFUSED = "/account?say=passkey-refused";

  private static AccessSite site;

  @BeforeAll
  static void start() {
    site = AccessSite.named();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String origin() {
    return "http://localhost:" + site.port();
  }

  private static String challenge(HttpResponse<String> page) {
    Matcher found = CHALLENGE.matcher(page.body());
    assertTrue(found.find(), "no passkey is asked for: " + page.body());
    return found.group(1);
  }

  private static Device device(String name) {
    return new Device(name, "localhost", origin());
  }

  /// Adds a passkey to the account of whoever is signed in.
  private static Device added(Visitor visitor, String account, String name) {
    Device device = device(name);
    device.userHandle = Device.text(account.getBytes(StandardCharsets.UTF_8));
    String challenge = challenge(visitor.get("/account"));
    assertEquals(DONE, location(visitor.post(ADD, device.make(challenge, "Key " + name))));
    return device;
  }

  private static HttpResponse<String> used(Visitor visitor, Device device) {
    device.count++;
    return visitor.post(SIGN_IN, device.use(challenge(visitor.get("/sign-in"))));
  }

  private static void isRefused(HttpResponse<String> answer, Visitor visitor) {
    assertEquals(403, answer.statusCode(), answer.body());
    assertEquals(302, visitor.get("/account/reached").statusCode());
  }

  private record Owner(Visitor visitor, String account, Device device) {}

  private static Owner owner(String login) {
    Visitor visitor = new Visitor(site);
    String account = visitor.join(login, CLERK);
    return new Owner(visitor, account, added(visitor, account, login));
  }

  @Test
  void aPasskeyIsBothFactors() {
    Owner owner = owner("both");
    Visitor elsewhere = new Visitor(site);

    assertEquals("/account", location(used(elsewhere, owner.device())));
    assertEquals(owner.account() + " [CLERK] []", elsewhere.get("/desk/reached").body());
    assertTrue(elsewhere.get("/account").body().contains("Key both"));
  }

  @Test
  void anAccountMayHaveAPasskeyAndNoApp() {
    Visitor visitor = new Visitor(site);
    visitor.register("no-app", CLERK);
    String account = site.bean(Accounts.class).ofLogin("no-app").orElseThrow().id();
    assertEquals(302, visitor.get("/desk/reached").statusCode());
    Device device = added(visitor, account, "no-app");

    assertEquals(200, visitor.get("/desk/reached").statusCode());
    assertEquals(200, visitor.get("/account/code").statusCode());

    Visitor guesser = new Visitor(site);
    guesser.get("/sign-in");
    HttpResponse<String> password =
        guesser.post("/sign-in", "login", "no-app", "password", Visitor.PASSWORD);
    assertEquals("/sign-in/code", location(password));
    HttpResponse<String> page = guesser.get("/sign-in/code");
    assertFalse(page.body().contains("name=\"code\""), page.body());
    assertEquals(302, guesser.get("/account/code").statusCode());
    device.count++;
    assertEquals(
        "/account", location(guesser.post("/sign-in/code/passkey", device.use(challenge(page)))));
    assertEquals(200, guesser.get("/desk/reached").statusCode());
  }

  @Test
  void anAnswerIsTakenOnce() {
    Owner owner = owner("once");
    Visitor visitor = new Visitor(site);
    String challenge = challenge(visitor.get("/sign-in"));
    owner.device().count++;
    String[] answer = owner.device().use(challenge);
    assertEquals("/account", location(visitor.post(SIGN_IN, answer)));

    Visitor again = new Visitor(site);
    assertNotEquals(challenge, challenge(again.get("/sign-in")));
    isRefused(again.post(SIGN_IN, answer), again);
  }

  @Test
  void aRefusedAnswerUsesItsChallengeUp() {
    Owner owner = owner("used-up");
    Visitor visitor = new Visitor(site);
    String challenge = challenge(visitor.get("/sign-in"));
    owner.device().origin = "https://elsewhere.example";
    isRefused(visitor.post(SIGN_IN, owner.device().use(challenge)), visitor);

    visitor.get("/sign-in");
    owner.device().origin = origin();
    isRefused(visitor.post(SIGN_IN, owner.device().use(challenge)), visitor);
  }

  @Test
  void anotherOriginOrSiteIsRefused() {
    Owner owner = owner("origin");
    for (String origin :
        List.of(
            "https://localhost:" + site.port(),
            "http://localhost",
            "http://localhost.example:" + site.port(),
            "http://127.0.0.1:" + site.port())) {
      Visitor visitor = new Visitor(site);
      owner.device().origin = origin;
      isRefused(used(visitor, owner.device()), visitor);
    }
    Visitor visitor = new Visitor(site);
    Device elsewhere = new Device("origin", "elsewhere.example", origin());
    elsewhere.userHandle = owner.device().userHandle;
    isRefused(used(visitor, elsewhere), visitor);
  }

  @Test
  void aCounterThatGoesBackOrStandsIsRefused() {
    Owner owner = owner("counter");
    owner.device().count = 7;
    Visitor visitor = new Visitor(site);
    assertEquals("/account", location(used(visitor, owner.device())));

    for (int before : new int[] {7, 2, -1}) {
      Visitor other = new Visitor(site);
      owner.device().count = before;
      isRefused(used(other, owner.device()), other);
    }
  }

  @Test
  void aDeviceWithoutACounterSaysNought() {
    Owner owner = owner("nought");
    for (int i = 0; i < 2; i++) {
      owner.device().count = -1;
      assertEquals("/account", location(used(new Visitor(site), owner.device())));
    }
  }

  @Test
  void aDeviceThatDidNotVerifyItsUserIsRefused() {
    Owner owner = owner("present");
    owner.device().flags = Device.PRESENT;
    Visitor visitor = new Visitor(site);
    isRefused(used(visitor, owner.device()), visitor);

    Device unverified = device("present-new");
    unverified.flags = Device.PRESENT;
    String challenge = challenge(owner.visitor().get("/account"));
    assertEquals(REFUSED, location(owner.visitor().post(ADD, unverified.make(challenge, "A key"))));
  }

  @Test
  void anotherKeyUnderTheSameIdentifierIsRefused() {
    Owner owner = owner("forged");
    Device forged = device("forged");
    forged.userHandle = owner.device().userHandle;
    forged.count = 100;
    Visitor visitor = new Visitor(site);
    isRefused(used(visitor, forged), visitor);

    Visitor other = new Visitor(site);
    other.join("forger", CLERK);
    String challenge = challenge(other.get("/account"));
    assertEquals(REFUSED, location(other.post(ADD, forged.make(challenge, "Mine"))));
    assertEquals("/account", location(used(new Visitor(site), owner.device())));
  }

  @Test
  void aKeyOfAnotherAccountIsRefused() {
    Owner one = owner("one");
    Owner two = owner("two");
    Visitor visitor = new Visitor(site);
    String handle = one.device().userHandle;
    one.device().userHandle = two.device().userHandle;
    isRefused(used(visitor, one.device()), visitor);
    one.device().userHandle = "";
    isRefused(used(visitor, one.device()), visitor);
    one.device().userHandle = handle;

    String challenge = challenge(two.visitor().get("/account/step-up"));
    one.device().count += 10;
    HttpResponse<String> answer =
        two.visitor().post("/account/step-up/passkey", one.device().use(challenge));
    assertEquals(403, answer.statusCode(), answer.body());

    Visitor half = new Visitor(site);
    half.get("/sign-in");
    half.post("/sign-in", "login", "two", "password", Visitor.PASSWORD);
    one.device().count++;
    HttpResponse<String> code =
        half.post("/sign-in/code/passkey", one.device().use(challenge(half.get("/sign-in/code"))));
    isRefused(code, half);

    assertEquals(
        REFUSED,
        location(
            two.visitor()
                .post("/account/passkeys/remove", "credential", one.device().credential())));
    assertEquals(
        REFUSED,
        location(
            two.visitor()
                .post(
                    "/account/passkeys/name",
                    "credential",
                    one.device().credential(),
                    "name",
                    "Mine")));
    assertEquals("Key one", site.bean(Passkeys.class).of(one.account()).getFirst().name());
  }

  @Test
  void aRemovedKeyIsRefusedAndEndsOtherSessions() {
    Owner owner = owner("removed");
    Visitor elsewhere = new Visitor(site);
    assertEquals("/account", location(used(elsewhere, owner.device())));
    owner.visitor().get("/account");
    assertEquals(
        DONE,
        location(
            owner
                .visitor()
                .post("/account/passkeys/remove", "credential", owner.device().credential())));

    assertEquals(302, elsewhere.get("/account/reached").statusCode());
    assertEquals(200, owner.visitor().get("/account/reached").statusCode());
    Visitor visitor = new Visitor(site);
    isRefused(used(visitor, owner.device()), visitor);
  }

  @Test
  void theLastKeyStaysWhereThereIsNoApp() {
    Visitor visitor = new Visitor(site);
    visitor.register("last", CLERK);
    String account = site.bean(Accounts.class).ofLogin("last").orElseThrow().id();
    Device device = added(visitor, account, "last");

    assertEquals(
        "/account?say=passkey-last",
        location(visitor.post("/account/passkeys/remove", "credential", device.credential())));
    assertEquals("/account", location(used(new Visitor(site), device)));
  }

  @Test
  void addingAndRemovingTakeAFreshFactorAndAPasskeyIsOne() {
    Owner owner = owner("fresh");
    site.pass(Duration.ofMinutes(11));
    Device other = device("fresh-two");
    String challenge = challenge(owner.visitor().get("/account"));
    assertEquals(
        "/account/step-up", location(owner.visitor().post(ADD, other.make(challenge, "Two"))));
    assertEquals(
        "/account/step-up",
        location(
            owner
                .visitor()
                .post("/account/passkeys/remove", "credential", owner.device().credential())));

    HttpResponse<String> page = owner.visitor().get("/account/step-up");
    owner.device().count++;
    assertEquals(
        "/account",
        location(
            owner.visitor().post("/account/step-up/passkey", owner.device().use(challenge(page)))));
    String next = challenge(owner.visitor().get("/account"));
    assertEquals(DONE, location(owner.visitor().post(ADD, other.make(next, "Two"))));
  }

  @Test
  void aClosedAccountHasNoPasskeys() {
    Owner owner = owner("closed");
    site.bean(Accounts.class).close(owner.account(), new Actor("site", "test"), site.now());

    assertEquals(List.of(), site.bean(Passkeys.class).of(owner.account()));
    Visitor visitor = new Visitor(site);
    isRefused(used(visitor, owner.device()), visitor);
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    Owner owner = owner("nonsense");
    for (String each : List.of("", "!", "AAAA", "*".repeat(1000))) {
      Visitor visitor = new Visitor(site);
      visitor.get("/sign-in");
      isRefused(
          visitor.post(
              SIGN_IN,
              "credential",
              each.isEmpty() ? owner.device().credential() : each,
              "clientData",
              each,
              "authenticatorData",
              each,
              "signature",
              each,
              "userHandle",
              each),
          visitor);
      owner.visitor().get("/account");
      assertEquals(
          REFUSED,
          location(
              owner
                  .visitor()
                  .post(
                      ADD, "credential", each, "clientData", each, "attested", each, "name", "N")));
    }
    Visitor visitor = new Visitor(site);
    visitor.get("/sign-in");
    isRefused(visitor.post(SIGN_IN), visitor);
  }
}
