package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;
import static org.proviso.web.desk.DeskScene.INQUIRY;
import static org.proviso.web.desk.DeskScene.done;
import static org.proviso.web.desk.DeskScene.eventually;
import static org.proviso.web.desk.DeskScene.found;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.store.Accounts;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.Visitor;

/// Reminders to everybody who is overdue, in an inquiry of seven letters that went out on Wednesday
/// 24 January 2018: who is on the list, who falls out until another person approves, and that the
/// rest get one letter each. What recipients do here is made up. The steps follow one another.
///
/// Days by hand: 30 days after 24 January are 23 February, a Friday. February has 28 days.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemindersTest {

  private static final String HERE = INQUIRY + "/reminders";

  /// Answers between the list and the approval.
  private static final String ANSWERS = "chicago-il";

  /// Gets more time between the list and the approval.
  private static final String GETS_TIME = "jackson-ms";

  /// Got more time, to Monday 26 February.
  private static final String LATER = "king-county-wa";

  /// Its clock stands still.
  private static final String STANDS_STILL = "lawrence-ma";

  /// Gets another letter on 24 February.
  private static final String WRITTEN_TO = "louisville-ky";

  /// Gets another letter between the list and the approval.
  private static final String WRITTEN_TO_LATER = "sacramento-county-ca";

  /// Does nothing.
  private static final String SILENT = "sonoma-county-ca";

  private static DeskScene scene;
  private static Visitor both;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.open(
        "2018-01",
        "Compliance with 8 U.S.C. 1373",
        DeskScene.table(
            List.of(
                ANSWERS, GETS_TIME, LATER, STANDS_STILL, WRITTEN_TO, WRITTEN_TO_LATER, SILENT)));
    scene.propose("2018-01");
    done(scene.approve("2018-01", 1));
    letters(7);
    eventually(
        "outcomes noted",
        () -> !scene.clerk.get(INQUIRY + "/mailings/1").body().contains("to be handed over"));
    both = new Visitor(scene.site);
    both.join(
        "both",
        new Accounts.Held("clerk", null, false),
        new Accounts.Held("approver", null, false));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static void letters(int count) throws InterruptedException {
    eventually(count + " letters", () -> scene.mail.getReceivedMessages().length >= count);
    // By the portal a letter goes in its own time, on whatever day that is.
    eventually(
        "nothing waits",
        () ->
            file().deliveries().stream()
                .noneMatch(
                    it ->
                        it.state() instanceof DeliveryState.Waiting
                            || it.state() instanceof DeliveryState.Begun));
    assertEquals(count, scene.mail.getReceivedMessages().length);
  }

  /// Returns the texts of the letters that came by e-mail, in the order of each recipient.
  private static Map<String, List<String>> mailed() throws Exception {
    Map<String, List<String>> texts = new TreeMap<>();
    for (MimeMessage message : scene.mail.getReceivedMessages()) {
      texts
          .computeIfAbsent(
              message.getAllRecipients()[0].toString().replace("@mail.invalid", ""),
              key -> new ArrayList<>())
          .add(text(message));
    }
    return texts;
  }

  private static void pass(int days) {
    scene.site.pass(Duration.ofDays(days));
    for (Visitor each : List.of(scene.clerk, scene.approver, both)) {
      each.signIn();
    }
  }

  private static void extension(String party, String due, String reason) {
    String here = INQUIRY + "/recipients/" + party;
    scene.clerk.get(here);
    done(
        scene.clerk.post(
            here + "/extension",
            "asked",
            "2018-01-25",
            "wanted",
            "more time",
            "due",
            due,
            "authority",
            "the grantor's discretion",
            "reason",
            reason));
  }

  /// Returns the rows of the list by recipient, cells parted by `|`.
  private static Map<String, String> list() {
    Map<String, String> rows = new TreeMap<>();
    Matcher row =
        Pattern.compile(
                "<tr><th scope=\"row\"><a href=\"" + INQUIRY + "/recipients/([^\"]+)\">.*?</tr>",
                Pattern.DOTALL)
            .matcher(scene.clerk.get(HERE).body());
    while (row.find()) {
      rows.put(row.group(1), row.group().replaceAll("<[^>]+>", "|").replaceAll("[|\\s]*\\|", "|"));
    }
    return rows;
  }

  private static String row(String party) {
    return list().getOrDefault(party, "");
  }

  @Test
  @Order(1)
  void nobodyIsListedBeforeAnAnswerIsOverdue() throws InterruptedException {
    assertEquals(Map.of(), list());
    assertFalse(scene.clerk.get(INQUIRY).body().contains("Remind everybody"));
    scene.clerk.get(HERE);
    String answer = scene.clerk.post(HERE, "seen", "").body();
    assertTrue(answer.contains("Nobody is overdue who can be reminded today."), answer);

    pass(1);
    extension(LATER, "2018-02-26", "");
    done(scene.approve("2018-01", 2));
    letters(8);
    String here = INQUIRY + "/recipients/" + STANDS_STILL;
    scene.clerk.get(here);
    done(
        scene.clerk.post(
            here + "/toll", "from", "2018-01-25", "until", "", "authority", "by agreement"));
    // 23 February, the day due: 25 January and 29 days.
    pass(29);
    assertEquals(Map.of(), list());
  }

  @Test
  @Order(2)
  void whoIsOverdueIsListedWithItsOwnDayAndWhoCanNotBeRemindedWithTheReason()
      throws InterruptedException {
    pass(1);
    extension(WRITTEN_TO, "", "No ground was stated.");
    done(scene.approve("2018-01", 3));
    letters(9);
    pass(3);

    // Tuesday 27 February: four days late, and one where more time was given.
    Map<String, String> list = list();
    assertEquals(
        Set.of(ANSWERS, GETS_TIME, LATER, WRITTEN_TO, WRITTEN_TO_LATER, SILENT), list.keySet());
    assertTrue(row(SILENT).contains("|23 Feb 2018|4|"), row(SILENT));
    assertTrue(row(LATER).contains("|26 Feb 2018|1|"), row(LATER));
    // The letter of 24 February and five days: 1 March.
    assertTrue(
        row(WRITTEN_TO)
            .contains(
                "Another letter to it, of 24 Feb 2018, is less than five days old."
                    + " From 1 Mar 2018 on it can be reminded."),
        row(WRITTEN_TO));
    assertTrue(scene.clerk.get(HERE).body().contains("6 overdue, 5 to be reminded"));
    assertTrue(scene.clerk.get(INQUIRY).body().contains("Remind everybody who is overdue: 6"));
    HttpResponse<String> preview = scene.clerk.get(HERE + "/" + SILENT + ".pdf");
    assertEquals(200, preview.statusCode());
    assertTrue(preview.body().startsWith("%PDF"));
    assertEquals(9, scene.mail.getReceivedMessages().length, "nothing is sent by looking");
  }

  @Test
  @Order(3)
  void theListIsAccessibleAndKeepsItsWidth() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(
          List.of(new Cookie("proviso", both.cookie()).setUrl(scene.site.address())));
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.navigate(scene.site.address() + HERE);
      assertTrue(page.locator("#late tbody tr").count() > 0, "somebody is overdue");
      Looked.narrowAndWide(page, "reminders", faults);
      assertEquals(List.of(), faults);
    }
  }

  @Test
  @Order(3)
  void theListThatWasSeenIsTheOneThatIsProposed() throws InterruptedException {
    both.get(HERE);
    String changed = both.post(HERE, "seen", "0".repeat(64)).body();
    assertTrue(changed.contains("Who is to be reminded changed"), changed);
    assertEquals(3, file().mailings().size());

    String seen = found("name=\"seen\" value=\"([0-9a-f]{64})\"", both.get(HERE).body());
    assertEquals(INQUIRY + "/mailings/4", location(both.post(HERE, "seen", seen)));
    eventually("proposed", () -> mailing(4).contains(">proposed<"));

    assertEquals(
        Set.of(ANSWERS, GETS_TIME, LATER, WRITTEN_TO_LATER, SILENT),
        Set.copyOf(
            file().letters().stream()
                .filter(it -> it.mailing() == 4)
                .map(InquiryFile.Letter::party)
                .toList()));
    assertTrue(row(SILENT).contains("A reminder waits to be decided, in mailing 4."), row(SILENT));
    assertEquals(9, scene.mail.getReceivedMessages().length, "not before it is approved");
  }

  private static InquiryFile file() {
    return scene.site.bean(Inquiries.class).file("2018-01").orElseThrow();
  }

  private static String mailing(int number) {
    return scene.approver.get(INQUIRY + "/mailings/" + number).body();
  }

  @Test
  @Order(4)
  void whoProposedTheRemindersDoesNotApproveThem() {
    both.stepUp();
    both.get(INQUIRY + "/mailings/4");
    String answer =
        both.post(INQUIRY + "/mailings/4/decide", "decision", "approve", "reason", "").body();

    assertTrue(answer.contains("Who proposes does not approve"), answer);
    assertEquals(9, scene.mail.getReceivedMessages().length);
  }

  @Test
  @Order(5)
  void whoAnsweredOrGotTimeOrALetterMeanwhileFallsOutWithTheReason() throws InterruptedException {
    scene.answer();
    extension(GETS_TIME, "2018-03-30", "");
    extension(WRITTEN_TO_LATER, "", "No ground was stated.");
    done(scene.approve("2018-01", 6));
    letters(10);
    pass(1);

    String page = mailing(4);
    String fallen = page.substring(page.indexOf("id=\"fallen\""));
    fallen = fallen.substring(0, fallen.indexOf("</ul>"));
    assertEquals(3, fallen.split("<li>", -1).length - 1, fallen);
    assertTrue(
        fallen.contains("Nothing is to be reminded of now: answered on 27 Feb 2018"), fallen);
    assertTrue(fallen.contains("It is due on 30 Mar 2018 now, and the letter says 23 Feb 2018."));
    assertTrue(
        fallen.contains("Another letter to it, of 27 Feb 2018, is less than five days old."));
  }

  @Test
  @Order(6)
  void theRestGetOneLetterEachWithItsOwnDay() throws Exception {
    Map<String, List<String>> before = mailed();
    assertEquals(INQUIRY + "/mailings/4", location(scene.approve("2018-01", 4)));
    letters(12);

    Map<String, String> texts = new TreeMap<>();
    mailed()
        .forEach(
            (party, all) -> {
              if (all.size() > before.getOrDefault(party, List.of()).size()) {
                texts.put(party, all.getLast());
              }
            });
    assertEquals(Set.of(LATER, SILENT), texts.keySet());
    texts.forEach(
        (party, text) -> {
          boolean isLater = party.equals(LATER);
          assertEquals(isLater, text.contains("26 Feb 2018"), text);
          assertEquals(!isLater, text.contains("23 Feb 2018"), text);
        });
    HttpResponse<String> second = scene.approve("2018-01", 4);
    assertTrue(second.body().contains("It was decided before"), second.body());
    letters(12);
  }

  private static String text(MimeMessage message) throws Exception {
    assertTrue(GreenMailUtil.getWholeMessage(message).contains("application/pdf"));
    return message.getContent() instanceof jakarta.mail.internet.MimeMultipart parts
        ? String.valueOf(parts.getBodyPart(0).getContent())
        : "";
  }

  @Test
  @Order(7)
  void whatFellOutStandsWithItsReasonAndIsNeverSent() {
    Map<String, String> leftOut = new TreeMap<>();
    for (InquiryFile.Delivery delivery : file().deliveries()) {
      if (delivery.mailing() == 4
          && delivery.state() instanceof DeliveryState.LeftOut(String why)) {
        leftOut.put(delivery.party(), why);
      }
    }
    assertEquals(Set.of(ANSWERS, GETS_TIME, WRITTEN_TO_LATER), leftOut.keySet());
    String page = mailing(4);
    leftOut.values().forEach(why -> assertTrue(page.contains("left out: " + why), page));
    String matrix = scene.clerk.get(INQUIRY).body();
    assertTrue(matrix.contains("the letter before: handed over"), matrix);
    assertTrue(
        scene.clerk.get(INQUIRY + "/recipients/" + ANSWERS).body().contains("left out"),
        "the recipient's page says so too");
    assertFalse(
        scene.recipient.get("/portal/2018-01/" + ANSWERS).body().contains("2018-01/chicago-il/2"),
        "what did not go out is not in the portal");
    InquiryFile.Decision decision = file().mailings().get(3).decision();
    long decided = Objects.requireNonNull(decision).event();
    String event = scene.clerk.get("/record/events/" + decided).body();
    assertTrue(event.contains("mailing.approved"), event);
  }

  @Test
  @Order(8)
  void theGapCountsFromTheDayOnWhichALetterWentOut() {
    pass(4);
    // 4 March. Dated 27 February, gone out on the 28th: five days after are 5 March.
    assertTrue(row(SILENT).contains("of 28 Feb 2018, is less"), row(SILENT));
    assertTrue(row(SILENT).contains("From 5 Mar 2018"), row(SILENT));
    // 27 February and five days: 4 March.
    assertFalse(row(WRITTEN_TO_LATER).contains("less than five days old"), row(WRITTEN_TO_LATER));
    // What was left out was no letter, but more time was given.
    assertEquals("", row(GETS_TIME));
    assertEquals("", row(ANSWERS));

    pass(1);
    assertFalse(row(SILENT).contains("less than five days old"), row(SILENT));
  }

  @Test
  @Order(9)
  void aReminderFromWhichEverybodyFallsOutIsNotApproved() {
    String here = INQUIRY + "/recipients/" + WRITTEN_TO;
    scene.clerk.get(here);
    done(scene.clerk.post(here + "/remind"));
    int reminder = file().mailings().size();
    scene.clerk.get(here);
    done(scene.clerk.post(here + "/close", "how", "other", "reason", "Withdrawn."));

    String answer = scene.approve("2018-01", reminder).body();

    assertTrue(answer.contains("Everybody falls out, so it would go to nobody."), answer);
    assertTrue(answer.contains("ended on 5 Mar 2018"), answer);
    assertEquals(null, file().mailings().get(reminder - 1).decision());
  }
}
