package org.proviso.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Letters that are approved, on their way out: each is handed over once.
///
/// Whoever hands a letter over says so *before*, by [#begin], and what came of it after, by
/// [#finish]. If the program ends between the two, nobody knows whether the letter is out, and
/// [#doubtful] says so to a person: it is never offered again by itself. A second attempt where the
/// first may have succeeded is refused by the schema. Thread-safe.
public final class Outbox {

  /// A letter that is to be handed over.
  ///
  /// @param delivery its key, the same for each attempt
  /// @param attempt number of the attempt that is next
  /// @param failed attempts that failed since a person last had it offered further, or at all
  /// @param letter identifier of the letter
  /// @param party identifier of the recipient
  /// @param channel how it travels
  /// @param day the date on it
  /// @param attention to whom
  /// @param postal lines of the postal address; null if there is none
  /// @param email address for e-mail; null if there is none
  /// @param subject one line
  /// @param body the letter as plain text
  /// @param pdf the letter; not copied
  @SuppressWarnings("ArrayRecordComponent") // A file on its way out; nobody compares them.
  public record Parcel(
      String delivery,
      int attempt,
      int failed,
      String letter,
      String party,
      Channel channel,
      LocalDate day,
      String attention,
      @Nullable String postal,
      @Nullable String email,
      String subject,
      String body,
      byte[] pdf) {}

  private static final EventKind BEGUN = new EventKind("delivery.begun");
  private static final EventKind ACCEPTED = new EventKind("delivery.accepted");
  private static final EventKind REFUSED = new EventKind("delivery.refused");
  private static final EventKind DEFERRED = new EventKind("delivery.deferred");
  private static final EventKind UNKNOWN = new EventKind("delivery.unknown");

  /// Attempts that surely failed, after which a letter waits for a person.
  public static final int MOST_ATTEMPTS = 8;

  private static final int LONGEST_REPLY = 2_000;

  /// Of an approved delivery `d`: its last attempt and outcome, with nulls where there are none.
  private static final String LAST =
      " LEFT JOIN LATERAL (SELECT a.number, o.outcome, s.arrived FROM inquiry.attempt a"
          + " LEFT JOIN inquiry.outcome o ON o.delivery = a.delivery AND o.number = a.number"
          + " LEFT JOIN inquiry.settlement s ON s.delivery = a.delivery AND s.number = a.number"
          + " WHERE a.delivery = d.delivery ORDER BY a.number DESC LIMIT 1) last ON true";

  private static final String APPROVED =
      " JOIN inquiry.decision c ON c.inquiry = d.inquiry AND c.mailing = d.mailing AND c.approved"
          + " AND NOT EXISTS (SELECT FROM inquiry.left_out x WHERE x.inquiry = d.inquiry"
          + " AND x.mailing = d.mailing AND x.party = d.party)";

  private static final String TO_BE_OFFERED =
      "(last.number IS NULL OR last.outcome = 'deferred'"
          + " OR last.outcome = 'unknown' AND NOT last.arrived)";

  private static final String PARCELS =
      "SELECT d.delivery, coalesce(last.number, 0) + 1, coalesce(last.number, 0) - coalesce((SELECT"
          + " max(r.number) FROM inquiry.renewal r WHERE r.delivery = d.delivery), 0),"
          + " d.letter, d.party, d.channel, m.day,"
          + " a.attention, a.postal, a.email, l.subject, l.body, f.content"
          + " FROM inquiry.delivery d"
          + " JOIN inquiry.letter l ON l.letter = d.letter"
          + " JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing = l.mailing"
          + " JOIN inquiry.file f ON f.file = l.pdf"
          + " JOIN inquiry.address a ON a.party = d.party AND a.version = d.address_version"
          + APPROVED
          + LAST;

  private final Database database;

  /// Makes the outbox of an open database.
  public Outbox(Database database) {
    this.database = database;
  }

