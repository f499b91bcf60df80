package org.proviso.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;

/// What is decided of the clock of one recipient: that it stands still, more time, another version
/// of a calendar, the end.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class ClockDecisions {

  private static final EventKind TOLLED = new EventKind("clock.tolled");
  private static final EventKind EXTENDED = new EventKind("clock.extended");
  private static final EventKind NOT_EXTENDED = new EventKind("clock.not-extended");
  private static final EventKind REBOUND = new EventKind("clock.rebound");
  private static final EventKind CLOSED = new EventKind("inquiry.closed");
  private static final EventKind REOPENED = new EventKind("inquiry.reopened");

  private final Database database;

  /// Makes what is decided of clocks in an open database.
  public ClockDecisions(Database database) {
    this.database = database;
  }

  /// Enters that a recipient's clock stands still.
  ///
  /// @param from first day
  /// @param until day after the last; null while no end is known
  /// @param authority by what
  /// @param ends number of the toll whose place this one takes; null if none
  public Acted toll(
      String inquiry,
      String party,
      LocalDate from,
      @Nullable LocalDate until,
      String authority,
      @Nullable Integer ends,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.toll (inquiry, party, number, from_day, until_day, authority,"
                  + " ends, event) SELECT ?, ?, 1 + count(*), ?, ?::date, ?, ?::integer, ?"
                  + " FROM inquiry.toll WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              from,
              until,
              authority,
              ends,
              head.next(),
              inquiry,
              party);
          Map<String, Object> said =
              new TreeMap<>(Map.of("authority", authority, "from", from.toString()));
          InquirySql.put(said, "until", until == null ? null : until.toString());
          InquirySql.put(said, "ends", ends);
          return InquirySql.done(head, by, TOLLED, InquiryNames.of(inquiry, party), said);
        });
  }

  /// Enters that a recipient has more time, or that it asked and has not.
  ///
  /// @param asked on which day it asked, or that of the decision if it did not
  /// @param decided on which day
  /// @param due its new due day; null if it has no more time
  /// @param authority by what
  public Acted extend(
      String inquiry,
      String party,
      LocalDate asked,
      LocalDate decided,
      @Nullable LocalDate due,
      String authority,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.extension (inquiry, party, number, asked, decided, granted, due,"
                  + " authority, event) SELECT ?, ?, 1 + count(*), ?, ?, ?, ?::date, ?, ?"
                  + " FROM inquiry.extension WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              asked,
              decided,
              due != null,
              due,
              authority,
              head.next(),
              inquiry,
              party);
          Map<String, Object> said = new TreeMap<>(Map.of("authority", authority));
          said.put("asked", asked.toString());
          said.put("decided", decided.toString());
          InquirySql.put(said, "due", due == null ? null : due.toString());
          return InquirySql.done(
              head,
              by,
              due == null ? NOT_EXTENDED : EXTENDED,
              InquiryNames.of(inquiry, party),
              said);
        });
  }

  /// Enters that a recipient's clock is counted with another version of a calendar.
  ///
  /// @param calendar name of the calendar
  /// @param from version with which it was counted
  /// @param to version with which it is counted
  /// @param authority by what
  public Acted rebind(
      String inquiry,
      String party,
      String calendar,
      String from,
      String to,
      String authority,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.rebinding (inquiry, party, number, calendar, from_version,"
                  + " to_version, authority, event) SELECT ?, ?, 1 + count(*), ?, ?, ?, ?, ?"
                  + " FROM inquiry.rebinding WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              calendar,
              from,
              to,
              authority,
              head.next(),
              inquiry,
              party);
          return InquirySql.done(
              head,
              by,
              REBOUND,
              InquiryNames.of(inquiry, party),
              Map.of("authority", authority, "calendar", calendar, "from", from, "to", to));
        });
  }

  /// Closes the inquiry of one recipient, or opens it again.
  public Acted close(
      String inquiry, String party, boolean closed, LocalDate day, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          boolean isClosed =
              sql.list(
                      "SELECT closed FROM inquiry.closing WHERE inquiry = ? AND party = ?"
                          + " ORDER BY number DESC LIMIT 1",
                      row -> row.getBoolean(1),
                      inquiry,
                      party)
                  .contains(true);
          if (isClosed == closed) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          sql.insert(
              "INSERT INTO inquiry.closing (inquiry, party, number, closed, day, reason, event)"
                  + " SELECT ?, ?, 1 + count(*), ?, ?, ?, ? FROM inquiry.closing"
                  + " WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              closed,
              day,
              reason,
              head.next(),
              inquiry,
              party);
          return InquirySql.done(
              head,
              by,
              closed ? CLOSED : REOPENED,
              InquiryNames.of(inquiry, party),
              Map.of("day", day.toString(), "reason", reason));
        });
  }

  private static boolean isNoRecipient(InquirySql sql, String inquiry, String party)
      throws SQLException {
    return !sql.has(
        "SELECT FROM inquiry.recipient WHERE inquiry = ? AND party = ?", inquiry, party);
  }
}
