package org.proviso.law.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// When the event happened that triggers a period, as exactly as it is known.
public sealed interface TriggerEvent {

  /// A day, its hour unknown. Enough for a day or month rule.
  record OnDay(LocalDate day) implements TriggerEvent {}

  /// A local time. A day or month rule takes its day; an hour rule reads it in the rule's zone, and
  /// refuses a time that the zone skips or has twice.
  record AtLocalTime(LocalDateTime time) implements TriggerEvent {}

  /// An instant. Only an hour rule can place it, as only that has a zone.
  record AtInstant(Instant instant) implements TriggerEvent {}
}
