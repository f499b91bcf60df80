package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.desk.DeskScene.BOUNCED;
import static org.proviso.web.desk.DeskScene.INQUIRY;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.Verification;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;
import org.proviso.web.access.AppCode;
import org.proviso.web.access.Visitor;
import org.proviso.web.record.SignedNow;

/// The inquiry of 24 January 2018, played in a browser with scripts, by a clerk, an approver, a
/// person of Chicago and a reader, each with a browser of its own: from the opening to the record
/// that verifies offline. What recipients do here is made up, and so are their addresses.
///
/// It fails if a page throws an error, logs one, breaks its content security policy or asks another
/// host. Photographs of the steps are numbered.
@Tag("full")
class JanuaryBrowserTest {

  private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{4}(-[A-Z0-9]{4}){5}\\b");
  private static final String CHICAGO = "chicago-il";
  private static final String ANSWER = "/portal/2018-01/chicago-il";
  private static final int NARROW = 320;
  private static final int WIDE = 1280;

  private final List<String> faults = new ArrayList<>();
  private int shots;

  @TempDir private Path temporary;

  private DeskScene scene;
  private Page clerk;
  private Page approver;
  private Page chicago;
  private Page reader;

  /// What was handed over, of more than one piece.
  private final byte[] orders = new byte[5_000_000];

  @BeforeEach
  void start() {
    Browser browser = Chromium.browser();
    new Random(20180124).nextBytes(orders);
    scene = new DeskScene();
    clerk = page(browser.newContext());
    approver = page(browser.newContext());
    chicago = page(browser.newContext());
    reader = page(browser.newContext());
  }

  @AfterEach
  void stop() {
    // Nothing was started where there is no browser.
    if (scene != null) {
      List.of(clerk, approver, chicago, reader).forEach(page -> page.context().close());
      scene.close();
    }
  }

  @Test
  void isPlayedFromTheOpeningToTheRecordThatVerifiesOffline() throws Exception {
    known(clerk, scene.clerk);
    known(approver, scene.approver);
    open();
    propose();
    approveAndServe();
    aDayPasses();
    sendAgainWhatBounced();
    giveMoreTime("king-county-wa", "2018-03-09", "9 Mar 2018");
    giveMoreTime("lawrence-ma", "2018-03-02", "2 Mar 2018");
    approve(3);
    approve(4);
    letters(26);
    makeAnAccountByTheCodeOfTheLetter();
    answerEachItem();
    certify();
    publish();
    readInPublic();
    verifyOffline();
    assertEquals(List.of(), faults);
  }

