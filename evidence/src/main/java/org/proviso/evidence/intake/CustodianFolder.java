package org.proviso.evidence.intake;

import java.nio.file.Path;
import org.proviso.evidence.manifest.Location;

/// A folder that is taken in, and whose files they are.
///
/// @param custodian as [Location#custodian()]
/// @param folder the folder, or a single file
public record CustodianFolder(String custodian, Path folder) {

  /// Checks the name.
  ///
  /// @throws IllegalArgumentException if it is not the name of a custodian
  public CustodianFolder {
    if (!Location.isCustodian(custodian)) {
      throw new IllegalArgumentException("not the name of a custodian: " + custodian);
    }
  }
}
