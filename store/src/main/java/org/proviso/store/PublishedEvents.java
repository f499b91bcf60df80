package org.proviso.store;

import java.util.List;
import java.util.Optional;
import org.proviso.docket.record.EventHeader;
import org.proviso.docket.record.Payload;

/// The events of the record as everybody may see them: every header, and the payloads of which all
/// is public now.
///
/// Reads with the rights of the public site. Thread-safe.
public final class PublishedEvents {

  private static final String FROM =
      "SELECT number, instant, role, actor, kind, subject_kind, subject, commitment, redaction,"
          + " removed, salt, content FROM published.events_from(:from, :most)"
          + " WHERE number < :before ORDER BY number DESC";

  /// An event as it was found stored, also if somebody changed it there.
  public record Found(EventHeader header, Payload payload) {}

  private final Database database;

  /// Makes the events of an open database.
  public PublishedEvents(Database database) {
    this.database = database;
  }

  /// Returns the events before one, the latest first.
  ///
  /// @param before number of the event that they are before, exclusive
  /// @param most how many at most, from 1 to 50: payloads have up to a megabyte each
  /// @throws IllegalArgumentException if it is not from 1 to 50
  public List<Found> before(long before, int most) {
    if (most < 1 || most > 50) {
      throw new IllegalArgumentException(most + " events");
    }
    return found(Math.max(0, before - most), before, most);
  }

  /// Returns an event by its number; empty if there is none.
  public Optional<Found> event(long number) {
    return found(number, number + 1, 1).stream().findFirst();
  }

  private List<Found> found(long from, long before, int most) {
    return database
        .site()
        .sql(FROM)
        .param("from", from)
        .param("most", most)
        .param("before", before)
        .query(
            (row, place) -> {
              EventHeader header = EventLog.header(row);
              return new Found(header, EventLog.payload(row, header.number(), Long.MAX_VALUE));
            })
        .list();
  }
}
