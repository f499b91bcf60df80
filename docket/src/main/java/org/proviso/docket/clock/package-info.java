/// Clocks that service starts: what is owed in answer to a letter, until when, and what moved it.
///
/// Start with [org.proviso.docket.clock.ObligationClock]: a rule, the ways of service that the
/// letter names, and its [org.proviso.docket.clock.Happening]s in the order of the record.
/// [org.proviso.docket.clock.ClockReckoner] reads it on a day: the
/// [org.proviso.docket.clock.ClockReading] has the [org.proviso.docket.clock.ClockState], every leg
/// of the count day by day, and the happenings that made it.
/// [org.proviso.docket.clock.CalendarChange] lists the clocks that another version of a calendar
/// would move; [org.proviso.docket.clock.Reminders] says on which days a reminder is due.
///
/// Rules for the whole package:
///
/// * No service, no clock. Nothing counts from the day a letter was written.
/// * A state is computed and never stored. The same happenings on the same day give the same state.
/// * Two orders of time are kept apart. Which happenings are at hand is what the record knows, up
///   to an event ([org.proviso.docket.clock.ObligationClock#knownBy]); the day asked about is when.
///   What is at hand is taken with hindsight: a toll entered late holds from its first day.
/// * What can not be told is a state of its own. Exceptions are for broken promises of the caller.
/// * Days only; nothing here reads the present. All values are immutable and thread-safe. Nothing
///   is null unless it says so.
///
/// `docs/clocks.md` has the rules in plain words; ADR 19 says which service starts a clock.
@NullMarked
package org.proviso.docket.clock;

import org.jspecify.annotations.NullMarked;
