package org.proviso.evidence.intake;

import java.util.List;
import org.proviso.evidence.manifest.Location;

/// How inputs differ from what was taken in of them before. What was taken in stays: neither is
/// anything taken in twice nor given up.
///
/// @param changed inputs with other bytes, or that were files and are none, or the other way round;
///   in order
/// @param vanished inputs that are no longer there, in order
public record InputChanges(List<Location> changed, List<Location> vanished) {

  /// Keeps the lists as they are.
  public InputChanges {
    changed = List.copyOf(changed);
    vanished = List.copyOf(vanished);
  }

  /// Tells whether there are none.
  public boolean isEmpty() {
    return changed.isEmpty() && vanished.isEmpty();
  }
}
