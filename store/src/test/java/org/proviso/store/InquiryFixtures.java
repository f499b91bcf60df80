package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;

/// Inquiries of two offices of the first pack, by accounts that are letters and numbers.
final class InquiryFixtures {

  static final Instant NOW = Instant.parse("2018-01-24T14:00:00Z");
  static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  static final By CLERK = new By(new Actor("clerk", "a-1"), NOW);
  static final By APPROVER = new By(new Actor("approver", "a-2"), NOW);
  static final By SITE = new By(new Actor("site", "dispatch"), NOW);
  static final String A = "chicago-il";
  static final String B = "louisville-ky";
  static final Digest TEMPLATE = Digest.sha256("template".getBytes(StandardCharsets.UTF_8));
  static final Digest DATA = Digest.sha256("data".getBytes(StandardCharsets.UTF_8));

  private InquiryFixtures() {}

  /// Opens a database with the first pack.
  static Database withThePack(OwnerLogin login) {
    Database database = TestServer.open(login);
    new RegisterStore(database).add(RegisterStoreTest.pack(), NOW);
    return database;
  }

  static Draft draft(String... parties) {
    return new Draft(
        "jag/monitoring",
        "2016",
        "frcp-30-days",
        "e-mail",
        "demand@1",
        Set.of(Channel.EMAIL, Channel.PORTAL),
        "What may follow.",
        "The office.",
        List.of(new Draft.Item("all employees", "since 2016", "orders and directives")),
        List.of(parties));
  }

  static Address address(String party) {
    return new Address("Office of " + party, "1 Main Street", party + "@mail.invalid");
  }

  static WrittenLetter letter(String party, int address, @Nullable String replaces) {
    return new WrittenLetter(
        party,
        address,
        "A letter",
        "Text for " + party,
        TEMPLATE,
        DATA,
        bytes("pdf of " + party),
        bytes("docx of " + party),
        new WrittenLetter.Shown(
            "Text for all", bytes("desk pdf of " + party), bytes("desk docx of " + party)),
        replaces);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Asks parties, who have addresses after this, by e-mail; proposed by the clerk as mailing 1.
  static void propose(Database database, String inquiry, String... parties) {
    Inquiries inquiries = new Inquiries(database);
    Addresses addresses = new Addresses(database);
    PreparedMailings prepared = new PreparedMailings(database);
    for (String party : parties) {
      if (addresses.of(List.of(party)).isEmpty()) {
        done(addresses.add(party, address(party), CLERK));
      }
    }
    done(inquiries.open(inquiry, "jag", "A drill", CLERK));
    done(inquiries.revise(inquiry, draft(parties), CLERK));
    done(prepared.prepare(inquiry, LetterKind.DEMAND, 1, DAY, CLERK));
    List<WrittenLetter> letters =
        Arrays.stream(parties).map(party -> letter(party, 1, null)).toList();
    done(prepared.write(inquiry, 1, letters, Set.of(Channel.EMAIL), CLERK));
    done(prepared.propose(inquiry, 1, parties.length, List.of(), "", CLERK));
  }

  /// Reminds parties that were asked; proposed by the clerk.
  static void remind(Database database, String inquiry, int mailing, String... parties) {
    PreparedMailings prepared = new PreparedMailings(database);
    done(prepared.prepare(inquiry, LetterKind.REMINDER, 1, DAY, CLERK));
    List<WrittenLetter> letters =
        Arrays.stream(parties).map(party -> letter(party, 1, null)).toList();
    done(prepared.write(inquiry, mailing, letters, Set.of(Channel.EMAIL), CLERK));
    done(prepared.propose(inquiry, mailing, parties.length, List.of(), "", CLERK));
  }

  /// Asks parties, as approved by another person.
  static void approve(Database database, String inquiry, String... parties) {
    propose(database, inquiry, parties);
    done(new PreparedMailings(database).decide(inquiry, 1, true, "", APPROVER));
  }

  /// Hands over everything that waits: what a backup has waiting does not come back so.
  static void handOverAll(Database database) {
    Outbox outbox = new Outbox(database);
    for (String waiting : outbox.waiting()) {
      outbox.begin(outbox.parcel(waiting).orElseThrow(), SITE);
      outbox.finish(waiting, 1, new Outcome.Accepted("taken"), SITE);
    }
  }

  static long done(Acted acted) {
    return assertInstanceOf(Acted.Done.class, acted, acted::toString).event();
  }

  static void refused(Acted.Reason reason, Acted acted) {
    assertEquals(new Acted.Refused(reason), acted);
  }

  /// The first column of what a statement finds, as text.
  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> found = new java.util.ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /// What an event says, as `kind subject-kind subject payload`.
  static String event(OwnerLogin login, long number) throws SQLException {
    try (Connection owner = login.connect()) {
      return texts(
              owner,
              "SELECT kind || ' ' || subject_kind || ' ' || subject || ' '"
                  + " || convert_from(content, 'UTF8') FROM record.event JOIN record.payload"
                  + " ON event = number WHERE number = "
                  + number)
          .getFirst();
    }
  }
}
