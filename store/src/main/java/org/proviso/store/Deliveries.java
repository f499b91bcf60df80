package org.proviso.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// What people find out of deliveries, and what is heard of a letter after it was handed over.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. How letters are handed over, [Outbox]
/// says. Thread-safe.
public final class Deliveries {

  private static final EventKind SETTLED = new EventKind("delivery.settled");
  private static final EventKind RENEWED = new EventKind("delivery.renewed");
  private static final EventKind REPORTED = new EventKind("delivery.reported");

  private final Database database;

  /// Makes the deliveries of an open database.
  public Deliveries(Database database) {
    this.database = database;
  }

  /// Says what a person found out of an attempt whose outcome was not known.
  ///
  /// @param arrived whether the letter reached the other side; if not, it is offered again
  /// @param reason how that was found out
  public Acted settle(String delivery, boolean arrived, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<Integer> open =
              sql.list(
                  "SELECT number FROM inquiry.outcome o WHERE delivery = ? AND outcome = 'unknown'"
                      + " AND NOT EXISTS (SELECT FROM inquiry.settlement s"
                      + " WHERE s.delivery = o.delivery AND s.number = o.number)",
                  row -> row.getInt(1),
                  delivery);
          if (open.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_UNCERTAIN);
          }
          sql.insert(
              "INSERT INTO inquiry.settlement (delivery, number, outcome, arrived, settled_by,"
                  + " reason, event) VALUES (?, ?, 'unknown', ?, ?, ?, ?)",
              delivery,
              open.getFirst(),
              arrived,
              by.actor().id(),
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              SETTLED,
              new Subject("delivery", delivery),
              Map.of("arrived", arrived, "attempt", open.getFirst(), "reason", reason));
        });
  }

  /// Has a letter offered further at the same address, after as many attempts as the site makes by
  /// itself.
  ///
  /// @param reason why the next attempts may fare better
  public Acted offerFurther(String delivery, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Optional<InquiryFile.Delivery> found = InquiryRows.delivery(sql, delivery);
          if (found.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (!found.get().isGivenUp()) {
            return new Acted.Refused(Acted.Reason.NOT_GIVEN_UP);
          }
          int after = found.get().tried().size();
          sql.insert(
              "INSERT INTO inquiry.renewal (delivery, number, renewed_by, reason, event)"
                  + " VALUES (?, ?, ?, ?, ?)",
              delivery,
              after,
              by.actor().id(),
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              RENEWED,
              new Subject("delivery", delivery),
              Map.of("after", after, "reason", reason));
        });
  }

  /// Enters what was heard of a letter after it was handed over. The same of the same day and in
  /// the same words is entered once, unless it was taken back since.
  public Acted report(String delivery, Report report, String detail, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has("SELECT FROM inquiry.attempt WHERE delivery = ?", delivery)) {
            return new Acted.Refused(Acted.Reason.NOT_SENT);
          }
          String word = report.kind().name().toLowerCase(Locale.ROOT);
          if (sql.has(
              "SELECT FROM inquiry.report r WHERE delivery = ? AND report = ? AND day = ?"
                  + " AND detail = ? AND NOT EXISTS (SELECT FROM inquiry.report_taken_back t"
                  + " WHERE t.delivery = r.delivery AND t.number = r.number)",
              delivery,
              word,
              report.day(),
              detail)) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          sql.insert(
              "INSERT INTO inquiry.report (delivery, number, report, day, detail, event) SELECT ?,"
                  + " 1 + count(*), ?, ?, ?, ? FROM inquiry.report WHERE delivery = ?",
              delivery,
              word,
              report.day(),
              detail,
              head.next(),
              delivery);
          return InquirySql.done(
              head,
              by,
              REPORTED,
              new Subject("delivery", delivery),
              Map.of("day", report.day().toString(), "detail", detail, "report", word));
        });
  }
}
