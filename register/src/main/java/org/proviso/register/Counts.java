package org.proviso.register;

/// What became of rows. Nothing is lost: rows = taken + merged + other + malformed.
///
/// @param taken awards that were taken
/// @param merged rows that another row of the same award in the same block replaced or dated back
/// @param other rows of programmes that were not asked for
/// @param malformed rows that could not be read
/// @param mapped of the awards taken, those whose recipient an explicit mapping names
/// @param matched of the awards taken, those whose recipient is a known party by its name
public record Counts(
    long taken, long merged, long other, long malformed, long mapped, long matched) {

  /// No row.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  /// Returns how many rows there were.
  public long rows() {
    return taken + merged + other + malformed;
  }

  /// Returns of how many awards taken the recipient is a party of its own.
  public long own() {
    return taken - mapped - matched;
  }

  /// Returns these counts and others together.
  public Counts plus(Counts more) {
    return new Counts(
        taken + more.taken,
        merged + more.merged,
        other + more.other,
        malformed + more.malformed,
        mapped + more.mapped,
        matched + more.matched);
  }
}
