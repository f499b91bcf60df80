package org.proviso.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// What clerks enter of service by other ways than the site's own.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class EnteredService {

  private static final EventKind SERVED = new EventKind("letter.served");

  private final Database database;

  /// Makes what is entered of service in an open database.
  public EnteredService(Database database) {
    this.database = database;
  }

  /// Enters that a letter was sent by a way that is not one of the site's own.
  ///
  /// @param way identifier of the way of service
  /// @param proof what shows it
  public Acted dispatched(String letter, String way, LocalDate day, String proof, By by) {
    return serve(letter, "dispatched", way, null, day, proof, by);
  }

  /// Enters that a letter arrived.
  ///
  /// @param of number of the entry that says that it was sent
  /// @param proof what shows it
  public Acted delivered(String letter, int of, LocalDate day, String proof, By by) {
    return serve(letter, "delivered", null, of, day, proof, by);
  }

  /// Enters that the day of an earlier entry was another. Both stay.
  ///
  /// @param of number of the entry that was wrong
  /// @param reason how that is known
  public Acted corrected(String letter, int of, LocalDate day, String reason, By by) {
    return serve(letter, "corrected", null, of, day, reason, by);
  }

  private Acted serve(
      String letter,
      String said,
      @Nullable String way,
      @Nullable Integer of,
      LocalDate day,
      String proof,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has(
              "SELECT FROM inquiry.delivery d JOIN inquiry.decision c ON c.inquiry = d.inquiry"
                  + " AND c.mailing = d.mailing AND c.approved WHERE d.letter = ?",
              letter)) {
            return new Acted.Refused(Acted.Reason.NOT_SENT);
          }
          if (of != null
              && !sql.has(
                  "SELECT FROM inquiry.service WHERE letter = ? AND number = ?"
                      + " AND said <> 'corrected' AND (said = 'dispatched' OR ?)",
                  letter,
                  of,
                  said.equals("corrected"))) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (of != null
              && sql.has(
                  "SELECT FROM inquiry.service_taken_back WHERE letter = ? AND number = ?",
                  letter,
                  of)) {
            return new Acted.Refused(Acted.Reason.TAKEN_BACK);
          }
          sql.insert(
              "INSERT INTO inquiry.service (letter, inquiry, party, number, said, way, of_number,"
                  + " day, proof, event) SELECT l.letter, l.inquiry, l.party, 1 + (SELECT count(*)"
                  + " FROM inquiry.service s WHERE s.letter = l.letter), ?, ?, ?::integer, ?, ?, ?"
                  + " FROM inquiry.letter l WHERE l.letter = ?",
              said,
              way,
              of,
              day,
              proof,
              head.next(),
              letter);
          Map<String, Object> content =
              new TreeMap<>(Map.of("day", day.toString(), "proof", proof, "said", said));
          InquirySql.put(content, "way", way);
          InquirySql.put(content, "of", of);
          return InquirySql.done(head, by, SERVED, new Subject("letter", letter), content);
        });
  }
}
