/// Periods of time as rules of law state them: calendars of holidays, counting rules, and the
/// reckoning of a due day or instant with the count that shows why.
///
/// Start with [org.proviso.law.clock.Reckoner]. It is given [org.proviso.law.clock.Calendars] once,
/// and for each question a [org.proviso.law.clock.CountingRule], the
/// [org.proviso.law.clock.TriggerEvent] that triggers the period, and the
/// [org.proviso.law.clock.Toll]s that stop it. `due` answers with an
/// [org.proviso.law.clock.Outcome]; `count` adds every day or stretch of hours from the trigger on,
/// each with its [org.proviso.law.clock.Reason]. Rules and calendars are data: a rule names
/// calendars by [org.proviso.law.clock.CalendarId], and a
/// [org.proviso.law.clock.CalendarDefinition] is built from records alone.
///
/// A [org.proviso.law.clock.ServiceWay] says when a letter counts as served; the clocks that
/// service starts are those of the docket.
///
/// Rules for the whole package:
///
/// * A legal answer is a value. What cannot be reckoned is an [org.proviso.law.clock.Outcome] of
///   its own, never an exception, a null or a guess. Exceptions are for broken promises of the
///   caller: a rule or calendar that contradicts itself cannot be constructed.
/// * Nothing is null unless the type says so. Everything public is immutable and thread-safe.
/// * Days are civil days of the proleptic ISO calendar in the years 1 to 9999. Only hour rules know
///   a time zone, and they name it.
/// * Nothing here reads the present. The trigger is always given.
/// * Every loop is bounded: a calendar ends, lengths stop at 100 years, and a set of weekdays off
///   never holds all seven.
@NullMarked
package org.proviso.law.clock;

import org.jspecify.annotations.NullMarked;
