package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;
import org.proviso.law.act.Mark;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;
import org.proviso.store.Accounts;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.store.EventLog;
import org.proviso.store.FindingFile;
import org.proviso.store.Findings;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.Outbox;
import org.proviso.store.ReviewFile;
import org.proviso.store.Reviewed;
import org.proviso.store.Reviews;
import org.proviso.store.StepTaken;
import org.proviso.web.AccessSite;
import org.proviso.web.access.Visitor;
import org.proviso.web.data.DumpedNow;
import org.proviso.web.record.SignedNow;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/// Words that stand nowhere else are put into everything that is not public, and then looked for in
/// everything that the public, and a recipient of another party, can read.
///
/// A plant counts only if it is seen: on a page of the staff or of the recipient whose it is, in
/// the file of a letter, or, where no page shows it yet, in what the store keeps. That the search
/// can find something is shown by one that is published last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryTest {

  private static final long SEED =
      Long.getLong("proviso.seed", 0) == 0
          ? new Random().nextLong()
          : Long.getLong("proviso.seed", 0);

  /// What only accounts read: here nobody but whose it is may see a plant. To be added to.
  private static final List<String> FOR_ACCOUNTS =
      List.of(
          "/account",
          "/account/code",
          "/account/step-up",
          "/portal",
          "/portal/people",
          "/portal/canary/chicago-il",
          "/portal/canary/chicago-il/items/1",
          "/portal/canary/chicago-il/certify",
          "/portal/canary/chicago-il/certifier/1",
          "/portal/canary/chicago-il/receipts/1",
          "/portal/canary/chicago-il/receipts/1.txt",
          "/portal/canary/chicago-il/receipts/1.pdf",
          "/portal/canary/berkeley-ca",
          "/portal/canary/berkeley-ca/items/1",
          "/desk",
          "/desk/people",
          "/desk/inquiries/canary",
          "/desk/inquiries/canary/draft",
          "/desk/inquiries/canary/dry-run",
          "/desk/inquiries/canary/dry-run/chicago-il.pdf",
          "/desk/inquiries/canary/mailings/1",
          "/desk/inquiries/canary/recipients/chicago-il",
          "/desk/inquiries/canary/recipients/chicago-il/answers",
          "/desk/statistics",
          "/desk/calendars");

  /// Addresses that no link leads to.
  private static final List<String> UNLINKED =
      List.of(
          "/nothing",
          "/day?on=yesterday",
          "/recipients/none",
          "/record/events/999999",
          "/record/events/999999/proof",
          "/api/v1/none",
          "/api/v1/parties/none",
          "/api/v1/entries?limit=x",
          "/error",
          "/data/2018-01-24/none.csv",
          "/%00",
          "/actuator/health",
          "/actuator/prometheus",
          "/invitation",
          "/invitation?code=AAAA-BBBB",
          "/sign-in",
          "/sign-in?next=/desk/inquiries/canary",
          "/feed.atom",
          "/acts.atom",
          "/record/record.txt",
          "/record/checkpoint",
          "/api/v1/balances?on=2018-12-31",
          "/statistics?on=2018-12-31",
          "/statistics?on=2018-12-31&format=csv",
          "/api/v1/openapi.json");

  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{4}(-[A-Z0-9]{4}){5}\\b");

  /// How many addresses are read that differ only in what they ask for.
  private static final int OF_A_KIND = Boolean.getBoolean("proviso.full") ? 4 : 2;

  /// How many get a letter: two or more for each kind of what is done about one.
  private static final int RECIPIENTS = Boolean.getBoolean("proviso.full") ? 20 : 8;

  private static final int UNCERTAIN = 2;

  private static final Random RANDOM = new Random(SEED);
  private static final Map<String, String> PLANTS = new LinkedHashMap<>();
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static AccessSite site;
  private static Visitor clerk;
  private static Visitor approver;
  private static Visitor administrator;
  private static Visitor chicago;
  private static Visitor berkeley;
  private static String file = "";
  private static List<String> parties;

  @BeforeAll
  static void plant() throws Exception {
    System.out.println("canaries with -Dproviso.seed=" + SEED);
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
    LOG.start();
    // The first site of a process sets up what is logged, and takes away who listened before.
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    clerk = joined("clerk", new Accounts.Held("clerk", null, false));
    approver = joined("approver", new Accounts.Held("approver", null, false));
    administrator = joined("administrator", new Accounts.Held("administrator", null, false));
    List<String> addressees = new ArrayList<>(DeskScene.addressees());
    // First whose matter is public.
    addressees.remove("louisville-ky");
    addressees.addFirst("louisville-ky");
    parties = addressees.subList(0, RECIPIENTS + 1);
    openAndPropose("canary", parties.subList(0, RECIPIENTS), 10);
    decide("canary", "approve");
    handOver();
    act();
    openAndPropose("other", parties.subList(RECIPIENTS, RECIPIENTS + 1), 1);
    decide("other", "turn-down");
    chicago = joined("recipient", new Accounts.Held("recipient", "chicago-il", false));
    berkeley = joined("recipient", new Accounts.Held("recipient", "berkeley-ca", false));
    answer();
    docket();
    matterAndLedger();
    findings();
    review();
    codesAndHashes();
    System.out.println(PLANTS.size() + " plants");
    assertTrue(PLANTS.size() >= 200, PLANTS.size() + " plants");
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    site.close();
  }

  /// The texts of letters that went out.
  private static final StringBuilder SENT = new StringBuilder();

  private static String mint(String where) {
    StringBuilder word = new StringBuilder("q");
    for (int i = 0; i < 13; i++) {
      word.append((char) ('a' + RANDOM.nextInt(26)));
    }
    PLANTS.put(word.toString(), where);
    return word.toString();
  }

  private static Visitor joined(String where, Accounts.Held held) {
    Visitor visitor = new Visitor(site);
    visitor.join(mint("name of " + where), held);
    return visitor;
  }

  private static void openAndPropose(String name, List<String> recipients, int items)
      throws InterruptedException {
    clerk.get("/desk");
    DeskScene.done(
        clerk.post(
            "/desk/inquiries",
            "name",
            name,
            "programme",
            "jag",
            "title",
            mint("title of inquiry")));
    StringBuilder table = new StringBuilder("party,attention,email,postal\n");
    for (String party : recipients) {
      table
          .append(party)
          .append(",Office ")
          .append(mint("attention"))
          .append(',')
          .append(mint("e-mail address"))
          .append("@mail.invalid,")
          .append("1 ")
          .append(mint("postal address"))
          .append(" Street | 10000 Town\n");
    }
    draft(name, table.toString(), items);
    String dryRun = clerk.get("/desk/inquiries/" + name + "/dry-run").body();
    var revision = Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(dryRun);
    assertTrue(revision.find(), dryRun);
    String mailing =
        location(
            clerk.post(
                "/desk/inquiries/" + name + "/propose",
                "day",
                "2018-01-24",
                "revision",
                revision.group(1),
                "reason",
                mint("reason of a proposal")));
    DeskScene.eventually("letters written", () -> clerk.get(mailing).body().contains(">proposed<"));
    // A later revision, which is never proposed.
    draft(name, table.toString(), items);
  }

  private static void draft(String name, String table, int items) {
    List<String> fields = new ArrayList<>();
    for (String each :
        List.of("condition=jag/monitoring", "year=2016", "rule=frcp-30-days", "way=e-mail")) {
      fields.addAll(List.of(each.split("=", -1)));
    }
    fields.addAll(List.of("channel", "e-mail", "round", "", "recipients", table));
    for (int i = 0; i < items; i++) {
      fields.addAll(List.of("what", mint("what is asked")));
      fields.addAll(List.of("who", mint("who is asked")));
      fields.addAll(List.of("period", mint("period")));
    }
    fields.addAll(List.of("consequence", mint("consequence"), "contact", mint("contact")));
    clerk.get("/desk/inquiries/" + name + "/draft");
    DeskScene.done(clerk.post("/desk/inquiries/" + name + "/draft", fields.toArray(String[]::new)));
  }

  private static void decide(String name, String decision) {
    String path = "/desk/inquiries/" + name + "/mailings/1";
    approver.stepUp();
    approver.get(path);
    DeskScene.done(
        approver.post(
            path + "/decide", "decision", decision, "reason", mint("reason of a decision")));
  }

  /// What the site has no mail server for.
  private static void handOver() {
    Outbox outbox = new Outbox(site.bean(Database.class));
    By by = new By(new Actor("site", "dispatch"), site.now());
    int number = 0;
    for (String key : outbox.waiting()) {
      Outbox.Parcel parcel = outbox.parcel(key).orElseThrow();
      SENT.append(parcel.body()).append('\n');
      outbox.begin(parcel, by);
      String reply = "250 " + mint("reply of a mail server");
      outbox.finish(
          key,
          parcel.attempt(),
          number < UNCERTAIN ? new Outcome.Unknown(reply) : new Outcome.Accepted(reply),
          by);
      number++;
    }
  }

  private static InquiryFile file() {
    return site.bean(Inquiries.class).file("canary").orElseThrow();
  }

  private static void act() {
    int number = 0;
    for (InquiryFile.Delivery delivery : file().deliveries()) {
      String here = "/desk/inquiries/canary/recipients/" + delivery.party();
      String key = delivery.key();
      clerk.get(here);
      if (number < UNCERTAIN) {
        send(here + "/settle", "delivery", key, "arrived", "yes", "reason", mint("settlement"));
      }
      switch (number % 4) {
        case 0 ->
            send(
                here + "/report",
                "delivery",
                key,
                "report",
                "opened",
                "day",
                "2018-01-24",
                "detail",
                mint("detail of a report"));
        case 1 -> {
          send(
              here + "/service",
              "letter",
              delivery.letter(),
              "said",
              "dispatched",
              "way",
              "e-mail",
              "day",
              "2018-01-24",
              "proof",
              mint("proof of service"));
          send(here + "/toll", "from", "2018-01-25", "authority", mint("authority of a toll"));
        }
        case 2 ->
            send(
                here + "/extension",
                "asked",
                "2018-01-24",
                "wanted",
                mint("time that is wanted"),
                "due",
                number == 2 ? "" : "2018-03-09",
                "authority",
                mint("authority of more time"),
                "reason",
                number == 2 ? mint("reason against more time") : "");
        default -> send(here + "/close", "how", "other", "reason", mint("reason of an end"));
      }
      number++;
    }
  }

  private static void send(String path, String... fields) {
    HttpResponse<String> response = clerk.post(path, fields);
    assertEquals(302, response.statusCode(), () -> path + "\n" + response.body());
  }

  /// One recipient answers and certifies, another begins only.
  private static void answer() {
    String drafted = "/portal/canary/berkeley-ca";
    berkeley.get(drafted);
    DeskScene.done(berkeley.post(drafted + "/begin"));
    berkeley.get(drafted + "/items/1");
    DeskScene.done(
        berkeley.post(
            drafted + "/items/1", "kind", "object", "said", mint("reply that is not certified")));
    String here = "/portal/canary/chicago-il";
    chicago.get(here);
    DeskScene.done(chicago.post(here + "/begin"));
    chicago.get(here + "/items/1");
    DeskScene.done(
        chicago.upload(
            here + "/items/1/files",
            mint("name of a file") + ".txt",
            mint("content of a file").getBytes(StandardCharsets.UTF_8)));
    file =
        DeskScene.found(
            "name=\"file\"[^>]* value=\"([^\"]+)\"", chicago.get(here + "/items/1").body());
    DeskScene.done(
        chicago.post(here + "/items/1", "kind", "produce", "said", mint("reply"), "file", file));
    List<String> log = new ArrayList<>(List.of("kind", "privileged", "said", mint("reply")));
    for (String field :
        List.of("document", "dated", "author", "addressees", "documentKind", "basis")) {
      log.addAll(List.of(field, mint("privilege log")));
    }
    log.addAll(List.of("pages", "4"));
    chicago.get(here + "/items/2");
    DeskScene.done(chicago.post(here + "/items/2", log.toArray(String[]::new)));
    for (int item = 3; item <= 10; item++) {
      DeskScene.done(
          chicago.post(here + "/items/" + item, "kind", "object", "said", mint("reply")));
    }
    DeskScene.done(
        chicago.post(here + "/objections", "item", "1", "ground", mint("ground of an objection")));
    DeskScene.done(
        chicago.post(
            here + "/time", "item", "", "until", "2018-03-30", "reason", mint("wish for time")));
    chicago.stepUp();
    String seen =
        DeskScene.found(
            "name=\"seen\" value=\"([0-9a-f]{64})\"", chicago.get(here + "/certify").body());
    String official = mint("official");
    DeskScene.done(
        chicago.post(
            here + "/certify",
            "official",
            official,
            "office",
            mint("office"),
            "typed",
            official,
            "agreed",
            "yes",
            "seen",
            seen));
    Visitor counsel = joined("counsel", new Accounts.Held("counsel", null, false));
    String answers = "/desk/inquiries/canary/recipients/chicago-il/answers";
    counsel.get(answers);
    DeskScene.done(
        counsel.post(
            answers + "/rule", "number", "1", "ruling", "sustained", "said", mint("ruling")));
  }

  private static void docket() {
    Docket docket = site.bean(Docket.class);
    for (int i = 0; i < 4; i++) {
      var added =
          (Docket.Appended.New)
              docket.append(
                  new DocketEntry(
                      "chicago-il",
                      LocalDate.of(2018, 1, 24),
                      null,
                      DocketEntry.Side.GRANTOR,
                      "letter",
                      mint("title of an entry"),
                      mint("text of an entry"),
                      null,
                      List.of(
                          new DocketEntry.SourceReference(
                              mint("source of an entry"), mint("place in a source"))),
                      Mark.M,
                      List.of(mint("caveat of an entry")),
                      null,
                      null),
                  site.now(),
                  mint("who entered"));
      if (i % 2 == 0) {
        docket.decide(
            added.id(),
            new Docket.Decision(
                Docket.Decision.Act.WITHHOLD,
                site.now(),
                mint("who withheld"),
                mint("reason to withhold")));
      }
    }
  }

  /// A matter that is not public, with an order of a court, and a ledger that is not.
  private static void matterAndLedger() {
    MatterId id = new MatterId("jag/2017/providence-ri", "jag/1373");
    By enters = new By(new Actor("clerk", "a-canary"), site.now());
    By decides = new By(new Actor("approver", "a-canary-2"), site.now());
    Matters matters = site.bean(Matters.class);
    Matters.Judge open = matter -> new Standing.Open(List.of());
    matters.open(id, null, mint("what a tier was read off"), enters);
    matters.propose(id, wanted("demand", "document of a step"), null, open, enters);
    matters.take(id, 1, null, open, decides);
    matters.reach(id, 1, LocalDate.of(2018, 1, 24), mint("proof that a step arrived"), enters);
    matters.propose(id, wanted("close", "document of a proposal"), null, open, enters);
    matters.order(
        mint("citation of an order"),
        Set.of(),
        LocalDate.of(2018, 1, 24),
        false,
        mint("what was seen of an order"),
        List.of(id),
        enters);
    site.bean(Ledgers.class)
        .post(
            id.award(),
            LocalDate.of(2018, 1, 24),
            new Movement.Obligation(100, mint("source of an amount")),
            enters);
  }

  private static MatterFile.Wanted wanted(String step, String where) {
    return new MatterFile.Wanted(step, Set.of(), Map.of(), mint(where));
  }

  /// In a matter that is public an inquiry that is not, and a finding on which no step rests, shown
  /// to its recipient; in one that is not, a finding on which one does.
  private static void findings() {
    Matters matters = site.bean(Matters.class);
    By other = new By(new Actor("approver", "a-other"), site.now());
    MatterId open = new MatterId("jag/2016/louisville-ky", "jag/1373");
    find(open);
    By clerk = new By(new Actor("clerk", "a-test"), site.now());
    done(matters.join(open, "canary", (matter, step, day) -> new Standing.Open(List.of()), clerk));
    done(matters.publish(open, true, "asked for", other));
    MatterId closed = new MatterId("jag/2016/albuquerque-nm", "jag/1373");
    find(closed);
    By by = new By(new Actor("clerk", "a-test"), site.now());
    MatterFile.Wanted wanted = new MatterFile.Wanted("close", Set.of(), Map.of(), "document");
    done(matters.propose(closed, wanted, null, 1, matter -> new Standing.Open(List.of()), by));
    done(matters.take(closed, 1, null, matter -> new Standing.Open(List.of()), other));
  }

  private static void find(MatterId id) {
    By by = new By(new Actor("reviewer", "a-test"), site.now());
    By reader = new By(new Actor("reviewer", "a-other"), site.now());
    done(site.bean(Matters.class).open(id, Tier.DIRECT, "a document", by));
    Findings findings = site.bean(Findings.class);
    Finding.Point point = new Finding.Point("information", "narrow");
    FindingFile.Evidence evidence =
        new FindingFile.Evidence(
            "information",
            FindingFile.Evidence.Kind.POLICY,
            mint("policy of evidence"),
            mint("page of evidence"),
            mint("passage"));
    FindingFile.Draft draft =
        new FindingFile.Draft(
            mint("standard"),
            mint("finding"),
            List.of(new FindingFile.Conclusion(point, Shown.SHOWN, mint("reasons of a finding"))),
            List.of(evidence));
    done(findings.make(id, draft, by));
    FindingFile.Opinion dissent = new FindingFile.Opinion(false, mint("dissent"));
    done(findings.read(id, 1, mint("second reading"), List.of(dissent), reader));
    done(findings.disclose(id, 1, mint("to whom a finding is shown"), by));
    Map<String, String> said = Map.of("information", mint("answer to an element"));
    done(findings.answer(id, 1, mint("answer to a finding"), said, mint("its document"), by));
  }

  /// What readers say of the evidence of a recipient whose people read on the site as well.
  private static void review() {
    By first = new By(new Actor("reviewer", "a-test"), site.now());
    By second = new By(new Actor("reviewer", "a-other"), site.now());
    By counsel = new By(new Actor("counsel", "a-third"), site.now());
    Reviews reviews = new Reviews(site.bean(Database.class));
    byte[] seed = new byte[16];
    RANDOM.nextBytes(seed);
    Digest manifest = Digest.sha256(seed);
    PLANTS.put(manifest.hex(), "hash of a manifest");
    done(reviews.attach("canary", "chicago-il", "box-1", manifest, first));
    ItemName item =
        new ItemName(mint("custodian") + "/" + mint("name of an item"), Digest.sha256(seed, seed));
    PLANTS.put(item.sha256().hex(), "hash of an item");
    ReviewFile.Batch batch = ReviewFile.Batch.of("box-1", manifest, item);
    done(reviews.code(batch, 1, Code.RESPONSIVE, ReviewFile.Turn.ANY, first));
    done(reviews.code(batch, 1, Code.PRIVILEGED, ReviewFile.Turn.SECOND, second));
    done(reviews.settle(batch, 1, Code.PRIVILEGED, mint("reason of a settlement"), counsel));
    done(reviews.tag(batch, mint("tag"), true, first));
    done(reviews.note("box-1", manifest, item, mint("note of a reader"), null, first));
    Selection.BySearch search =
        Selection.BySearch.of(mint("words of a search"), Map.of("type", mint("facet")));
    String name = mint("name of a search");
    done(
        reviews.save(
            "box-1", name, search, 1, manifest, Map.of(mint("searched custodian"), 3L), first));
  }

  private static void done(Reviewed reviewed) {
    assertInstanceOf(Reviewed.Done.class, reviewed, reviewed::toString);
  }

  private static void done(StepTaken taken) {
    assertInstanceOf(StepTaken.Done.class, taken, taken::toString);
  }

  private static void codesAndHashes() {
    CODE.matcher(SENT).results().forEach(found -> PLANTS.put(found.group(), "code"));
    for (InquiryFile.Letter letter : file().letters()) {
      PLANTS.put(letter.pdf().hex(), "hash of a PDF");
      PLANTS.put(letter.deskPdf().hex(), "hash of a PDF");
    }
  }

  // ---------------------------------------------------------------- what the staff sees

  @Test
  @Order(1)
  void theStaffSeesWhatIsPlanted() throws IOException {
    StringBuilder pages = new StringBuilder();
    for (String name : List.of("canary", "other")) {
      String here = "/desk/inquiries/" + name;
      pages.append(clerk.get(here).body());
      pages.append(clerk.get(here + "/draft").body());
      InquiryFile file = site.bean(Inquiries.class).file(name).orElseThrow();
      for (InquiryFile.Mailing mailing : file.mailings()) {
        pages.append(clerk.get(here + "/mailings/" + mailing.number()).body());
      }
      for (InquiryFile.Letter letter : file.letters()) {
        pages.append(clerk.get(here + "/recipients/" + letter.party()).body());
      }
    }
    for (String award : List.of("louisville-ky", "albuquerque-nm")) {
      pages.append(
          clerk
              .get("/desk/matters/finding?award=jag/2016/" + award + "&condition=jag/1373")
              .body());
    }
    pages.append(administrator.get("/desk/people").body());
    pages.append(clerk.get("/desk/inquiries/canary/recipients/chicago-il/answers").body());
    pages.append(clerk.get("/desk/uploads/" + file).body());
    StringBuilder own = new StringBuilder();
    own.append(berkeley.get("/portal/canary/berkeley-ca/items/1").body());
    StringBuilder letters = new StringBuilder();
    StringBuilder store = new StringBuilder();
    Inquiries inquiries = site.bean(Inquiries.class);
    for (String name : List.of("canary", "other")) {
      InquiryFile file = inquiries.file(name).orElseThrow();
      store.append(file);
      for (InquiryFile.Letter letter : file.letters()) {
        letters.append(text(inquiries.deskFile(letter.deskDocx()).orElseThrow()));
        store.append(inquiries.publicBody(letter.id()).orElseThrow());
        // A letter without a code is one file for all.
        if (!letter.pdf().equals(letter.deskPdf())) {
          for (var sent : List.of(letter.pdf(), letter.docx())) {
            assertEquals(404, clerk.get("/desk/letters/" + sent.hex() + ".pdf").statusCode());
          }
        }
      }
    }
    // What mail servers replied, and how it was found out what became of a letter.
    PLANTS.forEach(
        (word, where) -> {
          if (where.matches("reply of a mail server|settlement")) {
            assertTrue(pages.indexOf(word) >= 0, where);
          }
        });
    PLANTS.forEach(
        (word, where) -> {
          if (where.matches("passage|dissent|answer to an element|page of evidence")) {
            assertTrue(pages.indexOf(word) >= 0, where);
          }
        });
    // Whoever has a code answers for its recipient: it went out, and no page has it.
    PLANTS.forEach(
        (word, where) -> {
          if (where.equals("code")) {
            assertTrue(SENT.indexOf(word) >= 0, word);
            assertFalse(pages.indexOf(word) >= 0 || letters.indexOf(word) >= 0, word);
          }
        });
    store.append(SENT);
    store.append(all());
    store.append(site.bean(Matters.class).files());
    store.append(
        site.bean(Ledgers.class).ledger("jag/2017/providence-ri").orElseThrow().postings());
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<String> unseen = new ArrayList<>();
    PLANTS.forEach(
        (word, where) -> {
          String by =
              pages.indexOf(word) >= 0
                  ? "on pages of the desk"
                  : own.indexOf(word) >= 0
                      ? "on its recipient's page only"
                      : letters.indexOf(word) >= 0
                          ? "in files of letters"
                          : store.indexOf(word) >= 0 ? "in the store only" : "nowhere";
          seen.merge(by, 1, Integer::sum);
          if (by.equals("nowhere")) {
            unseen.add(where + " " + word);
          }
        });
    System.out.println(PLANTS.size() + " plants: " + seen);
    assertEquals(List.of(), unseen);
  }

  /// Returns all that the record has, payloads that are not public included.
  private static String all() throws IOException {
    SignedNow.of(site);
    var out = new java.io.ByteArrayOutputStream();
    site.bean(EventLog.class)
        .export(out, SignedNow.key(site), site.bean(EventLog.class).checkpoints());
    // Payloads stand there in base64.
    StringBuilder text = new StringBuilder();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\\s+", -1)) {
      text.append(line).append('\n');
      if (line.length() > 40) {
        try {
          text.append(
                  new String(java.util.Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
              .append('\n');
        } catch (IllegalArgumentException e) {
          // Not base64.
        }
      }
    }
    return text.toString();
  }

  private static String text(byte[] docx) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      while (zip.getNextEntry() != null) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  // ---------------------------------------------------------------- what others see

  @Test
  @Order(2)
  void nothingOfItIsReadByThePublic() throws Exception {
    DumpedNow.of(site);
    SignedNow.of(site);
    LOG.list.clear();
    List<String> found = new ArrayList<>();
    Planted plants = new Planted(PLANTS.keySet());
    int read = crawl(new Visitor(site), (where, text) -> look(where, text, plants, found));
    read += search(found);
    assertFalse(LOG.list.isEmpty(), "what is refused is logged");
    for (ILoggingEvent event : List.copyOf(LOG.list)) {
      look("log", event.getFormattedMessage() + event.getKeyValuePairs(), plants, found);
    }
    System.out.printf(
        "%d plants, %d answers read by the public, %d found%n", PLANTS.size(), read, found.size());
    assertEquals(List.of(), found);
    assertTrue(read > 500, read + " answers");
  }

  @Test
  @Order(3)
  void nothingOfItIsReadByARecipientOfAnotherParty() {
    Visitor other = new Visitor(site);
    other.join("somebody", new Accounts.Held("recipient", DeskScene.addressees().getLast(), false));
    assertEquals(200, other.get("/portal").statusCode());
    List<String> found = new ArrayList<>();
    Planted plants = new Planted(PLANTS.keySet());
    int read = crawl(other, (where, text) -> look(where, text, plants, found));
    System.out.printf(
        "%d plants, %d answers read by another recipient, %d found%n",
        PLANTS.size(), read, found.size());
    assertEquals(List.of(), found);
  }

  /// The twin: the same looking finds what is public.
  @Test
  @Order(4)
  void whatIsPublishedIsFound() throws Exception {
    String word = "qpublishedcanary";
    site.bean(Docket.class)
        .appendAll(
            List.of(
                new DocketEntry(
                    "chicago-il",
                    LocalDate.of(2018, 1, 24),
                    null,
                    DocketEntry.Side.GRANTOR,
                    "letter",
                    word,
                    "Text",
                    null,
                    List.of(),
                    Mark.M,
                    List.of(),
                    null,
                    null)),
            site.now(),
            new Actor("site", "test"),
            "site test",
            new Docket.Decision(Docket.Decision.Act.PUBLISH, site.now(), "site test", ""));
    DumpedNow.of(site);
    SignedNow.of(site);
    List<String> found = new ArrayList<>();
    Planted published = new Planted(Set.of(word));

    crawl(new Visitor(site), (where, text) -> look(where, text, published, found));

    Set<String> ways = new TreeSet<>();
    found.forEach(each -> ways.add(each.replaceAll("^/([a-z]*[./]?[a-z]*).*", "$1")));
    for (String way :
        List.of("recipients/chicago", "feed.atom", "api/v", "data/", "record/events")) {
      assertTrue(ways.stream().anyMatch(each -> each.startsWith(way)), way + " of " + ways);
    }
    assertTrue(searched(new Visitor(site), word).contains("/recipients/chicago-il"));
  }

  /// A letter that is published has what it asks, an answer what it says; to whom the letter went
  /// in particular, who decided why, and files with their names stay inside.
  @Test
  @Order(5)
  void ofWhatIsPublishedAddressesCodesAndFilesStayInside() throws Exception {
    String mailing = "/desk/inquiries/canary/mailings/1";
    approver.stepUp();
    approver.get(mailing);
    DeskScene.done(approver.post(mailing + "/publish", "reason", ""));
    DeskScene.done(
        approver.post(
            "/desk/inquiries/canary/recipients/chicago-il/answers/publish", "version", "1"));
    DumpedNow.of(site);
    SignedNow.of(site);
    Set<String> words = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    PLANTS.forEach(
        (word, where) -> {
          if (where.matches(
              "attention|.*address|code|hash of a PDF|reason.*|settlement|reply of.*|reply that.*|name.*"
                  + "|content.*|privilege log|ground.*|wish.*|ruling|official|office")) {
            words.add(word);
          } else if (where.equals("what is asked") || where.equals("reply")) {
            asked.add(word);
          }
        });
    List<String> found = new ArrayList<>();
    List<String> published = new ArrayList<>();
    Planted inside = new Planted(words);
    Planted outside = new Planted(asked);

    crawl(
        new Visitor(site),
        (where, text) -> {
          look(where, text, inside, found);
          look(where, text, outside, published);
        });

    System.out.printf("%d plants beside what is published, %d found%n", words.size(), found.size());
    assertEquals(List.of(), found);
    assertFalse(published.isEmpty(), "what letters ask is not read though they are published");
  }

  private static void look(String where, String text, Planted words, List<String> found) {
    for (String word : words.in(text)) {
      found.add(where + " has " + PLANTS.getOrDefault(word, word));
    }
  }

  /// Words that are looked for all at once: hundreds of them in each of thousands of answers, one
  /// after the other, would take longer than to ask for the answers.
  private static final class Planted {

    private static final int OF_ASCII = 128;

    /// By their first two characters.
    private final List<List<String>> beginnings = new ArrayList<>();

    Planted(Set<String> words) {
      for (int i = 0; i < OF_ASCII * OF_ASCII; i++) {
        beginnings.add(List.of());
      }
      Map<Integer, List<String>> sorted = new HashMap<>();
      for (String word : words) {
        int beginning = beginning(word, 0);
        assertTrue(beginning >= 0, word);
        sorted.computeIfAbsent(beginning, any -> new ArrayList<>()).add(word);
      }
      sorted.forEach(beginnings::set);
    }

    /// Returns where words are that begin as a text does here; negative if none do.
    private static int beginning(String text, int at) {
      char first = text.charAt(at);
      char second = text.charAt(at + 1);
      return first < OF_ASCII && second < OF_ASCII ? first * OF_ASCII + second : -1;
    }

    /// Returns those that are somewhere in a text.
    Set<String> in(String text) {
      Set<String> found = new TreeSet<>();
      for (int at = 0; at < text.length() - 1; at++) {
        int beginning = beginning(text, at);
        if (beginning >= 0) {
          for (String word : beginnings.get(beginning)) {
            if (text.startsWith(word, at)) {
              found.add(word);
            }
          }
        }
      }
      return found;
    }
  }

  /// Reads all that links lead to, all addresses that the site has, all events, all pages of the
  /// API, and what is refused.
  ///
  /// @return how many answers were read
  private static int crawl(Visitor visitor, BiConsumer<String, String> reader) {
    Map<String, Integer> ofKind = new HashMap<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    open.addAll(UNLINKED);
    open.addAll(FOR_ACCOUNTS);
    site.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping.getPatternValues().stream()
                    .filter(pattern -> !pattern.contains("{"))
                    .forEach(open::add));
    long events = site.bean(EventLog.class).head().edge().size();
    for (long i = 0; i < events; i++) {
      open.add("/record/events/" + i);
      open.add("/record/events/" + i + "/proof");
    }
    for (String party : parties) {
      open.add("/recipients/" + party);
      open.add("/recipients/" + party + "/feed.atom");
      open.add("/api/v1/parties/" + party + "/entries");
      open.add("/api/v1/parties/" + party + "/matters");
    }
    open.add("/desk/uploads/" + file);
    for (InquiryFile.Letter letter : file().letters().subList(0, 2)) {
      open.add("/desk/letters/" + letter.deskPdf().hex() + ".pdf");
      open.add("/data/" + letter.deskPdf().hex());
    }
    int read = 0;
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (!seen.add(path) || ofKind.merge(kind(path), 1, Integer::sum) > most(path)) {
        continue;
      }
      HttpResponse<String> response = visitor.get(path);
      read++;
      // An address that is asked for is in its answer, as that of a file is by its hash.
      String asked = path.replaceAll("[?].*", "");
      String own = asked.substring(asked.lastIndexOf('/') + 1).replaceAll("[.][a-z]+$", "");
      String text = response.body() + "\n" + response.headers().map();
      reader.accept(path, own.length() == 64 ? text.replace(own, "") : text);
      open.addAll(links(response));
    }
    read += refused(visitor, reader);
    return read;
  }

  private static List<String> links(HttpResponse<String> response) {
    List<String> links = new ArrayList<>();
    response.headers().firstValue("Location").ifPresent(to -> links.add(within(to)));
    LINK.matcher(response.body()).results().map(CanaryTest::link).forEach(links::add);
    NEXT.matcher(response.body()).results().map(CanaryTest::link).forEach(links::add);
    links.removeIf(link -> !link.startsWith("/") || link.startsWith("/static/"));
    return links;
  }

  private static String link(MatchResult found) {
    return within(HtmlUtils.htmlUnescape(found.group(1)));
  }

  private static String within(String address) {
    String path =
        address.startsWith(site.address()) ? address.substring(site.address().length()) : address;
    return path.contains("#") ? path.substring(0, path.indexOf('#')) : path;
  }

  /// What methods and forms come to that a page does not take.
  private static int refused(Visitor visitor, BiConsumer<String, String> reader) {
    int read = 0;
    for (String path :
        List.of("/", "/day", "/desk/inquiries", "/desk/inquiries/canary/propose", "/sign-in")) {
      HttpResponse<String> response = visitor.postWith("forged", path, "name", "canary");
      reader.accept("POST " + path, response.body() + response.headers().map());
      read++;
    }
    return read;
  }

  private static String kind(String path) {
    String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return bare.startsWith("/answers/") ? "/answers" : bare;
  }

  private static int most(String path) {
    return path.startsWith("/api/") && path.contains("after=") ? 1_000 : OF_A_KIND;
  }

  /// What is searched for stands on the page itself: so a page must be the same, but for it, as
  /// that for a word that is nowhere.
  private static int search(List<String> found) {
    Visitor reader = new Visitor(site);
    int read = 0;
    for (Map.Entry<String, String> plant : PLANTS.entrySet()) {
      for (String word : List.of(plant.getKey(), plant.getKey().substring(0, 6))) {
        String none = word.replaceAll("[a-z]", "z").replaceAll("[A-Z0-9]", "Z");
        String page = searched(reader, word).replace(word, none);
        if (!page.equals(expected(reader, none))) {
          found.add("search finds " + plant.getValue() + " by " + word);
        }
        read++;
      }
    }
    return read;
  }

  private static String searched(Visitor reader, String word) {
    HttpResponse<String> page = reader.get("/search?q=" + word + "&on=2018-01-24");
    assertEquals(200, page.statusCode(), word);
    return page.body();
  }

  private static final Map<String, String> NOTHING = new HashMap<>();

  private static @Nullable String expected(Visitor reader, String none) {
    return NOTHING.computeIfAbsent(none, word -> searched(reader, word));
  }
}
