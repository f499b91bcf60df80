package org.proviso.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;

/// A party and what places it on a map.
///
/// @param party the party
/// @param districts federal judicial districts that it lies in; more than one if it is divided
///   between them, none if not known
/// @param fips census code: 2 digits for a State, 5 for a county, 7 for a place, 10 for a
///   subdivision of a county; null if not known
/// @param ocd Open Civic Data identifier; null if not known
public record RegisteredParty(
    Party party, List<String> districts, @Nullable String fips, @Nullable String ocd) {

  /// Copies the list.
  public RegisteredParty {
    districts = List.copyOf(districts);
  }

  /// Returns whether it is divided between judicial districts.
  public boolean isDivided() {
    return districts.size() > 1;
  }
}
