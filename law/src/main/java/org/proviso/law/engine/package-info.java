/// The engine: from acts and facts to what holds for whom, through all of time.
///
/// Everything is computed for sets of subjects and whole timelines at once. Start with
/// [org.proviso.law.engine.LawEngine]. An answer that depends on an open question carries the exact
/// set of settlements under which it holds, so that nothing uncertain is flattened and nothing
/// certain is inflated (`docs/adr/0003-settlements.md`).
///
/// Engines and answers are immutable and thread-safe; what is computed for one question lives in
/// that question's own working objects. Nothing is null unless it says so.
@NullMarked
package org.proviso.law.engine;

import org.jspecify.annotations.NullMarked;
