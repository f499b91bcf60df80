package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.AccessSite;

/// A browser as far as signing in needs one: keeps cookies, sends forms with what is hidden in
/// them, follows nothing by itself.
public final class Visitor {

  static final String PASSWORD = "a long enough sentence";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");

  private final AccessSite site;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";
  private byte[] secret = new byte[0];
  private String login = "";

  /// Makes one that has visited nothing yet.
  public Visitor(AccessSite site) {
    this.site = site;
  }

  /// Reads a page of this site.
  public HttpResponse<String> get(String path) {
    return at(site.address() + path);
  }

  /// Reads a page of this site or of another.
  HttpResponse<String> at(String address) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html,*/*;q=0.8")
                .build());
    note(response);
    return response;
  }

  private void note(HttpResponse<String> response) {
    Matcher found = TOKEN.matcher(response.body());
    if (found.find()) {
      token = found.group(1);
    }
  }

  /// Sends a form with the token of the page that was read last.
  ///
  /// @param pairs names and values
  public HttpResponse<String> post(String path, String... pairs) {
    return postWith(token, path, pairs);
  }

  /// Sends a form with a token.
  ///
  /// @param pairs names and values
  public HttpResponse<String> postWith(String csrf, String path, String... pairs) {
    return sent(csrf, site.address() + path, pairs);
  }

  HttpResponse<String> postAt(String address, String... pairs) {
    return sent(token, address, pairs);
  }

  private HttpResponse<String> sent(String csrf, String address, String... pairs) {
    StringBuilder body = new StringBuilder("_csrf=").append(encoded(csrf));
    for (int i = 0; i < pairs.length; i += 2) {
      body.append('&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
    }
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    note(response);
    return response;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Returns the token of the page that was read last.
  String token() {
    return token;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns the path to which a response leads.
  public static String location(HttpResponse<String> response) {
    String location = response.headers().firstValue("Location").orElse("");
    return URI.create(location).getRawPath()
        + (URI.create(location).getRawQuery() == null
            ? ""
            : "?" + URI.create(location).getRawQuery());
  }

  /// Returns the value of the session's cookie; empty if there is none.
  public String cookie() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(each -> each.getName().equals("proviso"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  void setCookie(String value) {
    HttpCookie cookie = new HttpCookie("proviso", value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(site.address()), cookie);
  }

  /// Makes an account by an invitation, sets up a second factor, and is signed in with it.
  ///
  /// @return identifier of the account
  public String join(String loginName, Accounts.Held... held) {
    register(loginName, held[0]);
    enrol();
    Accounts accounts = site.bean(Accounts.class);
    String account = accounts.ofLogin(loginName).orElseThrow().id();
    for (Accounts.Held each : List.of(held).subList(1, held.length)) {
      accounts.grant(
          account, each, new org.proviso.docket.record.Actor("site", "test"), site.now());
    }
    return account;
  }

  /// Makes an account by the code of a letter, sets up a second factor, and is signed in with it.
  public void accept(String loginName, String code) {
    register(loginName, code);
    enrol();
  }

  /// Sends a file by a form with the token of the page that was read last.
  public HttpResponse<String> upload(String path, String name, byte[] content) {
    String boundary = "----a-boundary-that-no-file-has";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + token
                + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  /// Makes an account and is signed in by its password alone.
  void register(String loginName, Accounts.Held held) {
    register(
        loginName,
        site.bean(Invitations.class)
            .create(new Invitations.Invitation(held, null, site.now().plusSeconds(60))));
  }

  private void register(String loginName, String code) {
    login = loginName;
    get("/invitation");
    HttpResponse<String> made =
        post(
            "/invitation",
            "code",
            code,
            "name",
            "Name of " + loginName,
            "login",
            loginName,
            "password",
            PASSWORD);
    assertEquals(302, made.statusCode(), made.body());
  }

  /// Sets up a second factor.
  ///
  /// @return the page with the recovery codes
  String enrol() {
    Matcher key = KEY.matcher(get("/account/code").body());
    if (!key.find()) {
      throw new AssertionError("no key on the page");
    }
    secret = bytes(key.group(1).replace(" ", ""));
    HttpResponse<String> done = post("/account/code", "code", code());
    assertEquals(200, done.statusCode(), done.body());
    site.pass(Duration.ofSeconds(30));
    return done.body();
  }

  /// By the definition of RFC 4648 and in another way than the site.
  static byte[] bytes(String base32) {
    java.math.BigInteger number = java.math.BigInteger.ZERO;
    for (int i = 0; i < base32.length(); i++) {
      char each = base32.charAt(i);
      int value = each >= 'A' ? each - 'A' : each - '2' + 26;
      number = number.shiftLeft(5).add(java.math.BigInteger.valueOf(value));
    }
    byte[] bytes = new byte[20];
    byte[] found = number.toByteArray();
    for (int i = 0; i < Math.min(20, found.length); i++) {
      bytes[19 - i] = found[found.length - 1 - i];
    }
    return bytes;
  }

  byte[] secret() {
    return secret.clone();
  }

  /// Returns the code that the app shows now.
  public String code() {
    return Totp.code(secret, Totp.step(site.now()));
  }

  HttpResponse<String> password() {
    get("/sign-in");
    return post("/sign-in", "login", login, "password", PASSWORD);
  }

  /// Signs in with password and code.
  public void signIn() {
    assertEquals("/sign-in/code", location(password()));
    get("/sign-in/code");
    assertEquals(302, post("/sign-in/code", "code", code()).statusCode());
    site.pass(Duration.ofSeconds(30));
  }

  /// Gives a code once more.
  public void stepUp() {
    get("/account/step-up");
    assertEquals(302, post("/account/step-up", "code", code()).statusCode());
    site.pass(Duration.ofSeconds(30));
  }
}
