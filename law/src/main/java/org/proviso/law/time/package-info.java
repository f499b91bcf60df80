/// Spans of civil days, canonical sets of them, and functions of time that are constant between
/// finitely many days.
///
/// Everything is half-open, `[from, until)`, on whole days of the proleptic ISO calendar; no time
/// zone is involved. Nothing here is null. Start with [org.proviso.law.time.Span].
@NullMarked
package org.proviso.law.time;

import org.jspecify.annotations.NullMarked;
