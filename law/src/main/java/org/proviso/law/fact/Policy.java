package org.proviso.law.fact;

import java.util.List;
import java.util.Map;
import org.proviso.law.time.Span;

/// A rule that a party made for its own officers, as classified by the register.
///
/// @param id identifier of the policy
/// @param holder the party that made it
/// @param title what it is called in text
/// @param inForce days on which it was in force
/// @param reachesWithin whether it also binds the parties within the holder
/// @param features the register's classification: lists of terms by name; which names and terms
///   there are is settled by the pack
/// @param entry when the record stood in the register: a policy that came to light later counts for
///   nobody who could not have known of it
/// @param source where it comes from
/// @param confidence how far it was checked
public record Policy(
    String id,
    String holder,
    String title,
    Span inForce,
    boolean reachesWithin,
    Map<String, List<String>> features,
    Entry entry,
    String source,
    String confidence) {

  /// Copies the features.
  public Policy {
    features = Map.copyOf(features);
  }
}
