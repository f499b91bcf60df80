package org.proviso.bench.awards.drools;

/// The conclusion that the condition does not bind an award.
///
/// @param award number of the award
public record Unbound(int award) {

  /// Returns the number of the award, by the name that Drools looks for.
  public int getAward() {
    return award;
  }
}
