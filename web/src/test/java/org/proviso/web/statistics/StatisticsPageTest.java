package org.proviso.web.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;
import org.proviso.store.Accounts;
import org.proviso.store.By;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.AccessSite;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// The page of an inquiry and of two matters, one of which is public. What recipients do here is
/// made up; days are counted by hand.
class StatisticsPageTest {

  private static final LocalDate FIRST = LocalDate.of(2018, 1, 24);
  private static final MatterId PUBLIC = new MatterId("jag/2016/louisville-ky", "jag/1373");
  private static final MatterId NOT_PUBLIC = new MatterId("jag/2017/providence-ri", "jag/1373");
  private static final Matters.Judge OPEN = matter -> new Standing.Open(List.of());

  private static AccessSite site;
  private static Visitor clerk;

  @BeforeAll
  static void start() {
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
    clerk = new Visitor(site);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    // Answered after 10, 20, 31, 33 and 40 days, the last of which nobody published; one is
    // awaited, and of one no letter is public.
    filed("chicago-il", 10, Docket.Decision.Act.PUBLISH);
    filed("cook-county-il", 20, Docket.Decision.Act.PUBLISH);
    filed("new-york-ny", 31, Docket.Decision.Act.PUBLISH);
    filed("albany-ny", 33, Docket.Decision.Act.PUBLISH);
    filed("berkeley-ca", 40, Docket.Decision.Act.WITHHOLD);
    entry("denver-co", 0, DocketEntry.Side.GRANTOR, "letter", Docket.Decision.Act.PUBLISH);
    entry("seattle-wa", 9, DocketEntry.Side.RECIPIENT, "filing", Docket.Decision.Act.PUBLISH);
    play();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void filed(String party, int days, Docket.Decision.Act act) {
    entry(party, 0, DocketEntry.Side.GRANTOR, "letter", Docket.Decision.Act.PUBLISH);
    entry(party, days, DocketEntry.Side.RECIPIENT, "filing", act);
  }

  private static void entry(
      String party, int days, DocketEntry.Side side, String kind, Docket.Decision.Act act) {
    site.bean(Docket.class)
        .appendAll(
            List.of(
                new DocketEntry(
                    party,
                    FIRST.plusDays(days),
                    null,
                    side,
                    kind,
                    kind + " of " + party,
                    "",
                    new DocketEntry.About("inquiry", "drill"),
                    List.of(),
                    Mark.V1,
                    List.of(),
                    null,
                    null)),
            site.now(),
            new Actor("site", "test"),
            "site test",
            new Docket.Decision(act, site.now(), "site test", "a reason"));
  }

  private static By by(String role, String account) {
    return new By(new Actor(role, account), site.now());
  }

  private static void done(StepTaken taken) {
    assertInstanceOf(StepTaken.Done.class, taken, taken::toString);
  }

  private static MatterFile.Wanted wanted(String step, Map<String, LocalDate> due) {
    return new MatterFile.Wanted(step, Set.of(), due, "document of " + step);
  }

  private static void play() {
    Matters matters = site.bean(Matters.class);
    for (MatterId id : List.of(PUBLIC, NOT_PUBLIC)) {
      done(matters.open(id, Tier.DIRECT, "the award", by("clerk", "a-1")));
      done(
          matters.propose(
              id,
              wanted("demand", Map.of("answer", LocalDate.of(2018, 2, 23))),
              null,
              OPEN,
              by("clerk", "a-1")));
      done(matters.take(id, 1, null, OPEN, by("approver", "a-2")));
      done(matters.reach(id, 1, FIRST, "receipt", by("clerk", "a-1")));
    }
    site.pass(Duration.ofDays(60));
    done(
        matters.enter(
            PUBLIC,
            wanted("answer", Map.of()),
            LocalDate.of(2018, 2, 20),
            OPEN,
            by("clerk", "a-1")));
    done(matters.publish(PUBLIC, true, "asked for", by("approver", "a-2")));
    clerk.signIn();
  }

  /// Returns the cells of the row that begins with some words.
  private static List<String> row(String page, String words) {
    int at = page.indexOf(">" + words + "</th>");
    assertTrue(at > 0, () -> words + " is not in " + page);
    String row = page.substring(at, page.indexOf("</tr>", at));
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("<td", -1)) {
      cells.add(cell.replaceAll("^[^>]*>", "").replaceAll("<[^>]*>", "").strip());
    }
    return cells.subList(1, cells.size());
  }

