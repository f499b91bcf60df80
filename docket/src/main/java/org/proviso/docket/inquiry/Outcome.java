package org.proviso.docket.inquiry;

/// What came of an attempt to hand a letter over.
public sealed interface Outcome {

  /// Returns what the other side said, or what went wrong; for people to read.
  String reply();

  /// The other side took it.
  record Accepted(String reply) implements Outcome {}

  /// The other side will not take it, however often it is offered.
  record Refused(String reply) implements Outcome {}

  /// It was surely not taken, and may be offered again.
  record Deferred(String reply) implements Outcome {}

  /// It may have been taken, or not. To offer it again could make a second copy.
  record Unknown(String reply) implements Outcome {}
}
