package org.proviso.law.fact;

import java.util.Set;

/// A group that an order or a notice may address by membership.
///
/// @param id fixed identifier within a register
/// @param name what the group is called in text
/// @param eligibleKinds the kinds of party that can be members; a party of another kind never is
/// @param otherwise what is so of an eligible party on days that no record speaks of
public record Group(String id, String name, Set<String> eligibleKinds, Standing otherwise) {

  /// Copies the kinds.
  public Group {
    eligibleKinds = Set.copyOf(eligibleKinds);
  }

  /// Whether a party belongs to a group.
  public enum Standing {
    /// It belongs to the group.
    MEMBER,
    /// It does not belong to the group.
    NON_MEMBER,
    /// The register does not know, which is never taken for either of the others.
    UNKNOWN
  }
}
