package org.proviso.docket.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What stays of an event for good: everything but its payload. Its text is the leaf of the log.
///
/// @param number place in the record, from 0, without gaps
/// @param recorded when it was recorded, in whole microseconds from the year 0 to 9999; never
///   before the event with the number before
/// @param actor who did it
/// @param kind what was done
/// @param subject about what
/// @param commitment hash of salt and payload
public record EventHeader(
    long number,
    Instant recorded,
    Actor actor,
    EventKind kind,
    Subject subject,
    Digest commitment) {

  /// The first word of the text. The number is the version of this encoding.
  static final String MARK = "event/1";

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// @throws IllegalArgumentException if the number is negative, or the instant is not in whole
  ///   microseconds or not in those years
  public EventHeader {
    if (number < 0) {
      throw new IllegalArgumentException("negative number " + number);
    }
    if (!recorded.equals(recorded.truncatedTo(ChronoUnit.MICROS))
        || recorded.isBefore(FIRST)
        || !recorded.isBefore(END)) {
      throw new IllegalArgumentException("not an instant of the record: " + recorded);
    }
  }

  /// Returns the one line of text, without its end, that stands for this header in the log.
  public String text() {
    return String.join(
        " ",
        MARK,
        Long.toString(number),
        MICROSECONDS.format(recorded),
        actor.role(),
        actor.id(),
        kind.word(),
        subject.kind(),
        subject.id(),
        commitment.hex());
  }

  /// Returns the hash of the leaf.
  public Digest leaf() {
    return MerkleHash.leaf(text().getBytes(StandardCharsets.US_ASCII));
  }
}
