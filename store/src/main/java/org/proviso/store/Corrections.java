package org.proviso.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.proviso.law.act.Mark;

/// What is corrected, withdrawn and redacted of the entries of dockets, each by an event.
///
/// A correction is an entry of its own: both stay, and it is public once somebody else says so. A
/// withdrawn entry keeps its place and its words are for staff alone. A redacted entry has no words
/// any more, neither on the docket nor in the record, and its header stays. Whether somebody has
/// the role is for the caller to have asked; that another person stands behind it is asked here,
/// and for withdrawals and redactions by the schema as well. What fails in the database is thrown
/// as Spring's `DataAccessException`. Thread-safe.
public final class Corrections {

  /// What it comes to.
  public sealed interface Outcome {

    /// It is done, and on the record.
    record Done() implements Outcome {}

    /// Nothing was done.
    record Refused(Reason reason) implements Outcome {}
  }

  /// Why nothing was done.
  public enum Reason {
    /// There is no such entry.
    NOT_THERE,
    /// Its words are gone.
    REDACTED,
    /// It is not public, so it can not be withdrawn.
    NOT_PUBLIC,
    /// It is public, so it can not be published.
    PUBLIC,
    /// It is no correction: what else becomes public is published where it is made.
    NO_CORRECTION,
    /// Whoever entered it does not decide on it.
    OWN_ENTRY
  }

  /// An entry as staff sees it.
  ///
  /// @param actor who entered it, as the header of its event says
  /// @param event by which it was entered
  /// @param together how many entries were entered by that event, whose payload is removed with
  ///   that of each
  /// @param decision the latest decision on it: `publish`, `withhold`, `withdraw`; null if none
  /// @param reason of that decision; empty if there is none
  /// @param redacted when its words were removed; null if they were not
  public record Standing(
      long id,
      String party,
      int number,
      LocalDate day,
      String side,
      String kind,
      String title,
      String text,
      @Nullable Integer corrects,
      String actor,
      long event,
      int together,
      @Nullable String decision,
      String reason,
      @Nullable Instant redacted) {

    /// Returns whether everybody can read it.
    public boolean isPublic() {
      return "publish".equals(decision);
    }
  }

  /// An entry that everybody could read and that was withdrawn.
  ///
  /// @param number on its docket
  /// @param day what it is of
  /// @param withdrawn when
  /// @param reason why, for everybody
  public record Withdrawn(int number, LocalDate day, Instant withdrawn, String reason) {}

  private static final EventKind ENTRY_REDACTED = new EventKind("entry-redacted");

  private static final String STANDING =
      "SELECT e.entry, e.party, e.number, e.day, e.side, e.kind, e.title, e.text, e.corrects,"
          + " v.actor, e.event, (SELECT count(*)::integer FROM docket.entry o WHERE o.event = e.event)"
          + " AS together, p.decision, coalesce(p.reason, '') AS reason, r.redacted"
          + " FROM docket.entry e JOIN record.event v ON v.number = e.event"
          + " LEFT JOIN LATERAL (SELECT d.decision, d.reason FROM docket.publication d"
          + " WHERE d.entry = e.entry ORDER BY d.number DESC LIMIT 1) p ON true"
          + " LEFT JOIN docket.redaction r ON r.entry = e.entry";

  private final Database database;
  private final Docket docket;

  /// Makes the corrections of an open database.
  public Corrections(Database database) {
    this.database = database;
    this.docket = new Docket(database);
  }

  /// Returns the entries of a party's docket, public or not, the last first; 200 at most.
  ///
  /// @param before only entries with lower numbers
  public List<Standing> entries(String party, int before) {
    return database
        .app()
        .sql(STANDING + " WHERE e.party = ? AND e.number < ? ORDER BY e.number DESC LIMIT 200")
        .params(party, before)
        .query(Corrections::standing)
        .list();
  }

  /// Returns an entry, public or not; empty if there is none.
  public Optional<Standing> entry(String party, int number) {
    return database
        .app()
        .sql(STANDING + " WHERE e.party = ? AND e.number = ?")
        .params(party, number)
        .query(Corrections::standing)
        .optional();
  }