  /// Returns the keys of all that is to be handed over, in order of key.
  public List<String> waiting() {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT d.delivery FROM inquiry.delivery d"
                        + APPROVED
                        + LAST
                        + " WHERE "
                        + TO_BE_OFFERED
                        + " ORDER BY d.delivery COLLATE \"C\"",
                    row -> row.getString(1)));
  }

  /// Returns a letter that is to be handed over; empty if it is not, or no longer.
  public Optional<Parcel> parcel(String delivery) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    PARCELS + " WHERE d.delivery = ? AND " + TO_BE_OFFERED,
                    Outbox::parcel,
                    delivery)
                .stream()
                .findFirst());
  }

  /// Returns all letters of an approved mailing that travel on paper, in order of key, whether or
  /// not they are out: what a print house gets is the same whenever it is asked for.
  public List<Parcel> onPaper(String inquiry, int mailing) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    PARCELS
                        + " WHERE d.inquiry = ? AND d.mailing = ? AND d.channel = 'print'"
                        + " ORDER BY d.delivery COLLATE \"C\"",
                    Outbox::parcel,
                    inquiry,
                    mailing));
  }

  private static Parcel parcel(ResultSet row) throws SQLException {
    return new Parcel(
        row.getString(1),
        row.getInt(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        Channel.of(row.getString(6)).orElseThrow(),
        row.getObject(7, LocalDate.class),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getBytes(13));
  }

  /// Says that a letter is about to be handed over. When this returns, that is on the disk.
  ///
  /// @return whether it may be handed over now; else another attempt has begun, or it is out
  public boolean begin(Parcel parcel, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (sql.has(
              "SELECT FROM inquiry.attempt WHERE delivery = ? AND number >= ?",
              parcel.delivery(),
              parcel.attempt())) {
            return false;
          }
          begin(sql, head, parcel.delivery(), parcel.attempt(), by);
          return true;
        });
  }

  private static void begin(InquirySql sql, HeldHead head, String delivery, int attempt, By by)
      throws SQLException {
    sql.insert(
        "INSERT INTO inquiry.attempt (delivery, number, inquiry, mailing, approved, event)"
            + " SELECT d.delivery, ?, d.inquiry, d.mailing, true, ? FROM inquiry.delivery d"
            + " WHERE d.delivery = ?",
        attempt,
        head.next(),
        delivery);
    InquirySql.done(head, by, BEGUN, new Subject("delivery", delivery), Map.of("attempt", attempt));
  }

  /// Says of everything that waits that it may be out already, so that nothing goes out again by
  /// itself.
  ///
  /// @param connection of the owner, in a transaction that sees all rows
  /// @param reply what is known, for a person to read
  static void doubtAll(Connection connection, String reply, Instant now) throws SQLException {
    record Waiting(String delivery, int attempt) {}
    InquirySql sql = InquirySql.on(connection);
    List<Waiting> waiting =
        sql.list(
            "SELECT d.delivery, coalesce(last.number, 0) + 1 FROM inquiry.delivery d"
                + APPROVED
                + LAST
                + " WHERE "
                + TO_BE_OFFERED
                + " ORDER BY d.delivery COLLATE \"C\"",
            row -> new Waiting(row.getString(1), row.getInt(2)));
    if (waiting.isEmpty()) {
      return;
    }
    By by = new By(new Actor("site", "restore"), now);
    HeldHead head = HeldHead.hold(connection);
    for (Waiting each : waiting) {
      begin(sql, head, each.delivery(), each.attempt(), by);
      finish(sql, head, each.delivery(), each.attempt(), new Outcome.Unknown(reply), by);
    }
  }

  /// Says what came of an attempt that was begun.
  ///
  /// @return whether that was not said before
  public boolean finish(String delivery, int attempt, Outcome outcome, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (sql.has(
              "SELECT FROM inquiry.outcome WHERE delivery = ? AND number = ?", delivery, attempt)) {
            return false;
          }
          finish(sql, head, delivery, attempt, outcome, by);
          return true;
        });
  }

  private static void finish(
      InquirySql sql, HeldHead head, String delivery, int attempt, Outcome outcome, By by)
      throws SQLException {
    String reply = outcome.reply();
    String kept = cut(reply).replace('\0', ' ');
    EventKind kind =
        switch (outcome) {
          case Outcome.Accepted accepted -> ACCEPTED;
          case Outcome.Refused refused -> REFUSED;
          case Outcome.Deferred deferred -> DEFERRED;
          case Outcome.Unknown unknown -> UNKNOWN;
        };
    sql.insert(
        "INSERT INTO inquiry.outcome (delivery, number, outcome, reply, event)"
            + " VALUES (?, ?, ?, ?, ?)",
        delivery,
        attempt,
        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        kept,
        head.next());
    InquirySql.done(
        head,
        by,
        kind,
        new Subject("delivery", delivery),
        Map.of("attempt", attempt, "reply", kept));
  }

  private static String cut(String reply) {
    if (reply.length() <= LONGEST_REPLY) {
      return reply;
    }
    // Half of a character is no text.
    boolean inTwo = Character.isHighSurrogate(reply.charAt(LONGEST_REPLY - 1));
    return reply.substring(0, inTwo ? LONGEST_REPLY - 1 : LONGEST_REPLY);
  }

  /// Says of each attempt that was begun and has no outcome that its outcome is not known: it was
  /// interrupted.
  ///
  /// @param reply what is known, for a person to read
  /// @param inHand whether the delivery of a key is being handed over at the moment; asked when
  ///   nothing can begin
  /// @return the keys of the deliveries that a person has to look at
  public List<String> doubtful(String reply, Predicate<String> inHand, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<String> found = new ArrayList<>();
          record Open(String delivery, int attempt) {}
          List<Open> open =
              sql.list(
                  "SELECT a.delivery, a.number FROM inquiry.attempt a WHERE NOT EXISTS (SELECT"
                      + " FROM inquiry.outcome o WHERE o.delivery = a.delivery"
                      + " AND o.number = a.number) ORDER BY a.delivery COLLATE \"C\"",
                  row -> new Open(row.getString(1), row.getInt(2)));
          open.removeIf(each -> inHand.test(each.delivery()));
          for (Open each : open) {
            finish(sql, head, each.delivery(), each.attempt(), new Outcome.Unknown(reply), by);
            found.add(each.delivery());
          }
          return List.copyOf(found);
        });
  }

  /// Returns the keys that read so where each `/` is a `.`, as a Message-ID has them; at most one
  /// unless names of inquiries or parties have dots.
  public List<String> withDots(String dotted) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT delivery FROM inquiry.delivery WHERE replace(delivery, '/', '.') = ?"
                        + " ORDER BY delivery COLLATE \"C\"",
                    row -> row.getString(1),
                    dotted));
  }

  /// Returns how a delivery stands; empty if there is none.
  public Optional<DeliveryState> state(String delivery) {
    return InquirySql.read(
        database, connection -> InquiryRows.state(InquirySql.on(connection), delivery));
  }
}
