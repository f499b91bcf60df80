package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.proviso.dispatch.Dispatch;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.By;
import org.proviso.store.Inquiries;
import org.proviso.store.PreparedMailings;
import org.proviso.store.WrittenLetter;
import org.proviso.web.AccessSite;

/// The inquiry `r4` with three items, whose letters of 24 November 2026 went out to Chicago and to
/// the State of Oregon by the portal, whose first opening serves them.
public final class PortalInquiry {

  public static final String CHICAGO = "/portal/r4/chicago-il";

  private PortalInquiry() {}

  /// Sends the letters on a site that was just started.
  public static void send(AccessSite site) {
    Inquiries inquiries = site.bean(Inquiries.class);
    Addresses addresses = site.bean(Addresses.class);
    PreparedMailings prepared = site.bean(PreparedMailings.class);
    By clerk = new By(new Actor("clerk", "a-clerk"), site.now());
    By approver = new By(new Actor("approver", "a-approver"), site.now());
    LocalDate day = LocalDate.parse("2026-11-24");
    List<String> parties = List.of("chicago-il", "state-or");
    done(inquiries.open("r4", "jag", "Section 1373", clerk));
    Draft draft =
        new Draft(
            "s1373",
            "2017",
            "frcp-30-days",
            "portal",
            "demand@1",
            Set.of(Channel.PORTAL),
            "A subpoena may follow.",
            "The clerk",
            List.of(
                new Draft.Item("Police", "2016", "Orders to officers"),
                new Draft.Item("Police", "2016", "Memoranda"),
                new Draft.Item("Counsel", "2016", "Advice")),
            parties);
    done(inquiries.revise("r4", draft, clerk));
    for (String party : parties) {
      done(addresses.add(party, new Address("Counsel", "1 Main Street", null), clerk));
    }
    done(prepared.prepare("r4", LetterKind.DEMAND, 1, day, clerk));
    done(
        prepared.write(
            "r4",
            1,
            parties.stream().map(PortalInquiry::letter).toList(),
            Set.of(Channel.PORTAL),
            clerk));
    done(prepared.propose("r4", 1, 2, List.of(), "", clerk));
    done(prepared.decide("r4", 1, true, "", approver));
    site.pass(Duration.ofSeconds(1));
    site.bean(Dispatch.class).look();
    awaitHandedOver(inquiries, parties.size());
  }

  /// The site hands letters over to its portal by itself.
  private static void awaitHandedOver(Inquiries inquiries, int letters) {
    long begin = System.nanoTime();
    while (inquiries.file("r4").orElseThrow().deliveries().stream()
            .filter(it -> it.accepted() != null)
            .count()
        < letters) {
      if (System.nanoTime() - begin > Duration.ofSeconds(60).toNanos()) {
        throw new AssertionError("the letters were not handed over");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static WrittenLetter letter(String party) {
    byte[] text = ("The letter to " + party).getBytes(StandardCharsets.UTF_8);
    Digest hash = Digest.sha256(text);
    byte[] docx = ("As DOCX: the letter to " + party).getBytes(StandardCharsets.UTF_8);
    return new WrittenLetter(
        party,
        1,
        "Documents",
        "Dear",
        hash,
        hash,
        text,
        docx,
        new WrittenLetter.Shown("Dear", text, docx),
        null);
  }

  private static void done(Acted acted) {
    assertInstanceOf(Acted.Done.class, acted);
  }
}
