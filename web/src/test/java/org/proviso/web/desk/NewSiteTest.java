package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.web.access.Visitor.location;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.store.Accounts;
import org.proviso.web.AccessSite;
import org.proviso.web.access.Visitor;

/// What somebody finds who comes to a site on which nothing is under way.
class NewSiteTest {

  private static AccessSite site;

  @BeforeAll
  static void start() {
    site = new AccessSite();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Visitor staff(String role) {
    Visitor visitor = new Visitor(site);
    visitor.join("new-" + role, new Accounts.Held(role, null, false));
    return visitor;
  }

  @Test
  void theFootOfPublicPagesIsTrueForWhoeverReadsThem() {
    String forNobody = new Visitor(site).get("/about").body();
    String forClerk = staff("clerk").get("/about").body();

    String foot = forClerk.substring(forClerk.indexOf("<footer"));
    assertTrue(foot.contains("<a href=\"/account/place\">Desk and portal</a>"), foot);
    assertFalse(foot.contains("Sign in"), foot);
    assertEquals(foot, forNobody.substring(forNobody.indexOf("<footer")));
  }

  @Test
  void everybodyIsLedToTheirOwnPages() {
    Visitor recipient = new Visitor(site);
    recipient.join("new-recipient", new Accounts.Held("recipient", "chicago-il", false));

    assertEquals(
        "/sign-in?next=%2Faccount%2Fplace", location(new Visitor(site).get("/account/place")));
    assertEquals("/desk", location(staff("counsel").get("/account/place")));
    assertEquals("/portal", location(recipient.get("/account/place")));
  }

  @Test
  void theEmptyDeskSaysWhatWouldStandThereAndWhatToDoFirst() {
    String others = staff("approver").get("/desk").body();
    Visitor clerk = new Visitor(site);
    clerk.join("new-first", new Accounts.Held("clerk", null, false));
    String first = clerk.get("/desk").body();

    for (String page : new String[] {others, first}) {
      assertFalse(page.contains("Nothing."), page);
      assertEquals(1, page.split("stand here once an inquiry is under way", -1).length - 1, page);
    }
    assertTrue(first.contains("First open an inquiry, below."), first);
    assertTrue(others.contains("A clerk opens the first inquiry."), others);
  }
}
