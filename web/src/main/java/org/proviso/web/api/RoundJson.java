package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;

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

  static RoundJson of(Pack pack, Round round) {
    return new RoundJson(
        round.id(),
        round.date(),
        round.deadline(),
        round.ask(),
        round.addressees().stream()
            .map(
                party ->
                    new Addressee(
                        party,
                        pack.register().party(party).map(found -> found.name()).orElse(party),
                        round.cleared().contains(party)))
            .toList(),
        round.note(),
        ProvenanceJson.of(pack, round.provenance()));
  }
}
