package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A clock read on a day, with its working and what made it.
///
/// @param clock what was read
/// @param day the day asked about
/// @param state what it shows on that day
/// @param due last day on which an answer is in time, as all happenings at hand have it; null if
///   there is none or it can not be told
/// @param service the dispatch whose service started the clock; null if none did
/// @param served the day on which that service counts as made; null without it
/// @param legs the way from service to the day due; empty without service
/// @param because the happenings that made it, in the order of the record: one that changed nothing
///   is left out
public record ClockReading(
    ObligationClock clock,
    LocalDate day,
    ClockState state,
    @Nullable LocalDate due,
    Happening.@Nullable Dispatched service,
    @Nullable LocalDate served,
    List<Leg> legs,
    List<Happening> because) {

  public ClockReading {
    legs = List.copyOf(legs);
    because = List.copyOf(because);
  }
}
