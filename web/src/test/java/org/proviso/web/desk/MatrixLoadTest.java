package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.store.Accounts;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Inquiries;
import org.proviso.store.Outbox;
import org.proviso.store.PreparedMailings;
import org.proviso.store.SyntheticDockets;
import org.proviso.store.WrittenLetter;
import org.proviso.web.AccessSite;
import org.proviso.web.access.Visitor;

/// How long the matrix of an inquiry of many recipients takes to be read, each with a letter that
/// went out and a clock that runs. The files of the letters are stubs: the matrix reads none.
/// `-Dproviso.recipients=N` for another number of recipients.
class MatrixLoadTest {

  private static final int RECIPIENTS = Integer.getInteger("proviso.recipients", 1_000);
  private static final int READS = 200;
  private static final String INQUIRY = "load";
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  @Test
  @Tag("full")
  void readsTheMatrixOfManyRecipients() {
    Instant begin = Instant.parse("2018-01-24T14:00:00Z");
    try (AccessSite site = new AccessSite(begin, new SyntheticDockets(RECIPIENTS, RECIPIENTS, 1))) {
      Visitor clerk = new Visitor(site);
      String one = clerk.join("clerk", new Accounts.Held("clerk", null, false));
      String two = new Visitor(site).join("approver", new Accounts.Held("approver", null, false));
      By by = new By(new Actor("clerk", one), site.now());
      Addresses addresses = site.bean(Addresses.class);
      send(site.bean(Database.class), by, two);

      List<Long> still = times(clerk, 20 + READS, () -> {}).subList(20, 20 + READS);
      int[] version = {0};
      List<Long> moving =
          times(
              clerk,
              READS,
              () -> {
                version[0]++;
                addresses.add(
                    SyntheticDockets.party(0), new Address("Office " + version[0], "1", null), by);
              });

      System.out.printf(
          Locale.ROOT,
          "matrix of %,d recipients, %d reads: %s; with something entered before each: %s%n",
          RECIPIENTS,
          READS,
          inWords(still),
          inWords(moving));
      assertTrue(at(still, 95) <= 200_000_000, inWords(still));
    }
  }

  private static List<Long> times(Visitor clerk, int reads, Runnable before) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < reads; i++) {
      before.run();
      long begin = System.nanoTime();
      var page = clerk.get("/desk/inquiries/" + INQUIRY);
      times.add(System.nanoTime() - begin);
      assertEquals(200, page.statusCode());
      assertEquals(RECIPIENTS, page.body().split("due on 23 Feb 2018", -1).length - 1);
    }
    return times;
  }

  private static long at(List<Long> times, int percent) {
    return times.stream().sorted().toList().get((times.size() * percent + 99) / 100 - 1);
  }

  private static String inWords(List<Long> times) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p95 %.1f ms, most %.1f ms",
        at(times, 50) / 1e6,
        at(times, 95) / 1e6,
        at(times, 100) / 1e6);
  }

  private static void send(Database database, By by, String approver) {
    Inquiries inquiries = new Inquiries(database);
    Addresses addresses = new Addresses(database);
    PreparedMailings prepared = new PreparedMailings(database);
    Outbox outbox = new Outbox(database);
    List<String> parties =
        IntStream.range(0, RECIPIENTS).mapToObj(SyntheticDockets::party).toList();
    done(inquiries.open(INQUIRY, "jag", "Of synthetic recipients", by));
    for (String party : parties) {
      done(addresses.add(party, new Address("Office", null, party + "@mail.invalid"), by));
    }
    Draft draft =
        new Draft(
            "jag/monitoring",
            "2016",
            "frcp-30-days",
            "e-mail",
            "demand@1",
            Set.of(Channel.EMAIL),
            "None.",
            "The office.",
            List.of(new Draft.Item("all offices", "2016", "Orders")),
            parties);
    done(inquiries.revise(INQUIRY, draft, by));
    done(prepared.prepare(INQUIRY, LetterKind.DEMAND, 1, DAY, by));
    for (int i = 0; i < RECIPIENTS; i += 100) {
      List<WrittenLetter> letters =
          parties.subList(i, Math.min(RECIPIENTS, i + 100)).stream()
              .map(MatrixLoadTest::letter)
              .toList();
      done(prepared.write(INQUIRY, 1, letters, List.of(Channel.EMAIL), by));
    }
    done(prepared.propose(INQUIRY, 1, RECIPIENTS, List.of(), "", by));
    done(prepared.decide(INQUIRY, 1, true, "", new By(new Actor("approver", approver), by.at())));
    for (String key : outbox.waiting()) {
      Outbox.Parcel parcel = outbox.parcel(key).orElseThrow();
      assertTrue(outbox.begin(parcel, by));
      assertTrue(outbox.finish(key, parcel.attempt(), new Outcome.Accepted("250"), by));
    }
  }

  private static WrittenLetter letter(String party) {
    byte[] stub = ("a stub of a letter to " + party).getBytes(StandardCharsets.UTF_8);
    Digest hash = Digest.sha256(stub);
    return new WrittenLetter(
        party,
        1,
        "Request for documents",
        "A stub.",
        hash,
        hash,
        stub,
        stub,
        new WrittenLetter.Shown("A stub.", stub, stub),
        null);
  }

  private static void done(Acted acted) {
    assertInstanceOf(Acted.Done.class, acted);
  }
}
