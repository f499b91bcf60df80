package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.store.Accounts;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.EnteredService;
import org.proviso.store.Inquiries;
import org.proviso.store.PreparedMailings;
import org.proviso.store.WrittenLetter;
import org.proviso.web.AccessSite;
import org.proviso.web.access.Visitor;
import org.springframework.util.FileSystemUtils;

/// A day off that is added to a calendar later: which clocks it would move, and that it moves none
/// by itself.
class CalendarTest {

  private static final Path PACK = Path.of("..", "packs", "us-byrne-jag");
  private static final Instant SERVED = Instant.parse("2018-01-24T14:00:00Z");
  private static final String FROM = "us-federal-observed@2026-1";
  private static final String TO = "us-federal-observed@2026-2";

  @TempDir private Path temporary;

  /// The first pack, with another version of its calendar in which 23 February 2018, on which
  /// thirty days from 24 January end, is a day off.
  private Path withAnotherVersion() throws Exception {
    Path folder = temporary.resolve("us-byrne-jag");
    FileSystemUtils.copyRecursively(PACK, folder);
    Files.writeString(
        folder.resolve("calendars/federal.yaml"),
        """

          us-federal-observed-2:
            name: us-federal-observed
            title: The same, with a day off that was added for this test
            version: "2026-2"
            based-on: us-federal-observed
            days:
              - {on: 2018-02-23, name: "a day off of this test", citation: made up for a test}
            citation: made up for a test
            mark: M
        """,
        StandardOpenOption.APPEND);
    return folder;
  }

  private static void ask(Database database) {
    Inquiries inquiries = new Inquiries(database);
    Addresses addresses = new Addresses(database);
    PreparedMailings prepared = new PreparedMailings(database);
    EnteredService service = new EnteredService(database);
    By clerk = new By(new Actor("clerk", "a-1"), SERVED);
    byte[] file = "letter".getBytes(StandardCharsets.UTF_8);
    Digest hash = Digest.sha256(file);
    done(addresses.add("chicago-il", new Address("Office", "1 Main Street", null), clerk));
    done(inquiries.open("cal", "jag", "A drill", clerk));
    done(
        inquiries.revise(
            "cal",
            new Draft(
                "jag/monitoring",
                "2016",
                "frcp-30-days",
                "first-class-mail",
                "demand@1",
                Set.of(Channel.PRINT),
                "None.",
                "The office.",
                List.of(new Draft.Item("all", "since 2016", "orders")),
                List.of("chicago-il")),
            clerk));
    done(prepared.prepare("cal", LetterKind.DEMAND, 1, LocalDate.of(2018, 1, 24), clerk));
    done(
        prepared.write(
            "cal",
            1,
            List.of(
                new WrittenLetter(
                    "chicago-il",
                    1,
                    "A",
                    "B",
                    hash,
                    hash,
                    file,
                    file,
                    new WrittenLetter.Shown("B", file, file),
                    null)),
            Set.of(Channel.PRINT),
            clerk));
    done(prepared.propose("cal", 1, 1, List.of(), "", clerk));
    done(prepared.decide("cal", 1, true, "", new By(new Actor("approver", "a-2"), SERVED)));
    done(
        service.dispatched(
            "cal/chicago-il/1",
            "personal-delivery",
            LocalDate.of(2018, 1, 24),
            "a receipt",
            clerk));
    done(
        service.dispatched(
            "cal/chicago-il/1",
            "first-class-mail",
            LocalDate.of(2018, 1, 24),
            "a certificate of mailing",
            clerk));
  }

  private static void done(Acted acted) {
    assertInstanceOf(Acted.Done.class, acted, acted::toString);
  }

  @Test
  void aDayOffThatIsAddedMovesNoClockBeforeSomebodyMovesIt() throws Exception {
    Path folder = withAnotherVersion();
    Pack pack = assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(folder)).pack();
    try (AccessSite site = new AccessSite(SERVED, pack, folder)) {
      ask(site.bean(Database.class));
      Visitor clerk = new Visitor(site);
      clerk.join("clerk", new Accounts.Held("clerk", null, false));
      String recipient = "/desk/inquiries/cal/recipients/chicago-il";
      // Thirty days from Wednesday 24 January end on Friday 23 February. Three more for mail are
      // Monday 26 February.
      assertTrue(clerk.get(recipient).body().contains("due on 26 Feb 2018"));

      String query = "/desk/calendars?from=" + FROM + "&to=" + TO;
      String moves = clerk.get(query).body();

      // With that Friday off, the thirty days end on Monday 26, and three more on Thursday 1 March.
      assertTrue(moves.contains("Mon 26 Feb 2018") && moves.contains("Thu 1 Mar 2018"), moves);
      assertTrue(clerk.get(recipient).body().contains("due on 26 Feb 2018"), "by looking");

      clerk.get(query);
      assertEquals(
          200,
          clerk
              .post(
                  "/desk/calendars",
                  "from",
                  FROM,
                  "to",
                  TO,
                  "authority",
                  "an order of the office",
                  "clock",
                  "cal/chicago-il")
              .statusCode());
      String after = clerk.get(recipient).body();
      assertTrue(after.contains("due on 1 Mar 2018"), after);
      assertTrue(after.contains("an order of the office"), after);
      assertFalse(clerk.get(query).body().contains("id=\"moves\""), "nothing is left to move");
      assertTrue(
          clerk
              .get("/desk/calendars?from=" + FROM + "&to=us-federal@2026-1")
              .body()
              .contains("Two versions of one calendar"));
    }
  }
}
