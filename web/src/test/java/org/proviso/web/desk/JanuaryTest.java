package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.Verification;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.AccessSite;
import org.proviso.web.TestSite;
import org.proviso.web.access.Visitor;
import org.proviso.web.record.SignedNow;

/// The inquiry of 24 January 2018, played through the desk: 23 letters that are dry-run, proposed,
/// approved by another person and sent; one that bounces and goes out again; time that is given and
/// not given; an end; and what of it is public. What recipients do here is made up, and so are
/// their addresses. The steps follow one another.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JanuaryTest {

  private static final String INQUIRY = "/desk/inquiries/2018-01";
  private static final byte[] ORDERS =
      "General order: a secret of orders.txt".getBytes(StandardCharsets.UTF_8);
  private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{4}(-[A-Z0-9]{4}){5}\\b");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static GreenMail mailServer;
  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;

  @TempDir private static Path temporary;

  @BeforeAll
  static void start() {
    mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mailServer.start();
    System.setProperty("proviso.mail.host", "127.0.0.1");
    System.setProperty("proviso.mail.port", "" + mailServer.getSmtp().getPort());
    System.setProperty("proviso.mail.secure", "no");
    System.setProperty("proviso.mail.from", "office@grantor.invalid");
    System.setProperty("proviso.office.zone", "America/New_York");
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
    clerk = new Visitor(site);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    approver = new Visitor(site);
    approver.join("approver", new Accounts.Held("approver", null, false));
  }

  @AfterAll
  static void stop() {
    for (String name : List.of("host", "port", "secure", "from")) {
      System.clearProperty("proviso.mail." + name);
    }
    System.clearProperty("proviso.office.zone");
    site.close();
    mailServer.stop();
  }

  private static List<String> addressees() {
    return TestSite.pack().round("R4").orElseThrow().addressees();
  }

  private static String[] draft(String recipients) {
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
      "what", "Training on the same",
      "who", "all offices",
      "period", "1 January 2016 to today",
      "what", "Opinions of counsel on the same",
      "who", "the office of counsel",
      "period", "1 January 2016 to today",
      "consequence", "A subpoena may follow.",
      "contact", "The office of the grantor.",
      "round", "R4",
      "recipients", recipients
    };
  }

  private static String table() {
    StringBuilder table = new StringBuilder("party,attention,email,postal\n");
    for (String party : addressees()) {
      table
          .append(party)
          .append(",The office of counsel,")
          .append(party)
          .append("@mail.invalid,\n");
    }
    return table.toString();
  }

  private static String found(HttpResponse<String> page) {
    Matcher found = Pattern.compile("id=\"found\"><strong>([^<]+)<").matcher(page.body());
    assertTrue(found.find(), page.body());
    return found.group(1);
  }

  /// Returns what stands in a row of the matrix, by recipient.
  private static Map<String, String> matrix() {
    Map<String, String> rows = new TreeMap<>();
    Matcher row =
        Pattern.compile(
                "<tr><th scope=\"row\"><a href=\"" + INQUIRY + "/recipients/([^\"]+)\">.*?</tr>")
            .matcher(clerk.get(INQUIRY).body());
    while (row.find()) {
      rows.put(row.group(1), row.group().replaceAll("<[^>]+>", "|"));
    }
    return rows;
  }

  private static String row(String party) {
    return matrix().getOrDefault(party, "");
  }

  private static void eventually(String what, java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, () -> "not in time: " + what);
      Thread.sleep(200);
    }
  }

  @Test
  @Order(1)
  void nothingCanBeProposedWhileAnAddressIsMissing() {
    clerk.get("/desk");
    assertEquals(
        INQUIRY + "/draft",
        location(
            clerk.post(
                "/desk/inquiries",
                "name",
                "2018-01",
                "programme",
                "jag",
                "title",
                "Compliance with 8 U.S.C. 1373")));
    clerk.get(INQUIRY + "/draft");
    HttpResponse<String> saved = clerk.post(INQUIRY + "/draft", draft(""));
    assertEquals(INQUIRY + "/dry-run", location(saved), saved::body);

    HttpResponse<String> page = clerk.get(INQUIRY + "/dry-run");

    // 23 recipients without an address, each by two channels.
    assertTrue(found(page).startsWith("23 letters, 46 stops"), found(page));
    assertFalse(page.body().contains("propose-title"));
    HttpResponse<String> refused =
        clerk.post(INQUIRY + "/propose", "day", "2018-01-24", "revision", "1", "reason", "x");
    assertEquals(200, refused.statusCode());
    assertTrue(refused.body().contains("Nothing was done"), refused.body());
    assertTrue(refused.body().contains("no address for"), refused.body());
  }

  @Test
  @Order(2)
  void theDryRunShowsEachLetterAndWhatTheLawSaysOfIt() {
    clerk.get(INQUIRY + "/draft");
    assertEquals(INQUIRY + "/dry-run", location(clerk.post(INQUIRY + "/draft", draft(table()))));

    HttpResponse<String> page = clerk.get(INQUIRY + "/dry-run");

    assertTrue(found(page).startsWith("23 letters, 0 stops"), found(page));
    assertEquals("2018-01-24", day(page));
    HttpResponse<String> preview = clerk.get(INQUIRY + "/dry-run/chicago-il.pdf?day=2018-01-24");
    assertEquals(200, preview.statusCode());
    assertTrue(preview.body().startsWith("%PDF-"));
    assertTrue(mailServer.getReceivedMessages().length == 0, "nothing is sent by looking");
    // FY2017: on that day an order enjoined the notice condition everywhere.
    String[] other = draft(table());
    other[1] = "jag/notice";
    other[3] = "2017";
    clerk.get(INQUIRY + "/draft");
    clerk.post(INQUIRY + "/draft", other);
    HttpResponse<String> barred = clerk.get(INQUIRY + "/dry-run");
    assertTrue(barred.body().contains("an order in operation stops enforcement"), barred.body());
    assertEquals(
        Set.of("chicago-il", "cook-county-il", "evanston-il", "state-il"), everyoneOfIllinois());
    clerk.get(INQUIRY + "/draft");
    clerk.post(INQUIRY + "/draft", draft(table()));
  }

  private static Set<String> everyoneOfIllinois() {
    String[] fields = draft("");
    int at = List.of(fields).indexOf("round");
    fields[at] = "state";
    fields[at + 1] = "IL";
    clerk.get(INQUIRY + "/draft");
    assertEquals(INQUIRY + "/dry-run", location(clerk.post(INQUIRY + "/draft", fields)));
    Set<String> found = new TreeSet<>();
    Matcher link =
        Pattern.compile("<th scope=\"row\"><a href=\"/recipients/([a-z-]+)\"")
            .matcher(clerk.get(INQUIRY + "/dry-run").body());
    while (link.find()) {
      found.add(link.group(1));
    }
    return found;
  }

  private static String day(HttpResponse<String> page) {
    Matcher day =
        Pattern.compile("id=\"day\" name=\"day\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(day.find(), page.body());
    return day.group(1);
  }

  @Test
  @Order(3)
  void whoProposesDoesNotApproveAndNothingGoesOutBefore() throws InterruptedException {
    Matcher revision =
        Pattern.compile("name=\"revision\" value=\"(\\d+)\"")
            .matcher(clerk.get(INQUIRY + "/dry-run").body());
    assertTrue(revision.find());
    assertEquals(
        INQUIRY + "/mailings/1",
        location(
            clerk.post(
                INQUIRY + "/propose",
                "day",
                "2018-01-24",
                "revision",
                revision.group(1),
                "reason",
                "The award is on record as made.")));
    eventually("letters written", () -> mailing(1).contains(">proposed<"));

    assertEquals(403, decide(clerk, 1, "approve").statusCode());
    assertEquals(0, mailServer.getReceivedMessages().length);
    assertTrue(mailing(1).contains("not approved"));
  }

  private static String mailing(int number) {
    return clerk.get(INQUIRY + "/mailings/" + number).body();
  }

  private static HttpResponse<String> decide(Visitor who, int mailing, String decision) {
    who.stepUp();
    who.get(INQUIRY + "/mailings/" + mailing);
    return who.post(
        INQUIRY + "/mailings/" + mailing + "/decide", "decision", decision, "reason", "");
  }

  @Test
  @Order(4)
  void anotherPersonApprovesAndEachRecipientGetsOneLetter() throws Exception {
    assertEquals(INQUIRY + "/mailings/1", location(decide(approver, 1, "approve")));
    eventually("23 letters", () -> mailServer.getReceivedMessages().length == 23);
    eventually("outcomes noted", () -> !mailing(1).contains("to be handed over"));

    Map<String, Integer> letters = new TreeMap<>();
    for (var message : mailServer.getReceivedMessages()) {
      letters.merge(message.getAllRecipients()[0].toString(), 1, Integer::sum);
      assertTrue(GreenMailUtil.getWholeMessage(message).contains("application/pdf"));
    }
    assertEquals(23, letters.size());
    assertEquals(
        addressees().stream().map(party -> party + "@mail.invalid").sorted().toList(),
        List.copyOf(letters.keySet()));
    // By the letters as they were sent in 2018: due on 23 February, 30 days after 24 January.
    matrix().forEach((party, row) -> assertTrue(row.contains("due on 23 Feb 2018"), row));
    assertEquals(23, matrix().size());
    HttpResponse<String> second = decide(approver, 1, "approve");
    assertTrue(second.body().contains("It was decided before"), second.body());
    assertEquals(23, mailServer.getReceivedMessages().length);
  }

  @Test
  @Order(5)
  void eachLetterHasACodeThatOpensThePortalOfItsRecipient() throws Exception {
    Invitations invitations = site.bean(Invitations.class);
    for (var message : mailServer.getReceivedMessages()) {
      String party = message.getAllRecipients()[0].toString().replace("@mail.invalid", "");
      Matcher code = CODE.matcher(text(message));
      assertTrue(code.find(), party);
      assertEquals(
          party,
          invitations.find(code.group(), site.now()).orElseThrow().role().party(),
          code.group());
    }
  }

  private static String text(jakarta.mail.internet.MimeMessage message) throws Exception {
    var parts = assertInstanceOf(jakarta.mail.internet.MimeMultipart.class, message.getContent());
    return String.valueOf(parts.getBodyPart(0).getContent());
  }

  @Test
  @Order(6)
  void aLetterThatBouncedGoesOutAgainToAnotherAddressAndItsClockStartsThen() throws Exception {
    site.pass(Duration.ofDays(1));
    clerk.signIn();
    approver.signIn();
    String here = INQUIRY + "/recipients/jackson-ms";
    String key = "2018-01/jackson-ms/1/e-mail/1";
    clerk.get(here);
    after(
        clerk.post(
            here + "/report",
            "delivery",
            key,
            "report",
            "bounced",
            "day",
            "2018-01-25",
            "detail",
            "550 no such user"));
    assertTrue(row("jackson-ms").contains("not started: it came back"));
    assertTrue(clerk.get("/desk").body().contains("came back; another address is needed"));
    clerk.get(here);
    assertTrue(clerk.post(here + "/again", "delivery", key).body().contains("enter another first"));

    after(
        clerk.post(
            here + "/address",
            "attention",
            "The office of counsel",
            "email",
            "counsel@jackson.invalid",
            "postal",
            ""));
    assertEquals(INQUIRY + "/mailings/2", location(clerk.post(here + "/again", "delivery", key)));
    assertEquals(23, mailServer.getReceivedMessages().length);
    assertEquals(INQUIRY + "/mailings/2", location(decide(approver, 2, "approve")));
    eventually("the letter again", () -> mailServer.getReceivedMessages().length == 24);
    eventually("noted", () -> row("jackson-ms").contains("due on"));

    // Sent on Thursday 25 January: 30 days are Saturday 24 February, which moves to Monday.
    assertTrue(row("jackson-ms").contains("due on 26 Feb 2018"), row("jackson-ms"));
    assertFalse(clerk.get("/desk").body().contains("came back; another address is needed"));
  }

  private static void after(HttpResponse<String> response) {
    assertEquals(302, response.statusCode(), response::body);
  }

  @Test
  @Order(7)
  void moreTimeIsGivenToOneAndNotToAnotherEachByALetter() throws Exception {
    String given = INQUIRY + "/recipients/king-county-wa";
    clerk.get(given);
    after(
        clerk.post(
            given + "/extension",
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
    String denied = INQUIRY + "/recipients/lawrence-ma";
    after(
        clerk.post(
            denied + "/extension",
            "asked",
            "2018-01-25",
            "wanted",
            "two months",
            "due",
            "",
            "authority",
            "the grantor's discretion",
            "reason",
            "No ground was stated."));

    assertTrue(row("king-county-wa").contains("due on 9 Mar 2018"));
    assertTrue(row("lawrence-ma").contains("due on 23 Feb 2018"));
    assertTrue(
        row("lawrence-ma").contains("not approved; the letter before: handed over"),
        row("lawrence-ma"));
    assertEquals(24, mailServer.getReceivedMessages().length, "not before they are approved");
    decide(approver, 3, "approve");
    decide(approver, 4, "approve");
    eventually("two letters", () -> mailServer.getReceivedMessages().length == 26);
    String count = clerk.get(given).body();
    assertTrue(count.contains("More time, to this day"), count);
    assertTrue(count.contains("Fri 23 Feb 2018"), count);
  }

  @Test
  @Order(8)
  void anEndWithNoEvidenceIsALetterToo() throws Exception {
    String here = INQUIRY + "/recipients/louisville-ky";
    clerk.get(here);
    after(
        clerk.post(
            here + "/close", "how", "no-evidence", "reason", "The documents were reviewed."));
    decide(approver, 5, "approve");
    eventually("the letter", () -> mailServer.getReceivedMessages().length == 27);

    assertTrue(row("louisville-ky").contains("closed"));
    assertTrue(row("louisville-ky").contains("ended on 25 Jan 2018"));
  }

  @Test
  @Order(9)
  void aRecipientAnswersItemByItemAndAnOfficialCertifies() throws Exception {
    Matcher code = CODE.matcher(text(to("chicago-il")));
    assertTrue(code.find());
    Visitor chicago = new Visitor(site);
    chicago.accept("chicago", code.group());
    String here = "/portal/2018-01/chicago-il";
    assertTrue(chicago.get("/portal").body().contains("23 Feb 2018"));
    chicago.get(here);
    after(chicago.post(here + "/begin"));

    chicago.get(here + "/items/1");
    after(chicago.upload(here + "/items/1/files", "orders.txt", ORDERS));
    Matcher upload =
        Pattern.compile("name=\"file\"[^>]* value=\"([^\"]+)\"")
            .matcher(chicago.get(here + "/items/1").body());
    assertTrue(upload.find());
    String file = upload.group(1);
    after(chicago.post(here + "/items/1", "kind", "produce", "said", "", "file", file));
    chicago.get(here + "/items/2");
    after(
        chicago.post(
            here + "/items/2", "kind", "object", "said", "Training is not a record of the award."));
    chicago.get(here + "/items/3");
    after(
        chicago.post(
            here + "/items/3",
            "kind",
            "privileged",
            "said",
            "",
            "document",
            "Memorandum",
            "dated",
            "3 May 2017",
            "author",
            "counsel",
            "addressees",
            "the office",
            "documentKind",
            "memorandum",
            "basis",
            "attorney-client",
            "pages",
            "4"));
    assertFalse(
        clerk.get(INQUIRY + "/recipients/chicago-il/answers").body().contains("Training is not"),
        "no draft is seen before it is certified");
    chicago.stepUp();
    Matcher seen =
        Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"")
            .matcher(chicago.get(here + "/certify").body());
    assertTrue(seen.find());
    after(
        chicago.post(
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
            seen.group(1)));

    assertTrue(row("chicago-il").contains("answered on 25 Jan 2018, in time"), row("chicago-il"));
    String answers = clerk.get(INQUIRY + "/recipients/chicago-il/answers").body();
    assertTrue(answers.contains("Training is not a record of the award."), answers);
    assertTrue(answers.contains("attorney-client"), answers);
    assertTrue(answers.contains("To the letter as a whole") || answers.contains("Item 2, 25 Jan"));
    assertEquals(
        new String(ORDERS, StandardCharsets.UTF_8), clerk.get("/desk/uploads/" + file).body());
    assertEquals(404, clerk.get("/desk/uploads/u-none").statusCode());
    String task = "objections that nobody ruled upon: 1";
    assertFalse(clerk.get("/desk").body().contains(task), "what only counsel can do");
    Visitor counsel = new Visitor(site);
    counsel.join("counsel", new Accounts.Held("counsel", null, false));
    assertTrue(counsel.get("/desk").body().contains(task));
    String answered = INQUIRY + "/recipients/chicago-il/answers";
    counsel.get(answered);
    after(counsel.post(answered + "/rule", "number", "1", "ruling", "overruled", "said", "Of it."));
    assertFalse(counsel.get("/desk").body().contains(task));
    assertEquals(200, chicago.get(here + "/receipts/1").statusCode());
    assertEquals(404, chicago.get("/portal/2018-01/jackson-ms").statusCode());
  }

  private static jakarta.mail.internet.MimeMessage to(String party) throws Exception {
    for (var message : mailServer.getReceivedMessages()) {
      if (message.getAllRecipients()[0].toString().equals(party + "@mail.invalid")) {
        return message;
      }
    }
    throw new AssertionError("no letter to " + party);
  }

  @Test
  @Order(10)
  void anAnswerIsPublicOnceItIsPublishedAndItsFilesAreNot() throws Exception {
    String path = "/recipients/chicago-il?on=2018-01-25";
    assertFalse(new Visitor(site).get(path).body().contains("Training is not a record"));
    String here = INQUIRY + "/recipients/chicago-il/answers";

    approver.stepUp();
    approver.get(here);
    after(approver.post(here + "/publish", "version", "1", "reason", ""));

    String page = new Visitor(site).get(path).body();
    assertTrue(page.contains("Training is not a record of the award."), page);
    assertTrue(page.contains(Digest.sha256(ORDERS).hex()), "the hash of the file");
    assertFalse(page.contains("a secret of orders.txt"));
  }

  @Test
  @Order(11)
  void thePublicSeesALetterOnceItIsPublishedAndNeverItsCode() throws Exception {
    String path = "/recipients/chicago-il?on=2018-01-25";
    String before = new Visitor(site).get(path).body();
    assertFalse(before.contains("Request for documents and information"), before);

    approver.stepUp();
    approver.get(INQUIRY + "/mailings/1");
    after(approver.post(INQUIRY + "/mailings/1/publish", "reason", ""));
    after(approver.post(INQUIRY + "/mailings/1/publish", "reason", ""));

    String page = new Visitor(site).get(path).body();
    assertTrue(page.contains("Request for documents and information"), page);
    for (var message : mailServer.getReceivedMessages()) {
      Matcher code = CODE.matcher(text(message));
      if (code.find()) {
        String party = message.getAllRecipients()[0].toString().replace("@mail.invalid", "");
        String shown = new Visitor(site).get("/recipients/" + party + "?on=2018-01-25").body();
        assertFalse(shown.contains(code.group()), party);
      }
    }
  }

  @Test
  @Order(12)
  void thePublicSeesTheInquiryAsAWholeByWhatIsPublishedOfIt() {
    Visitor anybody = new Visitor(site);
    String list = anybody.get("/inquiries?on=2018-01-25").body();
    assertTrue(list.contains("href=\"/inquiries/here/2018-01?on=2018-01-25\""), list);

    String page = anybody.get("/inquiries/here/2018-01?on=2018-01-25").body();
    String matrix = page.substring(page.indexOf("id=\"matrix\""));
    assertEquals(23, matrix.split("<th scope=\"row\">", -1).length - 1, "the recipients");
    String chicago = rowOf(matrix, "Chicago");
    // The letter is the first entry that the desk published after the answer.
    assertTrue(chicago.contains("Request for documents and information"), chicago);
    assertTrue(chicago.contains("Answer: "), chicago);
    String sacramento = rowOf(matrix, "Sacramento");
    assertTrue(sacramento.contains("Request for documents and information"), sacramento);
    assertFalse(sacramento.contains("Answer: "), sacramento);
    // Its letter that ends is approved and not published.
    assertTrue(page.contains("<dt>Recipients with a notice of the end</dt><dd>0</dd>"), page);
    assertTrue(page.contains("<dt>Recipients that filed</dt><dd>1</dd>"), page);
    assertEquals(404, anybody.get("/inquiries/here/2018-02?on=2018-01-25").statusCode());
    assertEquals(404, anybody.get("/inquiries/here/none?on=2018-01-25").statusCode());
  }

  private static String rowOf(String matrix, String name) {
    for (String row : matrix.split("<tr>", -1)) {
      if (row.contains(">" + name)) {
        return row;
      }
    }
    throw new AssertionError(name + " is not in " + matrix);
  }

  @Test
  @Order(13)
  void theRecordOfAllThisVerifiesOffline() throws Exception {
    SignedNow.of(site);
    Path file = temporary.resolve("record.txt");
    Files.writeString(file, new Visitor(site).get("/record/record.txt").body());

    try (InputStream in = Files.newInputStream(file)) {
      Verification found = new RecordVerifier(null, null).verify(in);
      assertInstanceOf(Verification.Verified.class, found, found::toString);
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (String kind :
        List.of(
            "inquiry.opened",
            "inquiry.drafted",
            "mailing.proposed",
            "mailing.approved",
            "delivery.begun",
            "delivery.accepted",
            "delivery.reported",
            "clock.extended",
            "clock.not-extended",
            "inquiry.closed",
            "answer.certified")) {
      assertTrue(lines.stream().anyMatch(line -> line.contains(" " + kind + " ")), kind);
    }
    String record = String.join("\n", lines);
    assertFalse(record.contains("mail.invalid"), "no address in what is public of the record");
  }
}
