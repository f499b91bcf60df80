package org.proviso.docket.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of the record, where the next event goes. Whoever appends holds it alone, reads it from
/// the store, and stores the new one in the same transaction.
///
/// @param edge right edge of the log
/// @param latest when the last event was recorded; null if there is none
public record Head(RightEdge edge, @Nullable Instant latest) {

  /// The head of a record without events.
  public static final Head EMPTY = new Head(RightEdge.EMPTY, null);

  /// What is to be stored for one more event.
  ///
  /// @param event the event
  /// @param completed the hashes that it adds for proofs
  /// @param head the head with it
  public record Appended(Event event, List<Subtree.Hashed> completed, Head head) {

    public Appended {
      completed = List.copyOf(completed);
    }
  }

  /// @throws IllegalArgumentException if there are events and no instant, or the other way round
  public Head {
    if ((edge.size() == 0) != (latest == null)) {
      throw new IllegalArgumentException(edge.size() + " events, the last one at " + latest);
    }
  }

  /// Returns the record with one more event.
  ///
  /// A clock may be put back. The record's time does not follow: the event then has the instant of
  /// the one before.
  ///
  /// @param now what the clock says; cut to microseconds
  public Appended append(
      Instant now, Actor actor, EventKind kind, Subject subject, Payload.Kept payload) {
    Instant micros = now.truncatedTo(ChronoUnit.MICROS);
    Instant recorded = latest != null && micros.isBefore(latest) ? latest : micros;
    EventHeader header =
        new EventHeader(edge.size(), recorded, actor, kind, subject, payload.commitment());
    RightEdge.Grown grown = edge.append(header.leaf());
    return new Appended(
        new Event(header, payload), grown.completed(), new Head(grown.edge(), recorded));
  }
}
