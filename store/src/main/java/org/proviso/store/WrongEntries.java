package org.proviso.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Entries that a clerk made by mistake, such as a bounce at the wrong recipient: what was heard of
/// a letter, and what was entered of service. They are taken back, and stay to be seen.
///
/// Each act is a row that is added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class WrongEntries {

  private static final EventKind REPORT = new EventKind("delivery.report-taken-back");
  private static final EventKind SERVICE = new EventKind("letter.service-taken-back");

  private final Database database;

  /// Makes the wrong entries of an open database.
  public WrongEntries(Database database) {
    this.database = database;
  }

  /// A row that may be taken back.
  ///
  /// @param of the delivery of a report, or the letter of an entry of service
  private record Entry(String of, int number) {}

  /// Takes back what was entered by an event. From then on it counts for nothing, as if it had
  /// never been entered, and neither does what speaks of it.
  ///
  /// What a mail server or the portal said is not taken back: it was said, and nobody mistyped it.
  /// A person who knows better enters what outweighs it, and how that is known.
  ///
  /// @param event of the entry, which is about a letter to the party in the inquiry
  /// @param reason why it was wrong
  public Acted takeBack(String inquiry, String party, long event, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Optional<Entry> report = report(sql, inquiry, party, event);
          Optional<Entry> entry = report.isPresent() ? report : service(sql, inquiry, party, event);
          if (entry.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (!sql.has("SELECT FROM record.event WHERE number = ? AND role = 'clerk'", event)) {
            return new Acted.Refused(Acted.Reason.NOT_BY_A_CLERK);
          }
          boolean isReport = report.isPresent();
          String of = entry.get().of();
          int number = entry.get().number();
          String table = isReport ? "report_taken_back" : "service_taken_back";
          String key = isReport ? "delivery" : "letter";
          if (sql.has(
              "SELECT FROM inquiry." + table + " WHERE " + key + " = ? AND number = ?",
              of,
              number)) {
            return new Acted.Refused(Acted.Reason.TAKEN_BACK);
          }
          sql.insert(
              "INSERT INTO inquiry."
                  + table
                  + " ("
                  + key
                  + ", number, taken_back_by, reason, event) VALUES (?, ?, ?, ?, ?)",
              of,
              number,
              by.actor().id(),
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              isReport ? REPORT : SERVICE,
              new Subject(key, of),
              Map.of("event", event, "number", number, "reason", reason));
        });
  }

  private static Optional<Entry> report(InquirySql sql, String inquiry, String party, long event)
      throws SQLException {
    return found(
        sql,
        "SELECT r.delivery, r.number FROM inquiry.report r JOIN inquiry.delivery d"
            + " ON d.delivery = r.delivery WHERE r.event = ? AND d.inquiry = ? AND d.party = ?",
        inquiry,
        party,
        event);
  }

  private static Optional<Entry> service(InquirySql sql, String inquiry, String party, long event)
      throws SQLException {
    return found(
        sql,
        "SELECT letter, number FROM inquiry.service WHERE event = ? AND inquiry = ? AND party = ?",
        inquiry,
        party,
        event);
  }

  private static Optional<Entry> found(
      InquirySql sql, String select, String inquiry, String party, long event) throws SQLException {
    List<Entry> found =
        sql.list(select, row -> new Entry(row.getString(1), row.getInt(2)), event, inquiry, party);
    return found.stream().findFirst();
  }
}
