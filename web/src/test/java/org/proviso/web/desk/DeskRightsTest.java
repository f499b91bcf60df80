package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;
import static org.proviso.web.desk.DeskScene.BOUNCED;
import static org.proviso.web.desk.DeskScene.INQUIRY;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.store.By;
import org.proviso.store.Inquiries;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.Reviews;
import org.proviso.web.access.Visitor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who reads and does what on the desk, what leads nowhere, and what odd input comes to.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskRightsTest {

  private static final String KEY = "2018-01/" + BOUNCED + "/1/e-mail/1";
  private static final String LETTER = "2018-01/" + BOUNCED + "/1";
  private static final String RECIPIENT = INQUIRY + "/recipients/" + BOUNCED;
  private static final String AWARD = "jag/2017/providence-ri";
  private static final String[] MATTER = {"award", AWARD, "condition", "jag/1373"};
  private static final Set<String> STAFF =
      Set.of("clerk", "reviewer", "counsel", "approver", "administrator");

  /// A form of the desk.
  ///
  /// @param pattern its address, as the site has it
  /// @param path an address of something that is there
  /// @param role the only one that may send it
  /// @param named names and values that are right
  private record Form(String pattern, String path, String role, List<String> named) {

    static Form of(String pattern, String path, String role, String... fields) {
      return new Form(pattern, path, role, List.of(fields));
    }

    String[] fields() {
      return named.toArray(String[]::new);
    }

    static Form ofRecipient(String act, String... fields) {
      return Form.of(
          "/desk/inquiries/{inquiry}/recipients/{party}/" + act,
          RECIPIENT + "/" + act,
          "clerk",
          fields);
    }

    static Form ofEntry(String act, String role, String... fields) {
      return Form.of(
          "/desk/entries/{party}/{number}/" + act,
          "/desk/entries/chicago-il/1/" + act,
          role,
          fields);
    }

    static Form ofStore(String act, String role, String... fields) {
      return Form.of("/desk/evidence/{store}/" + act, STORE + "/" + act, role, fields);
    }

    static Form ofMatter(String act, String role, String... fields) {
      List<String> all = new ArrayList<>(List.of(MATTER));
      all.addAll(List.of(fields));
      String path = "/desk/matters/" + act;
      return Form.of(path, path, role, all.toArray(String[]::new));
    }

    static Form ofMailing(String act, String role, String... fields) {
      return Form.of(
          "/desk/inquiries/{inquiry}/mailings/{number}/" + act,
          INQUIRY + "/mailings/1/" + act,
          role,
          fields);
    }
  }

  private static final String STORE = "/desk/evidence/" + DeskScene.STORE;

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              "/desk/inquiries",
              "/desk/inquiries",
              "clerk",
              "name",
              "other",
              "programme",
              "jag",
              "title",
              "Another"),
          Form.of(
              "/desk/inquiries/{inquiry}/draft",
              INQUIRY + "/draft",
              "clerk",
              DeskScene.draft(DeskScene.table(List.of(BOUNCED)))),
          Form.of(
              "/desk/inquiries/{inquiry}/propose",
              INQUIRY + "/propose",
              "clerk",
              "day",
              "2018-01-25",
              "revision",
              "1",
              "reason",
              "A reason"),
          Form.of(
              "/desk/inquiries/{inquiry}/reminders",
              INQUIRY + "/reminders",
              "clerk",
              "seen",
              "0".repeat(64)),
          Form.ofMailing("decide", "approver", "decision", "approve", "reason", "A reason"),
          Form.ofMailing("publish", "approver", "reason", "A reason"),
          Form.ofMailing("go-on", "clerk"),
          Form.ofMailing("print.zip", "clerk"),
          Form.of(
              "/desk/calendars",
              "/desk/calendars",
              "clerk",
              "from",
              "us-federal@2018-1",
              "to",
              "us-federal@2026-1",
              "authority",
              "An authority",
              "clock",
              "2018-01/chicago-il"),
          Form.of(
              "/desk/inquiries/{inquiry}/recipients/{party}/answers/rule",
              INQUIRY + "/recipients/chicago-il/answers/rule",
              "counsel",
              "number",
              "1",
              "ruling",
              "sustained",
              "said",
              "A reason"),
          Form.of(
              "/desk/inquiries/{inquiry}/recipients/{party}/answers/publish",
              INQUIRY + "/recipients/chicago-il/answers/publish",
              "approver",
              "version",
              "1",
              "reason",
              "A reason"),
          Form.ofRecipient(
              "address", "attention", "Counsel", "email", "a@mail.invalid", "postal", "1 Street"),
          Form.ofRecipient("again", "delivery", KEY),
          Form.ofRecipient("entered/take-back", "event", "0", "reason", "A reason"),
          Form.ofRecipient("offer", "delivery", KEY, "reason", "A reason"),
          Form.ofRecipient("settle", "delivery", KEY, "arrived", "yes", "reason", "A reason"),
          Form.ofRecipient(
              "report",
              "delivery",
              KEY,
              "report",
              "opened",
              "day",
              "2018-01-25",
              "detail",
              "A detail"),
          Form.ofRecipient(
              "service",
              "letter",
              LETTER,
              "said",
              "dispatched",
              "way",
              "e-mail",
              "of",
              "",
              "day",
              "2018-01-25",
              "proof",
              "A proof"),
          Form.ofRecipient(
              "toll",
              "from",
              "2018-01-25",
              "until",
              "2018-01-26",
              "ends",
              "",
              "authority",
              "An authority"),
          Form.ofRecipient(
              "extension",
              "asked",
              "2018-01-25",
              "wanted",
              "A week",
              "due",
              "",
              "authority",
              "An authority",
              "reason",
              "A reason"),
          Form.of(
              "/desk/money/post",
              "/desk/money/post",
              "clerk",
              "award",
              AWARD,
              "kind",
              "obligation",
              "effect",
              "2018-01-02",
              "amount",
              "5.00",
              "said",
              "A document"),
          Form.of(
              "/desk/money/post",
              "/desk/money/post",
              "approver",
              "award",
              AWARD,
              "kind",
              "determination",
              "effect",
              "2018-01-02",
              "amount",
              "5.00",
              "step",
              "0",
              "notice",
              "0",
              "mailed",
              "2018-01-03",
              "due",
              "2018-01-04",
              "rate",
              "1",
              "rate-source",
              "A source",
              "said",
              "An authority"),
          Form.of(
              "/desk/money/publish",
              "/desk/money/publish",
              "approver",
              "award",
              AWARD,
              "how",
              "publish",
              "reason",
              "A reason"),
          Form.of(
              "/desk/matters",
              "/desk/matters",
              "clerk",
              "award",
              AWARD,
              "condition",
              "jag/1373",
              "tier",
              "direct",
              "said",
              "A document"),
          Form.ofMatter(
              "propose",
              "clerk",
              "step",
              "demand",
              "said",
              "A letter",
              "override",
              "",
              "action",
              ""),
          Form.ofMatter(
              "decide", "approver", "proposal", "1", "decision", "take", "reason", "A reason"),
          Form.ofMatter(
              "enter", "clerk", "step", "answer", "day", "2018-01-24", "said", "A filing"),
          Form.ofMatter("join", "clerk", "inquiry", "2018-01"),
          Form.ofMatter("reach", "clerk", "number", "1", "day", "2018-01-24", "said", "A slip"),
          Form.ofMatter("finding", "reviewer", "said", "A conclusion", "shown-1", "shown"),
          Form.ofMatter(
              "finding/read", "reviewer", "finding", "1", "said", "A text", "opinion-1", "agree"),
          Form.ofMatter("finding/show", "approver", "finding", "1", "said", "A letter"),
          Form.ofMatter(
              "finding/answer", "clerk", "finding", "1", "said", "A text", "document", "A letter"),
          Form.ofMatter("finding/propose", "clerk", "step", "close", "said", "A letter"),
          Form.ofMatter("publish", "approver", "how", "publish", "reason", "A reason"),
          Form.of(
              "/desk/matters/order",
              "/desk/matters/order",
              "clerk",
              "citation",
              "An order",
              "action",
              "withhold",
              "from",
              "2018-01-24",
              "doubtful",
              "yes",
              "said",
              "A copy",
              "matter",
              AWARD + " jag/1373"),
          Form.of(
              "/desk/matters/lift",
              "/desk/matters/lift",
              "approver",
              "number",
              "1",
              "day",
              "2018-01-25",
              "said",
              "A copy"),
          Form.of("/desk/money/payments", "/desk/money/payments", "clerk", "how", "import"),
          Form.ofStore("attach", "reviewer", "recipient", "2018-01/chicago-il"),
          Form.ofStore(
              "code", "reviewer", "at", EvidenceScene.ORDER, "item", "1", "code", "privileged"),
          Form.ofStore(
              "settle",
              "counsel",
              "at",
              EvidenceScene.ORDER,
              "item",
              "1",
              "code",
              "privileged",
              "reason",
              "A reason"),
          Form.ofStore("tag", "reviewer", "at", EvidenceScene.ORDER, "tag", "a tag"),
          Form.ofStore("note", "reviewer", "at", EvidenceScene.ORDER, "said", "A note"),
          Form.ofStore("note/withdraw", "reviewer", "at", EvidenceScene.ORDER, "note", "1"),
          Form.ofStore("searches", "reviewer", "words", "notify", "name", "A name"),
          Form.ofStore("searches/run", "reviewer", "name", "A name"),
          Form.ofStore(
              "clause",
              "reviewer",
              "at",
              EvidenceScene.ORDER,
              "page",
              "1",
              "text",
              "body",
              "from",
              "0",
              "until",
              "62",
              "holder",
              "chicago-il",
              "title",
              "A title",
              "term-restricts",
              "asking",
              "mark",
              "V1"),
          Form.ofStore("clauses/enter", "counsel", "draft", "1"),
          Form.ofStore("clauses/decline", "counsel", "draft", "1", "reason", "A reason"),
          Form.ofStore("clauses/withdraw", "counsel", "draft", "1", "reason", "A reason"),
          Form.ofEntry(
              "correct", "clerk", "title", "A title", "text", "A text", "reason", "A reason"),
          Form.ofEntry("publish", "approver"),
          Form.ofEntry("withdraw", "approver", "reason", "A reason"),
          Form.ofEntry("redact", "approver", "reason", "A reason"),
          Form.ofRecipient("remind"),
          Form.ofRecipient("replace", "reason", "A reason"),
          Form.ofRecipient("close", "how", "other", "reason", "A reason"));

  private static final Map<String, Visitor> PEOPLE = new LinkedHashMap<>();

  private static DeskScene scene;
  private static Map<String, String> pages;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.play();
    PEOPLE.put("nobody", new Visitor(scene.site));
    PEOPLE.put("recipient", scene.recipient);
    PEOPLE.put("clerk", scene.clerk);
    PEOPLE.put("approver", scene.approver);
    for (String role : List.of("reviewer", "counsel", "administrator")) {
      PEOPLE.put(role, scene.staff(role));
    }
    String letter =
        scene
            .site
            .bean(Inquiries.class)
            .file("2018-01")
            .orElseThrow()
            .letters()
            .getFirst()
            .deskPdf()
            .hex();
    String docx =
        scene
            .site
            .bean(Inquiries.class)
            .file("2018-01")
            .orElseThrow()
            .letters()
            .getFirst()
            .deskDocx()
            .hex();
    pages = new LinkedHashMap<>();
    pages.put("/desk", "/desk");
    pages.put("/desk/inquiries/{inquiry}", INQUIRY);
    pages.put("/desk/inquiries/{inquiry}/draft", INQUIRY + "/draft");
    pages.put("/desk/inquiries/{inquiry}/dry-run", INQUIRY + "/dry-run");
    pages.put(
        "/desk/inquiries/{inquiry}/dry-run/{party}.pdf", INQUIRY + "/dry-run/" + BOUNCED + ".pdf");
    pages.put("/desk/inquiries/{inquiry}/reminders", INQUIRY + "/reminders");
    pages.put(
        "/desk/inquiries/{inquiry}/reminders/{party}.pdf",
        INQUIRY + "/reminders/king-county-wa.pdf");
    pages.put("/desk/inquiries/{inquiry}/mailings/{number}", INQUIRY + "/mailings/1");
    pages.put("/desk/inquiries/{inquiry}/recipients/{party}", RECIPIENT);
    pages.put(
        "/desk/inquiries/{inquiry}/recipients/{party}/answers",
        INQUIRY + "/recipients/chicago-il/answers");
    pages.put("/desk/inquiries/{inquiry}/recipients/{party}/entered", RECIPIENT + "/entered");
    pages.put("/desk/calendars", "/desk/calendars");
    scene
        .site
        .bean(Matters.class)
        .open(
            new MatterId(AWARD, "jag/1373"),
            null,
            "A document",
            new By(new Actor("clerk", "a-test"), Instant.parse("2018-01-24T15:00:00Z")));
    pages.put("/desk/matters", "/desk/matters");
    pages.put(
        "/desk/matters/matter", "/desk/matters/matter?award=" + AWARD + "&condition=jag/1373");
    pages.put(
        "/desk/matters/finding", "/desk/matters/finding?award=" + AWARD + "&condition=jag/1373");
    pages.put(
        "/desk/matters/paper",
        "/desk/matters/paper?award=" + AWARD + "&condition=jag/1373&step=demand");
    pages.put("/desk/statistics", "/desk/statistics");
    scene
        .site
        .bean(Reviews.class)
        .attach(
            "2018-01",
            "chicago-il",
            DeskScene.STORE,
            Digest.sha256(new byte[0]),
            new By(new Actor("reviewer", "a-test"), Instant.parse("2018-01-25T15:00:00Z")));
    String document = "?at=" + EvidenceScene.ORDER;
    pages.put("/desk/evidence", "/desk/evidence");
    pages.put("/desk/evidence/{store}", STORE);
    pages.put("/desk/evidence/{store}/item", STORE + "/item" + document);
    pages.put("/desk/evidence/{store}/page.png", STORE + "/page.png" + document + "&page=1");
    pages.put("/desk/evidence/{store}/original", STORE + "/original" + document);
    pages.put("/desk/evidence/{store}/passages", STORE + "/passages");
    pages.put(
        "/desk/evidence/{store}/clause",
        STORE + "/clause" + document + "&page=1&text=body&from=0&until=62");
    pages.put("/desk/evidence/{store}/clauses", STORE + "/clauses");
    pages.put("/desk/evidence/{store}/matrix", STORE + "/matrix");
    pages.put("/desk/evidence/{store}/searches", STORE + "/searches");
    pages.put("/desk/evidence/{store}/second", STORE + "/second?item=1");
    pages.put("/desk/evidence/{store}/decisions", STORE + "/decisions");
    pages.put("/desk/money", "/desk/money");
    pages.put("/desk/money/award", "/desk/money/award?award=" + AWARD);
    pages.put("/desk/money/statement.pdf", "/desk/money/statement.pdf?party=providence-ri");
    pages.put("/desk/entries", "/desk/entries?party=chicago-il");
    pages.put("/desk/entries/{party}/{number}", "/desk/entries/chicago-il/1");
    pages.put("/desk/uploads/{upload}", "/desk/uploads/" + scene.file);
    pages.put("/desk/letters/{hash}.pdf", "/desk/letters/" + letter + ".pdf");
    pages.put("/desk/letters/{hash}.docx", "/desk/letters/" + docx + ".docx");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Visitor who(String role) {
    return Objects.requireNonNull(PEOPLE.get(role), role);
  }

  /// Pages of people are of the access' own tests, and one page is there for them.
  private static Set<String> patterns(RequestMethod method) {
    Set<String> patterns = new TreeSet<>();
    scene
        .site
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .filter(it -> it.getMethodsCondition().getMethods().contains(method))
        .flatMap(it -> it.getPatternValues().stream())
        .filter(it -> it.equals("/desk") || it.startsWith("/desk/"))
        .filter(it -> !it.startsWith("/desk/people") && !it.equals("/desk/reached"))
        .forEach(patterns::add);
    return patterns;
  }

  @Test
  @Order(1)
  void everyAddressOfTheDeskIsAskedFor() {
    assertEquals(patterns(RequestMethod.GET), new TreeSet<>(pages.keySet()));
    Set<String> forms = new TreeSet<>();
    FORMS.forEach(form -> forms.add(form.pattern()));
    assertEquals(patterns(RequestMethod.POST), forms);
  }

  @Test
  @Order(2)
  void theStaffReadsEveryPageAndNobodyElseAny() {
    List<String> faults = new ArrayList<>();
    PEOPLE.forEach(
        (who, visitor) ->
            pages.forEach(
                (pattern, path) -> {
                  int expected = STAFF.contains(who) ? 200 : who.equals("nobody") ? 302 : 403;
                  HttpResponse<String> response = visitor.get(path);
                  if (response.statusCode() != expected) {
                    faults.add(who + " " + pattern + ": " + response.statusCode());
                  }
                  if (response.statusCode() == 302 && !location(response).startsWith("/sign-in")) {
                    faults.add(who + " " + pattern + " leads to " + location(response));
                  }
                }));
    assertEquals(List.of(), faults);
  }

  /// Once it was there, and once its answer was empty.
  @Test
  @Order(2)
  void aFileThatWasHandedOverIsGivenWholeHoweverOften() {
    for (int i = 0; i < 50; i++) {
      HttpResponse<String> response = scene.clerk.get("/desk/uploads/" + scene.file);
      assertEquals("200 Order 1", response.statusCode() + " " + response.body());
    }
  }

  @Test
  @Order(3)
  void eachFormIsForOneRole() {
    List<String> faults = new ArrayList<>();
    PEOPLE.forEach(
        (who, visitor) -> {
          for (Form form : FORMS) {
            if (!form.role().equals(who)) {
              visitor.get(who.equals("nobody") ? "/sign-in" : "/account");
              HttpResponse<String> response = visitor.post(form.path(), form.fields());
              boolean refused =
                  who.equals("nobody")
                      ? response.statusCode() == 302 && location(response).startsWith("/sign-in")
                      : response.statusCode() == 403;
              if (!refused) {
                faults.add(
                    who
                        + " "
                        + form.path()
                        + ": "
                        + response.statusCode()
                        + " "
                        + response.headers().firstValue("Location").orElse(""));
              }
            }
          }
        });
    assertEquals(List.of(), faults);
  }

  @Test
  @Order(4)
  void withoutTheTokenOfItsPageNoFormIsTaken() {
    long before = events();
    for (Form form : FORMS) {
      Visitor visitor = who(form.role());
      for (String token : List.of("", "forged")) {
        assertEquals(
            403, visitor.postWith(token, form.path(), form.fields()).statusCode(), form.path());
      }
    }
    assertEquals(before, events());
  }

  private static long events() {
    return scene.site.bean(org.proviso.store.EventLog.class).head().edge().size();
  }

  @Test
  @Order(5)
  void toApproveAndToPublishNeedTheCodeOnceMore() {
    scene.site.pass(Duration.ofMinutes(11));
    long before = events();
    String path = INQUIRY + "/mailings/2";
    scene.approver.get(path);
    for (String act : List.of("/decide", "/publish")) {
      assertEquals(
          "/account/step-up",
          location(scene.approver.post(path + act, "decision", "approve", "reason", "")));
    }
    assertEquals(
        "/account/step-up",
        location(
            scene.approver.post(
                INQUIRY + "/recipients/chicago-il/answers/publish", "version", "1")));
    for (String kind :
        List.of(
            "hold",
            "release",
            "termination",
            "disallowance",
            "determination",
            "offset",
            "write-off",
            "reversal")) {
      assertEquals(
          "/account/step-up",
          location(scene.approver.post("/desk/money/post", "award", AWARD, "kind", kind)));
    }
    for (String act :
        List.of(
            "/desk/money/publish",
            "/desk/matters/publish",
            "/desk/matters/decide",
            "/desk/matters/lift",
            "/desk/matters/finding/show")) {
      assertEquals(
          "/account/step-up",
          location(scene.approver.post(act, "award", AWARD, "how", "publish")),
          act);
    }
    assertEquals(before, events());
  }

  @Test
  @Order(6)
  void whatIsOfAnotherInquiryOrRecipientIsNotThere() {
    long before = events();
    scene.approver.stepUp();
    List<String> faults = new ArrayList<>();
    // The second inquiry is not of this recipient, and has no mailing.
    String other = "/desk/inquiries/2018-02";
    for (String path :
        List.of(
            other + "/mailings/1",
            other + "/mailings/0",
            INQUIRY + "/mailings/99",
            other + "/recipients/king-county-wa",
            INQUIRY + "/recipients/nobody",
            INQUIRY + "/recipients/united-states",
            INQUIRY + "/recipients/philadelphia-pa/answers",
            other + "/recipients/king-county-wa/answers",
            other + "/recipients/king-county-wa/entered",
            INQUIRY + "/recipients/nobody/entered",
            "/desk/uploads/u-none",
            other + "/dry-run/king-county-wa.pdf",
            other + "/reminders/king-county-wa.pdf",
            INQUIRY + "/reminders/lawrence-ma.pdf",
            "/desk/inquiries/none/reminders",
            "/desk/inquiries/none",
            "/desk/inquiries/none/draft",
            "/desk/inquiries/none/dry-run",
            "/desk/letters/" + "0".repeat(64) + ".pdf",
            "/desk/letters/0.pdf")) {
      int status = scene.clerk.get(path).statusCode();
      if (status != 404) {
        faults.add(path + ": " + status);
      }
    }
    for (Form form : FORMS) {
      if (form.path().startsWith(INQUIRY)) {
        String elsewhere = form.path().replace(INQUIRY, "/desk/inquiries/none");
        expect404(form, elsewhere, form.fields(), faults);
      }
      if (form.path().startsWith(RECIPIENT)) {
        expect404(
            form,
            form.path().replace(RECIPIENT, other + "/recipients/king-county-wa"),
            form.fields(),
            faults);
        String[] fields = form.fields();
        if (List.of(fields).contains(KEY) || List.of(fields).contains(LETTER)) {
          // A letter of one recipient at the address of another.
          expect404(
              form,
              form.path().replace(RECIPIENT, INQUIRY + "/recipients/chicago-il"),
              fields,
              faults);
        }
      }
      if (form.path().startsWith(INQUIRY + "/mailings")) {
        expect404(form, form.path().replace(INQUIRY, other), form.fields(), faults);
      }
    }
    assertEquals(List.of(), faults);
    assertEquals(before, events());
  }

  private static void expect404(Form form, String path, String[] fields, List<String> faults) {
    Visitor visitor = who(form.role());
    visitor.get("/desk/inquiries/2018-01/mailings/2");
    visitor.get("/account");
    HttpResponse<String> response = visitor.post(path, fields);
    if (response.statusCode() != 404) {
      faults.add(path + ": " + response.statusCode());
    }
  }

  private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  private static final List<String> ODD =
      List.of(
          MARKUP,
          "x".repeat(30_000),
          "nul \0 bell \u0007 escape \u001b[31m and \u0085",
          "\u202egnp.exe \ufeff \ufffe \ud83d\ude00",
          "=HYPERLINK(\"http://x.invalid\";\"+1\")",
          "../../../../etc/passwd",
          "{{sender}} ${7*7} #{1} __${7*7}__ [x](javascript:alert(1))",
          "0000-01-01",
          "9999-12-31",
          "99999999999999999999",
          "line one\r\nSubject: forged\r\n\r\nbody");

  private static final Pattern INNARDS =
      Pattern.compile(
          "[a-z]\\.[A-Z]\\w*(?:Exception|Error)|\\bat [a-z]+\\.[\\w.$]+\\(|\\.java:\\d"
              + "|org\\.springframework|org\\.thymeleaf|org\\.postgresql|PSQL");

  private static void look(String what, HttpResponse<String> response, List<String> faults) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() >= 500) {
      faults.add(what + ": " + response.statusCode());
    }
    if (type.startsWith("text/html")
        && (response.body().contains("<script>alert")
            || response.body().contains("<img src=x")
            || response.body().contains("href=\"javascript:"))) {
      faults.add(what + " repeats what it was given");
    }
    if (INNARDS.matcher(response.body()).find() && !response.body().startsWith("%PDF")) {
      faults.add(what + " shows its innards");
    }
    if (response.statusCode() != 302 && response.body().isBlank()) {
      faults.add(what + " says nothing");
    }
  }

  /// In each field markup, and a ninth of what else is odd, each time another ninth.
  @Test
  @Order(7)
  void whateverIsFilledInComesToAPageInWhichItIsText() {
    fillIn(9);
    // Some was taken: what is text stays what it is.
    assertTrue(scene.clerk.get(RECIPIENT).body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
  }

  @Test
  @Order(7)
  @Tag("full")
  void whateverIsFilledInAnywhereComesToAPageInWhichItIsText() {
    fillIn(1);
  }

  /// @param every one of how many odd texts goes into a field
  private static void fillIn(int every) {
    List<String> faults = new ArrayList<>();
    int sent = 0;
    int turn = 0;
    for (Form form : FORMS) {
      Visitor visitor = who(form.role());
      if (form.role().equals("approver")) {
        visitor.stepUp();
      }
      visitor.get("/account");
      for (int i = 0; i < form.fields().length; i += 2) {
        String field = form.fields()[i];
        for (String odd : ODD) {
          if (!odd.equals(MARKUP) && turn++ % every != 0) {
            continue;
          }
          String[] fields = DeskScene.with(form.fields(), field, odd);
          String what =
              form.path() + " " + field + "=" + odd.substring(0, Math.min(24, odd.length()));
          look(what, visitor.post(form.path(), fields), faults);
          sent++;
        }
      }
    }
    for (String path :
        List.of(
            "/desk",
            INQUIRY,
            INQUIRY + "/draft",
            INQUIRY + "/dry-run",
            RECIPIENT,
            "/desk/people")) {
      look(path, who("administrator").get(path), faults);
    }
    int mailings = scene.site.bean(Inquiries.class).file("2018-01").orElseThrow().mailings().size();
    for (int i = 1; i <= mailings; i++) {
      look("mailing " + i, scene.clerk.get(INQUIRY + "/mailings/" + i), faults);
    }
    System.out.printf("%d forms with odd input, %d mailings came of it%n", sent, mailings);
    assertEquals(List.of(), faults);
  }

  @Test
  @Order(8)
  void oddAddressesComeToAPage() {
    List<String> faults = new ArrayList<>();
    for (String odd :
        List.of(
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "%00",
            "..%2F..%2Fetc%2Fpasswd",
            "%2e%2e",
            "%E2%80%AE",
            "%7B0%7D",
            "99999999999999999999",
            "-1",
            "a".repeat(2_000))) {
      for (String path : pages.keySet()) {
        String asked =
            Arrays.stream(path.split("/", -1))
                .map(part -> part.replaceAll("\\{[a-z]+\\}", odd))
                .collect(java.util.stream.Collectors.joining("/"));
        if (!asked.equals(path)) {
          look(asked, scene.clerk.get(asked), faults);
        }
      }
      look("day", scene.clerk.get(INQUIRY + "/dry-run?day=" + odd), faults);
      look("stage", scene.clerk.get(INQUIRY + "?stage=" + odd), faults);
      look("event", scene.clerk.get(RECIPIENT + "/entered?event=" + odd), faults);
    }
    for (String day : List.of("0000-01-01", "9999-12-31", "1776-07-04")) {
      look(day, scene.clerk.get(INQUIRY + "/dry-run?day=" + day), faults);
      look(day, scene.clerk.get("/desk/inquiries/2018-02/dry-run?day=" + day), faults);
      look(
          day,
          scene.clerk.get("/desk/inquiries/2018-02/dry-run/" + BOUNCED + ".pdf?day=" + day),
          faults);
    }
    assertEquals(List.of(), faults);
  }
}
