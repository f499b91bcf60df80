/// Claims in statements, held against what the pack, its register and the engine say.
///
/// Start with [org.proviso.pack.statement.ClaimChecker]. A result is a figure with the rows that it
/// was counted from, or says that nothing was computed and why; it never judges a speaker. The
/// words for results stand in a message bundle, which [org.proviso.pack.statement.ClaimWording]
/// fills in. Nothing is null unless it says so. All public types are immutable and thread-safe.
@NullMarked
package org.proviso.pack.statement;

import org.jspecify.annotations.NullMarked;
