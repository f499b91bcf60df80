package org.proviso.law.act;

import org.jspecify.annotations.Nullable;

/// Why a set of acts is refused as a law.
///
/// @param code what sort of fault it is
/// @param act identifier of the act concerned; null if none is
/// @param clause identifier of the clause concerned; null if the act, or the whole, is
/// @param field the part of it: `target`, `scope`, `reference`, `precedence`, `court`, `id`
/// @param value the value found
/// @param message what is wrong and what was expected, as a sentence without a full stop
public record Fault(
    Code code,
    @Nullable String act,
    @Nullable String clause,
    String field,
    String value,
    String message) {

  /// Sorts of fault.
  public enum Code {
    /// Two things have one identifier.
    DUPLICATE_ID,
    /// Something is named that does not exist.
    DANGLING_REFERENCE,
    /// A clause acts on, or refers to, a clause that does not come before it.
    TARGET_NOT_EARLIER,
    /// A verb can not act on a target of this kind.
    VERB_TARGET_MISMATCH,
    /// Clauses beat each other in a ring.
    PRECEDENCE_CYCLE,
    /// Parties lie within each other in a ring.
    CONTAINMENT_CYCLE,
    /// Two strict clauses say opposite things of the same subject on the same day.
    STRICT_CLASH
  }
}
