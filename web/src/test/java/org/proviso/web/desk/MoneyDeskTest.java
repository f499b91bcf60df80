package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.Held;
import org.proviso.docket.ledger.Owed;
import org.proviso.docket.record.Actor;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;
import org.proviso.store.Accounts;
import org.proviso.store.By;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.AccessSite;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// The money of one award from its obligation to a statement, by clerk, approver and recipient.
/// What happens to it here is made up.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyDeskTest {

  private static final String AWARD = "jag/2017/providence-ri";
  private static final MatterId MATTER = new MatterId(AWARD, "jag/1373");
  private static final String PAGE = "/desk/money/award?award=jag%2F2017%2Fprovidence-ri";

  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;
  private static long finding;
  private static long notice;
  private static long withheld;
  private static long disallowed;
  private static long determined;
  private static long demanded;
  private static long cured;

  /// The steps that postings name are of January; those on money were taken against the procedure,
  /// since whether the condition could be enforced was in doubt.
  @BeforeAll
  static void start() {
    site = new AccessSite(Instant.parse("2018-01-20T14:00:00Z"));
    done(matters().open(MATTER, Tier.DIRECT, "award document", by("clerk")));
    finding = step("finding", null);
    notice = step("notice", null);
    step("final-decision", null);
    withheld = step("withhold", "It is urgent.");
    disallowed = step("disallow", "It is urgent.");
    determined = step("determine-debt", "It is urgent.");
    demanded = step("demand-payment", null);
    site.pass(
        Duration.between(
            Instant.parse("2018-01-20T14:00:00Z"), Instant.parse("2018-09-01T14:00:00Z")));
    clerk = new Visitor(site);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    approver = new Visitor(site);
    approver.join("approver", new Accounts.Held("approver", null, false));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Matters matters() {
    return site.bean(Matters.class);
  }

  private static By by(String role) {
    return new By(new Actor(role, role.equals("clerk") ? "a-1" : "a-2"), site.now());
  }

  private static long done(StepTaken taken) {
    return assertInstanceOf(StepTaken.Done.class, taken, taken::toString).event();
  }

  /// Proposed and taken, whatever the procedure says.
  ///
  /// @param reason both officers' for acting against it; null if it is taken as one that it allows
  private static long step(String step, @Nullable String reason) {
    Matters.Judge judge =
        matter -> reason == null ? new Standing.Open(List.of()) : new Standing.Unsettled(List.of());
    MatterFile.Wanted wanted =
        new MatterFile.Wanted(step, Set.of(), Map.of(), "document of " + step);
    done(matters().propose(MATTER, wanted, reason, judge, by("clerk")));
    int number = matters().file(MATTER).orElseThrow().proposals().size();
    return done(matters().take(MATTER, number, reason, judge, by("approver")));
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
      "step",
      "" + withheld,
      "notice",
      "" + notice,
      "finding",
      "" + finding,
      "said",
      "2 CFR 200.338(a)"
    };
    assertEquals(403, post(clerk, "hold", hold).statusCode());
    HttpResponse<String> lacking =
        post(approver, "hold", "effect", "2018-02-01", "amount", "50000", "notice", "" + notice);
    says("Finding: the number of an event is expected", lacking);
    says("Step that it carries out: the number of an event is expected", lacking);
    says("Authority, in the edition that was in force: something has to stand there.", lacking);
    says(
        "The record has no event 99999.",
        post(approver, "hold", DeskScene.with(hold, "finding", "99999")));
    says(
        "There are only $112,112.00 on the account “undrawn”, on that day or on a day after it."
            + " Source: 2 CFR 200.339(a) (200.338(a) before 12 November 2020).",
        post(approver, "hold", DeskScene.with(hold, "amount", "112112.01")));
    says(
        "No matter of this award has a step that is event 0.",
        post(approver, "hold", DeskScene.with(hold, "step", "0")));
    says(
        "is the step “Costs disallowed”; it is not posted as “Hold”.",
        post(approver, "hold", DeskScene.with(hold, "step", "" + disallowed)));
    says(
        "is not what it is named as (Finding)",
        post(approver, "hold", DeskScene.with(hold, "finding", "" + notice)));
    says(
        "Its step was taken on 20 Jan 2018",
        post(approver, "hold", DeskScene.with(hold, "effect", "2018-01-19")));
    assertEquals(new Held(0), balances().held());

    done(post(approver, "hold", hold));

    assertEquals(new Held(5_000_000), balances().held());
    HttpResponse<String> page = approver.get(PAGE);
    says("Hold 3: $50,000.00 left, by 2 CFR 200.338(a)", page);
    says(
        "<a href=\"/record/events/"
            + withheld
            + "\">Payments withheld for a time, 20 Jan 2018, taken against the procedure</a>",
        page);
    says(
        "<span>Notice</span>: <a href=\"/record/events/"
            + notice
            + "\">Notice of the action proposed, 20 Jan 2018</a>",
        page);
    says("<span>Finding</span>: <a href=\"/record/events/" + finding + "\">", page);
    assertFalse(clerk.get("/desk").body().contains("of hold 3"), "nothing ends it");
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
            "step",
            "" + disallowed,
            "notice",
            "" + notice,
            "finding",
            "" + finding,
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
            "step",
            "" + determined,
            "notice",
            "" + demanded,
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

  /// Amounts of the register: Providence $212,112.00, Central Falls $28,677.00, San Francisco
  /// $524,845.00, of which it is not known whether they were accepted. Louisville's and
  /// Albuquerque's awards of 2016 were, and their amounts are not known.
  @Test
  @Order(9)
  void aSupposedOrderSaysWhatItFreesAndWhatIsHeldThere() {
    Visitor reader = new Visitor(site);
    String address =
        "/what-if?on=2018-09-01&verb=enjoins&target=jag%2F1373&scope=everyone&who=&kind=court-order"
            + "&court=ilnd&day=2018-09-01";

    HttpResponse<String> page = reader.get(address);

    says(
        "In doubt: $765,634.00 on record (3 awards more of unknown amount), $0.00 supposed (0"
            + " more); difference -$765,634.00.",
        page);
    says(
        "At stake: $0.00 on record (2 awards more of unknown amount), $0.00 supposed (0 more)",
        page);
    says("Awards freed: 8, with $765,634.00; of 5 of them the amount is not known.", page);
    says("Awards frozen: 0, with $0.00;", page);
    says("Held in these awards: $50,000.00", page);
    List<String> csv = reader.get(address + "&format=csv").body().lines().toList();
    assertEquals(
        "recipient,as-of,at-stake-before,at-stake-after,at-stake-difference,in-doubt-before,"
            + "in-doubt-after,in-doubt-difference,unknown-before,unknown-after",
        csv.getFirst());
    assertTrue(
        csv.contains("Providence,2018-09-01,0.00,0.00,0.00,212112.00,0.00,-212112.00,0,0"),
        csv::toString);
    // Two awards, of 2016 and of 2017.
    assertTrue(
        csv.stream().anyMatch(row -> row.startsWith("Louisville") && row.endsWith(",2,0")),
        csv::toString);
    // An order against a condition that no award has.
    says(
        "No award of the register would stand otherwise on this day.",
        reader.get(address.replace("jag%2F1373", "eo-13768%2F9a")));
    says(
        "The published ledger has nothing of that on this day.",
        reader.get(address.replace("scope=everyone&who=", "scope=named&who=san-francisco-ca")));
    says("What an order or its reversal would free or freeze", reader.get("/money?on=2018-09-01"));
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
    look(
        "/what-if?on=2018-09-01&verb=enjoins&target=jag%2F1373&scope=everyone&who=&kind=court-order"
            + "&court=ilnd&day=2018-09-01",
        clerk, faults);
    assertEquals(List.of(), faults);
  }

  private static void look(String path, Visitor visitor, List<String> faults) {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(List.of(new Cookie("proviso", visitor.cookie()).setUrl(site.address())));
      Page page = context.newPage();
      page.onPageError(error -> faults.add(path + " error: " + error));
      page.navigate(site.address() + path);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      Looked.narrowAndWide(page, path, faults);
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
            "step",
            "" + withheld,
            "notice",
            "" + notice,
            "finding",
            "" + finding,
            "said",
            "2 CFR 200.338(a)");

    assertEquals("/account/step-up", Visitor.location(response));
    assertEquals(new Held(5_000_000), balances().held());
  }

  /// 1 September 2018 is a Saturday, and Monday, the third, is Labor Day: one business day after it
  /// is Tuesday, the fourth.
  @Test
  @Order(13)
  void aCureThatIsAcceptedPutsTheReleaseIntoTheQueueWithItsDay() {
    cured = step("accept-cure", null);
    says("By when is not known", clerk.get("/desk"));
    int number = matters().file(MATTER).orElseThrow().steps().size();
    done(matters().reach(MATTER, number, LocalDate.of(2018, 9, 1), "receipt", by("clerk")));

    says(
        "Release $50,000.00 of hold 3 by 4 Sep 2018. It is ended by: Cure accepted, 1 Sep 2018.",
        clerk.get("/desk"));

    site.pass(Duration.ofDays(4));
    clerk.signIn();
    approver.signIn();
    approver.stepUp();
    says(
        "Release $50,000.00 of hold 3, overdue since 4 Sep 2018. It is ended by: Cure accepted,",
        clerk.get("/desk"));
  }

  @Test
  @Order(14)
  void theFormOfTheReleaseIsFilledInAndNamesWhatFrees() {
    String page = approver.get(PAGE).body();
    int from = page.indexOf("id=\"post-release-of-3\" open=\"open\"");
    assertTrue(from > 0, page);
    String form = page.substring(from, page.indexOf("</form>", from));
    assertTrue(
        form.contains(
            "name=\"amount\" required=\"required\" maxlength=\"2000\" value=\"50000.00\""),
        form);
    assertTrue(form.contains("<option value=\"" + cured + "\" selected=\"selected\">"), form);
    assertTrue(form.contains("value=\"Cure accepted, 1 Sep 2018\""), form);
    String[] release = {
      "effect",
      "2018-09-05",
      "hold",
      "3",
      "amount",
      "50000",
      "freed-by",
      "" + cured,
      "said",
      "Cure accepted"
    };
    says(
        "frees nothing of this hold",
        post(approver, "release", DeskScene.with(release, "freed-by", "" + notice)));

    done(post(approver, "release", release));

    assertEquals(new Held(5_000_000), balances().held());
    assertEquals(
        new Held(0),
        site.bean(Ledgers.class).ledger(AWARD).orElseThrow().asOf(LocalDate.of(2018, 9, 5)).held());
    assertFalse(clerk.get("/desk").body().contains("of hold 3"), "it is released");
  }

  @Test
  @Order(15)
  void anOrderRefusesAHoldAndIsNamed() {
    done(
        matters()
            .order(
                "Stay of 5 September 2018",
                Set.of("withhold"),
                LocalDate.of(2018, 9, 5),
                false,
                "the order",
                List.of(MATTER),
                by("clerk")));

    says(
        "An order of a court operates against it: Stay of 5 September 2018",
        post(
            approver,
            "hold",
            "effect",
            "2018-09-05",
            "amount",
            "1",
            "step",
            "" + withheld,
            "notice",
            "" + notice,
            "finding",
            "" + finding,
            "said",
            "2 CFR 200.338(a)"));
  }
}