  @Test
  void countsWhatIsPublishedOfAnInquiryAndNothingElse() {
    List<String> row =
        row(
            new Visitor(site).get("/statistics?on=2018-06-01").body(),
            "Letters of inquiries of this site, from the day of the first one that is published");

    assertEquals(
        List.of(
            "7",
            "4",
            // 20 and 31
            "25.5",
            "10, 20, 31, 33",
            "of 4 no last day is known",
            // One is awaited; that another answered is not public.
            "2",
            "0",
            "1: no letter before the answer is public"),
        row);
  }

  @Test
  void aDayBeforeHasWhatThereWasThen() {
    List<String> row =
        row(
            new Visitor(site).get("/statistics?on=2018-02-03").body(),
            "Letters of inquiries of this site, from the day of the first one that is published");

    assertEquals(List.of("7", "1", "10", "10"), row.subList(0, 4));
    assertEquals("5", row.get(5));
  }

  @Test
  void aMatterThatIsNotPublicIsCountedForStaffAlone() {
    String open = new Visitor(site).get("/statistics?on=2018-06-01").body();
    String all = clerk.get("/desk/statistics?on=2018-06-01").body();
    assertTrue(all.contains("href=\"/statistics?on=2018-06-01\""), all);
    assertTrue(all.contains("name=\"on\" required=\"required\" value=\"2018-06-01\""), all);

    // 24 January to 20 February, in time; the grantor has not followed it.
    assertEquals(
        List.of("1", "1", "27", "27", "1 of 1", "0", "0", "0"),
        row(open, "After: Letter asks for documents"));
    assertEquals(
        List.of("2", "1", "27", "27", "1 of 1", "1 (the time of 1 is over)", "0", "0"),
        row(all, "After: Letter asks for documents"));
    assertEquals(
        List.of("1", "0", "–", "–", "–", "1", "0", "0"), row(open, "After: Answer to the letter"));
    assertTrue(open.contains("Matters that are public: 1."), open);
    assertTrue(all.contains("Matters on record: 2."), all);
    assertFalse(open.contains("Providence: "), open);
  }

  @Test
  void thePictureHasTheRowsOfItsFile() {
    String csv = new Visitor(site).get("/statistics?on=2018-06-01&format=csv").body();
    List<String> lines = csv.lines().toList();

    assertEquals("side,what,recipient,from,until,days,due,state", lines.getFirst());
    assertTrue(csv.contains(",Chicago,2018-01-24,2018-02-03,10,,answered"), csv);
    // Four that answered, two that are awaited, one answer in a matter and one that awaits what
    // follows it.
    assertEquals(8, lines.size() - 1, csv);
    assertFalse(csv.contains("Providence"), csv);
    String page = new Visitor(site).get("/statistics?on=2018-06-01").body();
    assertEquals(8, page.split("data-row=\"", -1).length - 1);
  }

  @Test
  void aReaderIsSentToADayAndFindsItFromTheInquiries() {
    assertTrue(
        Visitor.location(new Visitor(site).get("/statistics")).startsWith("/statistics?on="));
    assertTrue(
        new Visitor(site)
            .get("/inquiries?on=2018-06-01")
            .body()
            .contains("href=\"/statistics?on=2018-06-01\""));
    assertEquals(400, new Visitor(site).get("/statistics?on=nothing").statusCode());
  }

  @Test
  void thePageIsAccessibleAndKeepsItsWidth() {
    List<String> faults = new ArrayList<>();
    look("/statistics?on=2018-12-31", faults);
    look("/desk/statistics?on=2018-12-31", faults);
    assertEquals(List.of(), faults);
  }

  private static void look(String path, List<String> faults) {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(List.of(new Cookie("proviso", clerk.cookie()).setUrl(site.address())));
      Page page = context.newPage();
      page.onPageError(error -> faults.add(path + " error: " + error));
      page.navigate(site.address() + path);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      Looked.narrowAndWide(page, path, faults);
    }
  }
}
