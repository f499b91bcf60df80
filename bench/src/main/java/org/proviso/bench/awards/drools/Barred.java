package org.proviso.bench.awards.drools;

/// The conclusion that an order bars enforcement against an award.
///
/// @param award number of the award
public record Barred(int award) {

  /// Returns the number of the award, by the name that Drools looks for.
  public int getAward() {
    return award;
  }
}
