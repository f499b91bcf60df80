package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.store.Accounts;
import org.proviso.web.AccessSite;
import org.proviso.web.TestSite;
import org.proviso.web.access.Visitor;
import org.springframework.util.FileSystemUtils;

/// A site with a mail server, a clerk and an approver, on 24 January 2018. What recipients do here
/// is made up, and so are their addresses. Closed by who starts it.
final class DeskScene implements AutoCloseable {

  static final String INQUIRY = "/desk/inquiries/2018-01";

  /// The recipient whose letter came back.
  static final String BOUNCED = "jackson-ms";

  /// A recipient of whom no address is known.
  static final String WITHOUT_ADDRESS = "philadelphia-pa";

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final List<String> SETTINGS = List.of("host", "port", "secure", "from");

  /// A store of evidence, attached to nothing yet.
  static final String STORE = "chicago";

  final Path evidence;
  final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  final AccessSite site;
  final Visitor clerk;
  final Visitor approver;
  final Visitor recipient;

  /// The identifier of a file that was handed over.
  String file = "";

  DeskScene() {
    mail.start();
    System.setProperty("proviso.mail.host", "127.0.0.1");
    System.setProperty("proviso.mail.port", "" + mail.getSmtp().getPort());
    System.setProperty("proviso.mail.secure", "no");
    System.setProperty("proviso.mail.from", "office@grantor.invalid");
    try {
      evidence = Files.createTempDirectory("evidence");
      EvidenceScene.write(evidence.resolve(STORE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("proviso.evidence", evidence.toString());
    System.setProperty("proviso.vectors", EvidenceScene.vectors());
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
    clerk = staff("clerk");
    approver = staff("approver");
    recipient = new Visitor(site);
  }

  @Override
  public void close() {
    SETTINGS.forEach(name -> System.clearProperty("proviso.mail." + name));
    System.clearProperty("proviso.evidence");
    System.clearProperty("proviso.vectors");
    site.close();
    try {
      FileSystemUtils.deleteRecursively(evidence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mail.stop();
  }

  /// Makes an account with a role of the staff, signed in.
  Visitor staff(String role) {
    Visitor visitor = new Visitor(site);
    visitor.join(role, new Accounts.Held(role, null, false));
    return visitor;
  }

  static List<String> addressees() {
    return TestSite.pack().round("R4").orElseThrow().addressees();
  }

  /// Returns eight of the addressees, among them each that a test names.
  private static List<String> some() {
    return List.of(
        "chicago-il",
        "albany-ny",
        "berkeley-ca",
        BOUNCED,
        "king-county-wa",
        "lawrence-ma",
        "louisville-ky",
        "los-angeles-ca");
  }

  /// Returns a table of recipients, each with an address.
  static String table(List<String> parties) {
    StringBuilder table = new StringBuilder("party,attention,email,postal\n");
    for (String party : parties) {
      table
          .append(party)
          .append(",The office of counsel,")
          .append(party)
          .append("@mail.invalid,\n");
    }
    return table.toString();
  }

  /// Returns the fields of a draft, names and values.
  static String[] draft(String recipients) {
    return new String[] {
      "condition", "jag/monitoring",
      "year", "2016",
      "rule", "frcp-30-days",
      "way", "e-mail",
      "channel", "e-mail",
      "channel", "portal",
      "what", "Orders, directives and guidance to employees on communicating with the agencies",
      "who", "all offices",
      "period", "1 January 2016 to today",
      "consequence", "A subpoena may follow.",
      "contact", "The office of the grantor.",
      "round", "",
      "recipients", recipients
    };
  }

  /// Returns fields of which one has another value.
  static String[] with(String[] fields, String name, String value) {
    List<String> changed = new ArrayList<>(Arrays.asList(fields));
    int at = -1;
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equals(name)) {
        at = i;
      }
    }
    if (at < 0) {
      changed.addAll(List.of(name, value));
    } else {
      changed.set(at + 1, value);
    }
    return changed.toArray(String[]::new);
  }

  static void done(HttpResponse<String> response) {
    assertEquals(302, response.statusCode(), response::body);
  }

  /// Opens an inquiry and drafts it.
  void open(String name, String title, String recipients) {
    clerk.get("/desk");
    done(clerk.post("/desk/inquiries", "name", name, "programme", "jag", "title", title));
    String draft = "/desk/inquiries/" + name + "/draft";
    clerk.get(draft);
    HttpResponse<String> saved = clerk.post(draft, draft(recipients));
    assertEquals("/desk/inquiries/" + name + "/dry-run", location(saved), saved::body);
  }

  /// Proposes what is drafted, and waits until its letters are written.
  void propose(String name) throws InterruptedException {
    Matcher revision =
        Pattern.compile("name=\"revision\" value=\"(\\d+)\"")
            .matcher(clerk.get("/desk/inquiries/" + name + "/dry-run").body());
    assertTrue(revision.find());
    String mailing =
        location(
            clerk.post(
                "/desk/inquiries/" + name + "/propose",
                "day",
                "2018-01-24",
                "revision",
                revision.group(1),
                "reason",
                "The award is on record as made."));
    eventually("letters written", () -> clerk.get(mailing).body().contains(">proposed<"));
  }

  HttpResponse<String> approve(String inquiry, int mailing) {
    String path = "/desk/inquiries/" + inquiry + "/mailings/" + mailing;
    approver.stepUp();
    approver.get(path);
    return approver.post(path + "/decide", "decision", "approve", "reason", "");
  }

  static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, () -> "not in time: " + what);
      Thread.sleep(200);
    }
  }

