package org.proviso.docket.ledger;

/// A rate a year, with where it was taken from.
///
/// @param basisPoints hundredths of a percent, from 0 to 10,000
/// @param source who published it
public record Rate(int basisPoints, String source) {

  /// Checks its parts.
  public Rate {
    if (basisPoints < 0 || basisPoints > 10_000) {
      throw new IllegalArgumentException("no rate: " + basisPoints);
    }
    Said.text(source);
  }
}
