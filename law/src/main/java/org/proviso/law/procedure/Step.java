package org.proviso.law.procedure;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// A step of a procedure: something that one side may do when all that it needs is there.
///
/// @param id within its pack
/// @param title in plain words
/// @param side who takes it
/// @param office who of that side, in words
/// @param stage where the matter stands once it is taken, in the pack's words; null if it changes
///   nothing
/// @param action what it does to the recipient, by identifier; null if nothing that a notice must
///   name or an order may forbid
/// @param requirements what it needs; all of them
/// @param starts clocks that it starts, by identifier
/// @param ends clocks that it ends, by identifier
/// @param undoes steps that do not stand any more once it is taken, by identifier
/// @param namesActions whether it must name actions, as a notice does
/// @param endsMatter whether nothing else may be done after it, but for what undoes it
/// @param posts the kind of posting that carries it out in a ledger; null if none does
/// @param grounds as what such a posting may name it
/// @param from where it comes from
public record Step(
    String id,
    String title,
    Side side,
    String office,
    @Nullable String stage,
    @Nullable String action,
    List<Requirement> requirements,
    Set<String> starts,
    Set<String> ends,
    Set<String> undoes,
    boolean namesActions,
    boolean endsMatter,
    @Nullable Carrying posts,
    Set<Basis> grounds,
    Provenance from) {

  /// Copies the collections.
  public Step {
    requirements = List.copyOf(requirements);
    starts = Set.copyOf(starts);
    ends = Set.copyOf(ends);
    undoes = Set.copyOf(undoes);
    grounds = Set.copyOf(grounds);
  }

  /// A need, and who says so.
  ///
  /// @param need what is needed
  /// @param from the source that asks for it
  public record Requirement(Need need, Provenance from) {}
}
