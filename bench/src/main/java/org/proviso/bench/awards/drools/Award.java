package org.proviso.bench.awards.drools;

/// The facts of one award.
public final class Award {

  private final int number;
  private final boolean applies;
  private final boolean exempt;
  private final boolean covered;

  /// Makes the facts of the award with this number.
  public Award(int number, boolean applies, boolean exempt, boolean covered) {
    this.number = number;
    this.applies = applies;
    this.exempt = exempt;
    this.covered = covered;
  }

  /// Returns the number of the award.
  public int getNumber() {
    return number;
  }

  /// Returns whether the condition applies to it.
  public boolean isApplies() {
    return applies;
  }

  /// Returns whether it is exempt.
  public boolean isExempt() {
    return exempt;
  }

  /// Returns whether an order covers it.
  public boolean isCovered() {
    return covered;
  }
}