  private static Standing standing(ResultSet row, int ignored) throws SQLException {
    OffsetDateTime redacted = row.getObject("redacted", OffsetDateTime.class);
    return new Standing(
        row.getLong("entry"),
        row.getString("party"),
        row.getInt("number"),
        row.getObject("day", LocalDate.class),
        row.getString("side"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("text"),
        row.getObject("corrects", Integer.class),
        row.getString("actor"),
        row.getLong("event"),
        row.getInt("together"),
        row.getString("decision"),
        row.getString("reason"),
        redacted == null ? null : redacted.toInstant());
  }

  /// Returns what was withdrawn of a party's docket, with the rights of the public site.
  public List<Withdrawn> withdrawn(String party) {
    return database
        .site()
        .sql(
            "SELECT number, day, decided, reason FROM published.withdrawn WHERE party = ?"
                + " ORDER BY number")
        .param(party)
        .query(
            (row, place) ->
                new Withdrawn(
                    row.getInt("number"),
                    row.getObject("day", LocalDate.class),
                    row.getObject("decided", OffsetDateTime.class).toInstant(),
                    row.getString("reason")))
        .list();
  }

  /// Returns which public entry of a docket was last corrected by which one, by their numbers, with
  /// the rights of the public site.
  public SortedMap<Integer, Integer> corrected(String party) {
    SortedMap<Integer, Integer> corrected = new TreeMap<>();
    database
        .site()
        .sql(
            "SELECT corrects, max(number) FROM published.entry"
                + " WHERE party = ? AND corrects IS NOT NULL GROUP BY corrects")
        .param(party)
        .query(
            row -> {
              corrected.put(row.getInt(1), row.getInt(2));
            });
    return corrected;
  }

  /// Enters a correction of an entry, which is not public yet.
  ///
  /// @param day of the correction
  /// @param note that it is one and why, for everybody
  public Outcome correct(
      String party, int number, LocalDate day, String title, String text, String note, By by) {
    Standing found = entry(party, number).orElse(null);
    if (found == null) {
      return new Outcome.Refused(Reason.NOT_THERE);
    }
    docket.appendAll(
        List.of(
            new DocketEntry(
                party,
                day,
                null,
                DocketEntry.Side.of(found.side()),
                found.kind(),
                title,
                text,
                null,
                List.of(
                    new DocketEntry.SourceReference(
                        "the site's own record", "event " + found.event())),
                Mark.V1,
                List.of(note),
                number,
                null)),
        by.at(),
        by.actor(),
        inWords(by),
        null);
    return new Outcome.Done();
  }

  private static String inWords(By by) {
    return by.actor().role() + " " + by.actor().id();
  }

  /// Makes a correction public.
  public Outcome publish(String party, int number, By by) {
    Standing found = entry(party, number).orElse(null);
    Reason against =
        found != null && found.corrects() == null ? Reason.NO_CORRECTION : against(found, by);
    if (found == null || against != null) {
      return new Outcome.Refused(against == null ? Reason.NOT_THERE : against);
    }
    if (found.isPublic()) {
      return new Outcome.Refused(Reason.PUBLIC);
    }
    docket.decide(
        found.id(),
        by.actor(),
        new Docket.Decision(Docket.Decision.Act.PUBLISH, by.at(), inWords(by), ""));
    return new Outcome.Done();
  }

  /// Takes an entry back that is public: its place stays with the reason, its words are for staff.
  ///
  /// @param reason for everybody
  public Outcome withdraw(String party, int number, String reason, By by) {
    Standing found = entry(party, number).orElse(null);
    Reason against = against(found, by);
    if (found == null || against != null) {
      return new Outcome.Refused(against == null ? Reason.NOT_THERE : against);
    }
    if (!found.isPublic()) {
      return new Outcome.Refused(Reason.NOT_PUBLIC);
    }
    docket.decide(
        found.id(),
        by.actor(),
        new Docket.Decision(Docket.Decision.Act.WITHDRAW, by.at(), inWords(by), reason));
    return new Outcome.Done();
  }

  private static @Nullable Reason against(@Nullable Standing found, By by) {
    if (found == null) {
      return Reason.NOT_THERE;
    }
    if (found.redacted() != null) {
      return Reason.REDACTED;
    }
    return found.actor().equals(by.actor().id()) ? Reason.OWN_ENTRY : null;
  }

  /// Removes the words of an entry from the docket, from search and from the record, all or
  /// nothing. The payload that goes is of the whole event: other entries that were entered by it
  /// keep their words on the docket.
  ///
  /// @param reason for everybody; not what was removed
  public Outcome redact(String party, int number, String reason, By by) {
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Standing found = entry(party, number).orElse(null);
          Reason against = against(found, by);
          if (found == null || against != null) {
            return new Outcome.Refused(against == null ? Reason.NOT_THERE : against);
          }
          Map<String, ?> content = Map.of("by", inWords(by), "reason", reason);
          if (EventLog.hasPayload(connection, found.event())) {
            head.append(
                by.at(), by.actor(), EventKind.REDACTION, Subject.event(found.event()), content);
            call(connection, "SELECT record.redact(?)", found.event());
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO docket.redaction (entry, redacted, reason, event)"
                      + " VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, found.id());
            insert.setObject(2, by.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, reason);
            insert.setLong(4, head.next());
            insert.executeUpdate();
          }
          head.append(
              by.at(),
              by.actor(),
              ENTRY_REDACTED,
              EntryEvents.about(found.id(), found.id()),
              content);
          call(connection, "SELECT docket.redact(?)", found.id());
          return new Outcome.Done();
        });
  }

  private static void call(Connection connection, String function, long of) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      statement.setLong(1, of);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          throw new SQLException(function + " of " + of + " removed nothing");
        }
      }
    }
  }
}