  /// Plays until there is something of every sort on the pages of the desk: 8 letters that went
  /// out, one of which came back; more time that waits for its letter to be approved; a clock that
  /// stands still; service that a clerk entered; an answer with an objection; and another inquiry
  /// that is drafted only.
  void play() throws InterruptedException {
    List<String> addressees = some();
    open("2018-01", "Compliance with 8 U.S.C. 1373", table(addressees));
    propose("2018-01");
    done(approve("2018-01", 1));
    eventually("letters handed over", () -> mail.getReceivedMessages().length == addressees.size());
    eventually(
        "outcomes noted",
        () -> !clerk.get(INQUIRY + "/mailings/1").body().contains("to be handed over"));
    site.pass(Duration.ofDays(1));
    clerk.signIn();
    approver.signIn();
    String bounced = INQUIRY + "/recipients/" + BOUNCED;
    clerk.get(bounced);
    done(
        clerk.post(
            bounced + "/report",
            "delivery",
            "2018-01/" + BOUNCED + "/1/e-mail/1",
            "report",
            "bounced",
            "day",
            "2018-01-25",
            "detail",
            "550 no such user"));
    done(
        clerk.post(
            INQUIRY + "/recipients/king-county-wa/extension",
            "asked",
            "2018-01-25",
            "wanted",
            "two weeks",
            "due",
            "2018-03-09",
            "authority",
            "the grantor's discretion",
            "reason",
            ""));
    done(
        clerk.post(
            INQUIRY + "/recipients/lawrence-ma/toll",
            "from",
            "2018-01-25",
            "until",
            "",
            "authority",
            "by agreement"));
    done(
        clerk.post(
            INQUIRY + "/recipients/chicago-il/service",
            "letter",
            "2018-01/chicago-il/1",
            "said",
            "dispatched",
            "way",
            "e-mail",
            "day",
            "2018-01-24",
            "proof",
            "the log of the mail server"));
    answer();
    open(
        "2018-02",
        "A second request",
        table(List.of("chicago-il", "lawrence-ma", BOUNCED)) + WITHOUT_ADDRESS + "\n");
  }

  /// Has Chicago answer with an objection and a file.
  void answer() {
    answer("chicago-il");
  }

  /// Has a party answer likewise, whose account the recipient has from then on.
  void answer(String party) {
    recipient.join("recipient", new Accounts.Held("recipient", party, false));
    String here = "/portal/2018-01/" + party;
    recipient.get(here);
    done(recipient.post(here + "/begin"));
    recipient.get(here + "/items/1");
    done(
        recipient.upload(
            here + "/items/1/files", "orders.txt", "Order 1".getBytes(StandardCharsets.UTF_8)));
    file = found("name=\"file\"[^>]* value=\"([^\"]+)\"", recipient.get(here + "/items/1").body());
    done(recipient.post(here + "/items/1", "kind", "produce", "said", "In part.", "file", file));
    recipient.get(here);
    done(recipient.post(here + "/objections", "item", "1", "ground", "Beyond the terms."));
    recipient.stepUp();
    String seen =
        found("name=\"seen\" value=\"([0-9a-f]{64})\"", recipient.get(here + "/certify").body());
    done(
        recipient.post(
            here + "/certify",
            "official",
            "The Official",
            "office",
            "Office of counsel",
            "typed",
            "The Official",
            "agreed",
            "yes",
            "seen",
            seen));
  }

  static String found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), () -> pattern + " in " + text);
    return found.group(1);
  }
}
