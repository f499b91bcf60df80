package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.Held;
import org.proviso.docket.ledger.Owed;
import org.proviso.store.Accounts;
import org.proviso.store.Ledgers;
import org.proviso.web.AccessSite;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// The money of one award from its obligation to a statement, by clerk, approver and recipient.
/// What happens to it here is made up.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyDeskTest {

  private static final String AWARD = "jag/2017/providence-ri";
  private static final String PAGE = "/desk/money/award?award=jag%2F2017%2Fprovidence-ri";

  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;

  @BeforeAll
  static void start() {
    site = new AccessSite(Instant.parse("2018-09-01T14:00:00Z"));
    clerk = new Visitor(site);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    approver = new Visitor(site);
    approver.join("approver", new Accounts.Held("approver", null, false));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static HttpResponse<String> post(Visitor who, String kind, String... fields) {
    who.get(PAGE);
    String[] all = new String[fields.length + 4];
    all[0] = "award";
    all[1] = AWARD;
    all[2] = "kind";
    all[3] = kind;
    System.arraycopy(fields, 0, all, 4, fields.length);
    return who.post("/desk/money/post", all);
  }

  private static void done(HttpResponse<String> response) {
    assertEquals(302, response.statusCode(), response::body);
  }

  private static void says(String words, HttpResponse<String> response) {
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains(words), response::body);
  }

  private static Balances balances() {
    return site.bean(Ledgers.class).ledger(AWARD).orElseThrow().asOf(LocalDate.of(2018, 9, 1));
  }

  @Test
  @Order(1)
  void theRegisterObligatesNothing() {
    String page = clerk.get("/desk/money").body();

    assertTrue(page.contains("Nothing is posted yet."), page);
    assertTrue(page.contains("$212,112.00"), page);
    assertTrue(page.contains("as of 1 Sep 2018"), page);
  }

  @Test
  @Order(2)
  void aClerkObligatesAndTakesPaymentsFromAFileOnce() {
    done(
        post(
            clerk,
            "obligation",
            "effect",
            "2017-10-01",
            "amount",
            "$212,112.00",
            "said",
            "Award document"));
    byte[] file =
        "award,day,amount,reference\njag-2017-providence-ri,2018-01-15,100000.00,R-1\n"
            .getBytes(StandardCharsets.UTF_8);

    says("1 payments were posted, 0 were there before.", upload("import", file));
    says("All 1 payments were there before. Nothing was posted.", upload("import", file));
    assertEquals(10_000_000, balances().paidOut());
  }

  private static HttpResponse<String> upload(String how, byte[] file) {
    clerk.get("/desk/money");
    return clerk.upload("/desk/money/payments?how=" + how, "payments.csv", file);
  }

  @Test
  @Order(3)
  void aFileWithProblemsIsRefusedWithAllOfThemAndTheirPlaces() {
    byte[] file =
        """
        award,day,amount,reference
        jag-2017-providence-ri,15 January,1.00,R-2
        nobody,2018-01-15,1.00,R-3
        jag-2017-providence-ri,2018-01-16,1.00,R-1
        jag-2017-providence-ri,2018-01-16,5.00,R-4
        """
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = upload("import", file);

    says("payments.csv:2:24: BAD_DATE", response);
    says("Line 3: The ledger has no award nobody.", response);
    says("Line 4: The ledger has R-1 with the day 15 Jan 2018 and $100,000.00.", response);
    assertEquals(10_000_000, balances().paidOut());
    says(
        "The file lacks columns: day, amount, reference.",
        upload("import", "award\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Order(4)
  void aFileIsComparedWithTheLedger() {
    byte[] file =
        "award,day,amount,reference\njag-2017-providence-ri,2018-01-16,100000.00,R-1\nx,2018-01-16,1,R-9\n"
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = upload("compare", file);

    says("They differ.", response);
    says("<td>different</td>", response);
    says("<td>only in the file</td>", response);
    says("2018-01-15, $100,000.00", response);
  }

  @Test
  @Order(5)
  void aHoldNamesItsThreeThingsAndTakesAnApprover() {
    String[] hold = {
      "effect",
      "2018-02-01",
      "amount",
      "50000",
      "notice",
      "0",
      "finding",
      "0",
      "said",
      "2 CFR 200.338(a)"
    };
    assertEquals(403, post(clerk, "hold", hold).statusCode());
    HttpResponse<String> lacking =
        post(approver, "hold", "effect", "2018-02-01", "amount", "50000", "notice", "0");
    says("Number of the event that is the finding: the number of an event is expected", lacking);
    says("Authority, in the edition that was in force: something has to stand there.", lacking);
    says(
        "The record has no event 99999.",
        post(approver, "hold", DeskScene.with(hold, "finding", "99999")));
    says(
        "There are only $112,112.00 on the account “undrawn”, on that day or on a day after it."
            + " Source: 2 CFR 200.339(a) (200.338(a) before 12 November 2020).",
        post(approver, "hold", DeskScene.with(hold, "amount", "112112.01")));
    assertEquals(new Held(0), balances().held());

    done(post(approver, "hold", hold));

    assertEquals(new Held(5_000_000), balances().held());
    says(
        "Hold 3: $50,000.00 left, by the notice of event 0, the finding of event 0, and 2 CFR"
            + " 200.338(a)",
        approver.get(PAGE));
  }

  @Test
  @Order(6)
  void nothingBearsInterestBeforeADetermination() {
    done(
        post(
            approver,
            "disallowance",
            "effect",
            "2018-02-01",
            "amount",
            "40000",
            "notice",
            "0",
            "finding",
            "0",
            "said",
            "2 CFR 200.338(b)"));

    HttpResponse<String> interest =
        post(clerk, "interest", "effect", "2018-06-01", "debt", "4", "until", "2018-06-01");

    says(
        "no clock of interest or penalty runs. Source: 31 U.S.C. 3701(b)(1), 3717(b)(2).",
        interest);
    assertEquals(new Owed(0, 0, 0), balances().owed());
    assertEquals(4_000_000, balances().disputed());
  }

  /// 92 days: 4,000,000 x 92 x 1 % / 365 = 10,082.19.
  @Test
  @Order(7)
  void aDebtBearsTheInterestThatIsCounted() {
    done(
        post(
            approver,
            "determination",
            "effect",
            "2018-02-20",
            "amount",
            "40000",
            "decision",
            "0",
            "notice",
            "0",
            "mailed",
            "2018-03-01",
            "due",
            "2018-03-31",
            "rate",
            "1",
            "rate-source",
            "As published for 2018",
            "said",
            "2 CFR 200.345"));
    says(
        "the first day on which interest can be charged is 1 Apr 2018. Source: 31 U.S.C. 3717(d).",
        post(clerk, "interest", "effect", "2018-03-31", "debt", "5", "until", "2018-03-31"));

    done(post(clerk, "interest", "effect", "2018-06-01", "debt", "5", "until", "2018-06-01"));

    assertEquals(new Owed(4_000_000, 10_082, 0), balances().owed());
    says("Interest on debt 5 that is not charged, at 1 % a year", clerk.get(PAGE));
  }

  @Test
  @Order(8)
  void nothingIsPublicUntilAnApproverSaysSo() {
    Visitor reader = new Visitor(site);
    says("Nothing of the ledger is published for this day.", reader.get("/money"));

    approver.get(PAGE);
    done(
        approver.post(
            "/desk/money/publish", "award", AWARD, "how", "publish", "reason", "Asked for often"));

    HttpResponse<String> page = reader.get("/money?on=2018-09-01");
    says("Held: $50,000.00", page);
    says("Disputed: $0.00", page);
    says("Owed, with interest and penalty: $40,100.82", page);
    says("Money as of 1 Sep 2018", page);
    assertFalse(page.body().contains("200.338"), page::body);
    assertEquals(
        String.join(
            "\r\n",
            "recipient,as-of,obligated,undrawn,held,paid-out,disputed,owed,returned,written-off,charged",
            "Providence,2018-09-01,212112.00,62112.00,50000.00,100000.00,0.00,40000.00,0.00,0.00,100.82",
            ""),
        reader.get("/money?on=2018-09-01&format=csv").body());
    says("Money of jag 2017 as of 1 Sep 2018", reader.get("/money/jag/2017?on=2018-09-01"));
    assertEquals(
        String.join(
            "\r\n",
            "from,to,as-of,amount",
            "awarded,paid out,2018-09-01,100000.00",
            "awarded,held,2018-09-01,50000.00",
            "awarded,may be drawn,2018-09-01,62112.00",
            "paid out,drawn,2018-09-01,60000.00",
            "paid out,owed,2018-09-01,40000.00",
            ""),
        reader.get("/money/jag/2017?on=2018-09-01&format=csv").body());
    says("Nothing of the ledger is published", reader.get("/money?on=2017-09-30"));
    assertEquals(404, reader.get("/money/nothing/2017?on=2018-09-01").statusCode());
  }

  @Test
  @Order(9)
  void aStatementIsAPdf() {
    HttpResponse<String> statement =
        clerk.get("/desk/money/statement.pdf?party=providence-ri&on=2018-09-01");

    assertEquals(200, statement.statusCode());
    assertTrue(statement.body().startsWith("%PDF"), statement::body);
    assertEquals(404, clerk.get("/desk/money/statement.pdf?party=nobody").statusCode());
  }

  @Test
  @Order(10)
  void aRecipientReadsItsOwnStatementAndNoOther() {
    Visitor recipient = new Visitor(site);
    recipient.join("recipient", new Accounts.Held("recipient", "providence-ri", false));

    assertTrue(recipient.get("/portal/statements/providence-ri.pdf").body().startsWith("%PDF"));
    assertEquals(404, recipient.get("/portal/statements/chicago-il.pdf").statusCode());
    assertEquals(403, recipient.get(PAGE).statusCode());
  }

  @Test
  @Order(11)
  void everyPageIsAccessibleAndKeepsItsWidth() {
    List<String> faults = new ArrayList<>();
    look("/desk/money?on=2018-09-01", clerk, faults);
    look(PAGE, approver, faults);
    look("/money?on=2018-09-01", clerk, faults);
    look("/money/jag/2017?on=2018-09-01", clerk, faults);
    assertEquals(List.of(), faults);
  }

  private static void look(String path, Visitor visitor, List<String> faults) {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(List.of(new Cookie("proviso", visitor.cookie()).setUrl(site.address())));
      Page page = context.newPage();
      page.onPageError(error -> faults.add(path + " error: " + error));
      page.navigate(site.address() + path);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      for (int width : new int[] {320, 1280}) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          page.setViewportSize(width, 900);
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
          Looked.at(page, path + " " + width + " " + scheme, faults);
        }
      }
    }
  }

  @Test
  @Order(12)
  void aHoldTakesTheCodeOnceMore() {
    site.pass(Duration.ofMinutes(11));

    HttpResponse<String> response =
        post(
            approver,
            "hold",
            "effect",
            "2018-09-01",
            "amount",
            "1",
            "notice",
            "0",
            "finding",
            "0",
            "said",
            "2 CFR 200.338(a)");

    assertEquals("/account/step-up", Visitor.location(response));
    assertEquals(new Held(5_000_000), balances().held());
  }
}
