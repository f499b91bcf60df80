package org.proviso.evidence.family;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.proviso.evidence.manifest.Location;

/// What an item belongs to, and where the same stands.
///
/// @param family the document that it is, or that it hangs on
/// @param copy whose copy it is; empty for what is shown
/// @param copies the other places where the same stands, in order, at most [#MOST]: of what is
///   shown all of them, of a copy those in inputs with the same bytes
/// @param copyCount how many such places there are
/// @param custodians who has the same anywhere, this place included; of a copy as `holders`
/// @param holders who has this very input, or one with the same bytes
public record Kin(
    Location family,
    Optional<Copy> copy,
    List<Location> copies,
    long copyCount,
    SortedSet<String> custodians,
    SortedSet<String> holders) {

  /// How many places are listed; all are counted.
  public static final int MOST = 100;
}
