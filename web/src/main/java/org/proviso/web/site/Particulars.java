package org.proviso.web.site;

import java.util.Map;
import java.util.Optional;
import org.proviso.pack.PartyDetails;

/// What the register records of parties beside what the law needs: where they lie, remarks, and
/// where that comes from. Thread-safe.
public final class Particulars {

  private final Map<String, PartyDetails> ofParty;

  /// @param ofParty what is recorded, by identifier of the party
  public Particulars(Map<String, PartyDetails> ofParty) {
    this.ofParty = Map.copyOf(ofParty);
  }

  /// Returns what is recorded of a party; empty if nothing is.
  public Optional<PartyDetails> of(String party) {
    return Optional.ofNullable(ofParty.get(party));
  }
}
