package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Round;
import org.proviso.web.site.Site;

/// A round of letters and whom they went to.
///
/// @param deadline day by which an answer was asked for; null if none is known
record RoundJson(
    String id,
    LocalDate date,
    @Nullable LocalDate deadline,
    String ask,
    List<Addressee> addressees,
    String note,
    ProvenanceJson provenance) {

  /// Somebody written to.
  ///
  /// @param cleared whether it was told later that all is well
  record Addressee(String party, String name, boolean cleared) {}

  static RoundJson of(Site site, Round round) {
    return new RoundJson(
        round.id(),
        round.date(),
        round.deadline(),
        round.ask(),
        round.addressees().stream()
            .map(party -> new Addressee(party, site.name(party), round.cleared().contains(party)))
            .toList(),
        round.note(),
        ProvenanceJson.of(site.pack(), round.provenance()));
  }
}
