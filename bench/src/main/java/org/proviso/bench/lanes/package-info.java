/// Tasks B to F: all lanes of every award of a synthetic register over ten years, and what one
/// order or one fact changes.
///
/// Start with [org.proviso.bench.lanes.LanesTask]; [org.proviso.bench.lanes.LargeRegister] makes
/// law and facts. What a contestant finds is folded as it is formed
/// ([org.proviso.bench.lanes.Totals]), so that nobody has to store eighty million stretches and
/// every one counts.
///
/// What holds of an award and a condition on a day, in this law, which each contestant states in
/// its own language:
///
/// 1. The condition is among the terms from the day of the clause that imposes it on, for the
///    programme years that the clause names; before that day it is not yet announced. The clause
///    may reach counties alone, or awards only while they are accepted, which may be unknown.
/// 2. An order on the condition bars its enforcement from the order's day on: for everyone, a
///    circuit, named parties, or the members of a group. Where membership is not known, it may.
/// 3. A stay suspends an order from the stay's day on, everywhere or for the parties within one
///    State, until the stay is lifted.
/// 4. Five conditions are met while the party has no policy in force, if its policies are known.
/// 5. What became of an award is unknown, then offered, then accepted, as its days say.
///
/// The headline follows from term and bar: not yet, not in the terms, barred, not barred; uncertain
/// where more than one of these is possible.
@NullMarked
package org.proviso.bench.lanes;

import org.jspecify.annotations.NullMarked;
