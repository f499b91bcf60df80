/// Law as data: acts, their clauses, and what a clause is aimed at, reaches and depends on.
///
/// An *act* is anything with legal force or effect that somebody issued on a day. A *clause* is one
/// effect of it. Rules of law are values of these types, made from a pack; nothing here or in the
/// engine knows a particular statute. [org.proviso.law.act.Law] checks a whole set of acts and
/// refuses what could not be computed, naming every fault.
///
/// Start with [org.proviso.law.act.Act] and [org.proviso.law.act.Clause]. All types are immutable
/// and thread-safe; nothing is null unless it says so.
@NullMarked
package org.proviso.law.act;

import org.jspecify.annotations.NullMarked;
