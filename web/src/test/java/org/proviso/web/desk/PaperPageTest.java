package org.proviso.web.desk;

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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.proviso.docket.record.Actor;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;
import org.proviso.store.By;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.Chromium;
import org.proviso.web.Looked;

/// The draft of a subpoena: there once the time to answer has run out, with what was not answered.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaperPageTest {

  private static final MatterId MATTER = new MatterId("jag/2016/louisville-ky", "jag/1373");
  private static final String PAPER =
      "/desk/matters/paper?award=jag/2016/louisville-ky&condition=jag/1373&step=";

  private static DeskScene scene;

  @BeforeAll
  static void start() throws InterruptedException {
    scene = new DeskScene();
    scene.play();
    Matters matters = scene.site.bean(Matters.class);
    Instant now = Instant.parse("2018-01-25T15:00:00Z");
    By clerk = new By(new Actor("clerk", "a-test"), now);
    By approver = new By(new Actor("approver", "a-other"), now);
    done(matters.open(MATTER, Tier.DIRECT, "the letter of 15 November 2017", clerk));
    MatterFile.Wanted demand =
        new MatterFile.Wanted(
            "demand", Set.of(), Map.of("answer", LocalDate.of(2018, 2, 23)), "letter");
    done(matters.propose(MATTER, demand, null, matter -> new Standing.Open(List.of()), clerk));
    done(matters.take(MATTER, 1, null, matter -> new Standing.Open(List.of()), approver));
    done(matters.reach(MATTER, 1, LocalDate.of(2018, 1, 25), "receipt", clerk));
  }

  private static void done(StepTaken taken) {
    assertInstanceOf(StepTaken.Done.class, taken, taken::toString);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  @Order(1)
  void thereIsNoneOfWhatMayNotBeDone() {
    String page = scene.clerk.get(PAPER + "subpoena").body();

    assertTrue(page.contains("There is no draft of what may not be done:"), page);
    assertTrue(page.contains("runs until 23 Feb 2018, that day included"), page);
    assertFalse(page.contains("Signature of"), page);
    for (String none : List.of("answer", "nothing", "")) {
      assertEquals(404, scene.clerk.get(PAPER + none).statusCode(), none);
    }
  }

  @Test
  @Order(2)
  void itNamesWhomByWhatAuthorityWhichItemsAndWhoMustSign() {
    scene.site.pass(Duration.ofDays(32));
    scene.clerk.signIn();
    String matter =
        scene
            .clerk
            .get("/desk/matters/matter?award=jag/2016/louisville-ky&condition=jag/1373")
            .body();
    assertTrue(matter.contains("step=subpoena"), matter);

    String page = scene.clerk.get(PAPER + "subpoena").body();

    assertTrue(page.contains("Draft, not signed and not sent."), page);
    assertTrue(page.contains("The office of counsel"), "whom it is addressed to");
    assertTrue(page.contains("34 U.S.C. 10225"), page);
    assertFalse(page.contains("42 U.S.C. 3787"), "which was before September 2017");
    assertTrue(page.contains("Letter asks for documents, 25 Jan 2018"), "what it rests on");
    assertTrue(
        page.contains(
            "Orders, directives and guidance to employees on communicating with the agencies"),
        page);
    assertTrue(page.contains("no reply"), page);
    assertTrue(page.contains("Signature of the Assistant Attorney General"), page);
    assertTrue(page.contains("It enforces nothing by itself"), page);
  }

  @Test
  @Order(3)
  void itIsAccessible() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      context.addCookies(
          List.of(new Cookie("proviso", scene.clerk.cookie()).setUrl(scene.site.address())));
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.navigate(scene.site.address() + PAPER + "subpoena");
      Looked.narrowAndWide(page, "paper", faults);
      assertEquals(List.of(), faults);
    }
  }
}