  private Page page(BrowserContext context) {
    Page page = context.newPage();
    page.setViewportSize(WIDE, 900);
    page.onPageError(error -> faults.add(page.url() + " error: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(page.url() + " console: " + message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(scene.site.address() + "/")
              && !request.url().startsWith("data:")
              && !request.url().startsWith("blob:")) {
            faults.add(page.url() + " elsewhere: " + request.url());
          }
        });
    return page;
  }

  /// Gives a browser the session of somebody who signed in.
  private void known(Page page, Visitor visitor) {
    page.context()
        .addCookies(List.of(new Cookie("proviso", visitor.cookie()).setUrl(scene.site.address())));
  }

  private void go(Page page, String path) {
    page.navigate(scene.site.address() + path);
  }

  /// Keeps what a page looks like.
  private void shot(Page page, String name) {
    shots++;
    Chromium.photograph(page, "january-%02d-%s-%d".formatted(shots, name, WIDE));
  }

  /// Keeps what a page looks like, on a telephone as well, where nothing may run out of it.
  private void shots(Page page, String name) {
    shot(page, name);
    page.setViewportSize(NARROW, 800);
    if (!Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
      faults.add(page.url() + " is wider than " + NARROW);
    }
    Chromium.photograph(page, "january-%02d-%s-%d".formatted(shots, name, NARROW));
    page.setViewportSize(WIDE, 900);
  }

  private static void press(Page page, String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).first().click();
  }

  /// Opens what a form is folded into.
  private static Locator unfolded(Page page, String form) {
    page.locator("details:has(" + form + ") > summary").first().click();
    return page.locator(form).first();
  }

  /// Does something that leads to a page, also where that has the address of the one before it.
  private static void leads(Page page, Runnable act) {
    page.evaluate("document.documentElement.dataset.before = 'yes'");
    act.run();
    page.locator("html:not([data-before])").waitFor();
    page.waitForLoadState();
  }

  private void open() {
    go(clerk, "/desk");
    shots(clerk, "desk-empty");
    clerk.locator("#name").fill("2018-01");
    clerk.locator("#title").fill("Compliance with 8 U.S.C. 1373");
    clerk.locator("#programme").selectOption("jag");
    press(clerk, "Open");
    clerk.waitForURL("**/2018-01/draft");
    clerk.locator("#condition").selectOption("jag/monitoring");
    clerk.locator("#year").selectOption("2016");
    clerk.locator("#rule").fill("frcp-30-days");
    clerk.locator("#way").selectOption("e-mail");
    channel("e-mail", true);
    channel("portal", true);
    channel("print", false);
    item(1, "Orders, directives and guidance to employees on communicating with the agencies");
    item(2, "Training on the same");
    item(3, "Opinions of counsel on the same");
    clerk.locator("#consequence").fill("A subpoena may follow.");
    clerk.locator("#contact").fill("The office of the grantor.");
    clerk.locator("#recipients").fill(DeskScene.table(DeskScene.addressees()));
    shots(clerk, "draft");
    press(clerk, "Save");
    clerk.waitForURL("**/2018-01/dry-run");
    assertTrue(
        clerk.locator("#found").textContent().startsWith("23 letters, 0 stops"),
        clerk.locator("#found").textContent());
    assertEquals(23, clerk.locator("#letters tbody tr").count());
    shots(clerk, "dry-run");
  }

  private void channel(String channel, boolean isWanted) {
    if (clerk.locator("#channel-" + channel).isChecked() != isWanted) {
      clerk.locator("label[for='channel-" + channel + "']").click();
    }
  }

  private void item(int number, String what) {
    clerk.locator("#what-" + number).fill(what);
    clerk.locator("#who-" + number).fill("all offices");
    clerk.locator("#period-" + number).fill("1 January 2016 to today");
  }

  private void propose() throws InterruptedException {
    if (clerk.locator("#reason").count() > 0) {
      clerk.locator("#reason").fill("The award is on record as made.");
    }
    press(clerk, "Write the letters");
    clerk.waitForURL("**/2018-01/mailings/1");
    DeskScene.eventually(
        "letters written",
        () -> {
          clerk.reload();
          return clerk.locator("#state").textContent().equals("proposed");
        });
    assertEquals(0, clerk.locator("form[action$='/decide']").count(), "nobody approves an own one");
    shots(clerk, "proposed");
    assertEquals(0, scene.mail.getReceivedMessages().length);
  }

  private void approveAndServe() throws InterruptedException {
    go(approver, "/desk");
    shot(approver, "desk-of-the-approver");
    approver.locator("#today a").first().click();
    approver.waitForURL("**/2018-01/mailings/1");
    shots(approver, "to-approve");
    // Longer than a code given at the beginning is good for.
    scene.site.pass(Duration.ofMinutes(11));
    approve(1);
    letters(23);
    DeskScene.eventually(
        "outcomes noted",
        () -> {
          approver.reload();
          return !approver.locator("#deliveries").textContent().contains("to be handed over");
        });
    shots(approver, "approved");

    go(clerk, INQUIRY);
    // By the letters as they were sent in 2018: due on 23 February, 30 days after 24 January.
    for (Locator row : clerk.locator("#matrix tbody tr").all()) {
      assertTrue(row.textContent().contains("due on 23 Feb 2018"), row.textContent());
    }
    assertEquals(23, clerk.locator("#matrix tbody tr").count());
    shots(clerk, "sent-and-served");
  }

  /// Has the approver approve a mailing, with the code once more if it was given long ago.
  private void approve(int number) {
    String path = INQUIRY + "/mailings/" + number;
    go(approver, path);
    leads(approver, () -> press(approver, "Approve"));
    if (approver.url().endsWith("/account/step-up")) {
      approver.locator("#code").fill(scene.approver.code());
      leads(approver, () -> press(approver, "Go on"));
      leads(approver, () -> press(approver, "Approve"));
    }
    assertEquals("approved", approver.locator("#state").textContent());
  }

  private void letters(int count) throws InterruptedException {
    DeskScene.eventually(
        count + " letters", () -> scene.mail.getReceivedMessages().length == count);
  }

  private void aDayPasses() {
    scene.site.pass(Duration.ofDays(1));
    scene.clerk.signIn();
    scene.approver.signIn();
    known(clerk, scene.clerk);
    known(approver, scene.approver);
  }

  private void sendAgainWhatBounced() throws InterruptedException {
    String here = INQUIRY + "/recipients/" + BOUNCED;
    go(clerk, here);
    Locator form =
        unfolded(
            clerk,
            "form:has(input[value='2018-01/" + BOUNCED + "/1/e-mail/1'])[action$='/report']");
    form.locator("select").selectOption("bounced");
    form.locator("[name='day']").fill("2018-01-25");
    form.locator("[name='detail']").fill("550 no such user");
    leads(clerk, form.locator("button")::click);
    assertTrue(clerk.locator("main").textContent().contains("It came back."));
    shots(clerk, "bounced");

    form = unfolded(clerk, "form[action$='/address']");
    form.locator("#email").fill("counsel@jackson.invalid");
    leads(clerk, form.locator("button")::click);
    press(clerk, "Propose to send it again");
    clerk.waitForURL("**" + INQUIRY + "/mailings/2");
    assertEquals(23, scene.mail.getReceivedMessages().length, "not before it is approved");
    approve(2);
    letters(24);
    DeskScene.eventually(
        "noted",
        () -> {
          go(clerk, here);
          return clerk.locator("#clock").textContent().contains("due on");
        });
    // Sent on Thursday 25 January: 30 days are Saturday 24 February, which moves to Monday.
    assertTrue(clerk.locator("#clock").textContent().contains("due on 26 Feb 2018"));
    shots(clerk, "sent-again");
  }

  private void giveMoreTime(String party, String due, String read) {
    String here = INQUIRY + "/recipients/" + party;
    go(clerk, here);
    Locator form = unfolded(clerk, "form[action$='/extension']");
    form.locator("#asked").fill("2018-01-25");
    form.locator("#wanted").fill("two weeks");
    form.locator("#new-due").fill(due);
    form.locator("#extension-authority").fill("the grantor's discretion");
    shot(clerk, "more-time-" + party);
    leads(clerk, form.locator("button")::click);
    go(clerk, here);
    String clock = clerk.locator("#clock").textContent();
    assertTrue(clock.contains("due on " + read), clock);
    shots(clerk, "more-time-given-" + party);
  }

  private void makeAnAccountByTheCodeOfTheLetter() throws Exception {
    Matcher code = CODE.matcher(text(CHICAGO + "@mail.invalid"));
    assertTrue(code.find());
    go(chicago, "/invitation");
    chicago.locator("#code").fill(code.group());
    chicago.locator("#name").fill("A name");
    chicago.locator("#login").fill("chicago");
    chicago.locator("#password").fill("a long enough sentence");
    shots(chicago, "invitation");
    chicago.locator("main form button").first().click();
    chicago.waitForURL("**/account/code");
    String key = chicago.locator("main code").textContent();
    shots(chicago, "second-factor");
    chicago.locator("#code").fill(AppCode.of(key, scene.site.now()));
    chicago.locator("main form button").click();
    chicago.locator(".once").waitFor();
    shots(chicago, "recovery-codes");
    go(chicago, "/portal");
    assertTrue(chicago.locator("#obligations").textContent().contains("23 Feb 2018"));
    shots(chicago, "portal");
  }

  private String text(String address) throws Exception {
    for (MimeMessage message : scene.mail.getReceivedMessages()) {
      if (message.getAllRecipients()[0].toString().equals(address)) {
        MimeMultipart parts = assertInstanceOf(MimeMultipart.class, message.getContent());
        return String.valueOf(parts.getBodyPart(0).getContent());
      }
    }
    throw new AssertionError("no letter to " + address);
  }

  private void answerEachItem() {
    chicago.locator("#obligations th a").first().click();
    chicago.waitForURL("**" + ANSWER);
    shots(chicago, "letter-in-the-portal");
    chicago.locator("form[action$='/begin'] button").click();
    chicago.locator("#gaps").waitFor();

    go(chicago, ANSWER + "/items/1");
    chicago
        .locator("#content")
        .setInputFiles(new FilePayload("orders.bin", "application/octet-stream", orders));
    chicago.locator("#upload button").click();
    chicago
        .locator("#reply input[name='file']")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertTrue(
        chicago.locator("#reply").textContent().contains(Digest.sha256(orders).hex()),
        "the hash that the browser made is that of the file");
    chicago.locator("label[for='kind-produce']").click();
    shots(chicago, "item-with-a-file");
    save();

    go(chicago, ANSWER + "/items/2");
    chicago.locator("label[for='kind-object']").click();
    chicago.locator("#said").fill("Training is not a record of the award.");
    save();

    go(chicago, ANSWER + "/items/3");
    chicago.locator("label[for='kind-privileged']").click();
    if (chicago.locator("#document-1").isHidden()) {
      chicago.locator("#reply details summary").click();
    }
    chicago.locator("#document-1").fill("Memorandum");
    chicago.locator("#dated-1").fill("3 May 2017");
    chicago.locator("#author-1").fill("counsel");
    chicago.locator("#addressees-1").fill("the office");
    chicago.locator("#documentKind-1").fill("memorandum");
    chicago.locator("#basis-1").fill("attorney-client");
    chicago.locator("#pages-1").fill("4");
    shots(chicago, "privilege-log");
    save();
    assertEquals(0, chicago.locator("#gaps").count());

    Locator form = unfolded(chicago, "form[action$='/objections']");
    form.locator("#object-item").selectOption("");
    form.locator("#ground").fill("The terms of the award do not reach this.");
    leads(chicago, form.locator("button")::click);
    shots(chicago, "ready-to-certify");
  }

  private void save() {
    chicago.locator("#reply > button").click();
    chicago.waitForURL("**#items");
  }

  private void certify() {
    chicago.locator("a.usa-button[href$='/certify']").first().click();
    chicago.waitForURL("**/certify");
    chicago.locator("#official").fill("The Official");
    chicago.locator("#office").fill("Office of counsel");
    chicago.locator("label[for='agreed']").click();
    chicago.locator("#typed").fill("The Official");
    shots(chicago, "certify");
    press(chicago, "Certify");
    chicago.waitForURL("**/receipts/1");
    assertTrue(chicago.locator("main").textContent().contains(Digest.sha256(orders).hex()));
    shots(chicago, "receipt");
    byte[] receipt =
        chicago.request().get(scene.site.address() + ANSWER + "/receipts/1.pdf").body();
    assertTrue(new String(receipt, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
  }

  private void publish() {
    String answers = INQUIRY + "/recipients/" + CHICAGO + "/answers";
    go(clerk, answers);
    assertTrue(clerk.locator("main").textContent().contains("Training is not a record"));
    assertTrue(clerk.locator("#objections").textContent().contains("do not reach this"));
    shots(clerk, "answers");
    go(clerk, INQUIRY);
    shots(clerk, "matrix-at-the-end");

    go(approver, INQUIRY + "/mailings/1");
    leads(approver, () -> press(approver, "Publish the letters that went out"));
    shot(approver, "letters-published");
    go(approver, answers);
    leads(approver, () -> press(approver, "Publish this answer"));
    shot(approver, "answer-published");
  }

  private void readInPublic() {
    go(reader, "/recipients/" + CHICAGO + "?on=2018-01-25");
    String docket = reader.locator("main").textContent();
    assertTrue(docket.contains("Training is not a record of the award."), docket);
    assertTrue(docket.contains(Digest.sha256(orders).hex()), "the hash of the file");
    assertFalse(docket.contains("orders.bin"), "names of files are not public");
    assertFalse(CODE.matcher(docket).find(), "a code is for its recipient alone");
    shots(reader, "public-docket");

    go(reader, "/inquiries?on=2018-01-25");
    shots(reader, "public-inquiries");
    reader.locator("#conducted a").first().click();
    reader.waitForURL("**/inquiries/here/2018-01**");
    assertEquals(23, reader.locator("#matrix tbody tr").count());
    shots(reader, "public-inquiry");
    Looked.narrowAndWide(reader, "public-inquiry", faults);
  }

  private void verifyOffline() throws Exception {
    SignedNow.of(scene.site);
    go(reader, "/record");
    shots(reader, "record");
    Path file = temporary.resolve("record.txt");
    Locator link = reader.locator("a[href='/record/record.txt']");
    link.evaluate("at => at.setAttribute('download', 'record.txt')");
    reader.waitForDownload(link::click).saveAs(file);

    try (InputStream in = Files.newInputStream(file)) {
      Verification found = new RecordVerifier(SignedNow.key(scene.site), null).verify(in);
      assertInstanceOf(Verification.Verified.class, found, found::toString);
    }
    String record = Files.readString(file, StandardCharsets.UTF_8);
    for (String kind :
        List.of("mailing.approved", "delivery.reported", "clock.extended", "answer.certified")) {
      assertTrue(record.contains(" " + kind + " "), kind);
    }
    assertFalse(record.contains("mail.invalid"), "no address in what is public of the record");
  }
}
