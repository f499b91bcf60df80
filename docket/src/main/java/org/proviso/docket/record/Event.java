package org.proviso.docket.record;

/// Something that somebody did, as the record has it: the header for good, the payload unless a
/// redaction removed it or a reader is not shown it.
///
/// @param header what is hashed into the log
/// @param payload kept, removed or withheld
public record Event(EventHeader header, Payload payload) {

  /// @throws IllegalArgumentException if a kept payload is not what the header commits to, or a
  ///   removed one names no later event
  public Event {
    switch (payload) {
      case Payload.Kept kept -> {
        if (!kept.commitment().equals(header.commitment())) {
          throw new IllegalArgumentException("event " + header.number() + " has another payload");
        }
      }
      case Payload.Removed(long by) -> {
        if (by <= header.number()) {
          throw new IllegalArgumentException(
              "event " + header.number() + " is redacted by " + by + ", which is not later");
        }
      }
      case Payload.Withheld() -> {}
    }
  }

  /// Returns this event without its payload. Its header, and so the log, stays as it is.
  ///
  /// @param redaction number of the later event that says so
  /// @throws IllegalArgumentException if that event is not later
  public Event redacted(long redaction) {
    return new Event(header, new Payload.Removed(redaction));
  }
}
