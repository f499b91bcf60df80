package org.proviso.bench.awards.drools;

/// The conclusion that the condition can be enforced against an award.
///
/// @param award number of the award
public record Enforceable(int award) {

  /// Returns the number of the award, by the name that Drools looks for.
  public int getAward() {
    return award;
  }
}
