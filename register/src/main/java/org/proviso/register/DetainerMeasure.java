package org.proviso.register;

import java.util.EnumSet;
import java.util.Set;

/// What a count of detainer requests counts.
///
/// Definitions for readers stand in the bundle that [DetainerWording] reads. No two publishers
/// count alike: a count says who counted and from which source.
public enum DetainerMeasure {
  /// Requests that the requesting agency issued.
  REQUESTED("requested"),
  /// Requests that reached whoever had custody.
  RECEIVED("received"),
  /// Requests on which custody was prolonged.
  HELD("held"),
  /// Requests on which notice of a release was given.
  NOTIFIED("notified"),
  /// Requests that somebody recorded as declined.
  DECLINED("declined"),
  /// Requests that ended with the requesting agency taking custody.
  PICKED_UP("picked-up");

  private final String word;

  DetainerMeasure(String word) {
    this.word = word;
  }

  /// Returns the word as a table writes it.
  public String word() {
    return word;
  }

  /// Returns the measures whose requests this one counts too, for the rule on small numbers: it
  /// takes a part for a part also where definitions do not fit exactly.
  Set<DetainerMeasure> parts() {
    return switch (this) {
      case REQUESTED -> EnumSet.complementOf(EnumSet.of(REQUESTED));
      case RECEIVED -> EnumSet.of(HELD, NOTIFIED, DECLINED, PICKED_UP);
      case HELD, NOTIFIED, DECLINED, PICKED_UP -> EnumSet.noneOf(DetainerMeasure.class);
    };
  }
}
