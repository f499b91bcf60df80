package org.proviso.web.site;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.proviso.pack.PartyDetails;

/// What the register records beside what the law needs: where parties lie, remarks and where those
/// come from, and when something was last added to it. Thread-safe.
public final class Particulars {

  private final Map<String, PartyDetails> ofParty;
  private volatile LocalDate updated;

  /// @param ofParty what is recorded, by identifier of the party
  /// @param updated the day, in UTC, on which something was last added to the register
  public Particulars(Map<String, PartyDetails> ofParty, LocalDate updated) {
    this.ofParty = Map.copyOf(ofParty);
    this.updated = updated;
  }

  /// Returns what is recorded of a party; empty if nothing is.
  public Optional<PartyDetails> of(String party) {
    return Optional.ofNullable(ofParty.get(party));
  }

  /// Takes note of a day, in UTC, on which something was added to the register.
  void updatedOn(LocalDate day) {
    updated = day;
  }

  /// Returns the day, in UTC, on which something was last added to the register.
  public LocalDate updated() {
    return updated;
  }
}
