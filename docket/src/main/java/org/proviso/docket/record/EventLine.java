package org.proviso.docket.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The line of an event in an exported record: the text of its header, which is hashed as it
/// stands, and behind it what became of the payload.
final class EventLine {

  /// Words of a header.
  private static final int HEADER = 9;

  private static final String KEPT = "kept";
  private static final String REMOVED = "removed";
  private static final String WITHHELD = "withheld";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// What a line holds.
  sealed interface Outcome {

    /// A header and a payload that may not belong to it.
    record Read(EventHeader header, Payload payload) implements Outcome {}

    /// Not an event.
    record Malformed(String expected, String found) implements Outcome {}
  }

  private EventLine() {}

  /// Returns the line without its end.
  static String text(EventHeader header, Payload payload) {
    return switch (payload) {
      case Payload.Kept kept ->
          String.join(" ", header.text(), KEPT, base64(kept.salt()), base64(kept.bytes()));
      case Payload.Removed(long by) -> String.join(" ", header.text(), REMOVED, Long.toString(by));
      case Payload.Withheld() -> header.text() + " " + WITHHELD;
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Returns what a line without its end holds. Each event has one line only: what would be written
  /// otherwise is malformed.
  static Outcome parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length < HEADER + 1) {
      return new Outcome.Malformed("10, 11 or 12 words", words.length + " words");
    }
    Optional<Digest> commitment = Digest.parseHex(words[8]);
    if (!NUMBER.matcher(words[1]).matches()) {
      return new Outcome.Malformed("a number", words[1]);
    }
    for (int i = 3; i < 8; i++) {
      if (!Word.is(words[i])) {
        return new Outcome.Malformed("a word of letters, digits and . _ : / @ -", words[i]);
      }
    }
    if (commitment.isEmpty()) {
      return new Outcome.Malformed("64 hexadecimal digits", words[8]);
    }
    EventHeader header;
    try {
      header =
          new EventHeader(
              Long.parseLong(words[1]),
              Instant.parse(words[2]),
              new Actor(words[3], words[4]),
              new EventKind(words[5]),
              new Subject(words[6], words[7]),
              commitment.get());
    } catch (DateTimeException | IllegalArgumentException e) {
      return new Outcome.Malformed("an instant such as 2018-01-24T17:00:00.000000Z", words[2]);
    }
    Optional<Payload> payload = payload(words, header.number());
    if (payload.isEmpty()) {
      return new Outcome.Malformed(
          "kept, a salt of 16 bytes and a payload; removed and the number of a later event; or"
              + " withheld",
          String.join(" ", List.of(words).subList(HEADER, words.length)));
    }
    return text(header, payload.get()).equals(line)
        ? new Outcome.Read(header, payload.get())
        : new Outcome.Malformed(text(header, payload.get()), line);
  }

  private static Optional<Payload> payload(String[] words, long number) {
    return switch (words[HEADER]) {
      case KEPT -> words.length == HEADER + 3 ? kept(words[10], words[11]) : Optional.empty();
      case REMOVED -> words.length == HEADER + 2 ? removed(words[10], number) : Optional.empty();
      case WITHHELD ->
          words.length == HEADER + 1 ? Optional.of(new Payload.Withheld()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Payload> kept(String salt, String bytes) {
    return Base64Text.decode(salt)
        .filter(it -> it.length == Payload.Kept.SALT)
        .flatMap(
            it ->
                Base64Text.decode(bytes)
                    .filter(some -> some.length > 0 && some.length <= Payload.LONGEST)
                    .map(some -> new Payload.Kept(it, some)));
  }

  private static Optional<Payload> removed(String by, long number) {
    return NUMBER.matcher(by).matches() && Long.parseLong(by) > number
        ? Optional.of(new Payload.Removed(Long.parseLong(by)))
        : Optional.empty();
  }
}
