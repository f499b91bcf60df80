package org.proviso.web.desk;

import java.time.ZoneId;
import java.util.List;
import org.proviso.letter.Correspondent;

/// The grantor's office, as letters and clocks name it.
///
/// @param sender printed as the letterhead
/// @param zone in which its days begin and end
/// @param portal address at which recipients answer
record Office(Correspondent sender, ZoneId zone, String portal) {

  /// @param name of the office
  /// @param address its lines, with `|` between them
  /// @param zone identifier of its time zone
  /// @param site address of this site, without a slash at the end
  static Office of(String name, String address, String zone, String site) {
    List<String> lines = address.isBlank() ? List.of() : List.of(address.split("\\s*\\|\\s*", -1));
    return new Office(new Correspondent(name, lines), ZoneId.of(zone), site + "/invitation");
  }
}
