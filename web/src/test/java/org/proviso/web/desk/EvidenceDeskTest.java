package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;
import static org.proviso.web.desk.DeskScene.done;
import static org.proviso.web.desk.DeskScene.found;
import static org.proviso.web.desk.EvidenceScene.ANSWER;
import static org.proviso.web.desk.EvidenceScene.ATTACHED;
import static org.proviso.web.desk.EvidenceScene.COPY;
import static org.proviso.web.desk.EvidenceScene.LOCKED;
import static org.proviso.web.desk.EvidenceScene.MAIL;
import static org.proviso.web.desk.EvidenceScene.ORDER;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.store.Accounts;
import org.proviso.store.ReviewLists;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;
import org.proviso.web.site.Links;

/// Evidence over HTTP: searched, looked at, attached to what was asked, coded by two readers who
/// differ, settled by counsel, and counted. What was handed over is made up.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceDeskTest {

  private static final String STORE = "/desk/evidence/" + DeskScene.STORE;

  private static DeskScene scene;
  private static Visitor reader;
  private static Visitor second;
  private static Visitor counsel;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.play();
    reader = join("reader", "reviewer");
    second = join("second", "reviewer");
    counsel = join("counsel", "counsel");
  }

  private static Visitor join(String name, String role) {
    Visitor visitor = new Visitor(scene.site);
    visitor.join(name, new Accounts.Held(role, null, false));
    return visitor;
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String item(String at) {
    return STORE + "/item?at=" + Links.query(at);
  }

  private static String page(Visitor visitor, String path) {
    HttpResponse<String> response = visitor.get(path);
    assertEquals(200, response.statusCode(), response::body);
    return response.body();
  }

  /// Fills in a form of the page of a document.
  private static HttpResponse<String> form(Visitor visitor, String at, String act, String... more) {
    String manifest = found("name=\"manifest\" value=\"([0-9a-f]{64})\"", page(visitor, item(at)));
    List<String> fields = new ArrayList<>(List.of("at", at, "manifest", manifest));
    fields.addAll(List.of(more));
    return visitor.post(STORE + act, fields.toArray(String[]::new));
  }

  /// Looks at pages in the browser, wide and narrow.
  private static List<String> looked(Visitor visitor, List<String> paths) {
    List<String> faults = new ArrayList<>();
    try (BrowserContext context =
        Chromium.browser()
            .newContext(new Browser.NewContextOptions().setBaseURL(scene.site.address()))) {
      context.addCookies(
          List.of(new Cookie("proviso", visitor.cookie()).setUrl(scene.site.address())));
      Page page = context.newPage();
      for (String path : paths) {
        page.navigate(path);
        Looked.narrowAndWide(page, "evidence " + path.replaceAll("at=.*%2F", ""), faults);
      }
    }
    return faults;
  }

  private static String manifest(Visitor visitor) {
    return found("name=\"manifest\" value=\"([0-9a-f]{64})\"", page(visitor, STORE));
  }

  private static int hits(Visitor visitor, String query) {
    return page(visitor, STORE + query).split("class=\"hit\"", -1).length - 1;
  }

  @Test
  @Order(1)
  void findsWordsPhrasesAndPlacesAndShowsEachDocumentOnce() {
    assertTrue(page(reader, "/desk/evidence").contains(STORE + "\""));
    String all = page(reader, STORE);
    // Six files; the copy is not shown by itself.
    assertTrue(all.contains("5 documents."), all);
    assertEquals(5, hits(reader, ""));
    assertEquals(3, hits(reader, "?words=notify"));
    assertEquals(1, hits(reader, "?words=%22shall+not+notify%22"));
    assertEquals(1, hits(reader, "?words=comment:force"));
    assertEquals(2, hits(reader, "?custodian=police"), "the copy counts for who has it");
    assertEquals(1, hits(reader, "?outcome=encrypted"));
    assertEquals(1, hits(reader, "?words=from:police"));
    assertTrue(page(reader, STORE + "?words=notify+AND").contains("These words are no question"));
    String order = page(reader, STORE + "?words=%22shall+not+notify%22");
    assertTrue(order.contains("page 1</a>"), order);
    assertTrue(order.contains("<mark>shall not notify</mark>"), order);
  }

  /// By hand: by meaning the order (both notions of the sentence), the mail and its answer (one),
  /// the attachment (none); nothing has half of the words of the sentence.
  @Test
  @Order(1)
  void findsWhatSaysTheSameInOtherWords() {
    String sentence = "May+deputies+tell+ICE+anything%3F";
    String near = page(reader, STORE + "?like=" + sentence);
    assertTrue(near.contains("4 documents are near."), near);
    assertEquals("General order 7", found("class=\"hit\"[^>]*>([^<]*)<", near));
    assertTrue(near.contains("page 1</a>"), near);
    assertTrue(near.contains("Employees shall not notify the immigration agency"), near);
    assertTrue(near.indexOf("Re: Order 7") < near.indexOf("list.txt"), near);
    assertEquals(1, hits(reader, "?words=stations&like=" + sentence));
    assertEquals(1, hits(reader, "?custodian=police&like=" + sentence));
    assertEquals(1, hits(reader, "?type=application%2Fpdf&like=" + sentence));
    assertTrue(page(reader, STORE).contains("name=\"like\""));
  }

  @Test
  @Order(1)
  void looksByWordsAloneWhereNobodyCanTellWhatIsNear() {
    String failed = page(reader, STORE + "?words=notify&like=crash");
    assertTrue(failed.contains("The process that makes vectors does not answer"), failed);
    assertTrue(failed.contains("3 documents."), failed);
    assertTrue(
        page(reader, STORE + "?like=Depots+again").contains("4 documents are near."),
        "the next question has a process of its own");
    String tooLong = page(reader, STORE + "?words=notify&like=" + "x".repeat(1_001));
    assertTrue(tooLong.contains("longer than 1,000 characters"), tooLong);
    assertTrue(tooLong.contains("3 documents."), tooLong);
  }

  @Test
  @Order(1)
  void showsADocumentWithItsPagesFamilyAndThread() {
    String order = page(reader, item(ORDER) + "&words=notify");
    assertTrue(order.contains("not <mark>notify</mark> the immigration agency"), order);
    assertTrue(order.contains("Is this still in force?"), order);
    assertFalse(order.contains("Nothing else is ordered"), "that is page 2");
    assertTrue(page(reader, item(ORDER) + "&page=2").contains("Nothing else is ordered"));
    String mail = page(reader, item(MAIL));
    assertTrue(mail.contains("list.txt"), "what hangs on it");
    assertTrue(mail.contains("&lt;lost@city.invalid&gt;"), "what is missing");
    assertTrue(mail.contains("Re: Order 7"), "what answers it");
    assertEquals(3, mail.split(">Order 7</a>", -1).length, "in family and thread, once each");
    assertTrue(mail.contains(COPY), "where else it is");
    assertTrue(page(reader, item(COPY)).contains("The same stands elsewhere"));
    assertEquals(404, reader.get(item("law-department/none")).statusCode());
    assertEquals(404, reader.get(item("no place at all")).statusCode());
    assertEquals(404, reader.get("/desk/evidence/none").statusCode());
    assertEquals(404, reader.get("/desk/evidence/..").statusCode());
  }

  @Test
  @Order(1)
  void proposesPassagesThatRestrict() {
    assertTrue(page(reader, item(ORDER)).contains("restricts: to communicate"));
    String passages = page(reader, STORE + "/passages?does=restricts&about=communicate");
    assertTrue(
        passages.contains("Employees shall not notify the immigration agency of releases."),
        passages);
    assertTrue(passages.contains("order-7.pdf, page 1"), passages);
    assertFalse(page(reader, STORE + "/passages?does=requires").contains("shall not notify"));
  }

  @Test
  @Order(1)
  void drawsThePageAndGivesTheOriginalAwayUnopened() {
    HttpResponse<String> picture =
        reader.get(STORE + "/page.png?at=" + Links.query(ORDER) + "&page=2");
    assertEquals(200, picture.statusCode());
    assertEquals("image/png", picture.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        404, reader.get(STORE + "/page.png?at=" + Links.query(ORDER) + "&page=3").statusCode());
    assertEquals(
        404, reader.get(STORE + "/page.png?at=" + Links.query(MAIL) + "&page=1").statusCode());
    HttpResponse<String> original = reader.get(STORE + "/original?at=" + Links.query(ATTACHED));
    assertEquals("Stations of the city", original.body());
    assertEquals(
        "application/octet-stream", original.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        original.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
  }

  @Test
  @Order(2)
  void isAttachedToWhatWasAskedBeforeAnythingIsCoded() {
    assertEquals(404, reader.get(STORE + "/matrix").statusCode());
    assertEquals(
        403, scene.clerk.post(STORE + "/attach", "recipient", "2018-01/chicago-il").statusCode());
    page(reader, STORE);
    done(reader.post(STORE + "/attach", "recipient", "2018-01/chicago-il"));
    assertTrue(page(reader, STORE).contains("/recipients/chicago-il\""));
  }

  @Test
  @Order(3)
  void aFamilyIsCodedWholeWithItsCopies() {
    done(form(reader, MAIL, "/code", "item", "1", "code", "responsive", "scope", "family"));
    for (String at : List.of(MAIL, ATTACHED, COPY)) {
      assertTrue(page(reader, item(at)).contains("responsive, said by one"), at);
    }
    assertTrue(page(reader, item(ANSWER)).contains("<strong>not coded</strong>"));
    assertEquals(2, hits(reader, "?for=1&standing=responsive"), "a copy is shown once");
    assertEquals(3, hits(reader, "?for=1&standing=not-read"));
    assertTrue(page(reader, STORE + "/decisions").contains("a family"));
  }

  @Test
  @Order(4)
  void whatASearchFindsIsCodedInOneDecision() {
    String manifest = manifest(reader);
    long before =
        scene.site.bean(ReviewLists.class).decisions("chicago", Long.MAX_VALUE, 50).size();
    page(reader, STORE + "?words=agency");
    done(
        reader.post(
            STORE + "/code",
            "scope",
            "search",
            "words",
            "agency",
            "manifest",
            manifest,
            "item",
            "1",
            "code",
            "privileged"));
    assertEquals(
        before + 1,
        scene.site.bean(ReviewLists.class).decisions("chicago", Long.MAX_VALUE, 50).size());
    String refused =
        reader
            .post(
                STORE + "/code",
                "scope",
                "search",
                "words",
                "agency",
                "manifest",
                "0".repeat(64),
                "item",
                "1",
                "code",
                "privileged")
            .body();
    assertTrue(refused.contains("More was taken in meanwhile"), refused);
  }

  /// The parts of pages that are addresses of documents and lists of the store.
  private static final Pattern LED =
      Pattern.compile("(?:href|action)=\"(" + STORE + "(?:/item|/passages|/second|\\?|\")[^\"]*)");

  /// Goes from page to page as a second reader, along each link to a document or a list, and says
  /// what of the first reader stands there.
  private static List<String> told(String from, List<String> secrets) {
    List<String> told = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>(List.of(from));
    Deque<String> waiting = new ArrayDeque<>(seen);
    int lists = 0;
    while (!waiting.isEmpty()) {
      String path = waiting.remove();
      String body = page(second, path).replaceAll("<a id=\"leave\"[^>]*>", "");
      secrets.stream().filter(body::contains).forEach(each -> told.add(path + " says " + each));
      Matcher led = LED.matcher(body);
      while (led.find()) {
        String to = led.group(1).replace("\"", "").replace("&amp;", "&");
        boolean isQueue = to.equals(STORE + "/second?item=1");
        if (!isQueue && !to.contains("second=1") && !led.group().startsWith("action")) {
          told.add(path + " leads to " + to);
        }
        // Facets that are turned on and off lead to more lists than there are documents.
        boolean isList = !to.startsWith(STORE + "/item");
        if (to.contains("second=1") && (!isList || lists < 12) && seen.add(to)) {
          waiting.add(to);
          lists += isList ? 1 : 0;
        }
      }
    }
    for (String each : List.of(ORDER, MAIL, ATTACHED, ANSWER)) {
      String at = "at=" + Links.query(each);
      assertTrue(seen.stream().anyMatch(it -> it.contains(at)), () -> each + " in " + seen);
    }
    assertTrue(seen.stream().anyMatch(it -> it.contains("page=2")), seen::toString);
    assertTrue(seen.stream().anyMatch(it -> it.startsWith(STORE + "?")), seen::toString);
    assertTrue(seen.stream().anyMatch(it -> it.startsWith(STORE + "/passages?")), seen::toString);
    return told;
  }

  @Test
  @Order(5)
  void aSecondReaderIsToldNothingOnAnyPageThatIsLedTo() {
    String first = found("responsive: (a-[a-z0-9]+), 2018", page(reader, item(MAIL)));
    done(form(reader, MAIL, "/tag", "tag", "tagged-by-first"));
    done(form(reader, MAIL, "/note", "said", "Noted by the first."));
    List<String> secrets =
        List.of(first, "said by one", "tagged-by-first", "Noted by the first", "standing=");
    assertEquals(List.of(), told(STORE + "/second?item=1", secrets));
    assertEquals(List.of(), told(item(COPY) + "&words=notify&second=1", secrets));
    // What others said is no way to find documents either, however it is asked for.
    assertEquals(5, hits(second, "?for=1&standing=responsive&second=1"));
    assertEquals(5, hits(second, "?tagged=tagged-by-first&second=1"));
  }

  @Test
  @Order(5)
  void formsOfASecondReaderLeadBackToPagesOfASecondReader() {
    HttpResponse<String> noted =
        form(second, ANSWER, "/note", "said", "Noted by the second.", "second", "1");
    done(noted);
    assertTrue(location(noted).endsWith("&second=1"), location(noted));
    String own = page(second, location(noted));
    assertTrue(own.contains("Noted by the second."), "what is one's own is shown");
    String refused = form(second, ANSWER, "/note", "said", "", "second", "1").body();
    assertTrue(refused.contains("name=\"second\" value=\"1\""), refused);
    String many =
        second
            .post(
                STORE + "/code",
                "scope",
                "search",
                "words",
                "notify",
                "manifest",
                manifest(second),
                "item",
                "1",
                "code",
                "responsive",
                "second",
                "1")
            .body();
    assertTrue(many.contains("A second reader codes documents one by one"), many);
  }

  @Test
  @Order(5)
  void whoIsDueToBeTheSecondReaderIsNotToldWithoutBeingAskedEither() {
    String first = found("privileged: (a-[a-z0-9]+), 2018", page(reader, item(ORDER)));
    String due = page(second, item(ORDER));
    assertFalse(due.contains(first), due);
    assertFalse(due.contains("privileged, said by one"), due);
    assertTrue(due.contains("Somebody else coded this"), due);
    String list = page(second, STORE + "?words=agency");
    assertTrue(list.contains("item 1: waits for a second reader"), list);
    assertFalse(list.contains("said by one"), list);
    assertEquals(0, hits(second, "?for=1&standing=privileged"));
    assertEquals(1, hits(reader, "?for=1&standing=privileged"), "who coded it");
    assertEquals(1, hits(counsel, "?for=1&standing=privileged"), "who settles");
    assertEquals(1, hits(second, "?for=1&standing=not-final"), "as the queue has it");
    assertTrue(page(counsel, item(ORDER)).contains("privileged, said by one"));
    assertTrue(page(second, item(MAIL)).contains("responsive, said by one"), "waits for nobody");
  }

  @Test
  @Order(5)
  void whatWaitsForASecondReaderReadsWellInTheBrowser() {
    assertEquals(
        List.of(),
        looked(
            second,
            List.of(
                STORE + "/second?item=1",
                STORE + "?words=agency",
                item(ORDER) + "&second=1",
                item(ORDER) + "&words=agency")));
  }

  @Test
  @Order(5)
  void nothingIsDecidedOfAManifestThatNobodyLookedAt() {
    for (String[] each :
        List.of(
            new String[] {"/code", "item", "1", "code", "responsive"},
            new String[] {"/tag", "tag", "unseen"},
            new String[] {"/note", "said", "unseen"})) {
      List<String> fields = new ArrayList<>(List.of("at", ANSWER));
      fields.addAll(List.of(each).subList(1, each.length));
      page(reader, item(ANSWER));
      HttpResponse<String> refused = reader.post(STORE + each[0], fields.toArray(String[]::new));
      assertEquals(200, refused.statusCode(), each[0]);
      assertTrue(
          refused.body().contains("What was looked at: something has to stand there"),
          refused::body);
    }
    String answer = page(reader, item(ANSWER));
    assertTrue(answer.contains("<strong>not coded</strong>"), answer);
    assertFalse(answer.contains("unseen"), answer);
  }

  @Test
  @Order(6)
  void aSecondReaderIsNotToldAndCounselSettlesWhatTheyDifferOn() {
    String queue = page(second, STORE + "/second?item=1");
    assertTrue(queue.contains(ORDER), queue);
    assertFalse(queue.contains("privileged"), "what the first said");
    String hidden = page(second, item(ORDER) + "&second=1");
    assertFalse(hidden.contains("privileged, said by one"), hidden);
    HttpResponse<String> own =
        form(reader, ORDER, "/code", "item", "1", "code", "privileged", "second", "1");
    assertTrue(own.body().contains("You coded one of these before"), own::body);
    HttpResponse<String> read =
        form(second, ORDER, "/code", "item", "1", "code", "responsive", "second", "1");
    assertEquals(STORE + "/second?item=1", location(read));
    assertTrue(page(reader, item(ORDER)).contains("<strong>in dispute</strong>"));
    assertEquals(
        403, form(reader, ORDER, "/settle", "item", "1", "code", "privileged").statusCode());
    done(
        form(
            counsel,
            ORDER,
            "/settle",
            "item",
            "1",
            "code",
            "responsive",
            "reason",
            "An order to all is no advice."));
    assertTrue(page(reader, item(ORDER)).contains("<strong>responsive, settled</strong>"));
  }

  @Test
  @Order(7)
  void tagsAndNotesComeAndGo() {
    done(form(reader, ORDER, "/tag", "tag", "hot"));
    assertEquals(1, hits(reader, "?tagged=hot"));
    done(form(second, ORDER, "/note", "said", "See the comment <b>here</b>.", "page", "1"));
    String noted = page(second, item(ORDER));
    assertTrue(noted.contains("&lt;b&gt;here&lt;/b&gt;"), noted);
    String note = found("name=\"note\" value=\"(\\d+)\"", noted);
    assertTrue(
        form(reader, ORDER, "/note/withdraw", "note", note)
            .body()
            .contains("Somebody else wrote the note"));
    done(form(second, ORDER, "/note/withdraw", "note", note));
    assertTrue(page(second, item(ORDER)).contains("withdrawn"));
    done(form(reader, ORDER, "/tag", "tag", "hot", "put", "no"));
    assertEquals(0, hits(reader, "?tagged=hot"));
    assertTrue(
        form(reader, ORDER, "/tag", "tag", "hot", "put", "no").body().contains("It is so already"));
  }

  @Test
  @Order(8)
  void aSavedSearchTellsWhereWasLooked() {
    page(reader, STORE + "?words=notify");
    assertTrue(page(reader, STORE + "/matrix").contains("Nobody looked"));
    done(
        reader.post(
            STORE + "/searches",
            "scope",
            "search",
            "words",
            "notify",
            "name",
            "Notices",
            "item",
            "1"));
    String searches = page(reader, STORE + "/searches");
    assertTrue(searches.contains("law-department 3, police 1"), searches);
    page(reader, STORE + "/searches");
    done(reader.post(STORE + "/searches/run", "name", "Notices"));
    String matrix = page(reader, STORE + "/matrix");
    assertFalse(matrix.contains("Nobody looked"), matrix);
    assertTrue(matrix.contains("“Notices” found 3"), matrix);
    assertTrue(matrix.contains("“Notices” found 1"), matrix);
    // Of the law department four files, of the police a copy and what is locked.
    assertTrue(matrix.contains("no machine could read 1"), matrix);
    assertTrue(matrix.contains("encrypted 1"), matrix);
  }

  @Test
  @Order(8)
  void nothingIsDoneOfAllThatIsNear() {
    assertTrue(page(reader, STORE + "?words=notify").contains("name=\"scope\""));
    String near = page(reader, STORE + "?words=notify&like=Who+tells");
    assertFalse(near.contains("name=\"scope\""), near);
    String why = "an order and no end";
    assertTrue(near.contains(why), near);
    List<String> fields = List.of("scope", "search", "words", "notify", "like", "Who tells");
    List<String> save = new ArrayList<>(fields);
    save.addAll(List.of("name", "Near"));
    assertTrue(reader.post(STORE + "/searches", save.toArray(String[]::new)).body().contains(why));
    assertFalse(page(reader, STORE + "/searches").contains("Near"));
    List<String> tag = new ArrayList<>(fields);
    tag.addAll(List.of("tag", "near", "put", "yes", "manifest", manifest(reader)));
    assertTrue(reader.post(STORE + "/tag", tag.toArray(String[]::new)).body().contains(why));
    assertEquals(0, hits(reader, "?tagged=near"));
  }

  /// Returns the words of a page, without links from words to what they mean.
  private static String shown(Visitor visitor, String path) {
    return page(visitor, path).replaceAll("</?a\\b[^>]*>", "");
  }

  private static final String ANSWERED = "/answers/jag/1373/chicago-il/2017?on=2018-01-24";

  /// The order restricts telling about status, and saves nothing: under the narrow reading, which
  /// Chicago met by the policies of the pack, that is a breach.
  @Test
  @Order(8)
  void aPassageBecomesAPolicyClauseAndTheAnswerRestsOnItsPage() {
    Visitor anybody = new Visitor(scene.site);
    String before = shown(anybody, ANSWERED);
    assertTrue(before.contains("Under Narrow reading: this rests on the register"), before);
    String passages = page(reader, STORE + "/passages?does=restricts&about=communicate");
    String link = found("href=\"([^\"]*/clause[?][^\"]*)\"", passages).replace("&amp;", "&");
    String form = page(reader, link);
    assertTrue(
        form.contains(">Employees shall not notify the immigration agency of releases.<"), form);
    String manifest = found("name=\"manifest\" value=\"([0-9a-f]{64})\"", form);
    List<String> fields = new ArrayList<>(List.of("at", ORDER, "page", "1", "text", "body"));
    fields.addAll(List.of("from", "0", "until", "62", "manifest", manifest));
    fields.addAll(List.of("title", "General order 7", "holder", "chicago-il"));
    List<String> lacking = new ArrayList<>(fields);
    lacking.addAll(List.of("in-force-from", "2017-13-01"));
    String again = reader.post(STORE + "/clause", lacking.toArray(String[]::new)).body();
    assertTrue(again.contains("At least one term is needed."), again);
    assertTrue(again.contains("How far it was checked"), again);
    assertTrue(again.contains("value=\"General order 7\""), "what was typed stays");
    fields.addAll(List.of("term-restricts", "disclosing-status", "term-savings", "none"));
    fields.addAll(List.of("in-force-from", "2017-06-01", "mark", "V1", "caveat", "Unsigned."));
    done(reader.post(STORE + "/clause", fields.toArray(String[]::new)));

    String clauses = page(counsel, STORE + "/clauses");
    String draft = found("name=\"draft\" value=\"([0-9]+)\"", clauses);
    assertTrue(clauses.contains("under the reading “narrow”"), clauses);
    assertTrue(clauses.contains("from “met” to “not met”"), clauses);
    assertFalse(page(reader, STORE + "/clauses").contains("name=\"draft\""), "it is counsel's");
    assertEquals(403, reader.post(STORE + "/clauses/enter", "draft", draft).statusCode());
    assertEquals(before, shown(anybody, ANSWERED), "a draft changes nothing");
    done(counsel.post(STORE + "/clauses/enter", "draft", draft));

    String after = shown(anybody, ANSWERED);
    String id = "chicago-il-e" + draft;
    assertTrue(
        after.contains("Under Narrow reading: this follows from General order 7 [" + id + "]"),
        after);
    assertTrue(after.contains("page 1, body, characters 0 to 62"), after);
    assertTrue(after.contains(id + ": Unsigned."), "its caveat travels with it");
    assertFalse(after.contains("shall not notify"), "words stay with staff");
    assertFalse(after.contains("law-department"), "and so does whose file it is");
    assertTrue(shown(anybody, "/recipients/chicago-il?on=2018-01-24").contains("General order 7"));
    String earlier = shown(anybody, ANSWERED + "&known=2018-01-23");
    assertFalse(earlier.contains(id), "nobody could have known it then");

    done(
        counsel.post(
            STORE + "/clauses/withdraw", "draft", draft, "reason", "It was never signed."));
    assertFalse(shown(anybody, ANSWERED).contains(id), "it counts no more");
    assertFalse(
        shown(anybody, "/recipients/chicago-il?on=2018-01-24").contains("General order 7"),
        "nor is it listed");
    String listed = page(anybody, "/api/v1/parties/chicago-il");
    assertTrue(listed.contains(id), listed);
    assertTrue(listed.contains("page 1, body, characters 0 to 62"), "with where it is from");
    assertTrue(page(reader, STORE + "/clauses").contains("It was never signed."));
    assertEquals(404, reader.get(STORE + "/clause?at=" + ORDER).statusCode());
    assertEquals(
        404,
        reader
            .get(STORE + "/clause?at=" + ORDER + "&page=1&text=body&from=0&until=9999")
            .statusCode());
  }

  @Test
  @Order(9)
  void aStoreIsThereWhenItsIntakeIsAtItsEnd() throws IOException {
    Path begun = Files.createDirectory(scene.evidence.resolve("begun"));
    Files.createDirectory(scene.evidence.resolve("No store"));
    String list = page(reader, "/desk/evidence");
    assertTrue(list.contains("begun: its intake is not at its end"), list);
    assertFalse(list.contains("No store"));
    assertEquals(404, reader.get("/desk/evidence/begun").statusCode());
    EvidenceScene.write(begun);
    assertTrue(page(reader, "/desk/evidence").contains("href=\"/desk/evidence/begun\""));
    assertTrue(page(reader, "/desk/evidence/begun").contains("5 documents."));
  }

  @Test
  @Order(9)
  void readsWellInTheBrowser() {
    assertEquals(
        List.of(),
        looked(
            reader,
            List.of(
                "/desk/evidence",
                STORE + "?words=notify",
                STORE + "?like=May+deputies+tell+ICE+anything%3F",
                item(ORDER) + "&words=notify",
                item(MAIL),
                item(LOCKED),
                STORE + "/passages",
                STORE + "/matrix",
                STORE + "/searches",
                STORE + "?second=1",
                item(MAIL) + "&second=1",
                STORE + "/clause?at=" + ORDER + "&page=1&text=body&from=0&until=62",
                STORE + "/clauses",
                STORE + "/decisions")));
  }

  @Test
  @Order(9)
  void keysGoFromHitToHitAndChooseACode() {
    try (BrowserContext context =
        Chromium.browser()
            .newContext(new Browser.NewContextOptions().setBaseURL(scene.site.address()))) {
      context.addCookies(
          List.of(new Cookie("proviso", reader.cookie()).setUrl(scene.site.address())));
      Page page = context.newPage();
      page.navigate(STORE);
      page.keyboard().press("j");
      page.keyboard().press("j");
      assertEquals(
          page.locator("a.hit").nth(1).getAttribute("href"),
          page.locator("a.hit:focus").getAttribute("href"));
      page.keyboard().press("Enter");
      page.waitForURL("**/item?**");
      page.keyboard().press("2");
      assertEquals("not-responsive", page.locator("input[name=code]:checked").first().inputValue());
    }
  }
}
