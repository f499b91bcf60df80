package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.web.AccessSite;
import org.slf4j.LoggerFactory;

/// What becomes of accounts with an app when a site is started again, with its key and without,
/// over HTTP.
class LostAppKeyTest {

  private static final Accounts.Held CLERK = new Accounts.Held("clerk", null, false);
  static final String UNREADABLE =
      "This site can not read at present what it knows of your app, and its log says so. A"
          + " recovery code or a passkey works. If you have neither, ask whoever runs this site to"
          + " put it right or to invite you anew.";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AccessSite site = new AccessSite();

  @AfterEach
  void stop() {
    site.close();
  }

  /// Starts the site again.
  ///
  /// @return what it says meanwhile
  private String restarted() {
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      site.restart();
    } finally {
      System.setOut(out);
    }
    // Whoever listened before is forgotten at a start.
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return said.toString(StandardCharsets.UTF_8);
  }

  private String noted() {
    return String.join("\n", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  private byte[] kept(String account) {
    return site.bean(Accounts.class).totpSecret(account).orElseThrow();
  }

  private static HttpResponse<String> code(Visitor visitor, String code) {
    assertEquals("/sign-in/code", location(visitor.password()));
    visitor.get("/sign-in/code");
    return visitor.post("/sign-in/code", "code", code);
  }

  @Tag("full")
  @Test
  void codesGoOnAfterARestartAndAreRefusedWithoutTheKeyUntilAnAppIsSetUpAnew() throws Exception {
    Visitor visitor = new Visitor(site);
    visitor.register("stays", CLERK);
    List<String> recovery =
        Pattern.compile("<code>([A-Z0-9-]{34})</code>")
            .matcher(visitor.enrol())
            .results()
            .map(found -> found.group(1))
            .toList();
    String account = site.bean(Accounts.class).ofLogin("stays").orElseThrow().id();
    byte[] before = kept(account);
    Path keys = site.data().resolve("access").resolve("keys");

    assertFalse(restarted().contains("codes of"));
    assertArrayEquals(before, kept(account));
    visitor.signIn();

    Path aside = site.data().resolve("aside");
    Files.move(keys, aside);
    String said = restarted();
    assertTrue(
        said.contains(
            "codes of authenticator apps are refused: "
                + keys
                + " is not there, and secrets were encrypted with key 1"),
        said);
    assertFalse(Files.exists(keys), "a key was made");
    assertTrue(code(visitor, visitor.code()).body().contains(UNREADABLE));
    assertEquals(302, visitor.post("/sign-in/code", "code", recovery.get(0)).statusCode());
    assertEquals(200, visitor.get("/account/code").statusCode());
    Visitor late = new Visitor(site);
    late.register("late", CLERK);
    HttpResponse<String> page = late.get("/account/code");
    HttpResponse<String> none =
        late.post("/account/code", "code", AppCode.of(key(page.body()), site.now()));
    assertEquals(503, none.statusCode());
    assertTrue(none.body().contains("No app can be set up at present"), none.body());

    // The key comes back: nothing was lost.
    Files.move(aside, keys);
    restarted();
    visitor.signIn();

    Files.delete(keys);
    System.setProperty("proviso.access.new-key", "true");
    try {
      restarted();
    } finally {
      System.clearProperty("proviso.access.new-key");
    }
    assertEquals(403, code(visitor, visitor.code()).statusCode());
    assertTrue(noted().contains("can not be asked: key 1 is not there"), noted());
    assertEquals(302, visitor.post("/sign-in/code", "code", recovery.get(1)).statusCode());
    visitor.enrol();
    assertEquals(2, kept(account)[0]);
    restarted();
    visitor.signIn();
  }

  private static String key(String page) {
    return Pattern.compile("<code>([A-Z2-7 ]{39})</code>")
        .matcher(page)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
