package org.proviso.law.fact;

import java.util.List;
import java.util.Map;

/// The facts of one subject on one day, as guards see them.
///
/// @param subject the award or would-be award
/// @param party its recipient
/// @param status what became of the award
/// @param memberships the recipient's standing in each group of the register
/// @param policies the recipient's own policies in force on the day, and those that reach it from
///   the parties it lies within
/// @param policiesKnown whether `policies` can be relied on to be complete
public record Circumstances(
    Subject subject,
    Party party,
    Award.Status status,
    Map<String, Group.Standing> memberships,
    List<Policy> policies,
    boolean policiesKnown) {

  /// Copies the collections.
  public Circumstances {
    memberships = Map.copyOf(memberships);
    policies = List.copyOf(policies);
  }
}
