package org.proviso.bench.awards.drools;

/// The conclusion that the condition binds an award.
///
/// @param award number of the award
public record Binds(int award) {

  /// Returns the number of the award, by the name that Drools looks for.
  public int getAward() {
    return award;
  }
}
